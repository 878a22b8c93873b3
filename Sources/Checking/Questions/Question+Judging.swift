import ExactAlgebra
public import Notation
import NumericAlgebra

extension Question {
    /// A right answer, by part: what `skip` binds and `solve` shows.
    ///
    /// - Throws: where the question itself makes no sense; *unable* as `badField`.
    public func key(in scope: Scope) throws(QuestionError) -> [String: Value] {
        do {
            let givens = try givens(in: scope)
            let rule = try confirmedRule(from: givens)
            let key = try rule.key()
            try NumericWitness.confirm(rule.claims(of: key))
            return key
        } catch let error as QuestionError { throw error } catch {
            throw .impossible(Self.reason(error))
        }
    }

    /// The labels that are right, for `choice` and `order`; nil for the other relations.
    public func rightLabels() throws(QuestionError) -> [String]? {
        do { return try choiceRule()?.right } catch let error as QuestionError { throw error } catch {
            throw .impossible(Self.reason(error))
        }
    }

    /// The line that the author gives, for `equivalent` and `identity`; nil for the other relations.
    ///
    /// - Throws: where it is no right answer.
    public func rightLine(in scope: Scope) throws(QuestionError) -> String? {
        do {
            return try equivalentRule(in: scope)?.rightLine() ?? identityRule()?.rightLine()
        } catch let error as QuestionError {
            throw error
        } catch {
            throw .impossible(Self.reason(error))
        }
    }

    /// Decides a typed answer.
    ///
    /// Never throws: what cannot be read is `malformed`, what cannot be decided is `undecided`.
    ///
    /// - Parameter answer: the typed text of each part.
    /// - Parameter definitions: what names of the scope stand for, for the diagnosis of a wrong answer.
    public func judge(
        _ answer: [String: String], in scope: Scope, definitions: Definitions = Definitions()
    ) -> Judgement {
        decide(answer, in: scope, explainedBy: definitions)
    }

    /// The same, where nil asks for no diagnosis: most of the work on a wrong answer.
    func decide(
        _ answer: [String: String], in scope: Scope, explainedBy definitions: Definitions?
    ) -> Judgement {
        do {
            if let rule = try equivalentRule(in: scope) { return rule.judge(answer["answer"] ?? "") }
            if let rule = try identityRule() { return rule.judge(answer["answer"] ?? "") }
        } catch {
            return Judgement(failure: error)
        }
        return judge(answer, definitions: definitions) { try givens(in: scope) }
    }

    /// The same with what was given already evaluated, once the answer can be read.
    func judge(
        _ answer: [String: String], definitions: Definitions? = Definitions(), givens: () throws -> Givens
    ) -> Judgement {
        do {
            if let rule = try choiceRule() {
                return Judgement(rule.judge(answer["answer"] ?? ""), typed: [:])
            }
            return try judgeReadings(answer, definitions, givens)
        } catch {
            return Judgement(failure: error)
        }
    }

    /// The rule of a question whose values both engines agree on.
    private func confirmedRule(from givens: Givens) throws -> any Rule {
        try NumericWitness.confirm(givens)
        let rule = try rule(from: givens)
        try NumericWitness.confirm(rule.claims)
        return rule
    }

    private func judgeReadings(
        _ answer: [String: String], _ definitions: Definitions?, _ evaluated: () throws -> Givens
    ) throws -> Judgement {
        var readings: [[String: Expression]] = [[:]]
        var parses: [String: Parse] = [:]
        for part in parts {
            guard let text = answer[part], !text.allSatisfy(\.isWhitespace) else {
                return Judgement(.malformed("`\(part)` is missing."), typed: [:])
            }
            let parse = try TypedAnswer.parse(text, part: part, of: relation)
            parses[part] = parse
            readings = readings.flatMap { known in
                parse.readings.map { known.merging([part: $0]) { $1 } }
            }
        }
        for name in answer.keys.sorted() where !parts.contains(name) {
            return Judgement(.malformed("`\(name)` is not asked for."), typed: [:])
        }
        let givens = try evaluated()
        let context = SlipContext(
            question: self, givens: givens, definitions: definitions ?? Definitions(),
            rule: try confirmedRule(from: givens))
        let judgements = readings.prefix(8).map { judge($0, in: context, explains: definitions != nil) }
        let first = judgements[0]
        guard judgements.allSatisfy({ $0.verdict == first.verdict }) else {
            return Judgement(.malformed(ambiguity(parses)), typed: [:])
        }
        return first
    }

    private func judge(
        _ reading: [String: Expression], in context: SlipContext, explains: Bool
    ) -> Judgement {
        do {
            var values: [String: Value] = [:]
            for (part, expression) in reading {
                values[part] = try TypedAnswer.value(of: expression, for: relation, in: context.scope)
            }
            let finding = try context.rule.judge(values)
            let told = explains ? finding.named(in: context).explained(values, in: context) : finding
            return Judgement(told, typed: values)
        } catch {
            return Judgement(failure: error)
        }
    }

    private func ambiguity(_ parses: [String: Parse]) -> String {
        let unclear = parses.filter(\.value.isAmbiguous).sorted { $0.key < $1.key }
        let readings = unclear.flatMap { $0.value.readings.map { Formula($0).plain } }
        return "This can be read in more than one way: \(readings.joined(separator: ", or ")). Make it plain."
    }

    fileprivate static func reason(_ error: any Error) -> String {
        switch error {
        case let error as EvaluationError: error.message
        case let error as AlgebraError: error.description
        case let error as WrongKind: "\(error.asked) is needed, not \(error.found)"
        case let error as QuestionError: error.description
        default: "\(error)"
        }
    }
}

// MARK: - From findings to judgements

extension Judgement {
    init(_ finding: Finding, typed: [String: Value]) {
        self.init(
            verdict: finding.verdict, by: finding.by, evidence: finding.evidence,
            diagnosis: finding.diagnosis, message: finding.message, credit: finding.credit)
        guard verdict.advances else { return }
        for (part, value) in finding.right ?? typed {
            if let formula = try? Formula(carrying: value) { bound[part] = formula.plain }
        }
    }

    /// A computation that gave up leaves the line undecided; one that makes no sense, malformed.
    init(failure error: any Error) {
        switch error {
        case let error as EvaluationError where error.isUnable:
            self.init(.undecided("This is too much to decide here: \(error.message)."), typed: [:])
        case let error as AlgebraError where !error.isUndefined:
            self.init(.undecided("This is too much to decide here: \(error.description)."), typed: [:])
        case is NumericError:
            self.init(
                .undecided("These numbers leave the range in which a nearby answer is looked for."),
                typed: [:])
        case let error as WrongKind:
            self.init(.malformed("Here \(error.asked) is asked for; that is \(error.found)."), typed: [:])
        case QuestionError.engineDisagreement:
            self.init(.undecided(Question.reason(error)), typed: [:])
        case let error as NotationError:
            self.init(.malformed(error.message), typed: [:])
        default:
            self.init(.malformed(Question.reason(error)), typed: [:])
        }
    }
}
