internal import Lessons
internal import Notation

/// The steps that went wrong and so gave their names no value: of what follows from that nothing is said.
struct Aftermath: Sendable {
    private(set) var failed: [Step] = []

    mutating func note(_ step: Step) {
        if !failed.contains(where: { $0.id == step.id }) { failed.append(step) }
    }

    /// The steps of which nobody can say whether they come.
    mutating func note(_ steps: [Step], undecidedIn workspace: Workspace) {
        for step in steps {
            let isUndecided =
                step.condition.map { workspace.truth(of: $0.text) == nil } ?? false
                || step.loop.map { workspace.range(of: $0.range.text) == nil } ?? false
            if isUndecided { note(step) }
        }
    }

    /// Whether the step itself went wrong.
    func includes(_ id: some StringProtocol) -> Bool { failed.contains { $0.id == id } }

    /// Whether a name without a value would have one, had no step gone wrong.
    ///
    /// - Parameter id: a step that does not count: it cannot be its own excuse.
    func explains(_ name: String, at id: String? = nil) -> Bool {
        failed.contains { $0.id != id && $0.introduces(name) }
    }

    /// Whether an expression has no value in this scope for such a name.
    func explains(_ source: Located, in scope: Scope) -> Bool {
        guard !failed.isEmpty, let expression = source.expression else { return false }
        return expression.unknownNames(in: scope).contains { explains($0) }
    }
}
