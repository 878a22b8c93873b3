/// Stored bytes, of either order and aligned or not, as numbers.
enum ElementDecoding {
    /// As many elements as fit both; the caller has checked that both are the same.
    ///
    /// - Complexity: O(n), vectorised for the floating-point types.
    static func decode<Scalar: StoredScalar>(
        _ bytes: UnsafeRawBufferPointer, of type: ElementType, swapped: Bool,
        into elements: UnsafeMutableBufferPointer<Scalar>
    ) {
        // The two types by name, so that the loops are compiled for each and not for any.
        let memory = UnsafeMutableRawBufferPointer(elements)
        if Scalar.self == Float.self {
            unsafe decodeAll(bytes, of: type, swapped, into: memory.assumingMemoryBound(to: Float.self))
        } else {
            unsafe decodeAll(bytes, of: type, swapped, into: memory.assumingMemoryBound(to: Double.self))
        }
    }

    @inline(__always)
    private static func decodeAll<Scalar: StoredScalar>(
        _ bytes: UnsafeRawBufferPointer, of type: ElementType, _ swapped: Bool,
        into elements: UnsafeMutableBufferPointer<Scalar>
    ) {
        switch type {
        case .float64:
            unsafe fill(elements, bytes, swapped) { Scalar(Double(bitPattern: $0)) }
        case .float32:
            unsafe fill(elements, bytes, swapped) { Scalar(Float(bitPattern: $0)) }
        case .float16:
            unsafe fill(elements, bytes, swapped) { Scalar(HalfPrecision.widened(half: $0)) }
        case .bfloat16:
            unsafe fill(elements, bytes, swapped) { Scalar(HalfPrecision.widened(bfloat: $0)) }
        case .int64: unsafe fill(elements, bytes, swapped) { Scalar(Int64(bitPattern: $0)) }
        case .int32: unsafe fill(elements, bytes, swapped) { Scalar(Int32(bitPattern: $0)) }
        case .int16: unsafe fill(elements, bytes, swapped) { Scalar(Int16(bitPattern: $0)) }
        case .int8: unsafe fill(elements, bytes, swapped) { Scalar(Int8(bitPattern: $0)) }
        case .uint64: unsafe fill(elements, bytes, swapped) { (x: UInt64) in Scalar(x) }
        case .uint32: unsafe fill(elements, bytes, swapped) { (x: UInt32) in Scalar(x) }
        case .uint16: unsafe fill(elements, bytes, swapped) { (x: UInt16) in Scalar(x) }
        case .uint8: unsafe fill(elements, bytes, swapped) { (x: UInt8) in Scalar(x) }
        case .boolean: unsafe fill(elements, bytes, swapped) { (x: UInt8) in x == 0 ? 0 : 1 }
        }
    }

    /// Integers and yes-or-no values as 64-bit integers.
    ///
    /// - Returns: the index of the first that does not fit; nil where all do.
    static func decodeIntegers(
        _ bytes: UnsafeRawBufferPointer, of type: ElementType, swapped: Bool,
        into elements: UnsafeMutableBufferPointer<Int64>
    ) -> Int? {
        switch type {
        case .int64: unsafe fill(elements, bytes, swapped) { Int64(bitPattern: $0) }
        case .int32: unsafe fill(elements, bytes, swapped) { Int64(Int32(bitPattern: $0)) }
        case .int16: unsafe fill(elements, bytes, swapped) { Int64(Int16(bitPattern: $0)) }
        case .int8: unsafe fill(elements, bytes, swapped) { Int64(Int8(bitPattern: $0)) }
        case .uint32: unsafe fill(elements, bytes, swapped) { (x: UInt32) in Int64(x) }
        case .uint16: unsafe fill(elements, bytes, swapped) { (x: UInt16) in Int64(x) }
        case .uint8: unsafe fill(elements, bytes, swapped) { (x: UInt8) in Int64(x) }
        case .uint64:
            unsafe fill(elements, bytes, swapped) { Int64(bitPattern: $0) }
            return unsafe elements.firstIndex { $0 < 0 }
        default: unsafe fill(elements, bytes, swapped) { (x: UInt8) in x == 0 ? 0 : 1 }
        }
        return nil
    }

    @inline(__always)
    private static func fill<Scalar, Stored: FixedWidthInteger>(
        _ elements: UnsafeMutableBufferPointer<Scalar>, _ bytes: UnsafeRawBufferPointer, _ swapped: Bool,
        _ convert: (Stored) -> Scalar
    ) {
        let size = MemoryLayout<Stored>.size
        let count = min(elements.count, bytes.count / size)
        guard count > 0, let from = bytes.baseAddress, let into = elements.baseAddress else { return }
        if swapped {
            for i in 0..<count {
                let stored = unsafe from.loadUnaligned(fromByteOffset: i &* size, as: Stored.self)
                unsafe (into + i).initialize(to: convert(Stored(littleEndian: stored.byteSwapped)))
            }
        } else {
            for i in 0..<count {
                let stored = unsafe from.loadUnaligned(fromByteOffset: i &* size, as: Stored.self)
                unsafe (into + i).initialize(to: convert(Stored(littleEndian: stored)))
            }
        }
    }
}
