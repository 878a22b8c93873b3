import Notation

/// A slip in a formula: where the question asks for a value of one shape, the value of another.
///
/// It speaks of the questions that are given an expression as their `value`. Every part of that expression
/// with the shape of `asked` is looked at, and the whole is evaluated with it replaced.
struct FormulaSlip: Sendable {
    let id: String
    /// A template: `X' * X`.
    let asked: String
    /// What stands there instead; several where one slip has several forms.
    let instead: [String]
    /// `{X}` is replaced by the expression that X stands for.
    let message: String
    var size = Slip.Size.object
    /// Whether only the expression as a whole is looked at, not its parts.
    var isWhole = false

    /// The slips of this kind that a question allows.
    func slips(in context: SlipContext) -> [Slip] {
        let template = FormulaTemplate(asked)
        for spelling in context.spellings(of: "value") {
            var slips: [Slip] = []
            let change = { (node: Expression) in replacements(of: node, template, in: context) }
            for (text, whole) in isWhole ? change(spelling) : places(in: spelling, change) {
                guard let rule = try? context.rule("value", as: whole) else { continue }
                slips.append(Slip(id, size, text, MistakenRule(rule: rule)))
            }
            if !slips.isEmpty { return slips }
        }
        return []
    }

    /// What a node may become, with the message for it.
    private func replacements(
        of node: Expression, _ template: FormulaTemplate, in context: SlipContext
    ) -> [(String, Expression)] {
        guard let parts = template.match(node), parts.allSatisfy({ context.suits($0.value, for: $0.key) })
        else { return [] }
        return instead.compactMap { FormulaTemplate($0).filled(with: parts) }.map { (text(for: parts), $0) }
    }

    private func places(
        in expression: Expression, _ change: (Expression) -> [(String, Expression)]
    ) -> [(String, Expression)] {
        var texts: [String] = []
        let wholes = expression.rewritten { node in
            let found = change(node)
            texts += found.map(\.0)
            return found.map(\.1)
        }
        return Array(zip(texts, wholes))
    }

    private func text(for parts: [String: Expression]) -> String {
        parts.reduce(message) { text, part in
            text.replacing("{\(part.key)}", with: Formula(part.value).plain)
        }
    }
}

extension SlipContext {
    /// Whether an expression is the kind of thing that a template's letter stands for.
    fileprivate func suits(_ expression: Expression, for letter: String) -> Bool {
        guard let value = try? Evaluator(scope: scope).evaluate(expression) else { return false }
        guard let first = letter.first, letter.count == 1 else {
            if case .number = value { return true } else { return false }
        }
        switch value {
        case .matrix(let matrix): return first.isUppercase || matrix.columns == 1
        default: return false
        }
    }
}
