internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// The computed answer of a step, by part: as it is shown, and as later steps read it.
struct ComputedAnswer {
    private(set) var shown: [String: Prose.Inline] = [:]
    private(set) var texts: [String: String] = [:]
    private(set) var values: [String: Value] = [:]

    /// The negative of an answer that is one matrix or vector; nil for any other, or where it cannot be shown.
    var negated: ComputedAnswer? {
        guard values.count == 1, let (part, value) = values.first, case .matrix(let matrix) = value,
            let formula = try? Formula(.matrix(matrix.negated))
        else { return nil }
        return ComputedAnswer(
            shown: [part: .formula(formula)], texts: [part: formula.plain],
            values: [part: .matrix(matrix.negated)])
    }

    private init(shown: [String: Prose.Inline], texts: [String: String], values: [String: Value]) {
        self.shown = shown
        self.texts = texts
        self.values = values
    }

    /// - Throws: why there is none.
    init(to expectation: Expectation, in workspace: Workspace) throws(Unknowable) {
        do {
            let question = try expectation.question()
            if let labels = try question.rightLabels() {
                shown = ["answer": .text(labels.joined(separator: ", "))]
                texts = ["answer": labels.joined(separator: ", ")]
                return
            }
            for (part, value) in try question.key(in: workspace.scope) {
                let formula = try Formula(value)
                shown[part] = .formula(formula)
                texts[part] = formula.plain
                values[part] = value
            }
        } catch {
            throw Unknowable(reason: "\(error)")
        }
    }
}

/// Why an answer could not be computed.
struct Unknowable: Error {
    let reason: String
}

extension MatrixValue {
    fileprivate var negated: MatrixValue {
        MatrixValue(rows: rows, columns: columns, entries: entries.map { Scalar(-$0.value) })
    }
}
