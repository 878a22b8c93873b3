public import ExactAlgebra

/// A polynomial in one variable with algebraic coefficients, the constant term first.
///
/// Zero has no coefficients. Leading coefficients that are kept as zero are dropped; others may turn
/// out to be zero when they are decided.
public struct PolynomialValue: Sendable {
    public let coefficients: [AlgebraicNumber]
    /// The canonical name of the variable.
    public let variable: String

    public init(coefficients: [AlgebraicNumber], variable: String) {
        var coefficients = coefficients
        while coefficients.last?.asRational?.isZero == true { coefficients.removeLast() }
        self.coefficients = coefficients
        self.variable = variable
    }

    public init(_ polynomial: RationalPolynomial, variable: String) {
        self.init(coefficients: polynomial.coefficients.map { AlgebraicNumber($0) }, variable: variable)
    }

    /// At most the degree; −1 for zero.
    public var degree: Int { coefficients.count - 1 }

    /// The same polynomial over the rationals, or nil where a coefficient is not kept as one.
    public var asRational: RationalPolynomial? {
        var numbers: [Rational] = []
        for coefficient in coefficients {
            guard let number = coefficient.asRational else { return nil }
            numbers.append(number)
        }
        return RationalPolynomial(numbers)
    }

    public subscript(k: Int) -> AlgebraicNumber { coefficients.indices.contains(k) ? coefficients[k] : .zero }
}

extension PolynomialValue {
    func adding(_ other: PolynomialValue) throws -> PolynomialValue {
        let count = max(coefficients.count, other.coefficients.count)
        return PolynomialValue(
            coefficients: try (0..<count).map { try self[$0] + other[$0] }, variable: try common(other))
    }

    var negated: PolynomialValue {
        PolynomialValue(coefficients: coefficients.map { -$0 }, variable: variable)
    }

    func multiplied(by other: PolynomialValue) throws -> PolynomialValue {
        let variable = try common(other)
        guard !coefficients.isEmpty, !other.coefficients.isEmpty else {
            return PolynomialValue(coefficients: [], variable: variable)
        }
        try Limit.degree.allow(degree + other.degree)
        if let a = asRational, let b = other.asRational {
            return PolynomialValue(a * b, variable: variable)
        }
        var product = [AlgebraicNumber](
            repeating: .zero, count: coefficients.count + other.coefficients.count - 1)
        for (i, a) in coefficients.enumerated() {
            for (j, b) in other.coefficients.enumerated() { product[i + j] = try product[i + j] + a * b }
        }
        return PolynomialValue(coefficients: product, variable: variable)
    }

    func raised(to exponent: Int) throws -> PolynomialValue {
        let (asked, overflow) = max(degree, 1).multipliedReportingOverflow(by: exponent)
        try Limit.degree.allow(overflow ? .max : asked)
        var power = PolynomialValue(coefficients: [.one], variable: variable)
        for _ in 0..<max(0, exponent) { power = try power.multiplied(by: self) }
        return power
    }

    func isEqual(to other: PolynomialValue) throws -> Bool {
        for k in 0..<max(coefficients.count, other.coefficients.count) {
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

extension Limit {
    /// Throws where `asked` is beyond the bound.
    func allow(_ asked: Int) throws(AlgebraError) {
        if asked > bound { throw .limit(self, asked: asked) }
    }
}
