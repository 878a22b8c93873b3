extension SafetensorsFile {
    /// Writes tensors that are in memory, all in one type, in place of what is at `path`.
    ///
    /// - Parameter type: nil for the elements' own.
    /// - Throws: as ``SafetensorsWriter``.
    /// - Complexity: O(n).
    public static func write<Scalar: StoredScalar>(
        _ tensors: [String: DenseTensor<Scalar>], as type: ElementType? = nil,
        metadata: [String: String] = [:], to path: String
    ) throws(TensorFileError) {
        let type = type ?? .of(Scalar.self)
        let writer = try SafetensorsWriter(
            path: path, tensors: tensors.map { .init($0, type, $1.shape.axes) }, metadata: metadata)
        for name in writer.order {
            if let tensor = tensors[name] { try writer.append(tensor.elements, to: name) }
        }
        try writer.finish()
    }
}

extension ElementType {
    /// The type that stores `Float` or `Double` as it is.
    static func of<Scalar: StoredScalar>(_: Scalar.Type) -> ElementType {
        Scalar.self == Float.self ? .float32 : .float64
    }
}
