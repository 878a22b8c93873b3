import ExactAlgebra
public import Notation

/// What is asked for: a relation with what it is given.
///
/// A question knows no lesson. The same question judges a typed answer and computes a right one, and
/// what is given may use any name of the scope: the learner's own earlier lines.
public struct Question: Sendable {
    /// What may stand for a given field.
    public enum Given: Sendable {
        /// In the grammar, evaluated in the scope of the question.
        case expression(String)
        case value(Value)
        /// Predicates, or the items of a choice.
        case list([String])
        /// A key in named parts; the items of a choice by their labels.
        case named([String: String])
    }

    public let relation: Relation
    let given: [String: Given]
    let options: [OptionName: Option]

    /// - Throws: where a field is missing or unknown, or an option does not fit the relation.
    public init(
        relation: Relation, given: [String: Given], options: [String: Option] = [:]
    ) throws(QuestionError) {
        self.relation = relation
        self.given = given
        let fields = relation.fields
        for alternatives in fields.given {
            let present = alternatives.filter { given[$0] != nil }
            guard present.count == 1 else {
                throw .missingField(alternatives.joined(separator: "` or `"))
            }
        }
        let known = Set(fields.given.flatMap { $0 } + fields.optional)
        for name in given.keys.sorted() where !known.contains(name) { throw .unknownField(name) }
        var checked: [OptionName: Option] = [:]
        for (name, option) in options.sorted(by: { $0.key < $1.key }) {
            guard let optionName = OptionName(rawValue: name), fields.options.contains(optionName) else {
                throw .unknownOption(name, relation: relation)
            }
            if let reason = optionName.kind.refusal(of: option) { throw .badOption(name, reason: reason) }
            checked[optionName] = option
        }
        self.options = checked
    }

    private init(_ relation: Relation, _ given: [String: Given], _ options: [OptionName: Option]) {
        self.relation = relation
        self.given = given
        self.options = options
    }

    /// The same question without these options.
    func without(_ names: Set<OptionName>) -> Question {
        Question(relation, given, options.filter { !names.contains($0.key) })
    }

    /// The names of the answer's parts; `["answer"]` where there is one.
    public var parts: [String] {
        if relation == .satisfies, case .named(let parts)? = given["key"] { return parts.keys.sorted() }
        return relation.fields.parts
    }
}

extension OptionName.Kind {
    /// Why an option's value does not fit, or nil where it does.
    func refusal(of option: Option) -> String? {
        switch (self, option) {
        case (.boolean, .boolean), (.expression, .string): nil
        case (.number(let range), .number(let n)):
            range.contains(n) ? nil : "must be from \(range.lowerBound) to \(range.upperBound)"
        case (.oneOf(let words), .string(let word)):
            words.contains(word) ? nil : "must be \(words.joined(separator: " or "))"
        case (.boolean, _): "must be true or false"
        case (.number, _): "must be a whole number"
        case (.oneOf(let words), _): "must be \(words.joined(separator: " or "))"
        case (.expression, _): "must be an expression"
        }
    }
}

// MARK: - Evaluating what is given

extension Question {
    func givens(in scope: Scope) throws -> Givens {
        var values: [String: Value] = [:]
        var expressions: [String: Expression] = [:]
        func add(_ text: String, _ name: String) throws {
            let expression = try Self.expression(text, named: name)
            expressions[name] = expression
            values[name] = try Self.evaluate(
                expression, named: name, in: scope, asPolynomial: relation == .polynomial)
        }
        for (name, field) in given {
            switch field {
            case .value(let value): values[name] = value
            case .expression(let text):
                if name == "predicates" || relation.takesLines { continue }
                try add(text, name)
            case .named(let texts):
                if relation != .satisfies { continue }
                for (part, text) in texts { try add(text, "\(name).\(part)") }
            case .list: continue
            }
        }
        if case .string(let text)? = options[.orthogonalTo] {
            try add(text, OptionName.orthogonalTo.rawValue)
        }
        return Givens(
            relation: relation, values: values, expressions: expressions, options: options, scope: scope)
    }

    private static func expression(_ text: String, named name: String) throws(QuestionError) -> Expression {
        do {
            let parse = try Reader.parse(text)
            if parse.readings.count == 1 { return parse.readings[0] }
        } catch {
            throw .badField(name, reason: error.message, column: error.column(in: text))
        }
        throw .badField(name, reason: "`\(text)` can be read in two ways", column: 1)
    }

    private static func evaluate(
        _ expression: Expression, named name: String, in scope: Scope, asPolynomial: Bool
    ) throws -> Value {
        do {
            let evaluator = Evaluator(scope: scope)
            if asPolynomial { return .polynomial(try evaluator.polynomial(expression)) }
            return try evaluator.evaluate(expression)
        } catch {
            // What is out of reach makes the answer undecided; it is no fault of the question.
            if error.isUnable { throw error }
            throw QuestionError.badField(name, reason: error.message, column: error.range.lowerBound + 1)
        }
    }

    private func texts(_ name: String) throws -> [String] {
        switch given[name] {
        case .list(let texts): return texts
        case .named(let items): return items.keys.sorted()
        case .expression(let text): return [text]
        default: throw QuestionError.badField(name, reason: "a list of texts is needed", column: nil)
        }
    }

    // MARK: - The rule

    /// The rule of `equivalent`, whose lines are no values; nil for the other relations.
    func equivalentRule(in scope: Scope) throws -> EquivalentRule? {
        guard relation == .equivalent else { return nil }
        let givens = Givens(relation: relation, values: [:], expressions: [:], options: options, scope: scope)
        return EquivalentRule(
            line: try texts("line").joined(separator: "; "), key: try texts("key").joined(separator: "; "),
            digits: givens.digits, scope: scope)
    }

