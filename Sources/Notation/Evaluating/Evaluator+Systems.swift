import ExactAlgebra
import NumericAlgebra

// What only a calculator asks for and what has an exact value too: systems, norms of every kind, condition.
extension Evaluator {
    /// `solve(A, b)` and `lstsq(A, b)`; of many x that are equally good the shortest.
    func solution(_ function: Function, _ values: [Operand]) throws -> MatrixValue {
        let (a, b) = (try matrix(values[0]), try matrix(values[1]))
        guard a.rows == b.rows else {
            throw AlgebraError.shapeMismatch(operation: function.rawValue, left: a.shape, right: b.shape)
        }
        if function == .solve {
            guard a.rows == a.columns else {
                throw AlgebraError.notSquare(operation: function.rawValue, shape: a.shape)
            }
            return MatrixValue(try inverse(a).exact * b.exact)
        }
        let pseudoinverse = try spatial(.pinv, [.value(.matrix(a))])
        return MatrixValue(try matrix(.value(pseudoinverse)).exact * b.exact)
    }

    /// `norm(A)`, `norm(A, kind)`, `cond(A)`, `cond(A, kind)`.
    func size(_ function: Function, _ arguments: [Expression]) throws -> Scalar {
        let a = try matrix(operand(arguments[0]))
        if function == .norm {
            return try arguments.count == 1 ? norm(a) : norm(a, NumericNorm(arguments[1]))
        }
        let kind = try arguments.count == 1 ? .spectral : NumericNorm(forConditionOf: arguments[1])
        if kind != .spectral { return try norm(a, kind) * norm(inverse(a), kind) }
        let values = try scalars(.value(spectral(.singularvalues, [.value(.matrix(a))])))
        guard let largest = values.first, let least = values.last else { return Scalar(1) }
        if try least.value.isZero() { throw AlgebraError.singular(operation: "cond") }
        return try largest / least
    }

    private func norm(_ a: MatrixValue, _ kind: NumericNorm) throws -> Scalar {
        switch kind {
        case .frobenius: return try norm(a)
        case .one: return try norm(a.transposed, .infinity)
        case .infinity:
            let sums = try (0..<a.rows).map { i in
                try (0..<a.columns).reduce(Scalar(0)) { try $0 + a[i, $1].magnitude() }
            }
            return try extremum(.max, sums.isEmpty ? [Scalar(0)] : sums)
        case .largestEntry:
            return try extremum(.max, [Scalar(0)] + a.entries.map { try $0.magnitude() })
        case .spectral, .nuclear:
            let values = try scalars(.value(spectral(.singularvalues, [.value(.matrix(a))])))
            return try kind == .spectral ? values.first ?? Scalar(0) : extremum(.sum, values)
        }
    }
}
