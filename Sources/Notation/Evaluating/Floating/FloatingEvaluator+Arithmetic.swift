import ExactAlgebra
import NumericAlgebra

extension FloatingEvaluator {
    func sum(_ terms: [Expression.Term]) throws -> FloatingOperand {
        var total = try signed(terms[0])
        for term in terms.dropFirst() { total = try added(total, signed(term)) }
        return total
    }

    private func signed(_ term: Expression.Term) throws -> FloatingOperand {
        let value = try operand(term.value)
        return term.isNegative ? try multiplied(.real(-1), value) : value
    }

    func product(_ factors: [Expression.Factor]) throws -> FloatingOperand {
        for (before, factor) in zip(factors, factors.dropFirst()) where factor.operation == .juxtaposed {
            try checkLetter(before.value, before: factor.value)
        }
        var total = try operand(factors[0].value)
        for factor in factors.dropFirst() {
            let next = try operand(factor.value)
            total =
                factor.operation == .dividedBy ? try divided(total, by: next) : try multiplied(total, next)
        }
        return total
    }

    /// `λ(2 − 1)` is a product where λ is a number; `f(x)` is none.
    private func checkLetter(_ head: Expression, before factor: Expression) throws {
        guard case .name(let name) = head.kind, factor.kind != .name("I") else { return }
        switch scope[name] {
        case .number: return
        case nil where name == "pi" || name == "i": return
        default:
            let vocabulary: Vocabulary? = scope[name] == nil ? .calculator : nil
            throw EvaluationError.notation(
                NotationError(.notAFunction(Names.pretty(name), in: vocabulary), at: head.range))
        }
    }

    // MARK: Two operands

    func added(_ a: FloatingOperand, _ b: FloatingOperand) throws -> FloatingOperand {
        switch (a, b) {
        case (.identity(let c), .identity(let d)): return .identity(c + d)
        case (.identity(let c), _): return .matrix(try scaledIdentity(c, beside: b) + b.block())
        case (_, .identity): return try added(b, a)
        default: break
        }
        if let x = a.entry, let y = b.entry, !(a.isMatrix && b.isMatrix) { return .number(x + y) }
        guard a.isMatrix, b.isMatrix else {
            throw Complaint.mismatch(
                expected: "two things that can be added", found: "\(a.description) and \(b.description)")
        }
        return .matrix(try a.block() + b.block())
    }

    func multiplied(_ a: FloatingOperand, _ b: FloatingOperand) throws -> FloatingOperand {
        switch (a, b) {
        case (.identity(let c), .identity(let d)): return .identity(c * d)
        case (.identity(let c), _):
            if b.isMatrix { return .matrix(try b.block().scaled(by: c)) }
            return .identity(c * (try b.real()))
        case (_, .identity): return try multiplied(b, a)
        default: break
        }
        if a.isMatrix, b.isMatrix {
            let (x, y) = (try a.block(), try b.block())
            if x.columns == y.rows || (x.values.count != 1 && y.values.count != 1) {
                return .matrix(try x * y)
            }
        }
        if let x = a.entry, let y = b.entry { return .number(x * y) }
        if a.entry != nil, b.isMatrix { return .matrix(try b.block().scaled(by: a.real())) }
        if b.entry != nil, a.isMatrix { return .matrix(try a.block().scaled(by: b.real())) }
        throw Complaint.mismatch(
            expected: "two things that can be multiplied", found: "\(a.description) and \(b.description)")
    }

    private func divided(_ a: FloatingOperand, by b: FloatingOperand) throws -> FloatingOperand {
        guard let divisor = b.entry else {
            throw Complaint.mismatch(expected: "a number as divisor", found: b.description)
        }
        if divisor.isZero { throw AlgebraError.divisionByZero }
        if case .identity(let c) = a { return .identity(c / (try b.real())) }
        if let x = a.entry, !a.isMatrix { return .number(x / divisor) }
        let d = try b.real()
        return .matrix(try a.block().mapped { $0 / d })
    }

    func power(_ base: FloatingOperand, _ upper: FloatingOperand) throws -> FloatingOperand {
        let exponent = try upper.real()
        let n = Int(exactly: exponent)
        if base.isMatrix, base.entry == nil {
            guard let n else {
                throw Complaint.mismatch(
                    expected: "an integer exponent of a matrix", found: upper.description)
            }
            return .matrix(try base.block().raised(to: n))
        }
        if case .identity(let c) = base, let n {
            return .identity(NumericComplex(c).raised(to: n).real)
        }
        guard let number = base.entry else {
            throw Complaint.mismatch(expected: "a number or a square matrix", found: base.description)
        }
        if number.isZero, exponent < 0 { throw AlgebraError.divisionByZero }
        if exponent == 0.5 { return .number(number.squareRoot()) }
        return .number(n.map { number.raised(to: $0) } ?? number.raised(to: exponent))
    }

    func transposed(_ a: FloatingOperand) throws -> FloatingOperand {
        switch a {
        case .value(.matrix(let matrix)): return .matrix(matrix.transposed)
        case .value(.number), .identity: return a
        default: throw Complaint.mismatch(expected: "a matrix", found: a.description)
        }
    }

    /// c·I of the size of `other`.
    func scaledIdentity(_ c: Double, beside other: FloatingOperand) throws -> NumericMatrix {
        guard other.isMatrix, let matrix = try? other.block(), matrix.shape.isSquare else {
            throw Complaint.mismatch(expected: "a square matrix beside I", found: other.description)
        }
        return NumericMatrix.identity(matrix.rows).scaled(by: c)
    }
}

extension NumericMatrix {
    /// By repeated squaring; a negative exponent takes the inverse.
    ///
    /// - Complexity: O(n³ log k).
    func raised(to exponent: Int) throws -> NumericMatrix {
        guard shape.isSquare else { throw NumericError.notSquare(operation: "power", shape: shape) }
        if exponent < 0 { return try inverted("power").raised(to: exponent == .min ? .max : -exponent) }
        var (power, square, rest) = (NumericMatrix.identity(rows), self, exponent)
        while rest > 0 {
            if rest & 1 == 1 { power = try power * square }
            rest >>= 1
            if rest > 0 { square = try square * square }
        }
        return power
    }
}
