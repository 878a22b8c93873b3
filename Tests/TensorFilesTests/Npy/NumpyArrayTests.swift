import Foundation
import TensorFiles
import Testing

/// Arrays that NumPy saved: a line has type, order, axes, version and the file in base 64.
///
/// Their elements, counted row by row with k: k/2 − 1, 3k − 4 where they are integers, 3k where those have no
/// sign, and k mod 2 where they are yes or no.
struct NumpyArray: CustomTestStringConvertible, Sendable {
    let descriptor: String
    let isFortranOrder: Bool
    let axes: [Int]
    let version: Int
    let bytes: [UInt8]

    var testDescription: String { "\(descriptor) \(axes)" }
    var count: Int { axes.reduce(1, *) }
    var integers: [Int64] {
        switch descriptor.dropFirst().first {
        case "i": (0..<count).map { Int64(Int8(truncatingIfNeeded: $0 * 3 - 4)) }
        case "u": (0..<count).map { Int64(descriptor.hasSuffix("1") ? $0 * 3 % 256 : $0 * 3) }
        default: (0..<count).map { Int64($0 % 2) }
        }
    }
    var isFloatingPoint: Bool { descriptor.dropFirst().first == "f" }
    var numbers: [Double] {
        isFloatingPoint ? (0..<count).map { Double($0) / 2 - 1 } : integers.map(Double.init)
    }

    static func all() throws -> [NumpyArray] {
        let text = try String(contentsOfFile: resource("numpy-arrays.txt"), encoding: .utf8)
        return try text.split(separator: "\n").map { line in
            let fields = line.split(separator: " ")
            let bytes = try #require(Data(base64Encoded: String(fields[4])))
            return NumpyArray(
                descriptor: String(fields[0]), isFortranOrder: fields[1] == "F",
                axes: fields[2] == "-" ? [] : fields[2].split(separator: "x").compactMap { Int($0) },
                version: try #require(Int(fields[3])), bytes: Array(bytes))
        }
    }
}

@Suite struct NumpyArrayTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func `every array that NumPy saved is read`() throws {
        let arrays = try NumpyArray.all()
        #expect(arrays.count > 80)
        for array in arrays {
            let path = try scratch.file("a.npy", array.bytes)
            let file = try NpyFile(path: path)
            #expect(file.shape.axes == array.axes)
            #expect(file.isBigEndian == array.descriptor.hasPrefix(">"))
            // One axis, or no element, is in both orders at once; NumPy then says rows.
            let isInBoth = array.axes.contains(0) || array.axes.count { $0 != 1 } < 2
            #expect(file.isFortranOrder == (array.isFortranOrder && !isInBoth))
            let (doubles, floats) = try (
                file.doubles(convertingIntegers: true), file.floats(convertingIntegers: true)
            )
            #expect(doubles.elements == array.numbers && doubles.shape == file.shape, "\(array)")
            #expect(floats.elements == array.numbers.map(Float.init))
            if array.isFloatingPoint {
                #expect(throws: TensorFileError(path: path, .npy(.elements(.notInteger(file.type))))) {
                    try file.integers()
                }
            } else {
                #expect(try file.integers().elements == array.integers)
                #expect(throws: TensorFileError(path: path, .npy(.elements(.notFloatingPoint(file.type))))) {
                    try file.doubles()
                }
            }
        }
    }

    @Test func `what is written has the bytes that NumPy writes`() throws {
        var compared = 0
        for array in try NumpyArray.all() where array.version == 1 && !array.isFortranOrder {
            if array.descriptor.hasPrefix(">") { continue }
            let type = try NpyFile(path: scratch.file("a.npy", array.bytes)).type
            let path = scratch.path("b.npy")
            if array.isFloatingPoint {
                try NpyFile.write(#require(DenseTensor(array.axes, array.numbers)), as: type, to: path)
            } else {
                try NpyFile.write(
                    integers: #require(DenseTensor(array.axes, array.integers)), as: type, to: path)
            }
            #expect(try Array(Data(contentsOf: URL(filePath: path))) == array.bytes, "\(array)")
            compared += 1
        }
        #expect(compared > 35)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `arrays of any shape come back`(seed: UInt64) throws {
        var dice = Dice(seed: seed)
        let path = scratch.path("a.npy")
        for _ in 0..<50 {
            let axes = (0..<Int.random(in: 0...5, using: &dice)).map { _ in
                Int.random(in: 0...6, using: &dice)
            }
            let numbers = (0..<axes.reduce(1, *)).map { _ in Double(bitPattern: dice.next()) }
            let tensor = try #require(DenseTensor(axes, numbers))
            try NpyFile.write(tensor, to: path)
            let found = try NpyFile(path: path).doubles()
            #expect(found.shape.axes == axes)
            #expect(found.elements.map(\.bitPattern) == numbers.map(\.bitPattern))
        }
    }

    @Test func `what cannot be stored leaves the path as it was`() throws {
        let path = scratch.path("a.npy")
        let tensor = try #require(DenseTensor([2], [1, 65520.0]))
        #expect(throws: TensorFileError(path: path, .npy(.unwritableType(.bfloat16)))) {
            try NpyFile.write(tensor, as: .bfloat16, to: path)
        }
        let overflow = ElementFault.overflow(index: 1, value: 65520, type: .float16)
        #expect(throws: TensorFileError(path: path, .npy(.elements(overflow)))) {
            try NpyFile.write(tensor, as: .float16, to: path)
        }
        #expect(throws: TensorFileError(path: path, .npy(.elements(.notFloatingPoint(.int8))))) {
            try NpyFile.write(tensor, as: .int8, to: path)
        }
        let deep = try #require(DenseTensor([Int](repeating: 1, count: 65), [1.0]))
        #expect(throws: TensorFileError(path: path, .npy(.tooManyAxes(limit: 64)))) {
            try NpyFile.write(deep, to: path)
        }
        #expect(try scratch.names == [])
    }
}
