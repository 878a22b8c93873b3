import Foundation
import TensorFiles
import Testing

/// A file that the reference implementation wrote.
@Suite struct SafetensorsFileTests {
    let file: SafetensorsFile
    let numbers = [
        0.0012301533574825742, 0.2987455375084699, -0.2741378553622176, -0.8905918387572742,
        -0.45467078517172255, -0.9916465549964624,
    ]

    init() throws { file = try SafetensorsFile(path: resource("reference.safetensors")) }

    @Test func `names come in the order of the data, metadata as they were given`() {
        #expect(
            file.names == [
                "u64", "i64", "doubles", "floats", "nothing", "single", "u32", "i32", "brains", "halves",
                "u16",
                "i16", "i8", "u8", "é \"quoted\"\n", "truth",
            ])
        #expect(file.metadata == ["made with": "the reference", "ключ": "значение \"\\"])
    }

    @Test func `a tensor is described`() throws {
        let info = try file.info(of: "halves")
        #expect(info.name == "halves" && info.type == .float16 && info.shape.axes == [2, 3])
        #expect(info.byteRange == 1232..<1244)
        #expect(try file.info(of: "single").shape.axes == [])
        #expect(try file.info(of: "nothing").shape.axes == [3, 0, 2])
    }

    @Test func `numbers of every precision`() throws {
        #expect(try file.doubles("doubles") == numbers)
        #expect(try file.floats("doubles") == numbers.map(Float.init))
        #expect(try file.floats("floats") == numbers.map(Float.init))
        #expect(try file.doubles("floats") == numbers.map { Double(Float($0)) })
        let halves = [
            0.0012302398681640625, 0.298828125, -0.274169921875, -0.890625, -0.45458984375, -0.99169921875,
        ]
        #expect(try file.doubles("halves") == halves)
        #expect(try file.floats("halves") == halves.map(Float.init))
        let truncated = numbers.map { Float(bitPattern: Float($0).bitPattern & 0xFFFF_0000) }
        #expect(try file.floats("brains") == truncated)
        #expect(try file.floats("single") == [0.1])
        #expect(try file.floats("nothing") == [])
    }

    @Test func `integers of every size`() throws {
        #expect(try file.integers("i8") == [-128, 127, 3])
        #expect(try file.integers("i16") == [-32768, 32767, 3])
        #expect(try file.integers("i32") == [Int64(Int32.min), Int64(Int32.max), 3])
        #expect(try file.integers("i64") == [.min, .max, 3])
        #expect(try file.integers("u8") == [0, 255, 3])
        #expect(try file.integers("u16") == [0, 65535, 3])
        #expect(try file.integers("u32") == [0, Int64(UInt32.max), 3])
        #expect(try file.integers("u64") == [0, .max, 3])
        #expect(try file.integers("truth") == [1, 0, 0, 1])
        #expect(try file.integers("é \"quoted\"\n") == [7])
    }

    @Test func `integers are numbers only when asked for`() throws {
        #expect(
            throws: TensorFileError(
                path: file.path, .safetensors(.elements(of: "i8", .notFloatingPoint(.int8))))
        ) {
            try file.floats("i8")
        }
        #expect(
            throws: TensorFileError(
                path: file.path, .safetensors(.elements(of: "truth", .notFloatingPoint(.boolean))))
        ) { try file.chunks(of: "truth", as: Double.self) }
        #expect(
            throws: TensorFileError(
                path: file.path, .safetensors(.elements(of: "halves", .notInteger(.float16))))
        ) {
            try file.integers("halves")
        }
        for name in file.names where !(try file.info(of: name).type.isFloatingPoint) {
            let integers = try file.integers(name)
            #expect(try file.doubles(name, convertingIntegers: true) == integers.map(Double.init))
            #expect(try file.floats(name, convertingIntegers: true) == integers.map(Float.init))
        }
    }

    @Test func `an integer that does not fit has its place`() throws {
        let scratch = try Scratch()
        let bytes = safetensorsBytes(#"{"a":{"dtype":"U64","shape":[2],"data_offsets":[0,16]}}"#)
        let path = try scratch.file("a", bytes + littleEndian(UInt64(1)) + littleEndian(UInt64(1) << 63))
        let large = try SafetensorsFile(path: path)
        #expect(
            throws: TensorFileError(path: path, .safetensors(.elements(of: "a", .integerTooLarge(index: 1))))
        ) {
            try large.integers("a")
        }
        #expect(try large.doubles("a", convertingIntegers: true) == [1, 0x1p63])
    }

    @Test func `an unknown name is answered with those that there are`() {
        #expect(
            throws: TensorFileError(
                path: file.path, .safetensors(.noSuchTensor(name: "x", names: file.names)))
        ) {
            try file.info(of: "x")
        }
    }

    @Test(arguments: [1, 2, 4, 5, 6, 7, 100])
    func `parts are the whole`(count: Int) throws {
        for name in ["doubles", "floats", "halves", "brains", "single", "nothing"] {
            let parts = Array(try file.chunks(of: name, as: Double.self, count: count))
            #expect(parts.flatMap { $0 } == (try file.doubles(name)))
            #expect(parts.dropLast().allSatisfy { $0.count == count })
            #expect(parts.allSatisfy { !$0.isEmpty })
        }
    }

    @Test func `bytes are seen where they lie`() throws {
        let all = [UInt8](try Data(contentsOf: URL(filePath: file.path)))
        for name in file.names {
            let range = try file.info(of: name).byteRange
            #expect(try file.withBytes(of: name) { [UInt8]($0) } == Array(all[range]))
            let middle = range.count / 3..<range.count / 2
            #expect(
                try file.withBytes(of: name, in: middle) { [UInt8]($0) } == Array(Array(all[range])[middle]))
        }
    }

    @Test func `data that are not aligned are read as well`() throws {
        let scratch = try Scratch()
        let header =
            #"{"a":{"dtype":"F64","shape":[1],"data_offsets":[1,9]},"b":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}} "#
        let bytes = safetensorsBytes(header, padded: false)
        #expect(bytes.count % 8 != 7)
        let path = try scratch.file("a", bytes + [9] + littleEndian(Double.pi.bitPattern))
        let file = try SafetensorsFile(path: path)
        #expect(try file.doubles("a") == [.pi] && file.names == ["b", "a"])
        #expect(try file.integers("b") == [9])
    }

    @Test func `what cannot be mapped is refused`() throws {
        let scratch = try Scratch()
        #expect(throws: TensorFileError(path: scratch.folder.path, .notRegularFile)) {
            try SafetensorsFile(path: scratch.folder.path)
        }
        let missing = scratch.path("none")
        #expect(
            throws: TensorFileError(
                path: missing, .refused(action: "opened", reason: "No such file or directory"))
        ) { try SafetensorsFile(path: missing) }
    }

    @Test func `the file may be replaced while it is open`() throws {
        let scratch = try Scratch()
        let header = #"{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}"#
        let path = try scratch.file("a", safetensorsBytes(header) + [1, 2])
        let file = try SafetensorsFile(path: path)
        _ = try scratch.file("b", [])
        #expect(unsafe rename(scratch.path("b"), path) == 0)
        #expect(try file.integers("a") == [1, 2])
    }
}
