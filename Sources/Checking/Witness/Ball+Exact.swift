import ExactAlgebra
import Notation

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

// Numbers of the exact engine, and functions of the C library, as balls.
extension Ball {
    /// The bits to which a number of the exact engine is asked for.
    private static let precision = 80

    /// As typed: read by the C library, not by the exact engine.
    init(of numeral: Numeral) {
        guard let value = Double(numeral.text) else {
            self = .unknown
            return
        }
        let isPoint = !numeral.isDecimal && value.magnitude < 0x1p53
        self.init(value, radius: isPoint ? 0 : value.ulp)
    }

    init(of value: Rational) {
        if let integer = value.asInt, let exact = Double(exactly: integer) {
            self.init(exact)
        } else {
            let nearest = value.asDouble
            self.init(nearest, radius: 2 * nearest.ulp)
        }
    }

    /// Nil for a number that is not real, or that cannot easily be told to be.
    init?(of number: AlgebraicNumber) {
        if let rational = number.asRational {
            self.init(of: rational)
            return
        }
        guard number.imaginaryApproximation() == 0, (try? number.isReal()) == true else { return nil }
        let bounds = number.bounds(precision: Self.precision)
        let (low, high) = (bounds.lower.asDouble, bounds.upper.asDouble)
        guard low.isFinite, high.isFinite else { return nil }
        self.init(from: low - 2 * low.ulp, to: high + 2 * high.ulp)
    }

    static let pi = Ball(.pi, radius: Double.pi.ulp)

    /// The C library's errors are below one unit of the last place; four are allowed.
    var cosine: Ball { isKnown ? Ball(cos(middle), radius: radius + 4 * .ulpOfOne) : .unknown }
    var sine: Ball { isKnown ? Ball(sin(middle), radius: radius + 4 * .ulpOfOne) : .unknown }

    /// Unknown near ±1, where it is steep.
    var arcCosine: Ball {
        guard isKnown, low > -0.999, high < 0.999 else { return .unknown }
        return Ball(from: acos(high) - 16 * .ulpOfOne, to: acos(low) + 16 * .ulpOfOne)
    }

    /// For a positive base only.
    func raised(to exponent: Ball) -> Ball {
        if let n = exponent.integer { return raised(to: n) }
        if exponent.isExact, exponent.middle == 0.5 { return squareRoot() }
        guard isKnown, exponent.isKnown, low > 0 else { return .unknown }
        let corners = [low, high].flatMap { x in [exponent.low, exponent.high].map { pow(x, $0) } }
        guard let least = corners.min(), let most = corners.max(), most.isFinite else { return .unknown }
        return Ball(from: least - 8 * least.ulp, to: most + 8 * most.ulp)
    }
}
