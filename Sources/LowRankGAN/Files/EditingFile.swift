internal import NumericAlgebra
internal import TensorFiles

/// A safetensors file of this room: read with every shape checked, written in double precision.
struct EditingFile {
    let file: SafetensorsFile

    init(path: String, format: String) throws(EditingError) {
        file = try inFile { () throws(TensorFileError) in try SafetensorsFile(path: path) }
        guard file.metadata["format"] == format else { throw damaged("format", "\"\(format)\"") }
    }

    func damaged(_ name: String, _ wanted: String) -> EditingError {
        .damagedFile(path: file.path, name: name, wanted: wanted)
    }

    func text(_ key: String) throws(EditingError) -> String {
        guard let text = file.metadata[key] else { throw damaged(key, "a text of the metadata") }
        return text
    }

    func count(_ key: String) throws(EditingError) -> Int {
        guard let count = Int(try text(key)), count >= 0 else { throw damaged(key, "a whole number") }
        return count
    }

    func number(_ key: String) throws(EditingError) -> Double {
        guard let number = Double(try text(key)), number.isFinite else { throw damaged(key, "a number") }
        return number
    }

    /// The finite numbers of a tensor whose axes have these lengths, nil for any.
    func numbers(_ name: String, _ wanted: [Int?]) throws(EditingError) -> (axes: [Int], values: [Double]) {
        let axes = try axes(name, wanted)
        let values = try inFile { () throws(TensorFileError) in try file.doubles(name) }
        guard values.allSatisfy(\.isFinite) else { throw damaged(name, "finite numbers") }
        return (axes, values)
    }

    func mask(_ name: String, _ wanted: [Int?]) throws(EditingError) -> [Bool] {
        _ = try axes(name, wanted)
        return try inFile { () throws(TensorFileError) in try file.integers(name) }.map { $0 != 0 }
    }

    func symmetric(_ name: String, _ d: Int) throws(EditingError) -> NumericMatrix {
        let values = try numbers(name, [d, d]).values
        let matrix = try numerically { () throws(NumericError) in
            try NumericMatrix(rows: d, columns: d, columnMajor: values)
        }
        guard matrix == matrix.mirrored() else { throw damaged(name, "a symmetric matrix") }
        return matrix
    }

    private func axes(_ name: String, _ wanted: [Int?]) throws(EditingError) -> [Int] {
        let words = wanted.map { $0.map(String.init) ?? "any" }.joined(separator: "×")
        guard file.names.contains(name) else { throw damaged(name, words) }
        let axes = try inFile { () throws(TensorFileError) in try file.info(of: name).shape.axes }
        guard axes.count == wanted.count, zip(axes, wanted).allSatisfy({ $0 == $1 ?? $0 }) else {
            throw damaged(name, words)
        }
        return axes
    }

    // MARK: - Writing

    static func write(
        _ numbers: [String: (axes: [Int], values: [Double])], mask: (axes: [Int], values: [Bool])? = nil,
        metadata: [String: String], to path: String
    ) throws(EditingError) {
        var tensors = numbers.map { SafetensorsDeclaration($0, .float64, $1.axes) }
        if let mask { tensors.append(SafetensorsDeclaration("mask", .uint8, mask.axes)) }
        try inFile { () throws(TensorFileError) in
            let writer = try SafetensorsWriter(path: path, tensors: tensors, metadata: metadata)
            for name in writer.order {
                if let tensor = numbers[name] {
                    try writer.append(tensor.values, to: name)
                } else if let mask {
                    try writer.append(integers: mask.values.map { $0 ? 1 : 0 }, to: name)
                }
            }
            try writer.finish()
        }
    }
}
