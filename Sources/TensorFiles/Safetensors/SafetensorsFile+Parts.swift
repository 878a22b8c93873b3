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
        return file.numbers(entry.type, entry.bytes(of: range))
    }

    /// Lets `body` look at some elements of a tensor where they are mapped: as they are stored, little-endian,
    /// perhaps unaligned.
    ///
    /// - Parameter range: counted row by row; what lies beyond the tensor is left out.
    /// - Throws: ``SafetensorsFault/noSuchTensor(name:names:)``.
    /// - Complexity: no copy is made; the bytes leave memory after `body`.
    @unsafe public func withElements<Result>(
        of name: String, in range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Result
    ) throws(TensorFileError) -> Result {
        try unsafe file.withBytes(info(of: name).bytes(of: range), body)
    }
}

extension SafetensorsEntry {
    /// Where some of the elements lie, those beyond the tensor left out.
    fileprivate func bytes(of range: Range<Int>) -> Range<Int> {
        let part = range.clamped(to: 0..<shape.count)
        let start = byteRange.lowerBound
        return start + part.lowerBound * type.size..<start + part.upperBound * type.size
    }
}
