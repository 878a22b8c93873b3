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
    /// - Parameter definitions: what names stand for, for the diagnosis of a wrong answer.
    public func judge(
        _ answer: [String: String], in scopes: LineScopes, definitions: Definitions = Definitions()
    ) -> CarriedJudgement {
        let truth = judge(answer, in: scopes.truth, definitions: definitions)
        if truth.verdict.advances { return CarriedJudgement(truth) }
        let from = scopes.departures(among: items(with: answer, in: scopes.typed))
        guard !from.isEmpty else { return CarriedJudgement(truth) }
        let typed = judge(answer, in: scopes.typed, definitions: definitions)
        if typed.verdict.advances {
            return following(typed, answer, scopes, from)
        }
        switch carriedFit(of: answer, in: scopes) {
        case .fits(let evidence):
            let found = Judgement(
                verdict: .follows, by: .enclosure, evidence: evidence, message: "", credit: 1)
            return following(found, answer, scopes, from)
        case .open(let reason) where truth.verdict != .malformed:
            return CarriedJudgement(Judgement(verdict: .undecided, message: reason), from: from)
        case .open, .outside: break
        }
        // A slip of the digits, or something missing, on top of what was carried: charged for itself only.
        let isCloser =
            typed.verdict == .misrounded || typed.verdict == .incomplete
            || typed.verdict == .incorrect && !typed.diagnosis.isEmpty && truth.diagnosis.isEmpty
        guard isCloser, truth.verdict == .incorrect || truth.verdict == .undecided else {
            return CarriedJudgement(truth)
        }
        return CarriedJudgement(typed, from: from)
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
        let isFree = relation == .eigenvector
        let flips =
            isFree
            && zip(typed, right).reduce(0) { sum, pair in
                sum + pair.0.value.approximation() * pair.1.value.approximation()
            } < 0
        let texts = zip(typed, right).map { typed, right in
            let number = flips ? -right.value : right.value
            return typed.rounding == nil ? Shown.text(number) : Shown.rounded(number, like: typed)
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
