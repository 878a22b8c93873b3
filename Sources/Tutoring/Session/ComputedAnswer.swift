internal import Checking
internal import Lessons
internal import Notation

/// The computed answer of a step, by part: as it is shown, and as later steps read it.
struct ComputedAnswer {
    private(set) var shown: [String: Prose.Inline] = [:]
    private(set) var texts: [String: String] = [:]

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
