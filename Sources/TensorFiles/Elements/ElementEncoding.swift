/// Numbers as stored bytes, little-endian.
enum ElementEncoding {
    /// `elements` rounded to the nearest of `type`, ties to even; infinities and NaNs stay what they are.
    ///
    /// - Parameters:
    ///   - bytes: room for all elements, which need not be aligned.
    ///   - start: the index of the first element, for the place in an error.
    /// - Throws: ``ElementFault/notFloatingPoint(_:)`` for a type of integers;
    ///   ``ElementFault/overflow(index:value:type:)`` where a finite number would become infinite.
    /// - Complexity: O(n), vectorised.
    static func encode<Scalar: StoredScalar>(
        _ elements: UnsafeBufferPointer<Scalar>, as type: ElementType, from start: Int = 0,
        into bytes: UnsafeMutableRawBufferPointer
    ) throws(ElementFault) {
        guard type.isFloatingPoint else { throw .notFloatingPoint(type) }
        // The two types by name, so that the loops are compiled for each and not for any.
        let memory = UnsafeRawBufferPointer(elements)
        if Scalar.self == Float.self {
            let floats = unsafe memory.assumingMemoryBound(to: Float.self)
            try unsafe checkRange(floats, type, start)
            unsafe encode(floats: floats, as: type, into: bytes)
        } else {
            let doubles = unsafe memory.assumingMemoryBound(to: Double.self)
            try unsafe checkRange(doubles, type, start)
            unsafe encode(doubles: doubles, as: type, into: bytes)
        }
    }

    /// Integers in a type of integers, and 0 and 1 as yes-or-no values.
    ///
    /// - Throws: ``ElementFault/notInteger(_:)``, ``ElementFault/integerOutOfRange(index:value:type:)``.
    static func encode(
        integers: UnsafeBufferPointer<Int64>, as type: ElementType, from start: Int = 0,
        into bytes: UnsafeMutableRawBufferPointer
    ) throws(ElementFault) {
        guard !type.isFloatingPoint else { throw .notInteger(type) }
        let range = type.integerRange
        if let index = unsafe integers.firstIndex(where: { !range.contains($0) }) {
            throw unsafe .integerOutOfRange(index: start + index, value: integers[index], type: type)
        }
        switch type.size {
        case 8: unsafe fill(bytes, integers) { UInt64(bitPattern: $0) }
        case 4: unsafe fill(bytes, integers) { UInt32(truncatingIfNeeded: $0) }
        case 2: unsafe fill(bytes, integers) { UInt16(truncatingIfNeeded: $0) }
        default: unsafe fill(bytes, integers) { UInt8(truncatingIfNeeded: $0) }
        }
    }

    private static func encode(
        floats: UnsafeBufferPointer<Float>, as type: ElementType, into bytes: UnsafeMutableRawBufferPointer
    ) {
        switch type {
        case .float64: unsafe fill(bytes, floats) { Double($0).bitPattern }
        case .float16: unsafe fill(bytes, floats) { HalfPrecision.half($0) }
        case .bfloat16: unsafe fill(bytes, floats) { HalfPrecision.bfloat($0) }
        default: unsafe fill(bytes, floats) { $0.bitPattern }
        }
    }

    private static func encode(
        doubles: UnsafeBufferPointer<Double>, as type: ElementType, into bytes: UnsafeMutableRawBufferPointer
    ) {
        switch type {
        case .float32: unsafe fill(bytes, doubles) { Float($0).bitPattern }
        case .float16:
            unsafe fill(bytes, doubles) { HalfPrecision.half(HalfPrecision.roundedToOdd($0)) }
        case .bfloat16:
            unsafe fill(bytes, doubles) { HalfPrecision.bfloat(HalfPrecision.roundedToOdd($0)) }
        default: unsafe fill(bytes, doubles) { $0.bitPattern }
        }
    }

    @inline(__always)
    private static func fill<Element, Stored: FixedWidthInteger>(
        _ bytes: UnsafeMutableRawBufferPointer, _ elements: UnsafeBufferPointer<Element>,
        _ convert: (Element) -> Stored
    ) {
        let size = MemoryLayout<Stored>.size
        let count = min(elements.count, bytes.count / size)
        guard count > 0, let from = elements.baseAddress, let into = bytes.baseAddress else { return }
        for i in 0..<count {
            unsafe (into + i &* size).storeBytes(of: convert(from[i]).littleEndian, as: Stored.self)
        }
    }

    @inline(__always)
    private static func checkRange<Scalar: StoredScalar>(
        _ elements: UnsafeBufferPointer<Scalar>, _ type: ElementType, _ start: Int
    ) throws(ElementFault) {
        guard let limit = type.smallestRoundedToInfinity, Scalar(limit) < Scalar.infinity else { return }
        let smallest = Scalar(limit)
        var outside: UInt32 = 0
        for i in 0..<elements.count {
            outside |= unsafe elements[i].magnitude >= smallest ? 1 : 0
        }
        guard outside != 0 else { return }
        let first = unsafe elements.firstIndex { $0.magnitude >= smallest && $0.isFinite }
        if let first {
            throw unsafe .overflow(index: start + first, value: Double(elements[first]), type: type)
        }
    }
}

extension ElementType {
    /// The magnitude from which on rounding to nearest gives infinity; nil where there is none below 2¹⁰²⁴.
    ///
    /// The middle between the largest number and what would follow it; a tie goes up, to the even one.
    fileprivate var smallestRoundedToInfinity: Double? {
        switch self {
        case .float16: 65520
        case .bfloat16: 0x1.FFp127
        case .float32: 0x1.FFFFFFp127
        default: nil
        }
    }

    /// What can be stored of 64-bit integers with a sign.
    fileprivate var integerRange: ClosedRange<Int64> {
        switch self {
        case .boolean: 0...1
        case .uint8: 0...0xFF
        case .uint16: 0...0xFFFF
        case .uint32: 0...0xFFFF_FFFF
        case .uint64: 0 ... .max
        case .int8: -0x80...0x7F
        case .int16: -0x8000...0x7FFF
        case .int32: -0x8000_0000...0x7FFF_FFFF
        default: .min ... .max
        }
    }
}
