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

    /// The rule that would decide the question if a field had another value, for answers with any number of
    /// digits.
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
