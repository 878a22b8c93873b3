// MARK: - Decimals

extension AlgebraicNumber {
    /// The number rounded to `places` digits after the point, halves away from zero: decided exactly.
    ///
    /// - Parameter places: negative counts digits before the point.
    /// - Throws: `notReal`; *unable* as in ``isZero()``.
    public func rounded(places: Int) throws(AlgebraError) -> Rational {
        let scale = try Rational(10).raised(to: places)
        return try scaled(by: scale).nearestInteger() / scale
    }

    /// The decimal with `significantDigits` digits, correctly rounded; trailing zeros are kept.
    ///
    /// - Throws: `notReal`; *unable* as in ``isZero()``.
    public func decimal(significantDigits: Int) throws(AlgebraError) -> String {
        try Limit.precision.check(significantDigits * 4)
        if try isZero() { return "0" }
        var places = significantDigits - 1 - (try decimalExponent())
        var value = try rounded(places: places)
        // 9.996 to three digits is 10.0: the exponent has grown by one.
        if try value.magnitude >= Rational(10).raised(to: significantDigits - places) {
            places -= 1
            value = try rounded(places: places)
        }
        return try value.decimalString(places: max(0, places))
    }

    /// e with 10ᵉ ≤ |x| < 10ᵉ⁺¹, for a real number that is not zero.
    private func decimalExponent() throws(AlgebraError) -> Int {
        let size = try magnitude()
        var precision = 64
        var (lower, upper) = size.bounds(precision: precision)
        while lower.sign <= 0 {
            precision *= 2
            try Limit.precision.check(precision)
            (lower, upper) = size.bounds(precision: precision)
        }
        let bits = lower.numerator.bitCount - lower.denominator.bitCount
        var exponent = Int((Double(bits) * 0.301_029_995_663_981_2).rounded(.down)) - 1
        while try Rational(10).raised(to: exponent + 1) <= upper {
            let power = AlgebraicNumber(try Rational(10).raised(to: exponent + 1))
            if try size.compare(to: power) < 0 { break }
            exponent += 1
        }
        return exponent
    }
}

extension Rational {
    /// The digits of a number that has at most `places` digits after the point.
    public func decimalString(places: Int) throws(AlgebraError) -> String {
        let scaled = try magnitude * Rational(10).raised(to: places)
        var digits = scaled.floor.description
        if digits.count <= places {
            digits = String(repeating: "0", count: places + 1 - digits.count) + digits
        }
        let whole = digits.dropLast(places)
        let sign = self.sign < 0 ? "-" : ""
        return places == 0 ? sign + digits : "\(sign)\(whole).\(digits.suffix(places))"
    }
}
