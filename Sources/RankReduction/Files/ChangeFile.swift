internal import NumericAlgebra
internal import TensorFiles

/// What a file does to one layer.
public enum LayerChange: Hashable, Sendable {
    case reduction(ImageReduction)
    case update(LowRankUpdate)
}

/// A file of PRR or of LoRA: changes of layers, read one at a time.
///
/// A PRR file is a safetensors file with one tensor a layer of shape d_out × r, `layer.B` as it was trained
/// or `layer.Q` with orthonormal columns. Its metadata say which: `method` is `prr`, `factor` is `B` or `Q`. A
/// LoRA file has two tensors a layer, up and down in any of the usual spellings, and may have an alpha for
/// each, or one for all in its metadata as `lora_alpha` or `alpha`; without any, alpha is r.
public struct ChangeFile: Sendable {
    public let path: String
    public let method: AdaptationMethod
    /// The layers that are changed, in alphabetical order.
    public let layers: [String]
    private let file: SafetensorsFile
    /// For each layer the names of its tensors.
    private let parts: [String: [ChangeName.Part: String]]

    /// Opens the file and looks at all names and shapes.
    ///
    /// - Throws: ``RankReductionError/file(_:)``, ``RankReductionError/notAChange(path:reason:)``.
    public init(path: String) throws(RankReductionError) {
        let file = try RankReductionError.file { () throws(TensorFileError) in
            try SafetensorsFile(path: path)
        }
        var parts: [String: [ChangeName.Part: String]] = [:]
        for name in file.names {
            guard let known = ChangeName(name) else {
                throw .notAChange(path: path, reason: .unknownTensor(name))
            }
            if let other = parts[known.layer, default: [:]].updateValue(name, forKey: known.part) {
                throw .notAChange(path: path, reason: .twice(other, name))
            }
        }
        let methods = Set(parts.values.joined().map(\.key.method))
        guard let method = methods.first else { throw .notAChange(path: path, reason: .empty) }
        guard methods.count == 1 else { throw .notAChange(path: path, reason: .bothMethods) }
        (self.path, self.method, self.file, self.parts) = (path, method, file, parts)
        layers = parts.keys.sorted()
        try checkMetadata()
        for layer in layers { _ = try shape(of: layer) }
    }

    /// Whether the file changes this layer.
    public func changes(_ layer: String) -> Bool { parts[layer] != nil }

    /// The change of one layer.
    ///
    /// - Throws: ``RankReductionError/inLayer(_:path:_:)`` for dependent columns and the like.
    /// - Complexity: O(d_out · r²) for PRR.
    public func change(of layer: String) throws(RankReductionError) -> LayerChange {
        do throws(RankReductionError) {
            switch try kind(of: layer) {
            case .trained(let name): return .reduction(try ImageReduction(columns: matrix(name)))
            case .orthonormal(let name): return .reduction(try orthonormal(name))
            case .update(let up, let down, let alpha):
                return .update(
                    try LowRankUpdate(up: matrix(up), down: matrix(down), alpha: self.alpha(alpha)))
            }
        } catch .file(let error) {
            throw .file(error)
        } catch {
            throw .inLayer(layer, path: path, error)
        }
    }

    /// d_out, d_in (nil for PRR, which fits any) and r.
    func shape(
        of layer: String
    ) throws(RankReductionError) -> (outputs: Int, inputs: Int?, rank: Int) {
        switch try kind(of: layer) {
        case .trained(let name), .orthonormal(let name):
            let (rows, columns) = try sides(name)
            return (rows, nil, columns)
        case .update(let up, let down, _):
            let (upSides, downSides) = (try sides(up), try sides(down))
            guard upSides.columns == downSides.rows else {
                throw .shapesDiffer(
                    "\(path): \(up)", NumericShape(upSides.rows, upSides.columns), down,
                    NumericShape(downSides.rows, downSides.columns))
            }
            return (upSides.rows, downSides.columns, upSides.columns)
        }
    }
}

// MARK: - Tensors of a layer

extension ChangeFile {
    private enum Kind {
        case trained(String)
        case orthonormal(String)
        case update(up: String, down: String, alpha: String?)
    }

