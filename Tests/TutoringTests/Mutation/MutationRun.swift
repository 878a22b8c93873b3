import ExactAlgebra
import Laboratory
import Lessons
import Notation

@testable import Checking
@testable import Tutoring

/// A wrong answer that one slip makes at one step, and what became of it.
struct Mutation: Sendable {
    enum Fate: Sendable {
        /// Refused and named with the slip that made it.
        case named
        /// Refused, with another explanation or none.
        case refused
        /// The slip makes no difference here: the answer was taken, and is right by an independent proof.
        case rightAfterAll
        /// Taken, and not shown to be right: the checker or the slip is at fault.
        case accepted
        /// Neither taken nor refused.
        case open
    }

    let slip: String
    let place: String
    let answer: [String: String]
    let fate: Fate
    let diagnosis: [String]
}

/// Every slip applied at every step of a lesson, worked with the computed answers.
struct MutationRun {
    let lesson: Lesson
    let overrides: [String: String]
    private(set) var mutations: [Mutation] = []
    private(set) var milliseconds: [Double] = []

    init(_ lesson: Lesson, set overrides: [String: String]) throws {
        self.lesson = lesson
        self.overrides = overrides
        var session = try Session(lesson: lesson, overrides: overrides, conductor: Run.conductor)
        while !session.isFinished {
            try mutate(at: session)
            let step = session.stepName
            _ = session.handle("skip")
            if session.stepName == step, !session.isFinished { break }
        }
    }

    private mutating func mutate(at session: Session) throws {
        guard let question = try? session.current.step.expectation?.question(),
            question.relation != .choice, question.relation != .order
        else { return }
        let scope = session.workspace.scope
        let definitions = lesson.definitions
        guard let givens = try? question.givens(in: scope), let rule = try? question.rule(from: givens) else {
            return
        }
        let context = SlipContext(question: question, givens: givens, definitions: definitions, rule: rule)
        // Several slips may lead to one answer; it is judged once.
        var known: [[String: String]: Judgement] = [:]
        for slip in Diagnoses.slips(in: context) {
            for example in (try? slip.pattern.examples()) ?? [] {
                for text in example.spellings {
                    let judgement =
                        known[text]
                        ?? timed {
                            question.judge(text, in: scope, definitions: definitions)
                        }
                    known[text] = judgement
                    let fate = fate(of: judgement, slip, example, givens)
                    mutations.append(
                        Mutation(
                            slip: slip.id, place: "\(lesson.id)/\(session.stepName)", answer: text,
                            fate: fate, diagnosis: judgement.diagnosis))
                }
            }
        }
    }

    private mutating func timed(_ work: () -> Judgement) -> Judgement {
        let start = ContinuousClock.now
        let judgement = work()
        milliseconds.append((ContinuousClock.now - start) / .milliseconds(1))
        return judgement
    }

    private func fate(
        of judgement: Judgement, _ slip: Slip, _ answer: [String: Value], _ givens: Givens
    ) -> Mutation.Fate {
        if judgement.verdict.advances {
            return NumericProof(givens).confirms(answer) ? .rightAfterAll : .accepted
        }
        if judgement.diagnosis.contains(slip.id) { return .named }
        return judgement.verdict == .undecided || judgement.verdict == .malformed ? .open : .refused
    }
}

extension [String: Value] {
    /// The answer as a learner may type it: exactly, and in decimals where it is irrational.
    fileprivate var spellings: [[String: String]] {
        let exact = compactMapValues { try? Formula(carrying: $0).plain }
        let rounded = compactMapValues(\.decimals)
        return (exact.count == count ? [exact] : [])
            + (rounded.count == count && values.contains(where: \.isIrrational) ? [rounded] : [])
    }
}

extension Value {
    fileprivate var isIrrational: Bool {
        switch self {
        case .number(let scalar): scalar.value.asRational == nil
        case .matrix(let matrix): matrix.entries.contains { $0.value.asRational == nil }
        case .list(let values): values.contains(where: \.isIrrational)
        default: false
        }
    }

    /// The value with its irrational numbers to five digits, in the grammar; nil where it has no such form.
    fileprivate var decimals: String? {
        switch self {
        case .number(let scalar): return scalar.decimals
        case .list(let values):
            let texts = values.compactMap(\.decimals)
            return texts.count == values.count ? texts.joined(separator: ", ") : nil
        case .matrix(let matrix):
            let rows = (0..<matrix.rows).map { i in
                (0..<matrix.columns).compactMap { matrix[i, $0].decimals }.joined(separator: ", ")
            }
            return "[" + rows.joined(separator: "; ") + "]"
        default: return nil
        }
    }
}

extension Scalar {
    fileprivate var decimals: String? {
        if value.asRational != nil { return try? Formula(carrying: .number(self)).plain }
        return try? value.decimal(significantDigits: 5)
    }
}
