// MARK: - Enclosures

extension AlgebraicNumber {
    /// A ball around the number, computed with `precision` bits.
    func enclosure(precision: Int) -> Enclosure {
        switch storage {
        case .rational(let value): Enclosure(value, precision: precision)
        case .element(let polynomial, let field):
            .value(of: polynomial, at: field.enclosure(precision: precision), precision: precision)
        case .lazy(let lazy): lazy.enclosure(precision: precision)
        }
    }

    /// Rationals below and above the real part, computed with `precision` bits.
    public func bounds(precision: Int) -> (lower: Rational, upper: Rational) {
        if let value = asRational { return (value, value) }
        return enclosure(precision: precision).realBounds
    }

    /// The real part as a double, right to about fifteen digits unless it is tiny beside its terms.
    public func approximation() -> Double {
        asRational?.asDouble ?? enclosure(precision: 96).realMidpoint
    }

    /// The imaginary part as a double.
    public func imaginaryApproximation() -> Double {
        isKnownReal ? 0 : enclosure(precision: 96).imaginaryMidpoint
    }
}

// MARK: - Decisions

extension AlgebraicNumber {
    private static let firstPrecision = 64
    /// Up to here more digits are cheaper than a proof.
    private static let lastGuess = 256

    /// Whether the number is zero: by an enclosure that excludes it, else by the root bound.
    ///
    /// - Throws: *unable* where the proof would need more than ``Limit/precision`` bits.
    public func isZero() throws(AlgebraError) -> Bool {
        switch storage {
        case .rational(let value): return value.isZero
        case .element: return false
        case .lazy(let lazy):
            switch lazy.kind {
            case .surd: return false
            // Each factor has a bound of its own, far better than that of the whole.
            case .product(let a, let b): if try a.isZero() { return true } else { return try b.isZero() }
            case .sum(let a, let b):
                if let isZero = try Surd.sumIsZero(a, b) { return isZero }
                return try separated() == nil
            default: return try separated() == nil
            }
        }
    }

    /// True where an enclosure of 128 bits excludes zero: quick, and false decides nothing.
    public var isPlainlyNonzero: Bool {
        switch storage {
        case .rational(let value): !value.isZero
        case .element: true
        case .lazy: !enclosure(precision: 2 * Self.firstPrecision).containsZero
        }
    }

    /// An enclosure that excludes zero, or nil where the number is proved to be zero.
    private func separated() throws(AlgebraError) -> Enclosure? {
        var precision = Self.firstPrecision
        while precision <= Self.lastGuess {
            let ball = enclosure(precision: precision)
            if !ball.containsZero { return ball }
            precision *= 2
        }
        guard let bits = RootBound.bits(for: self) else { throw .limit(.precision, asked: .max) }
        precision = bits + Self.firstPrecision
        while precision <= 2 * Limit.precision.bound {
            let ball = enclosure(precision: precision)
            if !ball.containsZero { return ball }
            if ball.isWithin(twoToMinus: bits) { return nil }
            precision *= 2
        }
        throw .limit(.precision, asked: precision)
    }

    /// Whether the imaginary part is zero.
    public func isReal() throws(AlgebraError) -> Bool {
        if isKnownReal { return true }
        if case .element(_, let field) = storage, field.degree == 2 { return false }
        if enclosure(precision: Self.firstPrecision).imaginaryPartExcludesZero { return false }
        return try (self - conjugate()).isZero()
    }

    /// −1, 0 or 1.
    ///
    /// - Throws: `notReal`; *unable* as in ``isZero()``.
    public func sign() throws(AlgebraError) -> Int {
        if case .rational(let value) = storage { return value.sign }
        guard try isReal() else { throw .notReal(operation: "sign") }
        guard !(try isZero()) else { return 0 }
        var precision = Self.firstPrecision
        while precision <= 2 * Limit.precision.bound {
            let ball = enclosure(precision: precision)
            if ball.realPartIsPositive { return 1 }
            if ball.realPartIsNegative { return -1 }
            precision *= 2
        }
        throw .limit(.precision, asked: precision)
    }

    public func isEqual(to other: AlgebraicNumber) throws(AlgebraError) -> Bool {
        if isSameExpression(as: other) { return true }
        if let a = asRational, let b = other.asRational { return a == b }
        return try (self - other).isZero()
    }

    /// −1, 0 or 1 as `self` is below, equal to or above `other`; both real.
    public func compare(to other: AlgebraicNumber) throws(AlgebraError) -> Int {
        if let a = asRational, let b = other.asRational { return a == b ? 0 : (a < b ? -1 : 1) }
        guard try isReal(), try other.isReal() else { throw .notReal(operation: "comparison") }
        return try (self - other).sign()
    }

    /// The integer nearest to a real number; halves go away from zero.
    public func nearestInteger() throws(AlgebraError) -> Rational {
        // Terms may cancel: more digits until the enclosure holds few integers.
        var precision = Self.firstPrecision
        var (lower, upper) = bounds(precision: precision)
        while upper - lower > 1 {
            precision *= 2
            try Limit.precision.check(precision)
            (lower, upper) = bounds(precision: precision)
        }
        var candidate = lower.floor
        let half = try Rational(1, over: 2)
        while try compare(to: AlgebraicNumber(candidate + half)) >= (candidate.sign < 0 ? 1 : 0) {
            candidate = candidate + 1
        }
        while try compare(to: AlgebraicNumber(candidate - half)) <= (candidate.sign > 0 ? -1 : 0) {
            candidate = candidate - 1
        }
        return candidate
    }
}
