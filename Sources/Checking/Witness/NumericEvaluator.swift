import Notation

/// Evaluates expressions in doubles over LAPACK, each number with a bound of its error.
///
/// It shares the tree with the exact evaluator and nothing else. Where it does not know a construct,
/// where a bound cannot be had or a number may not be real, the result is nil: it says nothing.
struct NumericEvaluator {
    let scope: Scope
    /// The letter of a polynomial and the number that stands for it; it shadows a bound name.
    var letter: (name: String, value: Ball)?

    init(scope: Scope, letter: (name: String, value: Ball)? = nil) {
        self.scope = scope
        self.letter = letter
    }

    func evaluate(_ expression: Expression) -> NumericOperand? {
        switch expression.kind {
        case .number(let numeral): .number(Ball(of: numeral))
        case .name(let name): named(name)
        case .negated(let a): evaluate(a).flatMap { negated($0) }
        case .percent(let a): evaluate(a)?.scalar.map { .number($0 / Ball(100)) }
        case .sum(let terms): sum(terms)
        case .product(let factors): product(factors)
        case .power(let base, let exponent): power(base, exponent)
        case .transposed(let a): evaluate(a).flatMap { transposed($0) }
        case .call(let function, let arguments): call(function, arguments)
        case .index(let base, let subscripts): index(base, subscripts)
        case .field(let base, let name):
            if case .record(let parts)? = evaluate(base) { parts[name] } else { nil }
        case .matrix(let rows): matrix(rows)
        case .vector(let values): vector(values)
        case .list(let values): list(values)
        case .range(let first, let last): range(first, last)
        // `λ₁ = 18` is worth 18.
        case .relation(let sides, _):
            expression.label != nil ? sides.last.flatMap { evaluate($0) } : nil
        case .repeated, .logic, .not: nil
        }
    }

    private func named(_ name: String) -> NumericOperand? {
        if let letter, letter.name == name { return .number(letter.value) }
        if let value = scope[name] { return NumericOperand(value) }
        switch name {
        case "pi": return .number(.pi)
        case "I": return .identity(.one)
        default: return nil
        }
    }

    private func range(_ first: Expression, _ last: Expression) -> NumericOperand? {
        guard let low = integer(first), let high = integer(last), high - low < 1_000 else { return nil }
        return .range(low <= high ? low...high : nil)
    }

    func integer(_ expression: Expression) -> Int? { evaluate(expression)?.scalar?.integer }

    // MARK: Arithmetic

    private func negated(_ a: NumericOperand) -> NumericOperand? { multiplied(.number(-.one), a) }

    private func sum(_ terms: [Expression.Term]) -> NumericOperand? {
        var total: NumericOperand?
        for term in terms {
            guard var next = evaluate(term.value) else { return nil }
            if term.isNegative {
                guard let opposite = negated(next) else { return nil }
                next = opposite
            }
            guard let before = total else {
                total = next
                continue
            }
            guard let sum = added(before, next) else { return nil }
            total = sum
        }
        return total
    }

    private func product(_ factors: [Expression.Factor]) -> NumericOperand? {
        var total: NumericOperand?
        for factor in factors {
            guard let next = evaluate(factor.value) else { return nil }
            guard let before = total else {
                total = next
                continue
            }
            if factor.operation == .dividedBy {
                guard let divisor = next.scalar else { return nil }
                total = multiplied(.number(Ball.one / divisor), before, dividingBy: divisor)
            } else {
                total = multiplied(before, next)
            }
            if total == nil { return nil }
        }
        return total
    }

    private func added(_ a: NumericOperand, _ b: NumericOperand) -> NumericOperand? {
        switch (a, b) {
        case (.identity(let c), .identity(let d)): return .identity(c + d)
        case (.identity(let c), .matrix(let m)), (.matrix(let m), .identity(let c)):
            guard m.isSquare else { return nil }
            return (m + BallMatrix.scaledIdentity(c, m.rows)).map { .matrix($0) }
        case (.matrix(let x), .matrix(let y)): return (x + y).map { .matrix($0) }
        default:
            guard let x = a.scalar, let y = b.scalar else { return nil }
            return .number(x + y)
        }
    }

    /// - Parameter divisor: where given, the operands are 1/divisor and what is divided.
    private func multiplied(
        _ a: NumericOperand, _ b: NumericOperand, dividingBy divisor: Ball? = nil
    ) -> NumericOperand? {
        let scale = { (factor: Ball, x: Ball) in divisor.map { x / $0 } ?? factor * x }
        switch (a, b) {
        case (.number(let x), .number(let y)): return .number(scale(x, y))
        case (.number(let c), .identity(let d)): return .identity(scale(c, d))
        case (.identity(let c), .identity(let d)), (.identity(let c), .number(let d)):
            return .identity(c * d)
        case (.identity(let c), .matrix(let m)), (.matrix(let m), .identity(let c)):
            return .matrix(m.scaled(by: c))
        case (.number(let c), .matrix(let m)): return .matrix(m.mapped { scale(c, $0) })
        case (.matrix(let m), .number(let c)): return .matrix(m.scaled(by: c))
        case (.matrix(let x), .matrix(let y)):
            if let product = x * y { return .matrix(product) }
            if x.entries.count == 1 { return .matrix(y.scaled(by: x.entries[0])) }
            return y.entries.count == 1 ? .matrix(x.scaled(by: y.entries[0])) : nil
        default: return nil
        }
    }

    private func power(_ base: Expression, _ exponent: Expression) -> NumericOperand? {
        guard let a = evaluate(base), let n = evaluate(exponent)?.scalar else { return nil }
        if let x = a.scalar { return .number(x.raised(to: n)) }
        guard let n = n.integer, n.magnitude <= 1_000 else { return nil }
        switch a {
        case .matrix(let matrix): return matrix.raised(to: n).map { .matrix($0) }
        case .identity(let c): return .identity(c.raised(to: n))
        default: return nil
        }
    }

    func transposed(_ a: NumericOperand) -> NumericOperand? {
        switch a {
        case .matrix(let matrix): .matrix(matrix.transposed)
        case .number, .identity: a
        default: nil
        }
    }
}
