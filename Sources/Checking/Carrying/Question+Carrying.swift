import ExactAlgebra
import Notation

/// A judgement in two scopes, with the names that it rests on.
public struct CarriedJudgement: Sendable {
    public var judgement: Judgement
    /// What departs from the truth and made the line right, or less wrong; empty where the truth decided.
    public var from: [LineScopes.Item]
    /// Of a line that follows: the right answer to the digits typed; nil where there is none to show.
    public var right: String?

    public init(_ judgement: Judgement, from: [LineScopes.Item] = [], right: String? = nil) {
        self.judgement = judgement
        self.from = from
        self.right = right
    }
}

extension Question {
    /// Decides a typed answer in truth first; where that does not let it pass and something that the
    /// question or the answer uses departs from the truth, by what was written.
    ///
    /// What is right given the written values is `follows`: exactly, or within the digits. Where those
    /// digits leave too much open, the answer is `undecided`.
    ///
    /// - Parameter definitions: what names stand for, for the diagnosis of a wrong answer; nil where none
    ///   is wanted.
    public func judge(
        _ answer: [String: String], in scopes: LineScopes, definitions: Definitions? = Definitions()
    ) -> CarriedJudgement {
        let explained = { (scope: Scope) in decide(answer, in: scope, explainedBy: definitions) }
        let from =
            scopes.departures.isEmpty
            ? [] : scopes.departures(among: items(with: answer, in: scopes.typed))
        guard !from.isEmpty else { return CarriedJudgement(explained(scopes.truth)) }
        // A diagnosis is work, and a line that follows needs none.
        let truth = decide(answer, in: scopes.truth, explainedBy: nil)
        if truth.verdict.advances { return CarriedJudgement(truth) }
        // Nothing that came before explains why digits are left out.
        if truth.lacksDigitsOnly { return CarriedJudgement(truth) }
        let typed = decide(answer, in: scopes.typed, explainedBy: nil)
        if typed.verdict.advances { return following(typed, answer, scopes, from) }
        switch carriedFit(of: answer, in: scopes) {
        case .fits(let evidence):
            let found = Judgement(
                verdict: .follows, by: .enclosure, evidence: evidence, message: "", credit: 1)
            return following(found, answer, scopes, from)
        case .short(let message, let diagnosis, let evidence) where truth.verdict == .incorrect:
            let found = Judgement(
                verdict: .incomplete, by: .enclosure, evidence: evidence, diagnosis: [diagnosis],
                message: message, credit: 0.5)
            return CarriedJudgement(found, from: from)
        case .open(let reason) where truth.verdict == .incorrect || truth.verdict == .undecided:
            return CarriedJudgement(Judgement(verdict: .undecided, message: reason), from: from)
        case .short, .open, .outside: break
        }
        return unfit(explained(scopes.truth), explained(scopes.typed), answer, scopes, from)
    }

    /// What is right in neither way: the judgement that says more.
    private func unfit(
        _ truth: Judgement, _ typed: Judgement, _ answer: [String: String], _ scopes: LineScopes,
        _ from: [LineScopes.Item]
    ) -> CarriedJudgement {
        // A slip of the digits, or something missing, on top of what was carried: charged for itself only.
        let isCloser =
            typed.verdict == .misrounded || typed.verdict == .incomplete
            || typed.verdict == .incorrect && !typed.diagnosis.isEmpty && truth.diagnosis.isEmpty
        guard isCloser, truth.verdict == .incorrect || truth.verdict == .undecided else {
            return CarriedJudgement(truth)
        }
        guard typed.verdict == .misrounded, isWorkedOut(answer, in: scopes.typed) else {
            return CarriedJudgement(typed, from: from)
        }
        // `6.49 · 0.657` where 0.659 was to be copied: no rounding makes that.
        let names = from.map(\.description).joined(separator: ", ")
        let copied = Judgement(
            verdict: .incorrect, by: typed.by, evidence: typed.evidence,
            message: "A number in it is not that of your \(names).", credit: typed.credit)
        return CarriedJudgement(copied, from: from)
    }

    /// Whether an answer is an expression with decimals in it, and not decimals.
    private func isWorkedOut(_ answer: [String: String], in scope: Scope) -> Bool {
        guard let text = answer["answer"],
            let expression = (try? TypedAnswer.parse(text, part: "answer", of: relation))?.readings.first,
            let value = try? TypedAnswer.value(of: expression, for: relation, in: scope),
            let entries = try? value.entriesToCompare
        else { return false }
        return entries.contains { $0.rounding?.isLiteral == false }
    }