    private func kind(of layer: String) throws(RankReductionError) -> Kind {
        let parts = parts[layer] ?? [:]
        switch (parts[.trained], parts[.orthonormal], parts[.up], parts[.down]) {
        case (let name?, nil, nil, nil): return .trained(name)
        case (nil, let name?, nil, nil): return .orthonormal(name)
        case (nil, nil, let up?, let down?): return .update(up: up, down: down, alpha: parts[.alpha])
        case (let b?, let q?, _, _): throw .notAChange(path: path, reason: .twice(b, q))
        default: throw .notAChange(path: path, reason: .incomplete(layer: layer))
        }
    }

    /// A convolution's factors are matrices too: up is d_out × r × 1 × 1, down r × d_in × k × k.
    private func sides(_ name: String) throws(RankReductionError) -> (rows: Int, columns: Int) {
        let entry = try info(name)
        guard entry.type.isFloatingPoint, let sides = entry.matrixSides else {
            throw .notAChange(
                path: path, reason: .noMatrix(name, type: entry.type.rawValue, shape: "\(entry.shape)"))
        }
        return sides
    }

    private func matrix(_ name: String) throws(RankReductionError) -> NumericMatrix {
        let (rows, columns) = try sides(name)
        let entries = try RankReductionError.file { () throws(TensorFileError) in try file.doubles(name) }
        return try RankReductionError.numeric { () throws(NumericError) in
            let matrix = try NumericMatrix(rows: rows, columns: columns, rowMajor: entries)
            // Refuses what is not finite, with its place.
            _ = try matrix.norm(.largestEntry)
            return matrix
        }
    }

    /// Q as stored is orthonormal up to the rounding of its type, and is made so again in doubles.
    private func orthonormal(_ name: String) throws(RankReductionError) -> ImageReduction {
        let q = try matrix(name)
        let unit = try info(name).type.unit
        let deviation = try RankReductionError.numeric { () throws(NumericError) in
            try (q.transposed * q - .identity(q.columns)).norm(.largestEntry)
        }
        guard deviation <= max(4 * unit, Double(q.rows) * Double.ulpOfOne) else {
            throw .notOrthonormal(deviation: deviation)
        }
        return try ImageReduction(columns: q)
    }

    private func alpha(_ name: String?) throws(RankReductionError) -> Double? {
        if let name {
            let values = try RankReductionError.file { () throws(TensorFileError) in
                try file.values(name, as: Double.self, convertingIntegers: true)
            }
            guard values.count == 1, values[0].isFinite else {
                throw .notAChange(path: path, reason: .badAlpha(name))
            }
            return values[0]
        }
        guard let key = ["lora_alpha", "alpha"].first(where: { file.metadata[$0] != nil }) else {
            return nil
        }
        guard let text = file.metadata[key], let value = Double(text), value.isFinite else {
            throw .notAChange(path: path, reason: .badAlpha(key))
        }
        return value
    }

    private func info(_ name: String) throws(RankReductionError) -> SafetensorsEntry {
        try RankReductionError.file { () throws(TensorFileError) in try file.info(of: name) }
    }

    /// What the file says of itself has to be what it holds.
    private func checkMetadata() throws(RankReductionError) {
        if let stated = file.metadata["method"], stated != method.rawValue {
            throw .notAChange(path: path, reason: .metadata("method", stated))
        }
        guard method == .prr, let factor = file.metadata["factor"] else { return }
        let parts = Set(parts.values.joined().map(\.key.rawValue))
        if parts != [factor] { throw .notAChange(path: path, reason: .metadata("factor", factor)) }
    }
}

extension SafetensorsEntry {
    /// The tensor as a matrix: its first axis by all others. Nil for fewer than two axes, and for no elements.
    var matrixSides: (rows: Int, columns: Int)? {
        guard shape.axes.count >= 2, shape.count > 0 else { return nil }
        return (shape.axes[0], shape.count / shape.axes[0])
    }
}

extension ElementType {
    /// Half the distance from 1 to the next number: what rounding to the type may change, relatively.
    var unit: Double {
        switch self {
        case .float16: 0x1p-11
        case .bfloat16: 0x1p-8
        case .float32: 0x1p-24
        default: 0x1p-53
        }
    }
}
