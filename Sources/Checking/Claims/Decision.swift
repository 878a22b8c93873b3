import ExactAlgebra
import Notation

/// What became of a statement on one instance.
enum Decision {
    case holds
    /// It does not; the sides of the relation that fails, where there is one.
    case refuted(Sides?)
    /// A part of it has no value here.
    case undefined(EvaluationError)
    case unable

    /// The two sides of a relation that fails.
    struct Sides {
        let left: Expression
        let right: Expression
        let relation: Expression.Relation
        let leftValue: Value
        let rightValue: Value
    }
}

/// Decides a statement exactly.
struct ClaimDecider {
    let statement: Expression

    func decide(_ scope: Scope) -> Decision {
        let evaluator = Evaluator(scope: scope)
        do throws(EvaluationError) {
            guard case .boolean(let truth) = try evaluator.evaluate(statement) else { return .unable }
            if truth { return .holds }
        } catch {
            return error.isUnable ? .unable : .undefined(error)
        }
        let sides = failing(statement, evaluator)
        if let sides, sides.relation == .equal, case .matrix(let a) = sides.leftValue,
            case .matrix(let b) = sides.rightValue, a.shape != b.shape
        {
            // Matrices of different sizes are not compared.
            return .undefined(
                .algebra(
                    .shapeMismatch(operation: "the two sides", left: a.shape, right: b.shape),
                    sides.right.range))
        }
        return .refuted(sides)
    }

    private func failing(_ expression: Expression, _ evaluator: Evaluator) -> Decision.Sides? {
        switch expression.kind {
        case .logic(.and, let parts):
            for part in parts {
                if case .boolean(false)? = try? evaluator.evaluate(part) { return failing(part, evaluator) }
            }
            return nil
        case .relation(let sides, let relations):
            for (k, relation) in relations.enumerated() {
                let link = Expression(
                    .relation([sides[k], sides[k + 1]], [relation]), range: expression.range)
                guard case .boolean(false)? = try? evaluator.evaluate(link) else { continue }
                return self.sides(sides[k], sides[k + 1], relation, evaluator)
            }
            return nil
        default: return nil
        }
    }

    private func sides(
        _ left: Expression, _ right: Expression, _ relation: Expression.Relation, _ evaluator: Evaluator
    ) -> Decision.Sides? {
        var values = [left, right].map { try? evaluator.evaluate($0) }
        // An I beside a matrix takes its size.
        for k in 0..<2 where values[k] == nil {
            if case .matrix(let other)?? = Optional(values[1 - k]) {
                values[k] = try? evaluator.evaluate([left, right][k], expecting: other.shape)
            }
        }
        guard let a = values[0], let b = values[1] else { return nil }
        return Decision.Sides(
            left: left.withoutZeroFactor, right: right.withoutZeroFactor, relation: relation, leftValue: a,
            rightValue: b)
    }
}
