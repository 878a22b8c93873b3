import ExactAlgebra
import Notation

/// What the slips of a question are computed from.
struct SlipContext: Sendable {
    let question: Question
    let givens: Givens
    let definitions: Definitions
    /// The rule that decides the question.
    let rule: any Rule
    /// The spellings of the asked value in which templates are compared.
    ///
    /// Every family compares many; a context that is to explain something has them made once.
    private var knownForms: [PlainForm]?

    init(question: Question, givens: Givens, definitions: Definitions, rule: any Rule) {
        self.question = question
        self.givens = givens
        self.definitions = definitions
        self.rule = rule
    }

    /// The same, ready for many comparisons.
    func prepared() -> SlipContext {
        var context = self
        context.knownForms = plainForms
        return context
    }

    var plainForms: [PlainForm] { knownForms ?? spellings(of: "value").map { PlainForm($0) } }

    var relation: Relation { givens.relation }
    var scope: Scope { givens.scope }

    /// The given expression of a field as it stands, and as the definitions spell it out.
    func spellings(of name: String) -> [Expression] {
        guard let own = givens.expressions[name] else { return [] }
        let expanded = definitions.expanding(own, in: scope)
        return expanded == own ? [own] : [own, expanded]
    }

    /// W where the given matrix is WᵀW by its expression; nil where it is no Gram matrix, or nothing says so.
    func gramSource(of name: String) -> RationalMatrix? {
        for spelling in spellings(of: name) {
            if let parts = FormulaTemplate("X' * X").match(spelling), let x = parts["X"],
                case .matrix(let matrix)? = try? Evaluator(scope: scope).evaluate(x)
            {
                return matrix.exact.asRational
            }
        }
        return nil
    }

    /// The rule that would decide the question if a field were given as something else, for answers with any
    /// number of digits.
    func rule(_ name: String, as expression: Expression) throws -> any Rule {
        let evaluator = Evaluator(scope: scope)
        let value: Value =
            relation == .polynomial
            ? .polynomial(try evaluator.polynomial(expression)) : try evaluator.evaluate(expression)
        return try rule(name, as: value)
    }

    /// The same with the value itself.
    func rule(_ name: String, as value: Value) throws -> any Rule {
        var values = givens.values
        values[name] = value
        var options = givens.options
        for digits in [OptionName.form, .decimals, .significant] { options[digits] = nil }
        let changed = Givens(
            relation: relation, values: values, expressions: [:], options: options, scope: scope)
        return try question.rule(from: changed)
    }
}
