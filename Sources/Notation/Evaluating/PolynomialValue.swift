public import ExactAlgebra

/// A polynomial in one variable with algebraic coefficients, the constant term first.
///
/// Zero has no coefficients. Leading coefficients that are kept as zero are dropped; others may turn
/// out to be zero when they are decided.
public struct PolynomialValue: Sendable {
    public var coefficients: [AlgebraicNumber] { scalars.map(\.value) }
    /// The coefficients with the rounding of the decimals that went into them.
    public let scalars: [Scalar]
    /// The canonical name of the variable.
    public let variable: String

    public init(coefficients: [AlgebraicNumber], variable: String) {
        self.init(scalars: coefficients.map { Scalar($0) }, variable: variable)
    }

    /// A leading zero is dropped only where it is exact: `0.00x²` may hide a term.
    public init(scalars: [Scalar], variable: String) {
        var scalars = scalars
        while let last = scalars.last, last.rounding == nil, last.value.asRational?.isZero == true {
            scalars.removeLast()
        }
        self.scalars = scalars
        self.variable = variable
    }

    /// True where typed decimals went in.
    public var isRounded: Bool { scalars.contains { $0.rounding != nil } }

    public init(_ polynomial: RationalPolynomial, variable: String) {
        self.init(coefficients: polynomial.coefficients.map { AlgebraicNumber($0) }, variable: variable)
    }

    /// At most the degree; −1 for zero.
    public var degree: Int { scalars.count - 1 }

    /// The same polynomial over the rationals, without its rounding; nil where a coefficient is not
    /// kept as a rational.
    public var asRational: RationalPolynomial? {
        var numbers: [Rational] = []
        for coefficient in coefficients {
            guard let number = coefficient.asRational else { return nil }
            numbers.append(number)
        }
        return RationalPolynomial(numbers)
    }

    public subscript(k: Int) -> AlgebraicNumber { scalar(k).value }

    /// The coefficient of xᵏ with its rounding; zero beyond the degree.
    public func scalar(_ k: Int) -> Scalar { scalars.indices.contains(k) ? scalars[k] : Scalar(0) }
}

extension PolynomialValue {
    /// The sum; the variable is that of the one that has a degree.
    public func adding(_ other: PolynomialValue) throws -> PolynomialValue {
        let count = max(scalars.count, other.scalars.count)
        return PolynomialValue(
            scalars: try (0..<count).map { try scalar($0).adding(Scalar(1), times: other.scalar($0)) },
            variable: try common(other))
    }

    /// The polynomial with the other sign.
    public var negated: PolynomialValue {
        PolynomialValue(scalars: scalars.map { -$0 }, variable: variable)
    }

    /// The product.
    ///
    /// - Throws: *unable* beyond the largest degree.
    public func multiplied(by other: PolynomialValue) throws -> PolynomialValue {
        let variable = try common(other)
        guard !scalars.isEmpty, !other.scalars.isEmpty else {
            return PolynomialValue(coefficients: [], variable: variable)
        }
        try Limit.degree.allow(degree + other.degree)
        if !isRounded, !other.isRounded, let a = asRational, let b = other.asRational {
            return PolynomialValue(a * b, variable: variable)
        }
        var product = [Scalar](repeating: Scalar(0), count: scalars.count + other.scalars.count - 1)
        for (i, a) in scalars.enumerated() {
            for (j, b) in other.scalars.enumerated() {
                product[i + j] = try product[i + j].adding(a, times: b)
            }
        }
        return PolynomialValue(scalars: product, variable: variable)
    }

    func raised(to exponent: Int) throws -> PolynomialValue {
        let (asked, overflow) = max(degree, 1).multipliedReportingOverflow(by: exponent)
        try Limit.degree.allow(overflow ? .max : asked)
        var power = PolynomialValue(coefficients: [.one], variable: variable)
        for _ in 0..<max(0, exponent) { power = try power.multiplied(by: self) }
        return power
    }

    func isEqual(to other: PolynomialValue) throws -> Bool {
        for k in 0..<max(scalars.count, other.scalars.count) {
            if try !self[k].isEqual(to: other[k]) { return false }
        }
        return true
    }

    /// The variable of a sum or product: constants have any.
    private func common(_ other: PolynomialValue) throws -> String {
        if degree <= 0 { return other.variable }
        guard other.degree <= 0 || variable == other.variable else {
            throw Complaint.mismatch(
                expected: "a polynomial in \(variable)", found: "one in \(other.variable)")
        }
        return variable
    }
}

extension Scalar {
    /// a + bc; a product with 1 and a sum with 0 leave a typed decimal what it is.
    fileprivate func adding(_ b: Scalar, times c: Scalar) throws -> Scalar {
        let isPlain = { (scalar: Scalar) in scalar.rounding == nil && scalar.value.asRational?.isOne == true }
        let isNothing = { (scalar: Scalar) in
            scalar.rounding == nil && scalar.value.asRational?.isZero == true
        }
        if isNothing(b) || isNothing(c) { return self }
        let product = isPlain(b) ? c : isPlain(c) ? b : try b * c
        return isNothing(self) ? product : try self + product
    }
}

extension Limit {
    /// Throws where `asked` is beyond the bound.
    func allow(_ asked: Int) throws(AlgebraError) {
        if asked > bound { throw .limit(self, asked: asked) }
    }
}
