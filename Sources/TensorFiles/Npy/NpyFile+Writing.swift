extension NpyFile {
    /// Writes an array as NumPy's own `save` does, in place of what is at `path`: version 1.0, little-endian,
    /// row by row.
    ///
    /// - Parameter type: nil for the elements' own.
    /// - Throws: ``NpyFault/unwritableType(_:)`` for `BF16`, ``NpyFault/tooManyAxes(limit:)``,
    ///   ``ElementFault/notFloatingPoint(_:)``, ``ElementFault/overflow(index:value:type:)``; the system's
    ///   reason. The path is then left as it was.
    /// - Complexity: O(n).
    public static func write<Scalar: StoredScalar>(
        _ tensor: DenseTensor<Scalar>, as type: ElementType? = nil, to path: String
    ) throws(TensorFileError) {
        try unsafe encoding(tensor, type ?? .of(Scalar.self), path) {
            (part, type, start, bytes) throws(ElementFault) in
            try unsafe ElementEncoding.encode(part, as: type, from: start, into: bytes)
        }
    }

    /// Writes an array of integers, or of yes-or-no values as 0 and 1.
    ///
    /// - Throws: ``ElementFault/notInteger(_:)``, ``ElementFault/integerOutOfRange(index:value:type:)``; the
    ///   system's reason.
    public static func write(
        integers tensor: DenseTensor<Int64>, as type: ElementType = .int64, to path: String
    ) throws(TensorFileError) {
        try unsafe encoding(tensor, type, path) { (part, type, start, bytes) throws(ElementFault) in
            try unsafe ElementEncoding.encode(integers: part, as: type, from: start, into: bytes)
        }
    }

    private static func encoding<Element>(
        _ tensor: DenseTensor<Element>, _ type: ElementType, _ path: String,
        _ encode: ElementEncoding.Step<Element>
    ) throws(TensorFileError) {
        try naming(path) { () throws(TensorFileError.Problem) in
            let header: [UInt8]
            do throws(NpyFault) { header = try NpyHeader.bytes(type, tensor.shape) } catch {
                throw .npy(error)
            }
            let file = try AtomicFile(path)
            try file.write(header)
            var encoder = PartEncoder(type: type)
            try unsafe encoder.forEachPart(of: tensor.elements, from: 0, encode) {
                (bytes, _) throws(TensorFileError.Problem) in
                try file.write(bytes)
            } failing: {
                .npy(.elements($0))
            }
            try file.finish()
        }
    }
}
