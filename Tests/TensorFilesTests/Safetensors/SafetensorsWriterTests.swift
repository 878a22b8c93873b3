import Foundation
import TensorFiles
import Testing

@Suite struct SafetensorsWriterTests {
    let scratch: Scratch
    let path: String

    init() throws {
        scratch = try Scratch()
        path = scratch.path("new.safetensors")
    }

    /// Copies `old` to `path`, part by part.
    private func copy(_ old: SafetensorsFile, metadata: [String: String]? = nil) throws {
        let writer = try SafetensorsWriter(
            path: path, tensors: old.names.shuffled().map { .init(try old.info(of: $0)) },
            metadata: metadata ?? old.metadata)
        for name in writer.order {
            try old.withBytes(of: name) { bytes in
                let size = try old.info(of: name).type.size
                let cut = bytes.count / size / 2 * size
                try writer.append(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<cut]), to: name)
                try writer.append(bytes: UnsafeRawBufferPointer(rebasing: bytes[cut...]), to: name)
            }
        }
        try writer.finish()
    }

    @Test func `a copy has the reference's own bytes`() throws {
        let old = try SafetensorsFile(path: resource("reference.safetensors"))
        try copy(old)
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: URL(filePath: old.path)))
        #expect(try scratch.names == ["new.safetensors"])
    }

    @Test func `tensors are copied from another file as they are`() throws {
        let old = try SafetensorsFile(path: resource("reference.safetensors"))
        let writer = try SafetensorsWriter(
            path: path, tensors: old.names.map { .init(try old.info(of: $0)) }, metadata: old.metadata)
        for name in writer.order { try writer.copy(name, from: old) }
        try writer.finish()
        #expect(try Data(contentsOf: URL(filePath: path)) == Data(contentsOf: URL(filePath: old.path)))

        let other = try SafetensorsWriter(
            path: path, tensors: [.init("halves", .bfloat16, [2, 3]), .init("i8", .int8, [3, 1])])
        #expect(throws: wrong(.copyMismatch(name: "halves"))) { try other.copy("halves", from: old) }
        #expect(throws: wrong(.copyMismatch(name: "i8"))) { try other.copy("i8", from: old) }
        #expect(throws: wrong(.outOfOrder(given: "i16", awaited: "halves"))) {
            try other.copy("i16", from: old)
        }
        #expect(
            throws: TensorFileError(path: old.path, .safetensors(.noSuchTensor(name: "x", names: old.names)))
        ) {
            try other.copy("x", from: old)
        }
    }

    private static let rounding: [ElementType: Double] = [
        .float32: 0x1p-24, .float16: 0x1p-11, .bfloat16: 0x1p-8,
    ]

    @Test(arguments: [ElementType.float64, .float32, .float16, .bfloat16], [1, 2, 3] as [UInt64])
    func `numbers come back as they were, rounded once`(type: ElementType, seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for axes in [[], [0], [1], [3, 0, 2], [7], [2, 3], [70_001], [2, 1, 3, 2]] {
            let count = axes.reduce(1, *)
            let numbers = (0..<count).map { _ in Double.random(in: -100...100, using: &dice) }
            let tensor = try #require(DenseTensor(axes, numbers))
            try SafetensorsFile.write(["a": tensor], as: type, to: path)
            let file = try SafetensorsFile(path: path)
            #expect(try file.info(of: "a").shape.axes == axes)
            let relative = Self.rounding[type] ?? 0
            let found = try file.doubles("a")
            #expect(found.count == count)
            let isNear = zip(numbers, found).allSatisfy { (a: Double, b: Double) -> Bool in
                abs(a - b) <= relative * max(abs(a), 0x1p-14)
            }
            #expect(isNear)
            // What is stored is stored again as it is, from either precision.
            for values in [try file.floats("a").map(Double.init), found] {
                try SafetensorsFile.write(
                    ["a": #require(DenseTensor(axes, values))], as: type == .float64 ? .float32 : type,
                    to: path)
                #expect(try SafetensorsFile(path: path).floats("a") == found.map(Float.init))
            }
        }
    }

    @Test func `special numbers come back`() throws {
        let special: [Float] = [
            0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, 0x1p-24, 0x1p-25, 65504,
        ]
        for type in [ElementType.float64, .float32, .float16, .bfloat16] {
            try SafetensorsFile.write(["a": #require(DenseTensor([9], special))], as: type, to: path)
            let found = try SafetensorsFile(path: path).floats("a")
            #expect(found[0].sign == .plus && found[1].sign == .minus && found[1] == 0)
            #expect(found[2] == .infinity && found[3] == -.infinity && found[4].isNaN)
            #expect(found[5] == (type.size > 2 ? special[5] : 0))
            #expect(found[6] == 0x1p-24 && found[7] == (type == .float16 ? 0 : 0x1p-25))
            #expect(found[8] == (type == .bfloat16 ? 65536 : 65504))
        }
    }

    private static let integers: [(ElementType, [Int64], Int64?)] = [
        (.int8, [-128, 127], 128), (.int16, [-32768, 32767], -32769),
        (.int32, [-0x8000_0000, 0x7FFF_FFFF], 0x8000_0000), (.int64, [.min, .max], nil),
        (.uint8, [0, 255], -1), (.uint16, [0, 65535], 65536),
        (.uint32, [0, 0xFFFF_FFFF], 0x1_0000_0000), (.uint64, [0, .max], -1), (.boolean, [0, 1], 2),
    ]

    @Test(arguments: integers)
    func `integers come back, and what does not fit has its place`(
        type: ElementType, numbers: [Int64], misfit: Int64?
    ) throws {
        let writer = try SafetensorsWriter(path: path, tensors: [.init("a", type, [2])])
        try writer.append(integers: numbers, to: "a")
        try writer.finish()
        #expect(try SafetensorsFile(path: path).integers("a") == numbers)
        let other = try SafetensorsWriter(path: path, tensors: [.init("a", type, [2])])
        #expect(throws: wrong(.elements(of: "a", .notFloatingPoint(type)))) {
            try other.append([0.5, 1], to: "a")
        }
        guard let misfit else { return }
        #expect(throws: wrong(.elements(of: "a", .integerOutOfRange(index: 1, value: misfit, type: type)))) {
            try other.append(integers: [1, misfit], to: "a")
        }
    }

    private func wrong(_ fault: SafetensorsWritingFault) -> TensorFileError {
        TensorFileError(path: path, .safetensorsWriting(fault))
    }

    @Test func `what is finite does not become infinite unnoticed`() throws {
        let cases: [(ElementType, Double)] = [
            (.float16, 65520), (.bfloat16, 0x1.FFp127), (.float32, 0x1.FFFFFFp127),
        ]
        for (type, limit) in cases {
            let writer = try SafetensorsWriter(path: path, tensors: [.init("a", type, [100_000])])
            var numbers = [Double](repeating: -limit.nextDown, count: 100_000)
            numbers[99_998] = limit
            #expect(throws: wrong(.elements(of: "a", .overflow(index: 99_998, value: limit, type: type)))) {
                try writer.append(numbers, to: "a")
            }
            numbers[99_998] = .infinity
            let tensor = try #require(DenseTensor([100_000], numbers))
            try SafetensorsFile.write(["a": tensor], as: type, to: path)
            let found = try SafetensorsFile(path: path).doubles("a")
            #expect(found.count { $0.isInfinite } == 1 && found[0] < -limit * 0.99)
        }
    }

    @Test func `wrong declarations are refused before there is a file`() throws {
        func fault(_ tensors: [SafetensorsDeclaration]) -> TensorFileError? {
            do throws(TensorFileError) {
                _ = try SafetensorsWriter(path: path, tensors: tensors)
                return nil
            } catch { return error }
        }
        #expect(fault([.init("a", .int8, []), .init("a", .int8, [])]) == wrong(.repeatedName("a")))
        #expect(fault([.init("__metadata__", .int8, [])]) == wrong(.reservedName))
        #expect(fault([.init("a", .int8, [-1])]) == wrong(.shapeOverflow(name: "a", axes: [-1])))
        #expect(fault([.init("a", .int16, [.max])]) == wrong(.shapeOverflow(name: "a", axes: [.max])))
        #expect(
            fault([.init("a", .int8, [.max]), .init("b", .int8, [1])])
                == wrong(.shapeOverflow(name: "b", axes: [1])))
        #expect(try scratch.names == [])
        let missing = scratch.path("no/where")
        #expect(
            throws: TensorFileError(
                path: missing, .refused(action: "written", reason: "No such file or directory"))
        ) { try SafetensorsWriter(path: missing, tensors: []) }
        #expect(throws: TensorFileError(path: scratch.folder.path, .notRegularFile)) {
            try SafetensorsWriter(path: scratch.folder.path, tensors: [])
        }
    }

    @Test func `elements come in order, all of them and no more`() throws {
        let writer = try SafetensorsWriter(
            path: path,
            tensors: [.init("b", .float32, [2]), .init("a", .float32, [2]), .init("none", .float64, [0])])
        #expect(writer.order == ["none", "a", "b"] && writer.awaited == "a")
        #expect(throws: wrong(.outOfOrder(given: "b", awaited: "a"))) { try writer.append([1.0], to: "b") }
        #expect(throws: wrong(.outOfOrder(given: "c", awaited: "a"))) {
            try writer.append([] as [Float], to: "c")
        }
        #expect(throws: wrong(.tooManyElements(name: "a", declared: 2, given: 3))) {
            try writer.append([1, 2, 3] as [Float], to: "a")
        }
        try writer.append([1] as [Float], to: "a")
        #expect(throws: wrong(.incomplete(name: "a", declared: 2, given: 1))) { try writer.finish() }
        #expect(throws: wrong(.brokenElement(name: "a", bytes: 3, type: .float32))) {
            try [UInt8](repeating: 0, count: 3).withUnsafeBytes { try writer.append(bytes: $0, to: "a") }
        }
        try writer.append([2.0], to: "a")
        try writer.append([] as [Float], to: "none")
        try writer.append([3.0, 4], to: "b")
        #expect(throws: wrong(.outOfOrder(given: "b", awaited: nil))) { try writer.append([1.0], to: "b") }
        try writer.finish()
        #expect(throws: wrong(.closed)) { try writer.finish() }
        #expect(throws: wrong(.closed)) { try writer.append([1.0], to: "b") }
        let file = try SafetensorsFile(path: path)
        #expect(try file.floats("a") == [1, 2])
        #expect(try file.floats("b") == [3, 4])
    }

    @Test func `a writer given up leaves the path as it was`() throws {
        func halfWritten() throws -> SafetensorsWriter {
            let writer = try SafetensorsWriter(path: path, tensors: [.init("a", .float32, [100_000])])
            try writer.append([Float](repeating: 1, count: 99_999), to: "a")
            return writer
        }
        do {
            let writer = try halfWritten()
            #expect(try scratch.names == ["new.safetensors.partial"])
            _ = writer
        }
        #expect(try scratch.names == [])
        let cancelled = try halfWritten()
        cancelled.cancel()
        #expect(try scratch.names == [])
        #expect(throws: wrong(.closed)) { try cancelled.append([1.0], to: "a") }

        _ = try scratch.file("new.safetensors", [1, 2, 3])
        _ = try halfWritten()
        #expect(try scratch.names == ["new.safetensors"])
        #expect(try Data(contentsOf: URL(filePath: path)) == Data([1, 2, 3]))
        let (one, other) = (try halfWritten(), try halfWritten())
        #expect(
            try scratch.names == ["new.safetensors", "new.safetensors.2.partial", "new.safetensors.partial"])
        try one.append([2.0], to: "a")
        try one.finish()
        other.cancel()
        #expect(try SafetensorsFile(path: path).floats("a").last == 2)
        #expect(try scratch.names == ["new.safetensors"])
    }

    @Test func `a link stays a link, and who may read the file still may`() throws {
        let real = try scratch.file("real", [])
        #expect(chmod(real, 0o640) == 0)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: real)
        try SafetensorsFile.write(["a": #require(DenseTensor([1], [1.0]))], to: path)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == real)
        #expect(try SafetensorsFile(path: real).doubles("a") == [1])
        let rights = try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int
        #expect(rights == 0o640)
    }

    @Test func `texts are escaped as JSON asks, and the same bytes come every time`() throws {
        let texts = ["a\"\\\n\t\u{1}\u{8}\u{c}\r/é": "\u{1F600}\u{7F}", "": "", "b": "c"]
        let tensor = try #require(DenseTensor([1], [1 as Float]))
        let write = {
            try SafetensorsFile.write(["n\u{0}\"": tensor, "m": tensor], metadata: texts, to: path)
        }
        try write()
        let first = try Data(contentsOf: URL(filePath: path))
        let file = try SafetensorsFile(path: path)
        #expect(file.metadata == texts && file.names == ["m", "n\u{0}\""])
        #expect(try file.info(of: "m").byteRange.lowerBound % 8 == 0)
        try write()
        #expect(try Data(contentsOf: URL(filePath: path)) == first)
        let header = #"{"__metadata__":{"":"","a\"\\\n\t\u0001\b\f\r/é":"😀\#u{7F}","b":"c"},"m":{"#
        #expect(String(decoding: first[8...], as: UTF8.self).hasPrefix(header))
    }
}
