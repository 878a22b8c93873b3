import ExactAlgebra
import Notation

/// Whether values satisfy every hypothesis, decided exactly.
struct HypothesisCheck {
    let plan: Plan

    /// - Throws: the first hypothesis that does not hold, or that could not be decided.
    func check(_ scope: Scope) throws(InstanceMaker.Failure) {
        let evaluator = Evaluator(scope: scope)
        for name in plan.problem.names {
            for property in plan.problem.properties[name] ?? [] {
                let holds = try decided { try self.holds(property, name, evaluator) }
                if !holds { throw .unmet(nil) }
            }
        }
        for predicate in plan.predicates {
            let holds = try decided { try truth(predicate.expression, evaluator) }
            if !holds { throw .unmet(predicate.source) }
        }
    }

    private func decided(_ body: () throws -> Bool) throws(InstanceMaker.Failure) -> Bool {
        do {
            return try body()
        } catch let error as EvaluationError {
            if error.isUnable { throw .unable }
            return false
        } catch let error as AlgebraError {
            if !error.isUndefined { throw .unable }
            return false
        } catch {
            throw .unable
        }
    }

    private func truth(_ expression: Expression, _ evaluator: Evaluator) throws -> Bool {
        guard case .boolean(let truth) = try evaluator.evaluate(expression) else { return false }
        return truth
    }

    private func asks(_ text: String, _ evaluator: Evaluator) throws -> Bool {
        try truth(Reader.parse(text).readings[0], evaluator)
    }

    // MARK: - Properties

    private func holds(_ property: Property, _ name: String, _ evaluator: Evaluator) throws -> Bool {
        guard let value = evaluator.scope[name] else { return false }
        guard case .matrix(let matrix) = value else { return try holds(property, number: value) }
        let x = Names.pretty(name)
        switch property {
        case .symmetric: return try asks("\(x)' == \(x)", evaluator)
        case .skew: return try asks("\(x)' == -\(x)", evaluator)
        case .diagonal: return try isZero(matrix) { $0 != $1 }
        case .upperTriangular: return try isZero(matrix) { $0 > $1 }
        case .lowerTriangular: return try isZero(matrix) { $0 < $1 }
        case .orthonormalColumns: return try asks("\(x)'*\(x) == I", evaluator)
        case .orthonormalRows: return try asks("\(x)*\(x)' == I", evaluator)
        case .orthogonal: return try matrix.rows == matrix.columns && asks("\(x)'*\(x) == I", evaluator)
        case .unit: return try squaredNorm(matrix).isEqual(to: 1)
        case .nonzero: return try !matrix.exact.isZero()
        case .positive: return try matrix.entries.allSatisfy { try $0.value.sign() > 0 }
        case .nonnegative: return try matrix.entries.allSatisfy { try $0.value.sign() >= 0 }
        case .positiveDefinite, .positiveSemidefinite: return try isDefinite(matrix, property, x, evaluator)
        case .projector: return try asks("\(x)*\(x) == \(x) and \(x)' == \(x)", evaluator)
        case .idempotent: return try asks("\(x)*\(x) == \(x)", evaluator)
        default: return try holdsRank(property, matrix, evaluator)
        }
    }

    private func holds(_ property: Property, number value: Value) throws -> Bool {
        guard case .number(let scalar) = value else { return false }
        switch property {
        case .positive, .positiveDefinite: return try scalar.value.sign() > 0
        case .nonnegative, .positiveSemidefinite: return try scalar.value.sign() >= 0
        case .nonzero, .invertible: return try !scalar.value.isZero()
        case .unit: return try scalar.value.magnitude().isEqual(to: 1)
        default: return false
        }
    }

    private func holdsRank(
        _ property: Property, _ matrix: MatrixValue, _ evaluator: Evaluator
    ) throws -> Bool {
        let rank = try matrix.exact.asRational?.rank ?? matrix.exact.rank()
        switch property {
        case .invertible: return matrix.rows == matrix.columns && rank == matrix.rows
        case .singular: return matrix.rows == matrix.columns && rank < matrix.rows
        case .fullColumnRank: return rank == matrix.columns
        case .fullRowRank: return rank == matrix.rows
        case .fullRank: return rank == min(matrix.rows, matrix.columns)
        case .rank(let size): return try rank == whole(size, evaluator)
        case .rankAtMost(let size): return try rank <= whole(size, evaluator) ?? -1
        default: return false
        }
    }

    private func whole(_ expression: Expression, _ evaluator: Evaluator) throws -> Int? {
        guard case .number(let scalar) = try evaluator.evaluate(expression) else { return nil }
        return scalar.value.asRational?.asInt
    }

    private func isZero(_ matrix: MatrixValue, where isMeant: (Int, Int) -> Bool) throws -> Bool {
        for i in 0..<matrix.rows {
            for j in 0..<matrix.columns where isMeant(i, j) {
                if try !matrix[i, j].value.isZero() { return false }
            }
        }
        return true
    }

    private func squaredNorm(_ matrix: MatrixValue) throws -> AlgebraicNumber {
        try matrix.entries.reduce(.zero) { try $0 + $1.value * $1.value }
    }

    /// Definite: every leading minor is positive. Semidefinite: the coefficients of the characteristic
    /// polynomial alternate in sign.
    private func isDefinite(
        _ matrix: MatrixValue, _ property: Property, _ x: String, _ evaluator: Evaluator
    ) throws -> Bool {
        guard matrix.rows == matrix.columns, try asks("\(x)' == \(x)", evaluator) else { return false }
        if property == .positiveDefinite {
            return try (1...max(1, matrix.rows)).allSatisfy { k in
                let places = Array(0..<k)
                let minor = matrix.selecting(rows: places, columns: places).exact
                return try minor.determinant().sign() > 0
            }
        }
        guard let rational = matrix.exact.asRational else {
            throw AlgebraError.unproven(operation: "positive semidefinite")
        }
        let polynomial = try rational.characteristicPolynomial()
        return (0...matrix.rows).allSatisfy { k in
            let sign = (matrix.rows - k).isMultiple(of: 2) ? 1 : -1
            return polynomial[k].sign * sign >= 0
        }
    }
}