    /// The rule of `identity`, whose names are free; nil for the other relations.
    func identityRule() throws -> IdentityRule? {
        guard relation == .identity else { return nil }
        func text(_ name: String) throws -> String {
            if case .expression(let text)? = given[name] { return text }
            throw QuestionError.badField(name, reason: "one expression is needed", column: nil)
        }
        var form = IdentityRule.Form.any
        if case .string(let word)? = options[.written] { form = IdentityRule.Form(rawValue: word) ?? .any }
        return try IdentityRule(
            line: text("line"), key: text("key"), hypotheses: given["where"] == nil ? [] : texts("where"),
            form: form)
    }

    func choiceRule() throws -> ChoiceRule? {
        guard relation == .choice || relation == .order else { return nil }
        return try ChoiceRule(items: texts("items"), right: texts("key"), isOrdered: relation == .order)
    }

    func rule(from givens: Givens) throws -> any Rule {
        switch relation {
        case .value: return ValueRule(right: try givens.scalar("value"), digits: givens.digits)
        case .matrix: return MatrixRule(right: try givens.matrix("value"), digits: givens.digits)
        case .values: return try ValuesRule(values: givens)
        case .eigenvalues: return try ValuesRule(eigenvalues: givens)
        case .polynomial:
            guard case .polynomial(let right) = try givens.value("value") else {
                throw QuestionError.badField("value", reason: "a polynomial is needed", column: nil)
            }
            let freedom = PolynomialRule.Freedom(rawValue: givens.string(.upTo) ?? "nothing") ?? .nothing
            return PolynomialRule(right: right, freedom: freedom, digits: givens.digits)
        case .eigenvector: return try EigenvectorRule(givens)
        case .eigenbasis: return try EigenbasisRule(givens)
        case .basis: return try BasisRule(givens)
        case .gramschmidt: return try GramSchmidtRule(givens)
        case .qr: return try QRRule(givens)
        case .svd: return try SVDRule(givens)
        case .rankfactorization: return try RankFactorizationRule(givens)
        case .bestapproximation: return try BestApproximationRule(givens)
        case .projector: return try MatrixRule(projector: givens)
        case .rref: return try MatrixRule(reducedForm: givens)
        case .echelon: return try EchelonRule(givens)
        case .rowoperation: return try RowOperationRule(givens)
        case .satisfies: return try satisfiesRule(givens)
        case .equivalent, .identity: throw QuestionError.impossible("a line is no value")
        case .choice, .order: throw QuestionError.impossible("labels are not computed")
        }
    }

    private func satisfiesRule(_ givens: Givens) throws -> SatisfiesRule {
        let sources = try texts("predicates")
        var witness: [String: Value] = [:]
        switch given["key"] {
        case .expression, .value: witness["answer"] = try givens.value("key")
        case .named(let texts):
            for name in texts.keys { witness[name] = try givens.value("key.\(name)") }
        default: throw QuestionError.missingField("key")
        }
        let predicates = try sources.map { source in
            do { return try Reader.parse(source).readings[0] } catch let error as NotationError {
                throw QuestionError.badField(
                    "predicates", reason: error.message, column: error.column(in: source))
            }
        }
        return SatisfiesRule(
            predicates: predicates, sources: sources, witness: witness, scope: givens.scope,
            digits: givens.digits)
    }
}

extension ValuesRule {
    fileprivate init(values givens: Givens) throws {
        let right: [AlgebraicNumber]
        do { right = try givens.value("value").scalars().map(\.value) } catch let error as WrongKind {
            throw QuestionError.badField("value", reason: "a list is needed, not \(error.found)", column: nil)
        }
        self.init(
            right: right, digits: givens.digits, demandsDescending: givens.demandsDescending, noun: "value")
    }

    fileprivate init(eigenvalues givens: Givens) throws {
        let a = try givens.squareMatrix("A")
        let right = try a.eigenvalues().flatMap { Array(repeating: $0.value, count: $0.multiplicity) }
        let polynomial = try a.characteristicPolynomial()
        self.init(
            right: right, digits: givens.digits, demandsDescending: givens.demandsDescending,
            noun: "eigenvalue",
            refute: { x in
                var value = AlgebraicNumber.zero
                for coefficient in polynomial.coefficients.reversed() {
                    value = try value * x + AlgebraicNumber(coefficient)
                }
                return "p(\(Shown.text(x))) = \(Shown.text(value)), not 0, for p(x) = det(xI − A)"
            },
            claims: [.eigenvalues(right, of: a)])
    }
}

extension MatrixRule {
    fileprivate init(projector givens: Givens) throws {
        let columns = try givens.rationalMatrix("span").columnSpaceBasis()
        let projector = try RationalMatrix.projector(ontoColumns: columns)
        let explain = { @Sendable (typed: AlgebraicMatrix) throws -> String? in
            guard typed.isSquare else { return nil }
            if let violation = try Laws.difference("P²", typed * typed, typed) { return violation.evidence }
            return try Laws.difference("Pᵀ", typed.transposed, typed)?.evidence
        }
        self.init(
            right: AlgebraicMatrix(projector), digits: givens.digits, explain: explain,
            claims: [.projector(projector, onto: columns)])
    }

    fileprivate init(reducedForm givens: Givens) throws {
        let a = try givens.rationalMatrix("A")
        let reduced = try a.rowReduced().result
        self.init(
            right: AlgebraicMatrix(reduced), digits: givens.digits, claims: [.reducedForm(reduced, of: a)])
    }
}