    /// The same for a question that was made of a line itself, `√42.14` of `σ = √42.14 = 6.49`: where the
    /// decimals in it are rounded, what is within their digits is right too.
    public func judgeLink(_ answer: [String: String], in scopes: LineScopes) -> CarriedJudgement {
        let found = judge(answer, in: scopes)
        guard found.judgement.verdict == .misrounded || found.judgement.verdict == .incorrect,
            found.from.isEmpty, case .fits(let evidence) = carriedFit(of: answer, in: scopes)
        else { return found }
        return CarriedJudgement(
            Judgement(
                verdict: .rounded, by: .enclosure, evidence: evidence, message: "Right, to the digits shown.",
                credit: 1))
    }

    /// What the question and the answer use.
    private func items(with answer: [String: String], in scope: Scope) -> [LineScopes.Item] {
        var texts = answer.filter { parts.contains($0.key) }.map(\.value)
        for field in given.values {
            switch field {
            case .expression(let text): texts.append(text)
            case .list(let list): texts += list
            case .named(let named): texts += named.values
            case .value: continue
            }
        }
        for option in options.values { if case .string(let text) = option { texts.append(text) } }
        return texts.flatMap { text in
            (try? Reader.parse(text))?.readings.first?.items(in: scope) ?? []
        }
    }

    private func following(
        _ found: Judgement, _ answer: [String: String], _ scopes: LineScopes, _ from: [LineScopes.Item]
    ) -> CarriedJudgement {
        var judgement = found
        judgement.verdict = .follows
        judgement.credit = 1
        judgement.diagnosis = []
        judgement.message = "Right, given your \(from.map(\.description).joined(separator: ", "))."
        let right = shownTruth(beside: answer, in: scopes)
        if let right {
            let isOff = from.contains { scopes.departures[$0] == .off }
            judgement.message +=
                " Without the \(isOff ? "slip" : "rounding") before it, it would be \(right)."
        }
        return CarriedJudgement(judgement, from: from, right: right)
    }
}

// MARK: - What it would have been

extension Question {
    /// The right answer to the digits that were typed, in the learner's sign; nil where it says no more.
    private func shownTruth(beside answer: [String: String], in scopes: LineScopes) -> String? {
        guard let text = answer["answer"], parts == ["answer"],
            let expression = (try? TypedAnswer.parse(text, part: "answer", of: relation))?.readings.first,
            let value = try? TypedAnswer.value(of: expression, for: relation, in: scopes.typed),
            let typed = try? value.entriesToCompare,
            let key = try? key(in: scopes.truth)["answer"], let right = try? key.entriesToCompare,
            typed.count == right.count, typed.count <= 9
        else { return nil }
        // What was worked out from decimals has no digits of its own to be compared.
        guard typed.allSatisfy({ $0.rounding?.isLiteral ?? true }),
            let numbers = try? fitted(right.map(\.value), to: typed)
        else { return nil }
        let texts = zip(typed, numbers).map { typed, number in
            typed.rounding == nil ? Shown.text(number) : Shown.rounded(number, like: typed)
        }
        switch key {
        case .matrix(let matrix) where !matrix.isVector:
            let rows = (0..<matrix.rows).map { i in
                texts[(i * matrix.columns)..<((i + 1) * matrix.columns)].joined(separator: " ")
            }
            return "[\(rows.joined(separator: "; "))]"
        case .matrix: return "(\(texts.joined(separator: ", ")))"
        default: return texts.joined(separator: ", ")
        }
    }
}

extension Question {
    /// The right numbers in the order, the sign and the scale of the typed ones.
    private func fitted(_ right: [AlgebraicNumber], to typed: [Scalar]) throws -> [AlgebraicNumber] {
        switch relation {
        case .values, .eigenvalues:
            var left = right
            return typed.map { entry in
                let k = left.indices.min {
                    abs(left[$0].approximation() - entry.value.approximation())
                        < abs(left[$1].approximation() - entry.value.approximation())
                }
                return left.remove(at: k ?? 0)
            }
        case .eigenvector where options[.unit] == .boolean(true):
            let along = zip(typed, right).reduce(0) {
                $0 + $1.0.value.approximation() * $1.1.approximation()
            }
            return along < 0 ? right.map { -$0 } : right
        case .eigenvector:
            guard
                let k = typed.indices.max(by: {
                    abs(typed[$0].value.approximation()) < abs(typed[$1].value.approximation())
                })
            else { return right }
            let factor = try typed[k].value / right[k]
            return try right.map { try $0 * factor }
        default: return right
        }
    }
}

extension Value {
    /// The numbers in it, in order; none of a polynomial.
    fileprivate var entriesToCompare: [Scalar]? {
        get throws {
            switch self {
            case .number, .list: return try scalars()
            case .matrix(let matrix): return matrix.entries
            default: return nil
            }
        }
    }
}
