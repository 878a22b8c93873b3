extension SafetensorsFile {
    /// Some elements of a tensor in the precision that is asked for, counted row by row.
    ///
    /// Several threads may read parts of the same file at once. Of a tensor of any size only the part is in
    /// memory.
    ///
    /// - Parameter range: what lies beyond the tensor is left out.
    /// - Throws: as ``floats(_:convertingIntegers:)``.
    /// - Complexity: O(length of the range).
    public func values<Scalar: StoredScalar>(
        _ name: String, in range: Range<Int>, as _: Scalar.Type
    ) throws(TensorFileError) -> [Scalar] {
        let entry = try info(of: name)
        guard entry.type.isFloatingPoint else {
            throw TensorFileError(
                path: path, .safetensors(.elements(of: name, .notFloatingPoint(entry.type))))
        }
        return file.elements(of: entry, range.clamped(to: 0..<entry.shape.count))
    }

    /// Lets `body` look at some elements of a tensor where they are mapped: as they are stored, little-endian,
    /// perhaps unaligned.
    ///
    /// - Parameter range: counted row by row; what lies beyond the tensor is left out.
    /// - Throws: ``SafetensorsFault/noSuchTensor(name:names:)``.
    /// - Complexity: no copy is made; the bytes leave memory after `body`.
    @unsafe public func withBytes<Result>(
        of name: String, in range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(TensorFileError) -> Result {
        let entry = try info(of: name)
        let part = range.clamped(to: 0..<entry.shape.count)
        let (start, size) = (entry.byteRange.lowerBound, entry.type.size)
        return unsafe file.withBytes(start + part.lowerBound * size..<start + part.upperBound * size, body)
    }
}
