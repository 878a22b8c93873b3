import ExactAlgebra
import Notation

/// How many digits a decimal answer must show.
struct DigitRule: Sendable {
    /// Decimals are not enough, however many digits they show.
    var demandsExactForm = false
    /// Digits after the point.
    var decimals: Int?
    /// Significant digits of the largest entry.
    var significant: Int?

    /// Where the step says nothing the largest entry shows at least this many significant digits.
    private static let defaultSignificant = 3

    /// What a rounded answer lacks.
    struct Shortfall {
        let message: String
        let id: String
    }

    /// Ids of answers that are right but for their digits.
    static let ids: Set<String> = [
        "decimal.too-few-digits", "decimal.wrong-digit-count", "decimal.not-exact",
    ]

    /// What a rounded answer lacks; nil where it lacks nothing.
    ///
    /// Another number of digits than the step names is a wrong digit count; where it names none, too few
    /// are too few.
    func shortfall(of fit: EntrywiseFit) throws -> Shortfall? {
        guard let message = try words(of: fit) else { return nil }
        if demandsExactForm { return Shortfall(message: message, id: "decimal.not-exact") }
        let isNamed = decimals != nil || significant != nil
        return Shortfall(
            message: message, id: isNamed ? "decimal.wrong-digit-count" : "decimal.too-few-digits")
    }

    private func words(of fit: EntrywiseFit) throws -> String? {
        guard fit.worst == .rounded else { return nil }
        if demandsExactForm {
            return "Right to the digits shown; here an exact value is asked for."
        }
        if let decimals {
            for (entry, fits) in zip(fit.typed, fit.fits) where fits != .exact {
                if entry.unitExceeds(tenToMinus: decimals) {
                    return "Right so far; give \(Self.count(decimals, "digit")) after the point."
                }
            }
            return nil
        }
        guard let largest = try fit.largestIndex, fit.fits[largest] != .exact else { return nil }
        let needed = significant ?? Self.defaultSignificant
        if try fit.typed[largest].shows(significantDigits: needed) { return nil }
        return "Right so far; the largest entry needs \(Self.count(needed, "significant digit"))."
    }

    private static func count(_ n: Int, _ noun: String) -> String { "\(n) \(noun)\(n == 1 ? "" : "s")" }
}

extension Scalar {
    /// One unit of the last place: twice the radius.
    private var unit: Rational { 2 * (rounding?.radius ?? 0) }

    fileprivate func unitExceeds(tenToMinus places: Int) -> Bool {
        guard let bound = try? Rational(10).raised(to: -places) else { return false }
        return unit > bound
    }

    fileprivate func shows(significantDigits n: Int) throws -> Bool {
        guard let rounding else { return true }
        if rounding.isLiteral, let digits = rounding.significantDigits { return digits >= n }
        // A computed value shows n digits where it is at least 10ⁿ⁻¹ of its units.
        let needed = try Rational(10).raised(to: n - 1) * unit
        return try value.magnitude().compare(to: AlgebraicNumber(needed)) >= 0
    }
}

extension EntrywiseFit {
    /// The index of the right number that is largest in size.
    fileprivate var largestIndex: Int? {
        get throws {
            let sizes = right.map { value in
                let (x, y) = (value.approximation(), value.imaginaryApproximation())
                return x * x + y * y
            }
            return sizes.indices.max { sizes[$0] < sizes[$1] }
        }
    }
}
