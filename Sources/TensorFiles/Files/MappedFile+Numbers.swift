extension MappedFile {
    /// The numbers that `range` holds, a whole number of elements of `type`.
    ///
    /// - Parameter swapped: whether they are big-endian.
    /// - Complexity: O(n) time, and memory for the result only.
    func numbers<Scalar: StoredScalar>(
        _ type: ElementType, _ range: Range<Int>, swapped: Bool = false
    ) -> [Scalar] {
        let size = type.size
        let all = range.count / size
        // What has been converted leaves memory before all is: not file and result side by side.
        let window = 1 << 20
        return unsafe [Scalar](unsafeUninitializedCapacity: all) { elements, count in
            for first in stride(from: 0, to: all, by: window) {
                let last = min(first + window, all)
                let room = unsafe UnsafeMutableBufferPointer(rebasing: elements[first..<last])
                let begin = range.lowerBound
                unsafe withBytes(begin + first * size..<begin + last * size) { bytes in
                    unsafe ElementDecoding.decode(bytes, of: type, swapped: swapped, into: room)
                }
            }
            count = all
        }
    }

    /// The integers that `range` holds, yes-or-no values as 1 and 0.
    ///
    /// - Throws: ``ElementFault/notInteger(_:)``, ``ElementFault/integerTooLarge(index:)``.
    func integers(
        _ type: ElementType, _ range: Range<Int>, swapped: Bool = false
    ) throws(ElementFault) -> [Int64] {
        guard !type.isFloatingPoint else { throw .notInteger(type) }
        let all = range.count / type.size
        var misfit: Int?
        let result = unsafe withBytes(range) { bytes in
            unsafe [Int64](unsafeUninitializedCapacity: all) { elements, count in
                let room = unsafe UnsafeMutableBufferPointer(rebasing: elements[..<all])
                misfit = unsafe ElementDecoding.decodeIntegers(bytes, of: type, swapped: swapped, into: room)
                count = all
            }
        }
        if let misfit { throw .integerTooLarge(index: misfit) }
        return result
    }

    /// The bytes of `range` in memory of their own.
    func copy(_ range: Range<Int>) -> [UInt8] {
        unsafe withBytes(range) { bytes in unsafe [UInt8](bytes) }
    }
}
