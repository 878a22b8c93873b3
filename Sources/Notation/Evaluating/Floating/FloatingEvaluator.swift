import ExactAlgebra
import NumericAlgebra

/// Evaluates expressions in doubles, by LAPACK, in a scope of bound names.
///
/// The same grammar and the same functions as the exact ``Evaluator``, without its limits. What has no
/// honest value in doubles is refused with words: pivots that may or may not be zero, the coefficients of a
/// characteristic polynomial, an inverse that rounding alone decides.
///
/// A rank is the number of singular values above max(m, n)·ε·σ₁, and the spaces follow it; bases of spaces
/// are orthonormal. Equality means up to 2⁻²⁶ of the largest entry of either side.
public struct FloatingEvaluator: Sendable {
    public let scope: FloatingScope

    public init(scope: FloatingScope = FloatingScope()) { self.scope = scope }

    /// The value of an expression.
    ///
    /// - Throws: also where a number on the way leaves the range of doubles.
    public func evaluate(_ expression: Expression) throws(EvaluationError) -> FloatingValue {
        try EvaluationError.placing(at: expression.range) {
            let value = try finished(operand(expression))
            guard value.isFinite else { throw Complaint.unable(Self.overflow) }
            return value
        }
    }

    static let overflow = "a number on the way is beyond the range of doubles, 1.8·10³⁰⁸"

    /// An operand as a value that can be shown.
    private func finished(_ operand: FloatingOperand) throws -> FloatingValue {
        switch operand {
        case .value(let value): return value
        case .identity:
            throw Complaint.mismatch(expected: "a matrix of known size", found: "I; write I(2)")
        case .range(let range): return .reals(range.map { $0.map(Double.init) } ?? [])
        }
    }

    // MARK: One node

    func operand(_ expression: Expression) throws(EvaluationError) -> FloatingOperand {
        try EvaluationError.placing(at: expression.range) { try self.node(expression) }
    }

    private func node(_ expression: Expression) throws -> FloatingOperand {
        switch expression.kind {
        case .number(let numeral): return .real(Double(numeral.text) ?? .nan)
        case .name(let name): return try named(name, at: expression)
        case .negated(let a): return try multiplied(.real(-1), operand(a))
        case .percent(let a): return .number(try operand(a).number() / NumericComplex(100))
        case .sum(let terms): return try sum(terms)
        case .product(let factors): return try product(factors)
        case .power(let base, let exponent): return try power(operand(base), operand(exponent))
        case .transposed(let a): return try transposed(operand(a))
        case .call(let function, let arguments): return try call(function, arguments)
        case .index(let base, let subscripts): return try index(base, subscripts)
        case .field(let base, let name): return try field(name, of: operand(base))
        case .matrix(let rows): return try matrix(rows)
        case .vector(let values): return try vector(values)
        case .list(let values): return .value(.list(try items(values)))
        case .repeated: return .value(.list(try items([expression])))
        case .range(let a, let b):
            let (first, last) = (try operand(a).integer(), try operand(b).integer())
            guard first <= last else { return .range(nil) }
            let (count, overflow) = last.subtractingReportingOverflow(first)
            try Limit.entries.allow(overflow ? .max : count)
            return .range(first...last)
        case .relation(let sides, let relations): return try relation(sides, relations)
        case .logic(let connective, let values): return try logic(connective, values)
        case .not(let a):
            let truth = try truth(operand(a))
            return .value(
                .boolean(FloatingValue.Truth(!truth.holds, isUpToRounding: truth.isUpToRounding)))
        }
    }

    private func named(_ name: String, at expression: Expression) throws -> FloatingOperand {
        if let value = scope[name] { return .value(value) }
        switch name {
        case "pi": return .real(.pi)
        case "I": return .identity(1)
        case "i": return .number(NumericComplex(0, 1))
        default:
            let known = scope.names + Function.allCases.map(\.rawValue)
            let suggestions = Names.suggestions(for: name, among: known).map { Names.pretty($0) }
            throw EvaluationError.unknownName(name, suggestions: suggestions, expression.range)
        }
    }

    private func field(_ name: String, of operand: FloatingOperand) throws -> FloatingOperand {
        guard case .value(let value) = operand, let part = value[field: name] else {
            throw Complaint.mismatch(expected: "something with a part \(name)", found: operand.description)
        }
        return .value(part)
    }
}
