import ExactAlgebra
import Notation

/// Typed text as the value that a relation judges.
enum TypedAnswer {
    static func parse(_ text: String, part: String, of relation: Relation) throws -> Parse {
        try Reader.parse(text, as: mode(part: part, of: relation))
    }

    private static func mode(part: String, of relation: Relation) -> AnswerMode {
        switch relation {
        case .value: .number
        case .matrix, .qr, .svd, .rankfactorization, .bestapproximation, .projector, .rref, .echelon,
            .rowoperation:
            .matrix
        case .values, .eigenvalues: .list
        case .polynomial: .polynomial
        case .equivalent, .identity: .statement
        case .eigenvector: .vector
        case .eigenbasis: part == "values" ? .list : .matrix
        case .basis, .gramschmidt, .satisfies, .choice, .order: .any
        }
    }

    static func value(of expression: Expression, for relation: Relation, in scope: Scope) throws -> Value {
        let evaluator = Evaluator(scope: scope)
        if relation == .polynomial { return try polynomial(expression, evaluator) }
        // `WtW = …` names what it states: the value stands on the right.
        guard let label = expression.label, case .relation(let sides, _) = expression.kind, !label.isEmpty
        else { return try evaluator.evaluate(expression) }
        return try evaluator.evaluate(sides[sides.count - 1])
    }

    /// A polynomial; of an equation the left side minus the right.
    private static func polynomial(_ expression: Expression, _ evaluator: Evaluator) throws -> Value {
        guard case .relation(let sides, _) = expression.kind, sides.count == 2 else {
            return .polynomial(try evaluator.polynomial(expression))
        }
        if let label = expression.label, !sides[1].names.contains(label) {
            return .polynomial(try evaluator.polynomial(sides[1]))
        }
        let left = try evaluator.polynomial(sides[0])
        let right = try evaluator.polynomial(sides[1])
        return .polynomial(try left.adding(right.negated))
    }
}
