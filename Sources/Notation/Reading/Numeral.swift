public import ExactAlgebra

/// A number as it was typed: digits, perhaps with a point.
///
/// Without a point it is exact. With a point it is an exact rational *and* its typed digits: `0.50`
/// stands for everything within 0.005 of one half.
public struct Numeral: Hashable, Sendable {
    /// The digits and the point, such as `12`, `0.50`, `.5`.
    public let text: String

    public init(_ text: String) { self.text = text }

    private var integerDigits: Substring { text.prefix { $0 != "." } }
    private var fractionDigits: Substring { text.drop { $0 != "." }.dropFirst() }

    public var isDecimal: Bool { text.contains(".") }

    /// The digits after the point.
    public var places: Int { fractionDigits.utf8.count }

    /// The digits from the first that is not zero on; 0 for `0.00`.
    public var significantDigits: Int {
        (integerDigits + fractionDigits).drop { $0 == "0" }.utf8.count
    }

    /// The rational number that the digits spell.
    public var value: Rational {
        let digits = Rational(integerDigits + fractionDigits) ?? .zero
        return isDecimal ? digits * Numeral.unit(ofPlace: places) : digits
    }

    /// Half a unit of the last place; zero for a number without a point.
    public var radius: Rational {
        isDecimal ? Numeral.unit(ofPlace: places) * Numeral.half : .zero
    }

    private static let half = (try? Rational(1, over: 2)) ?? .zero

    /// 10⁻ᵏ. The reader's limit on the length of a line keeps k small enough for every engine.
    static func unit(ofPlace k: Int) -> Rational { (try? Rational(10).raised(to: -k)) ?? .zero }
}
