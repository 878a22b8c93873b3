import TensorFiles
import Testing

@Suite struct SafetensorsHeaderTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// What is found wrong with these bytes.
    private func fault(of bytes: [UInt8]) throws -> SafetensorsFault? {
        let path = try scratch.file("a.safetensors", bytes)
        do throws(TensorFileError) {
            _ = try SafetensorsFile(path: path)
            return nil
        } catch {
            #expect(error.path == path)
            guard case .safetensors(let fault) = error.problem else {
                Issue.record("another problem: \(error)")
                return nil
            }
            return fault
        }
    }

    @Test func `a file without tensors is a file`() throws {
        #expect(try fault(of: safetensorsBytes("{}")) == nil)
        #expect(try fault(of: safetensorsBytes(#"{"__metadata__":null}"#, padded: false)) == nil)
    }

    @Test func `the length of the header is checked before anything is read`() throws {
        #expect(try fault(of: []) == .noLength(bytes: 0))
        #expect(try fault(of: [1, 0, 0]) == .noLength(bytes: 3))
        let endless = littleEndian(UInt64.max)
        #expect(try fault(of: endless) == .headerTooLong(bytes: .max, limit: 100_000_000))
        #expect(
            try fault(of: littleEndian(UInt64(100_000_001)))
                == .headerTooLong(bytes: 100_000_001, limit: 100_000_000))
        #expect(
            try fault(of: littleEndian(UInt64(100_000_000)))
                == .headerCutOff(headerEnd: 100_000_008, fileSize: 8))
        #expect(
            try fault(of: Array(safetensorsBytes("{      }").dropLast()))
                == .headerCutOff(headerEnd: 16, fileSize: 15))
    }

    @Test(arguments: ["", "[]", "  {}", "{", #"{"a"}"#, "{} x", "null", "{\"a\u{0}\":1}", "{,}"])
    func `what is not a JSON object is refused`(text: String) throws {
        guard case .notJSON? = try fault(of: safetensorsBytes(text)) else {
            Issue.record("\(text) was taken")
            return
        }
    }

    @Test func `text in other encodings is refused`() throws {
        let wide = "{}".utf16.flatMap { littleEndian($0) }
        #expect(
            try fault(of: littleEndian(UInt64(wide.count)) + wide)
                == .notJSON(reason: "it is not text in UTF-8"))
        let broken = Array(#"{""#.utf8) + [0xFF] + Array(#"":1}"#.utf8)
        #expect(
            try fault(of: littleEndian(UInt64(broken.count)) + broken)
                == .notJSON(reason: "it is not text in UTF-8"))
    }

    @Test func `a name may not stand twice, however it is written`() throws {
        let entry = #"{"dtype":"U8","shape":[1],"data_offsets":[0,1]}"#
        for (one, other) in [("a", "a"), ("a", #"\u0061"#), ("é", "e\u{301}"), (#"\""#, #"\u0022"#)] {
            let text = #"{"\#(one)":\#(entry),"\#(other)":\#(entry)}"#
            guard case .repeatedName? = try fault(of: safetensorsBytes(text, data: 1)) else {
                Issue.record("\(text) was taken")
                continue
            }
        }
        let twice = #"{"a":{"dtype":"U8","dtype":"I8","shape":[1],"data_offsets":[0,1]}}"#
        #expect(try fault(of: safetensorsBytes(twice, data: 1)) == .repeatedName("dtype"))
        let texts = #"{"__metadata__":{"k":"1","k":"2"}}"#
        #expect(try fault(of: safetensorsBytes(texts)) == .repeatedName("k"))
    }

    @Test(arguments: [#"{"k":1}"#, #"{"k":null}"#, "[]", "3", #"{"k":{"l":"m"}}"#])
    func `metadata are text for text`(metadata: String) throws {
        let bytes = safetensorsBytes(#"{"__metadata__":\#(metadata)}"#)
        #expect(try fault(of: bytes) == .metadataNotText)
    }

    @Test(arguments: [
        (
            #""shape":[1],"data_offsets":[0,1]"#,
            SafetensorsFault.EntryFault.malformed(reason: "`dtype` is missing")
        ),
        (#""dtype":"U8","data_offsets":[0,1]"#, .malformed(reason: "`shape` is missing")),
        (#""dtype":"U8","shape":[1]"#, .malformed(reason: "`data_offsets` is missing")),
        (#""dtype":8,"shape":[1],"data_offsets":[0,1]"#, .malformed(reason: "`dtype` is not text")),
        (
            #""dtype":"U8","shape":1,"data_offsets":[0,1]"#,
            .malformed(reason: "`shape` is not a list of whole numbers of at most 64 bits")
        ),
        (
            #""dtype":"U8","shape":["1"],"data_offsets":[0,1]"#,
            .malformed(reason: "`shape` is not a list of whole numbers of at most 64 bits")
        ),
        (
            #""dtype":"U8","shape":[1.5],"data_offsets":[0,1]"#,
            .malformed(reason: "`shape` is not a list of whole numbers of at most 64 bits")
        ),
        (
            #""dtype":"U8","shape":[18446744073709551616],"data_offsets":[0,1]"#,
            .malformed(reason: "`shape` is not a list of whole numbers of at most 64 bits")
        ),
        (
            #""dtype":"U8","shape":[1],"data_offsets":[0,1,2]"#,
            .malformed(reason: "`data_offsets` has 3 numbers; it takes two")
        ),
        (
            #""dtype":"U8","shape":[1],"data_offsets":null"#,
            .malformed(
                reason: "`data_offsets` is not a list of whole numbers of at most 64 bits")
        ),
        (#""dtype":"F128","shape":[1],"data_offsets":[0,1]"#, .unknownType("F128")),
        (#""dtype":"f32","shape":[1],"data_offsets":[0,1]"#, .unknownType("f32")),
        (#""dtype":"U8","shape":[1,-1],"data_offsets":[0,1]"#, .negativeAxis(axis: 1, length: -1)),
        (
            #""dtype":"U8","shape":[4294967296,4294967296,0],"data_offsets":[0,0]"#,
            .shapeOverflow(axes: [1 << 32, 1 << 32, 0])
        ),
        (
            #""dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,0]"#,
            .shapeOverflow(axes: [1 << 61])
        ),
        (#""dtype":"U8","shape":[1],"data_offsets":[2,1]"#, .offsetsReversed(begin: 2, end: 1)),
        (#""dtype":"U8","shape":[1],"data_offsets":[-1,0]"#, .offsetsReversed(begin: -1, end: 0)),
        (#""dtype":"U8","shape":[5],"data_offsets":[0,5]"#, .pastEnd(end: 5, available: 4)),
        (
            #""dtype":"U8","shape":[1],"data_offsets":[9223372036854775806,9223372036854775807]"#,
            .pastEnd(end: .max, available: .max - 104)
        ),
        (#""dtype":"U8","shape":[1],"data_offsets":[3,4]"#, .gap(bytes: 3)),
    ])
    func `an entry is checked`(fields: String, wanted: SafetensorsFault.EntryFault) throws {
        let found = try fault(of: safetensorsBytes(#"{"a":{\#(fields)}}"#, data: 4))
        #expect(found == .entry(name: "a", wanted))
    }

    @Test func `a size that is not the shape's is refused`() throws {
        let text = #"{"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,4]}}"#
        guard
            case .entry("a", .sizeMismatch(.float32, let shape, 8, 4))? = try fault(
                of: safetensorsBytes(text, data: 4))
        else {
            Issue.record("the size was taken")
            return
        }
        #expect(shape.axes == [2, 1])
    }

    @Test func `tensors cover the data, each byte once`() throws {
        func entry(_ begin: Int, _ end: Int) -> String {
            #"{"dtype":"U8","shape":[\#(end - begin)],"data_offsets":[\#(begin),\#(end)]}"#
        }
        let overlap = safetensorsBytes(#"{"b":\#(entry(2, 6)),"a":\#(entry(0, 3))}"#, data: 6)
        #expect(try fault(of: overlap) == .entry(name: "b", .overlap(with: "a")))
        let same = safetensorsBytes(#"{"b":\#(entry(0, 3)),"a":\#(entry(0, 3))}"#, data: 3)
        #expect(try fault(of: same) == .entry(name: "a", .overlap(with: "b")))
        let gap = safetensorsBytes(#"{"b":\#(entry(4, 6)),"a":\#(entry(0, 3))}"#, data: 6)
        #expect(try fault(of: gap) == .entry(name: "b", .gap(bytes: 1)))
        let short = safetensorsBytes(#"{"b":\#(entry(3, 6)),"a":\#(entry(0, 3))}"#, data: 5)
        #expect(try fault(of: short) == .entry(name: "b", .pastEnd(end: 6, available: 5)))
        let long = safetensorsBytes(#"{"b":\#(entry(3, 6)),"a":\#(entry(0, 3))}"#, data: 8)
        #expect(try fault(of: long) == .bytesLeftOver(count: 2))
        let empty = safetensorsBytes(
            #"{"z":\#(entry(3, 3)),"b":\#(entry(3, 6)),"a":\#(entry(0, 3)),"c":\#(entry(6, 6))}"#, data: 6)
        let path = try scratch.file("empty.safetensors", empty)
        #expect(try SafetensorsFile(path: path).names == ["a", "z", "b", "c"])
    }
}
