internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// Which of a step's mistakes somebody can make: of each, whether it is true of the right answer, and whether
/// of some other one.
///
/// Tried are the answers of `tests`, answers without thought, what the condition itself compares the answer with,
/// and what slips make of the key: another sign, its inverse, its transpose. Where none of them makes a mistake
/// its condition may still be right, so that is a note.
struct MistakeTrials {
    let question: InspectedStep

    init(of question: InspectedStep) { self.question = question }

    /// What was seen of one mistake.
    struct Trial: Hashable {
        let place: Place
        let step: String
        let id: String
        let condition: String
        /// Whether it is true of the key.
        let holdsForKey: Bool
        /// Whether it is true of some other answer.
        let isReached: Bool
    }

    /// Of the mistakes whose names have values; none where answers are no values.
    var all: [Trial] {
        guard let key = question.key?.values, !key.isEmpty else { return [] }
        let others = StepMistakes(of: question).answers.dropFirst().filter { !isKey($0, key) }
        return question.step.mistakes.compactMap { trial(of: $0, key, others) }
    }

    private func trial(
        of mistake: Mistake, _ key: [String: Value], _ others: [[String: Value]]
    ) -> Trial? {
        guard let expression = mistake.condition.expression,
            let holdsForKey = holds(mistake.condition, expression, key)
        else { return nil }
        let isTested = question.session.lesson.tests.contains {
            $0.step == question.name && $0.diagnosis == mistake.id
        }
        let isReached =
            isTested || others.contains { holds(mistake.condition, expression, $0) == true }
            || likelyAnswers(to: expression, key).contains {
                !isKey($0, key) && holds(mistake.condition, expression, $0) == true
            }
        return Trial(
            place: mistake.condition.place, step: question.step.id, id: mistake.id,
            condition: mistake.condition.text, holdsForKey: holdsForKey, isReached: isReached)
    }

    /// Nil where a name has no value.
    private func holds(_ condition: Located, _ expression: Expression, _ answer: [String: Value]) -> Bool? {
        var names = question.workspace
        for (part, value) in answer { names.bindQuietly(part, to: value) }
        guard expression.unknownNames(in: names.scope).isEmpty else { return nil }
        return names.truth(of: condition.text) == true
    }

    private func isKey(_ answer: [String: Value], _ key: [String: Value]) -> Bool {
        answer.allSatisfy { part, value in
            guard let right = key[part], value.isAnswer(like: right) else { return false }
            return zip(value.numbers, right.numbers).allSatisfy { (try? $0.isEqual(to: $1)) ?? false }
        }
    }

    // MARK: - Answers with a thought

    private static let slips = [
        "-answer", "2*answer", "answer/2", "1/answer", "answer^2", "sqrt(answer)", "answer'", "answer + 1",
        "[answer answer]", "[answer; answer]", "answer[:,1]",
    ]

    private func likelyAnswers(to condition: Expression, _ key: [String: Value]) -> [[String: Value]] {
        var answers: [[String: Value]] = []
        for (part, right) in key {
            var names = question.workspace
            names.bindQuietly("answer", to: right)
            let slips = Self.slips.compactMap { names.value(of: $0) }
            let named = condition.comparisons(with: part).compactMap { expression -> Value? in
                try? Evaluator(scope: question.workspace.scope).evaluate(expression)
            }
            let likely =
                named.filter { $0.isAnswer(like: right) || $0.isNear(right) }
                + named.compactMap { right.filled(with: $0) }
            for value in likely + slips { answers.append(key.merging([part: value]) { _, new in new }) }
        }
        return answers
    }
}

extension Expression {
    /// What stands on the other side of a comparison, and what is taken away from a name: of `answer == E`,
    /// `answer[1] == E` and `norm(answer - E) < 1` it is E.
    fileprivate func comparisons(with name: String) -> [Expression] {
        var found: [Expression] = []
        switch kind {
        case .relation(let sides, _): found += sides.filter { !$0.names.contains(name) }
        case .sum(let terms) where terms.count == 2:
            if terms[0].value.kind == .name(name) { found.append(terms[1].value) }
            if terms[1].value.kind == .name(name) { found.append(terms[0].value) }
        default: break
        }
        return found + children.flatMap { $0.comparisons(with: name) }
    }
}

extension Value {
    /// Whether it could be typed where the other is the right answer.
    fileprivate func isAnswer(like other: Value) -> Bool {
        switch (self, other) {
        case (.number, .number), (.polynomial, .polynomial): true
        case (.list, .list): numbers.count == other.numbers.count
        case (.matrix(let a), .number): a.entries.count == 1
        case (.matrix(let a), .matrix(let b)): a.rows == b.rows && a.columns == b.columns
        default: false
        }
    }

    /// A number, or what a 1×1 matrix holds.
    private var scalar: Scalar? {
        switch self {
        case .number(let scalar): scalar
        case .matrix(let matrix) where matrix.entries.count == 1: matrix.entries.first
        default: nil
        }
    }

    /// Whether it has the size of the other's transpose, or both are square: `W*W'` for `W'*W`.
    fileprivate func isNear(_ other: Value) -> Bool {
        guard case .matrix(let a) = self, case .matrix(let b) = other else { return false }
        return a.rows == b.columns && a.columns == b.rows || a.rows == a.columns && b.rows == b.columns
    }

    /// A list or a matrix of the same size with one number everywhere; nil for what is neither.
    fileprivate func filled(with number: Value) -> Value? {
        guard let scalar = number.scalar else { return nil }
        switch self {
        case .list(let values): return .list(values.map { _ in .number(scalar) })
        case .matrix(let matrix):
            let entries = matrix.entries.map { _ in scalar }
            return .matrix(MatrixValue(rows: matrix.rows, columns: matrix.columns, entries: entries))
        default: return nil
        }
    }
}
