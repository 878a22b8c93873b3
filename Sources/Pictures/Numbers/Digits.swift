/// A number as it is written beside a bar: a few significant digits, no zeros that say nothing.
public struct Digits: Sendable {
    /// `−` or `-`, `10⁻³` or `1e-3`.
    public let isASCII: Bool
    /// How many significant digits there are at most.
    public var count: Int

    public init(isASCII: Bool = false, count: Int = 4) {
        self.isASCII = isASCII
        self.count = count
    }

    /// `4.243`, `0.3333`, `12350`, `−1.5·10⁻⁹`.
    public func text(_ number: Double) -> String {
        guard number.drawn != 0 else { return "0" }
        let sign = number < 0 ? (isASCII ? "-" : "−") : ""
        let (mantissa, exponent) = significant(abs(number))
        guard (-4..<6).contains(exponent) else { return sign + scientific(mantissa, exponent) }
        return sign + Self.decimal(mantissa, point: count - 1 - exponent)
    }

    /// 10ⁿ, as it stands at a scale of powers of ten.
    func power(_ exponent: Int) -> String {
        if (-2...3).contains(exponent) { return text(powerOfTen(exponent)) }
        return isASCII ? "1e\(exponent)" : "10" + Self.raised(exponent)
    }

    /// The first digits of a positive number as a whole number, and its power of ten.
    private func significant(_ number: Double) -> (mantissa: Int, exponent: Int) {
        var exponent = Int(logarithm(number).rounded(.down))
        func rounded() -> Int {
            // In two steps: the power itself would overflow for the smallest numbers.
            let shift = count - 1 - exponent
            let half = shift / 2
            return Int((number * powerOfTen(half) * powerOfTen(shift - half)).rounded())
        }
        if rounded() >= Int(powerOfTen(count)) { exponent += 1 }
        if rounded() < Int(powerOfTen(count - 1)) { exponent -= 1 }
        return (rounded(), exponent)
    }

    /// A whole number with a point so many digits from its end; behind its end for a negative count.
    private static func decimal(_ mantissa: Int, point: Int) -> String {
        var digits = String(mantissa)
        if point <= 0 { return digits + String(repeating: "0", count: -point) }
        if digits.count <= point { digits = String(repeating: "0", count: point + 1 - digits.count) + digits }
        var decimals = digits.suffix(point)
        while decimals.last == "0" { decimals.removeLast() }
        let whole = String(digits.dropLast(point))
        return decimals.isEmpty ? whole : "\(whole).\(decimals)"
    }

    private func scientific(_ mantissa: Int, _ exponent: Int) -> String {
        let digits = Self.decimal(mantissa, point: count - 1)
        if isASCII { return "\(digits)e\(exponent)" }
        return (digits == "1" ? "" : digits + "·") + "10" + Self.raised(exponent)
    }

    private static func raised(_ exponent: Int) -> String {
        let signs = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
        return (exponent < 0 ? "⁻" : "")
            + String(String(abs(exponent)).compactMap { $0.wholeNumberValue.map { signs[$0] } })
    }
}

extension Double {
    /// With a few significant digits, for a sentence or a table.
    package func told(_ count: Int = 3) -> String { Digits(count: count).text(self) }
}
