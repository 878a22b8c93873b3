public import ExactAlgebra

/// How far from its exact value a number may be that typed decimals went into.
///
/// The true number lies within ``radius`` of the value; half a unit of the last place for a typed
/// decimal, carried through arithmetic by exact bounds.
public struct Rounding: Hashable, Sendable {
    public let radius: Rational
    /// The digits after the point of a typed decimal, or the fewest that went into a sum.
    public let places: Int?
    public let significantDigits: Int?
    /// True for one typed decimal, perhaps with a sign or a percent sign.
    public let isLiteral: Bool
    /// True where it was typed with a percent sign; ``places`` counts those of the value.
    public let isPercentage: Bool

    public init(
        radius: Rational, places: Int? = nil, significantDigits: Int? = nil, isLiteral: Bool = false,
        isPercentage: Bool = false
    ) {
        self.radius = radius.shortened
        self.places = places
        self.significantDigits = significantDigits
        self.isLiteral = isLiteral
        self.isPercentage = isPercentage
    }

    init(of numeral: Numeral) {
        self.init(
            radius: numeral.radius, places: numeral.places,
            significantDigits: numeral.significantDigits, isLiteral: true)
    }

    /// The same digits as a percentage: two more places.
    var asPercentage: Rounding {
        Rounding(
            radius: radius * Numeral.unit(ofPlace: 2), places: places.map { $0 + 2 },
            significantDigits: significantDigits, isLiteral: isLiteral, isPercentage: isLiteral)
    }
}

// MARK: - Arithmetic with bounds

extension Scalar {
    /// The sum; the radii add up.
    public static func + (a: Scalar, b: Scalar) throws -> Scalar {
        Scalar(try a.value + b.value, rounding: a.summed(with: b))
    }

    static func - (a: Scalar, b: Scalar) throws -> Scalar {
        Scalar(try a.value - b.value, rounding: a.summed(with: b))
    }

    static prefix func - (a: Scalar) -> Scalar { Scalar(-a.value, rounding: a.rounding) }

    private func summed(with other: Scalar) -> Rounding? {
        guard rounding != nil || other.rounding != nil else { return nil }
        let places = [rounding?.places, other.rounding?.places].compactMap { $0 }.min()
        return Rounding(radius: radius + other.radius, places: places)
    }

    /// The product; |ab − a₀b₀| ≤ |a|s + |b|r + rs.
    public static func * (a: Scalar, b: Scalar) throws -> Scalar {
        let product = try a.value * b.value
        guard a.rounding != nil || b.rounding != nil else { return Scalar(product) }
        let radius =
            try a.value.upperBound() * b.radius + b.value.upperBound() * a.radius + a.radius * b.radius
        return Scalar(product, rounding: Rounding(radius: radius))
    }

    /// |a/b − a₀/b₀| ≤ (|a|s + |b|r) / (|b|(|b| − s)).
    static func / (a: Scalar, b: Scalar) throws -> Scalar {
        let quotient = try a.value / b.value
        guard a.rounding != nil || b.rounding != nil else { return Scalar(quotient) }
        let least = try b.value.lowerBound()
        guard least > b.radius else {
            throw AlgebraError.outOfDomain(
                operation: "division", reason: "the divisor may be zero within its digits")
        }
        let above = try a.value.upperBound() * b.radius + b.value.upperBound() * a.radius
        return Scalar(quotient, rounding: Rounding(radius: try above / (least * (least - b.radius))))
    }

    var radius: Rational { rounding?.radius ?? .zero }

    /// The principal square root; |√a − √a₀| ≤ r/√a, and never more than √r for a ≥ 0.
    func squareRoot() throws -> Scalar {
        let root = try value.squareRoot()
        guard let rounding else { return Scalar(root) }
        let size = try root.lowerBound()
        let wide = try AlgebraicNumber(rounding.radius).squareRoot().upperBound()
        let bound = size.isZero ? wide : min(wide, try rounding.radius / size)
        return Scalar(root, rounding: Rounding(radius: bound))
    }

    func raised(to exponent: Int) throws -> Scalar {
        guard rounding != nil else { return Scalar(try value.raised(to: exponent)) }
        // Before it is turned: the least whole number of the machine has no negative.
        guard exponent > .min else { throw AlgebraError.limit(.bits, asked: .max) }
        if exponent < 0 { return try Scalar(1) / raised(to: -exponent) }
        try Limit.bits.allow(exponent)
        // ((|a| + r)ⁿ − |a|ⁿ) bounds the error.
        let size = try value.upperBound()
        let bound = try (size + radius).raised(to: exponent) - size.raised(to: exponent)
        return Scalar(try value.raised(to: exponent), rounding: Rounding(radius: bound))
    }

    func magnitude() throws -> Scalar {
        Scalar(try value.magnitude(), rounding: rounding)
    }
}

extension Rational {
    /// Itself, or a little more with few digits: what bounds an error must not grow without end.
    fileprivate var shortened: Rational {
        let bits = numerator.bitCount - denominator.bitCount
        guard bitCount > 1_024, let scale = try? Rational(2).raised(to: 128 - bits),
            let shorter = try? ((self * scale).floor + .one) / scale
        else { return self }
        return shorter
    }
}

extension AlgebraicNumber {
    private static let boundPrecision = 96

    /// A rational at or above the absolute value.
    func upperBound() throws -> Rational {
        if let exact = asRational { return exact.magnitude }
        return try magnitude().bounds(precision: Self.boundPrecision).upper.magnitude
    }

    /// A rational at or below the absolute value, not negative.
    func lowerBound() throws -> Rational {
        if let exact = asRational { return exact.magnitude }
        return max(.zero, try magnitude().bounds(precision: Self.boundPrecision).lower)
    }
}
