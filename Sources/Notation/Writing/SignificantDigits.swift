/// A double to so many significant digits: 0.d₁d₂… times a power of ten.
///
/// Where the shortest decimal that names the double has no more digits than are asked for, it is shown
/// whole, so that 0.5 is 0.5; a number with more is rounded and keeps its zeros, so that 3.00000 is not
/// exactly 3. Digits are rounded from that shortest decimal, of at most 17.
struct SignificantDigits {
    let isNegative: Bool
    /// Digits, the first not zero; empty for zero.
    private(set) var digits: [UInt8]
    /// The place of the point: the number is 0.d₁d₂… · 10^exponent.
    private(set) var exponent: Int

    /// - Parameter value: a finite number.
    /// - Parameter count: how many digits at most, at least 1.
    init(of value: Double, count: Int) {
        isNegative = value < 0
        let parts = value.magnitude.description.split(separator: "e")
        let mantissa = parts.first ?? "0"
        let whole = mantissa.prefix { $0 != "." }
        let all = (whole + mantissa.drop { $0 != "." }.dropFirst()).utf8.map { $0 - UInt8(ascii: "0") }
        let zeros = all.prefix { $0 == 0 }.count
        var shortest = Array(all.dropFirst(zeros))
        while shortest.last == 0 { shortest.removeLast() }
        let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        digits = shortest
        exponent = shortest.isEmpty ? 0 : whole.utf8.count - zeros + power
        if shortest.count > count { round(to: max(1, count)) }
    }

    /// To the nearest, a half up.
    private mutating func round(to count: Int) {
        let roundsUp = digits[count] >= 5
        digits.removeLast(digits.count - count)
        guard roundsUp else { return }
        var place = count - 1
        while place >= 0, digits[place] == 9 {
            digits[place] = 0
            place -= 1
        }
        if place >= 0 {
            digits[place] += 1
        } else {
            digits = [1] + digits.dropLast()
            exponent += 1
        }
    }

    /// The digits with a point in its place, and the power of ten that is left where the number is too
    /// large or too small to be written out.
    var text: (mantissa: String, power: Int) {
        if digits.isEmpty { return ("0", 0) }
        let shown = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        switch exponent {
        case SignificantDigits.smallestExponent...0:
            return ("0." + String(repeating: "0", count: -exponent) + shown, 0)
        case 1...max(1, digits.count):
            let fraction = shown.dropFirst(exponent)
            return (shown.prefix(exponent) + (fraction.isEmpty ? "" : "." + fraction), 0)
        default:
            let fraction = shown.dropFirst()
            return (shown.prefix(1) + (fraction.isEmpty ? "" : "." + fraction), exponent - 1)
        }
    }

    /// 0.0001 is still written out.
    private static let smallestExponent = -3
}
