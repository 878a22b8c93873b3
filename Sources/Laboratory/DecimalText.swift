internal import NumericAlgebra

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Doubles as the rounded decimals of a result.
enum DecimalText {
    /// A share of something: ten digits after the point. What is less is the noise of doubles.
    static func relative(_ value: Double) -> String { text(max(0, value), places: 10) }

    /// Six significant digits.
    static func number(_ value: Double) -> String { text(value, places: places(for: abs(value))) }

    /// Every entry with the digits that the largest one has of its six significant ones.
    static func matrix(_ matrix: NumericMatrix) -> String {
        let places = places(for: matrix.values.reduce(0) { max($0, abs($1)) })
        let rows = (0..<matrix.rows).map { i in
            (0..<matrix.columns).map { text(matrix[i, $0], places: places) }.joined(separator: " ")
        }
        return "[\(rows.joined(separator: "; "))]"
    }

    /// Numbers below each other, as ``matrix(_:)`` has them.
    static func column(_ numbers: [Double]) -> String {
        let places = places(for: numbers.reduce(0) { max($0, abs($1)) })
        return "[\(numbers.map { text($0, places: places) }.joined(separator: "; "))]"
    }

    private static func places(for size: Double) -> Int {
        guard size > 0 else { return 5 }
        return min(max(1, 5 - Int(log10(size).rounded(.down))), 300)
    }

    /// Never `-0.00`.
    private static func text(_ value: Double, places: Int) -> String {
        let text = value.fixed(places)
        return text.hasPrefix("-") && !text.contains { ("1"..."9").contains($0) }
            ? String(text.dropFirst()) : text
    }
}

extension Double {
    /// With so many digits after the point, rounded to the nearest.
    fileprivate func fixed(_ places: Int) -> String {
        var buffer = [CChar](repeating: 0, count: 720)
        let count = unsafe withVaList([Int32(places), self]) {
            unsafe vsnprintf(&buffer, buffer.count, "%.*f", $0)
        }
        return String(
            decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
