internal import Checking
internal import Lessons
internal import Notation

/// What the answer of the present step is called.
extension Session {
    /// The names by which an answer may be labelled, canonical, with the part that each means.
    func labels(of parts: [String]) -> [String: String] {
        var labels: [String: String] = [:]
        for part in parts {
            for name in names(ofPart: part) { labels[workspace.canonical(name)] = part }
        }
        return labels
    }

    /// All names under which a part may be given: the bound name, its aliases, else its own.
    private func names(ofPart part: String) -> [String] {
        guard let binding = current.step.binding else { return [part] }
        switch binding.target {
        case .name(let name): return [name] + current.aliases + [part]
        case .parts(let names): return [names[part] ?? part]
        case .column(let matrix, _):
            return current.aliases + (current.number.map { ["\(matrix)[:,\($0)]"] } ?? []) + [part]
        }
    }

    /// The name to speak of a part by.
    func partName(_ part: String) -> String {
        names(ofPart: part).first ?? part
    }

    /// What an answer may be called, for the learner; empty where it has no name.
    var wantedNames: [String] {
        let parts = current.step.expectation?.partNames ?? []
        return parts.map { partName($0) }.filter { $0 != "answer" }
    }
}

extension StepInstance {
    /// The other names of the answer, with the loop's number put in: `v{{k}}` is `v2`.
    var aliases: [String] {
        (step.binding?.aliases ?? []).map { alias in
            alias.segments.map { segment in
                switch segment {
                case .text(let text), .code(let text): text
                case .value: number.map(String.init) ?? ""
                case .paragraph, .formula, .claim: ""
                }
            }.joined()
        }
    }
}
