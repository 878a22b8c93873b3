import ExactAlgebra
import Notation

/// The slips that belong together: those of Gram matrices, of eigenvalues ….
protocol SlipFamily {
    /// What the family is about: `Gram matrix`.
    static var title: String { get }
    /// Every id that its slips may have, with a line that says what went wrong.
    static var catalogue: KeyValuePairs<String, String> { get }
    /// The slips that a question allows; empty where the family has nothing to say to it.
    static func slips(in context: SlipContext) throws -> [Slip]
}

/// What a wrong answer may have come from.
enum Diagnoses {
    static var families: [any SlipFamily.Type] {
        [
            GramSlips.self, CharpolySlips.self, EigenvalueSlips.self, SingularValueSlips.self,
            EigenvectorSlips.self, NormaliseSlips.self, LeftVectorSlips.self, CompletionSlips.self,
            AssemblySlips.self, TruncationSlips.self, GramSchmidtSlips.self, ProjectionSlips.self,
            ReductionSlips.self, ConditionSlips.self, RobustPCASlips.self, SubspaceSlips.self,
            ReducedFormSlips.self, FormulaSlips.self, EntrySlips.self,
        ]
    }

    /// Every slip that a question allows. What cannot be computed is left out.
    static func slips(in context: SlipContext) -> [Slip] {
        let context = context.prepared()
        return families.flatMap { (try? $0.slips(in: context)) ?? [] }
    }

    /// The smallest slips that explain an answer: one, or several on a tie; each id once.
    static func explanations(of answer: [String: Value], in context: SlipContext) -> [Slip] {
        var found: [Slip] = []
        for slip in slips(in: context).sorted(by: { $0.size < $1.size }) {
            if let best = found.first, best.size < slip.size { break }
            guard !found.contains(where: { $0.id == slip.id }) else { continue }
            if (try? slip.pattern.explains(answer)) == true { found.append(slip) }
        }
        return found
    }
}

/// What is said where several slips give the same line, and nobody can tell which was made.
package enum SlipWords {
    /// Before the first of them.
    package static func leadHere(_ count: Int) -> String {
        let words = ["Two", "Three", "Four", "Five"]
        let number = words.indices.contains(count - 2) ? words[count - 2] : "\(count)"
        return "\(number) slips lead to this line. Which was yours? "
    }

    /// Before each of the others.
    package static let or = " Or: "
}

extension Finding {
    /// The finding with the slip that explains it, where one does.
    ///
    /// What the rule itself saw stays where no slip explains the answer.
    func explained(_ answer: [String: Value], in context: SlipContext) -> Finding {
        guard verdict == .incorrect || verdict == .incomplete, DigitRule.ids.isDisjoint(with: diagnosis)
        else { return self }
        let slips = Diagnoses.explanations(of: answer, in: context)
        var explained = self
        // The right digits in a wrong place are no chance; a slip of the pen is as good an explanation, and
        // whose sign is wrong a slip says better.
        if slips.first?.size != .stroke,
            let slip = DecimalSlips.explanation(
                of: answer, in: context,
                trying: slips.isEmpty ? DecimalSlips.Repair.all : DecimalSlips.Repair.points)
        {
            explained.diagnosis = [slip.id]
            explained.message = slip.message
            return explained
        }
        guard let first = slips.first else { return self }
        explained.diagnosis = slips.map(\.id)
        if slips.count == 1, first.isRightSoFar, verdict == .incorrect {
            explained.verdict = .incomplete
            explained.credit = max(credit ?? 0, 0.5)
        }
        let messages = slips.map { $0.message(for: answer) }
        explained.message =
            slips.count == 1
            ? first.message(for: answer)
            : SlipWords.leadHere(slips.count) + messages.joined(separator: SlipWords.or)
        return explained
    }
}
