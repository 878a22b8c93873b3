import ExactAlgebra
import Notation

/// The degree of expressions as polynomials in the entries of some names.
struct PolynomialDegree {
    let variables: Set<String>
    let definitions: [String: Expression]
    /// The number of rows of a square matrix, where it is known.
    let order: (Expression) -> Int?

    /// An upper bound of the degree; nil where the expression may not be a polynomial. Where it is 0 the
    /// expression does not depend on the variables.
    func of(_ expression: Expression) -> Int? {
        switch expression.kind {
        case .number: return 0
        case .name(let name):
            if variables.contains(name) { return 1 }
            return definitions[name].map { of($0) } ?? 0
        case .negated(let a), .percent(let a), .transposed(let a): return of(a)
        case .sum(let terms): return highest(terms.map(\.value))
        case .product(let factors): return product(factors)
        case .power(let base, let exponent): return power(base, exponent)
        case .call(let function, let arguments): return call(function, arguments)
        case .index(let base, let subscripts):
            for case .at(let place) in subscripts where of(place) != 0 { return nil }
            return of(base)
        case .matrix(let rows): return highest(rows.flatMap { $0 })
        case .vector(let values): return highest(values)
        case .field, .list, .repeated, .range, .relation, .logic, .not:
            return expression.children.allSatisfy { of($0) == 0 } ? 0 : nil
        }
    }

    private func highest(_ values: [Expression]) -> Int? {
        var highest = 0
        for value in values {
            guard let degree = of(value) else { return nil }
            highest = max(highest, degree)
        }
        return highest
    }

    private func product(_ factors: [Expression.Factor]) -> Int? {
        var sum = 0
        for factor in factors {
            guard let degree = of(factor.value) else { return nil }
            if factor.operation == .dividedBy, degree > 0 { return nil }
            sum += degree
        }
        return sum
    }

    private func power(_ base: Expression, _ exponent: Expression) -> Int? {
        guard let degree = of(base) else { return nil }
        if degree == 0 { return of(exponent) == 0 ? 0 : nil }
        guard case .number(let numeral) = exponent.kind, let k = numeral.value.asInt, (0...64).contains(k)
        else { return nil }
        return degree * k
    }

    private func call(_ function: Function, _ arguments: [Expression]) -> Int? {
        if function == .rows || function == .cols { return 0 }
        guard let highest = highest(arguments) else { return nil }
        if highest == 0 { return 0 }
        switch function {
        case .transpose, .trace, .sum, .diag: return highest
        case .dot: return product(arguments.map { Expression.Factor($0) })
        case .det: return order(arguments[0]).map { $0 * highest }
        default: return nil
        }
    }
}
