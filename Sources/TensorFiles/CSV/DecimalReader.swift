/// Reads one number as people write it: digits with or without a point, a sign, an exponent.
///
/// The nearest double, ties to even. Up to 19 digits and powers of ten up to the 22nd, both exact as doubles,
/// take one rounding; the rest is Swift's own reading.
///
/// - SeeAlso: W. D. Clinger, “How to read floating point numbers accurately”, 1990.
enum DecimalReader {
    /// The longest number: no double has more digits than some 770, zeros in front aside.
    static let longest = 2048

    /// The number that starts at `start`, and where it ends.
    ///
    /// - Returns: nil where no number starts there.
    @inline(__always)
    static func number(
        in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> (value: Double, end: Int)? {
        var i = start
        var isNegative = false
        if i < end, unsafe text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
            isNegative = unsafe text[i] == UInt8(ascii: "-")
            i += 1
        }
        var mantissa: UInt64 = 0
        let integerStart = i
        unsafe readDigits(text, &i, end, &mantissa)
        var digits = i - integerStart
        var exponent = 0
        if i < end, unsafe text[i] == UInt8(ascii: ".") {
            i += 1
            let fractionStart = i
            unsafe readDigits(text, &i, end, &mantissa)
            exponent = fractionStart - i
            digits -= exponent
        }
        guard digits > 0 else { return nil }
        guard unsafe readExponent(text, &i, end, &exponent) else { return nil }
        // 19 digits fit 64 bits, and up to 2⁵³ every whole number is a double.
        if digits <= 19, mantissa <= 1 << 53, exponent.magnitude <= 22 {
            let power = powers[Int(exponent.magnitude)]
            let magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
            return (isNegative ? -magnitude : magnitude, i)
        }
        guard i - start <= longest else { return nil }
        let spelling = unsafe UnsafeBufferPointer(rebasing: text[start..<i])
        return unsafe Double(String(decoding: spelling, as: UTF8.self)).map { ($0, i) }
    }

    @inline(__always)
    private static func readDigits(
        _ text: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ end: Int, _ mantissa: inout UInt64
    ) {
        while i < end {
            let digit = unsafe text[i] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            mantissa = mantissa &* 10 &+ UInt64(digit)
            i += 1
        }
    }

    /// - Returns: false where an `e` has no number.
    @inline(__always)
    private static func readExponent(
        _ text: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ end: Int, _ exponent: inout Int
    ) -> Bool {
        guard i < end, unsafe text[i] | 0x20 == UInt8(ascii: "e") else { return true }
        i += 1
        var isNegative = false
        if i < end, unsafe text[i] == UInt8(ascii: "-") || text[i] == UInt8(ascii: "+") {
            isNegative = unsafe text[i] == UInt8(ascii: "-")
            i += 1
        }
        let start = i
        var written = 0
        while i < end {
            let digit = unsafe text[i] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            // Beyond this the number is infinite or zero, however long it is.
            written = min(written &* 10 &+ Int(digit), 100_000)
            i += 1
        }
        exponent += isNegative ? -written : written
        return i > start
    }

    private static let powers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18,
        1e19, 1e20, 1e21, 1e22,
    ]
}
