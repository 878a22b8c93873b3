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

    @Test(arguments: [
        ("", "{", 0), ("[]", "{", 0), ("  {}", "{", 0), ("null", "{", 0), ("{", "\"", 8), ("{,}", "\"", 1),
        (#"{"a"}"#, ":", 4), ("{} x", "nothing more", 3), (#"{"a":{}"#, "", 0),
        (#"{"__metadata__":{},}"#, "\"", 19), (#"{"__metadata__":{"a":"b",}}"#, "\"", 25),
        (#"{"__metadata__":{"a" "b"}}"#, ":", 21), (#"{"__metadata__":{"a":"b""#, "}", 24),
        ("{\"a\tb\":1}", "a text without control characters", 3), ("{\"a", "\"", 8),
        (#"{"\x":1}"#, "an escape of JSON", 2), (#"{"\u12":1}"#, "an escape of JSON", 2),
        (#"{"\ud800":1}"#, "an escape of JSON", 2), (#"{"\udc00\ud800":1}"#, "an escape of JSON", 2),
        (#"{"\ud800\ud800":1}"#, "an escape of JSON", 2), (#"{"\u+123":1}"#, "an escape of JSON", 2),
        (#"{"\"#, "an escape of JSON", 2), (#"{"a":{"x":nil}}"#, "a value", 10),
        (#"{"a":{"x":[1 2]}}"#, "]", 13), (#"{"a":{"dtype":"U8""shape":[]}}"#, "}", 18),
    ])
    func `what breaks the rules of JSON is refused with its place`(
        text: String, wanted: String, position: Int
    ) throws {
        let found = try fault(of: safetensorsBytes(text))
        // An entry without fields is no fault of JSON.
        if wanted.isEmpty {
            #expect(found == .entry(name: "a", .malformed(reason: "`dtype` is missing")))
        } else {
            #expect(found == .notJSON(wanted: wanted, offset: 8 + position))
        }
    }

    @Test func `text in other encodings is refused`() throws {
        let wide = "{}".utf16.flatMap { littleEndian($0) }
        #expect(
            try fault(of: littleEndian(UInt64(wide.count)) + wide) == .notJSON(wanted: "\"", offset: 9))
        let broken = Array(#"{"a"#.utf8) + [0xFF] + Array(#"":1}"#.utf8)
        #expect(
            try fault(of: littleEndian(UInt64(broken.count)) + broken)
                == .notJSON(wanted: "text in UTF-8", offset: 10))
    }

    @Test func `escapes are read, and fields that nobody knows passed over`() throws {
        let text = #"""
            {"\"\\\/\b\f\n\r\t\u00e9\ud83d\uDE00" : {"x":[{"y":[null,true,false,-1.5e+3,"]}"]},[],{}] ,
             "dtype":"U8", "shape":[ 1 ,1], "data_offsets":[0,1]} }
            """#
        let path = try scratch.file("a", safetensorsBytes(text, data: 1))
        #expect(try SafetensorsFile(path: path).names == ["\"\\/\u{8}\u{C}\n\r\té\u{1F600}"])
    }

    @Test func `neither depth nor length takes memory`() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(
            try fault(of: safetensorsBytes(#"{"a":{"x":\#(deep)"#))
                == .notJSON(wanted: "a value that is nested less deeply", offset: 8 + 10 + 64))
        let long = String(repeating: "1,", count: 100_000)
        #expect(
            try fault(of: safetensorsBytes(#"{"a":{"shape":[\#(long)1]}}"#))
                == .entry(name: "a", .malformed(reason: "`shape` has more than 64 numbers")))
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
