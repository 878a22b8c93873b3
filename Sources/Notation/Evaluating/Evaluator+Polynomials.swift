import ExactAlgebra

extension Evaluator {
    /// An expression as a polynomial: its one free letter is the variable.
    ///
    /// A letter that nothing binds comes first; where all are bound, the only letter, or `preferred`,
    /// shadows its value.
    ///
    /// - Parameter preferred: the letter that is taken where several could be meant.
    public func polynomial(
        _ expression: Expression, preferring preferred: String? = nil
    ) throws(EvaluationError) -> PolynomialValue {
        try located(expression) {
            let letter = try letter(of: expression, preferred: preferred.map { Names.canonical($0) })
            var inner = self
            inner.variable = letter
            let result = try inner.operand(expression)
            guard let entry = entry(result) else {
                throw Complaint.mismatch(expected: "a polynomial", found: result.description)
            }
            return entry.polynomial(in: letter ?? preferred ?? "x")
        }
    }

    /// The polynomial left − right of an equation; a line without `=` stands for itself.
    public func equation(
        _ expression: Expression, preferring preferred: String? = nil
    ) throws(EvaluationError) -> PolynomialValue {
        guard expression.sides.count == 2 else { return try polynomial(expression, preferring: preferred) }
        let (left, right) = (expression.sides[0], expression.sides[1])
        let difference = Expression(
            .sum([Expression.Term(left), Expression.Term(right, isNegative: true)]),
            range: expression.range)
        return try polynomial(difference, preferring: preferred)
    }

    /// Names in an expression that nothing binds and that mean nothing by themselves.
    public func freeNames(in expression: Expression) -> [String] {
        expression.names.filter { name in
            !scope.contains(name) && name != "pi" && name != "I"
                && !(name == "i" && scope.allowsImaginaryUnit)
        }
    }

    private func letter(of expression: Expression, preferred: String?) throws -> String? {
        let free = freeNames(in: expression)
        if free.count == 1 { return free[0] }
        if free.count > 1 {
            throw Complaint.mismatch(
                expected: "a polynomial in one letter",
                found: "the letters \(free.map(Names.pretty).joined(separator: ", "))")
        }
        let bound = expression.names.filter { scope.contains($0) }
        if let preferred, bound.contains(preferred) { return preferred }
        // A bound number is used as a number; a list, as the eigenvalues are, can only be shadowed.
        let shadowed = bound.filter { name in
            if case .list? = scope[name] { true } else { false }
        }
        if shadowed.count == 1 { return shadowed[0] }
        guard bound.count == 1, let value = scope[bound[0]] else { return nil }
        if case .number = value { return bound[0] }
        // `det(A)` needs its matrix; `x^2 - 1` makes no sense with a vector x.
        if let result = try? operand(expression), entry(result) != nil { return nil }
        return bound[0]
    }
}

extension PolynomialValue {
    /// The polynomial over the rationals, every coefficient decided; nil where one is irrational.
    func decidedRational() throws(AlgebraError) -> RationalPolynomial? {
        if let rational = asRational { return rational }
        var numbers: [Rational] = []
        for coefficient in coefficients {
            guard let number = try coefficient.rationalValue() else { return nil }
            numbers.append(number)
        }
        return RationalPolynomial(numbers)
    }
}
