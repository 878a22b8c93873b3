public import ExactAlgebra

/// Evaluates expressions exactly, in a scope of bound names.
///
/// Every result is a value, *undefined*, or *unable*; the error says which, and where in the line.
public struct Evaluator: Sendable {
    public let scope: Scope
    /// The letter of the polynomial that is being evaluated; it shadows a bound name.
    var variable: String?

    public init(scope: Scope = Scope()) { self.scope = scope }

    /// The value of an expression.
    ///
    /// - Parameter shape: the shape that `I` without a size may take when it stands alone.
    public func evaluate(
        _ expression: Expression, expecting shape: Shape? = nil
    ) throws(EvaluationError) -> Value {
        try located(expression) { try finished(operand(expression), expecting: shape) }
    }

    /// Runs `body`; what it throws gets the place of `expression` unless it has one.
    func located<Result>(
        _ expression: Expression, _ body: () throws -> Result
    ) throws(EvaluationError) -> Result {
        try EvaluationError.placing(at: expression.range, body)
    }

    /// An operand as a value that can be shown.
    private func finished(_ operand: Operand, expecting shape: Shape?) throws -> Value {
        switch operand {
        case .value(let value): return value
        case .identity(let c):
            guard let shape, shape.rows == shape.columns else {
                throw Complaint.mismatch(expected: "a matrix of known size", found: "I; write I(2)")
            }
            try Work.checkEntries(shape.rows, shape.columns)
            return try finished(Grid.scaledIdentity(c, shape.rows).operand, expecting: nil)
        case .grid:
            throw Complaint.mismatch(expected: "a value", found: operand.description)
        case .angle(let angle):
            if angle.isZero { return .exact(0) }
            throw Complaint.unable("an angle that is not 0 is not an algebraic number")
        case .range(let range):
            let numbers = range.map(Array.init) ?? []
            return .list(numbers.map { .exact($0) })
        }
    }

    // MARK: One node

    func operand(_ expression: Expression) throws(EvaluationError) -> Operand {
        try located(expression) { try self.node(expression) }
    }

    private func node(_ expression: Expression) throws -> Operand {
        switch expression.kind {
        case .number(let numeral):
            let rounding = numeral.isDecimal ? Rounding(of: numeral) : nil
            return .number(Scalar(AlgebraicNumber(numeral.value), rounding: rounding))
        case .name(let name): return try named(name, at: expression)
        case .negated(let a): return try negated(operand(a))
        case .percent(let a): return try percentage(operand(a))
        case .sum(let terms): return try sum(terms)
        case .product(let factors): return try product(factors)
        case .power(let base, let exponent): return try power(operand(base), exponent)
        case .transposed(let a): return try transposed(operand(a))
        case .call(let function, let arguments): return try call(function, arguments)
        case .index(let base, let subscripts): return try index(base, subscripts)
        case .field(let base, let name): return try field(name, of: operand(base))
        case .matrix(let rows): return try matrix(rows)
        case .vector(let values): return try vector(values)
        case .list(let values): return .value(.list(try items(values)))
        case .repeated: return .value(.list(try items([expression])))
        case .range(let a, let b): return try range(from: operand(a), to: operand(b))
        case .relation(let sides, let relations): return try relation(sides, relations)
        case .logic(let connective, let values): return try logic(connective, values)
        case .not(let a): return .value(.boolean(try !truth(operand(a))))
        }
    }

    private func named(_ name: String, at expression: Expression) throws -> Operand {
        if name == variable {
            return .value(.polynomial(PolynomialValue(coefficients: [.zero, .one], variable: name)))
        }
        if let value = scope[name] { return .value(value) }
        switch name {
        case "pi": return .angle(.pi)
        case "I": return .identity(.one)
        case "i" where scope.allowsImaginaryUnit: return .exact(.i)
        default: throw EvaluationError.unknownName(name, suggestions: suggestions(name), expression.range)
        }
    }

    private func suggestions(_ name: String) -> [String] {
        let known = scope.names
        if let call = Names.call(writtenAs: name) { return [call] }
        // `λv` is one name here, and so is `Wt`; a product needs its sign, a transpose its prime.
        if let factors = Names.factors(of: name, isKnown: scope.contains), factors != [name] {
            return [factors.map { Names.pretty($0) }.joined(separator: "*")]
        }
        let functions = Function.callable(in: scope.vocabulary).map(\.rawValue)
        return Names.suggestions(for: name, among: known + functions)
            .map { Names.pretty($0) }
    }

    private func field(_ name: String, of operand: Operand) throws -> Operand {
        guard case .value(let value) = operand, let part = value[field: name] else {
            throw Complaint.mismatch(expected: "something with a part \(name)", found: operand.description)
        }
        return .value(part)
    }
}
