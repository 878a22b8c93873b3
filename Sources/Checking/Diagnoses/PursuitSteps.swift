import ExactAlgebra
import Notation

/// Slips in the sums of a step of principal component pursuit: signs, μ, terms, matrices of the step before.
struct PursuitSteps {
    let expression: Expression
    let context: SlipContext

    /// One change at one place of the expression, by its id and what to say of it.
    private struct Change {
        let id: String
        let message: String
        let node: Expression
    }

    func slips() -> [Slip] {
        var changes: [Change] = []
        let wholes = expression.rewritten { node in
            let found = self.changes(of: node)
            changes += found
            return found.map(\.node)
        }
        var slips = zip(changes, wholes).map { change, whole in
            Slip(
                change.id, .object, change.message, FormulaValues(formulas: [whole], context: context))
        }
        if case .sum(let terms) = expression.kind, isResidual(terms) {
            let opposite = Expression(.negated(expression))
            slips.append(
                Slip(
                    "rpca.residual-sign", .object,
                    "Every sign is the wrong way round: \(context.text(expression)) is asked for.",
                    FormulaValues(formulas: [opposite], context: context)))
        }
        return slips
    }

    private func changes(of node: Expression) -> [Change] {
        switch node.kind {
        case .sum(let terms) where terms.allSatisfy({ isMatrix($0.value) }): changes(of: terms)
        case .product(let factors): changes(of: factors)
        case .name(let name): stale(name)
        default: []
        }
    }

    // MARK: - Sums

    /// Three matrices or more, each by itself.
    private func isResidual(_ terms: [Expression.Term]) -> Bool {
        terms.count > 2
            && terms.allSatisfy { if case .product = $0.value.kind { false } else { isMatrix($0.value) } }
    }

    private func changes(of terms: [Expression.Term]) -> [Change] {
        terms.indices.flatMap { k -> [Change] in
            let term = terms[k]
            let text = context.text(term.value)
            var flipped = terms
            flipped[k] = Expression.Term(term.value, isNegative: !term.isNegative)
            var less = terms
            less.remove(at: k)
            let missing = Change(
                id: "rpca.term-missing", message: "The term with \(text) is missing.",
                node: less.count == 1 && !less[0].isNegative ? less[0].value : Expression(.sum(less)))
            if k == 0 { return [missing] }
            let isMultiplier = if case .product = term.value.kind { true } else { false }
            let sign = Change(
                id: isMultiplier ? "rpca.multiplier-sign" : "rpca.residual-sign",
                message: "The sign of \(text) is the wrong way round: it is "
                    + (term.isNegative ? "taken away." : "added."),
                node: Expression(.sum(flipped)))
            return [sign, missing]
        }
    }

    // MARK: - μ

    private func changes(of factors: [Expression.Factor]) -> [Change] {
        guard factors.count == 2, factors.contains(where: { isMatrix($0.value) }),
            let k = factors.firstIndex(where: { !isMatrix($0.value) })
        else { return [] }
        let (number, matrix) = (factors[k], factors[1 - k].value)
        let isDivided = number.operation == .dividedBy
        let text = context.text(number.value)
        let other: Expression.Factor.Operation = isDivided ? .times : .dividedBy
        return [
            Change(
                id: "rpca.step-size",
                message: isDivided
                    ? "There \(context.text(matrix)) is not divided by \(text)."
                    : "There \(context.text(matrix)) is not multiplied by \(text).",
                node: matrix),
            Change(
                id: "rpca.step-size",
                message: isDivided
                    ? "There \(context.text(matrix)) is multiplied by \(text). Divide by it."
                    : "There \(context.text(matrix)) is divided by \(text). Multiply by it.",
                node: Expression(.product([.init(matrix), .init(number.value, other)]))),
        ]
    }

    // MARK: - The step before

    /// The matrices of the same name with a smaller number: `S0` for `S1` or `S`.
    private func stale(_ name: String) -> [Change] {
        guard case .matrix(let own)? = context.scope[name] else { return [] }
        let stem = String(name.reversed().drop(while: { ("0"..."9").contains($0) }).reversed())
        let number = Int(name.dropFirst(stem.count))
        let others = number.map { $0 > 0 ? [stem + "\($0 - 1)"] : [] } ?? [stem + "0", stem + "old"]
        return others.compactMap { other in
            guard case .matrix(let matrix)? = context.scope[other], matrix.shape == own.shape else {
                return nil
            }
            return Change(
                id: "rpca.stale",
                message: "That is with \(Names.pretty(other)) from the step before. "
                    + "Here the new \(Names.pretty(name)) is used.",
                node: Expression(.name(other)))
        }
    }

    private func isMatrix(_ expression: Expression) -> Bool { context.matrix(of: expression) != nil }
}
