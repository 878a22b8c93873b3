/// One matrix out of a file, or into one, whichever of the three kinds it is.
public enum MatrixFile {
    /// What is taken into memory unless the caller allows more: 2²⁹ doubles, 4 GiB.
    public static let usualLimit = 1 << 29

    /// Reads a matrix of doubles from text, an `.npy` or a safetensors file, which its contents tell apart.
    ///
    /// Integers and yes-or-no values are numbers here. The text's numbers are finite; those of the other two
    /// may be NaN or infinite.
    ///
    /// - Parameters:
    ///   - tensor: which one of a safetensors file; it may be left out where there is only one.
    ///   - limit: the most numbers that the matrix may have.
    /// - Throws: ``MatrixFault``, ``SafetensorsFault``, ``NpyFault``, ``CSVFault``; the system's reason.
    /// - Complexity: O(length of the file), or of the tensor.
    public static func read(
        _ path: String, tensor: String? = nil, limit: Int = usualLimit
    ) throws(TensorFileError) -> NumberTable {
        let format = try naming(path) { () throws(TensorFileError.Problem) in
            let file = try MappedFile(path)
            do throws(MatrixFault) {
                let first = file.copy(0..<min(9, file.count))
                let format = try MatrixFormat.detected(first, fileSize: file.count, path: path)
                if let tensor, format != .safetensors { throw .noNamedTensors(given: tensor) }
                return format
            } catch { throw .matrix(error) }
        }
        switch format {
        case .text: return try CSVFile.read(path, limit: limit)
        case .npy: return try array(path, limit)
        case .safetensors: return try namedTensor(path, tensor, limit)
        }
    }

    /// Writes a matrix in the format that the path's ending tells, in place of what is there.
    ///
    /// - Parameters:
    ///   - type: for `.npy` and safetensors files.
    ///   - tensor: its name in a safetensors file.
    /// - Throws: ``MatrixFault/unknownEnding(_:)`` and what ``CSVFile/write(_:to:separator:)``,
    ///   ``NpyFile/write(_:as:to:)`` and ``SafetensorsFile/write(_:as:metadata:to:)`` throw.
    public static func write(
        _ matrix: NumberTable, to path: String, as type: ElementType = .float64, tensor: String = "matrix"
    ) throws(TensorFileError) {
        guard let format = MatrixFormat(path: path) else {
            throw TensorFileError(path: path, .matrix(.unknownEnding(MatrixFormat.ending(of: path))))
        }
        switch format {
        case .text(let separator): try CSVFile.write(matrix, to: path, separator: separator)
        case .npy: try NpyFile.write(matrix.tensor, as: type, to: path)
        case .safetensors: try SafetensorsFile.write([tensor: matrix.tensor], as: type, to: path)
        }
    }

    private static func array(_ path: String, _ limit: Int) throws(TensorFileError) -> NumberTable {
        let file = try NpyFile(path: path)
        try check(file.shape, nil, path, limit)
        return NumberTable(file.shape, known: try file.doubles(convertingIntegers: true).elements)
    }

    private static func namedTensor(
        _ path: String, _ name: String?, _ limit: Int
    ) throws(TensorFileError) -> NumberTable {
        let file = try SafetensorsFile(path: path)
        guard let name = name ?? (file.names.count == 1 ? file.names.first : nil) else {
            throw TensorFileError(path: path, .matrix(.tensorNotNamed(names: file.names)))
        }
        let shape = try file.info(of: name).shape
        try check(shape, name, path, limit)
        let elements = try file.doubles(name, convertingIntegers: true)
        return NumberTable(shape, known: elements)
    }

    /// Two axes, and not too many numbers: before there is memory for them.
    private static func check(
        _ shape: TensorShape, _ name: String?, _ path: String, _ limit: Int
    ) throws(TensorFileError) {
        guard shape.axes.count == 2 else {
            throw TensorFileError(path: path, .matrix(.notTwoAxes(name: name, shape: shape)))
        }
        guard shape.count <= limit else {
            throw TensorFileError(path: path, .matrix(.tooLarge(name: name, shape: shape, limit: limit)))
        }
    }
}

extension NumberTable {
    /// The same numbers along two axes.
    public var tensor: DenseTensor<Double> {
        DenseTensor(shape, known: values)
    }
}
