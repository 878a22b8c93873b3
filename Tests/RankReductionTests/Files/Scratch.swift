import Foundation
import NumericAlgebra
import TensorFiles

/// A folder of a test's own, which goes with it.
final class Scratch {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "reduction-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// The names of the files in the folder.
    var files: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []
    }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path(name))) }

    /// One tensor of a file to be written.
    struct Tensor {
        var type: ElementType
        var axes: [Int]
        var values: [Double] = []
        var integers: [Int64] = []

        /// A matrix, row by row, with other axes where it is a convolution's.
        init(_ type: ElementType, _ matrix: NumericMatrix, axes: [Int]? = nil) {
            self.type = type
            self.axes = axes ?? [matrix.rows, matrix.columns]
            values = matrix.transposed.values
        }

        init(_ type: ElementType, axes: [Int], _ values: [Double]) {
            (self.type, self.axes, self.values) = (type, axes, values)
        }

        init(_ type: ElementType, axes: [Int], integers: [Int64]) {
            (self.type, self.axes, self.integers) = (type, axes, integers)
        }
    }

    /// - Returns: the path.
    @discardableResult
    func write(
        _ name: String, _ tensors: [String: Tensor], metadata: [String: String] = [:]
    ) throws -> String {
        let writer = try SafetensorsWriter(
            path: path(name), tensors: tensors.map { .init($0.key, $0.value.type, $0.value.axes) },
            metadata: metadata)
        for name in writer.order {
            guard let tensor = tensors[name] else { continue }
            if tensor.type.isFloatingPoint {
                try writer.append(tensor.values, to: name)
            } else {
                try writer.append(integers: tensor.integers, to: name)
            }
        }
        try writer.finish()
        return path(name)
    }

    /// A tensor as a matrix of its first axis by all others.
    func matrix(_ file: String, _ tensor: String) throws -> NumericMatrix {
        let file = try SafetensorsFile(path: path(file))
        let axes = try file.info(of: tensor).shape.axes
        let values = try file.doubles(tensor)
        return try NumericMatrix(
            rows: axes[0], columns: values.count / axes[0], rowMajor: values)
    }
}
