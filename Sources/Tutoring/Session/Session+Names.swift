internal import Checking
internal import Lessons
internal import Notation

/// What the answer of the present step is called.
extension Session {
    /// The names by which an answer may be labelled, canonical, with the part that each means.
    func labels(of parts: [String]) -> [String: String] {
        var labels: [String: String] = [:]
        for part in parts {
            for name in names(ofPart: part, of: current) { labels[workspace.canonical(name)] = part }
        }
        return labels
    }

    /// Whether an answer may come under this name, or another step's answer has it: `u₁` at v₁.
    func isLabel(_ name: String, of labels: [String: String]) -> Bool {
        let canonical = workspace.canonical(name)
        return labels[canonical] != nil || workspace.isName(name)
            || lesson.steps.contains { $0.binding?.gives(canonical) == true }
    }

    /// Whether a name is one that an answer gets, here or further on, and that has no value yet.
    func isStillToCome(_ name: String) -> Bool {
        let canonical = workspace.canonical(name)
        let isBound = workspace.bindings.contains {
            ([$0.name] + $0.aliases).contains { workspace.canonical($0) == canonical }
        }
        return !isBound && lesson.steps.contains { $0.binding?.gives(canonical) == true }
    }

    /// All names under which a part may be given: the bound name, its aliases, else its own.
    private func names(ofPart part: String, of instance: StepInstance) -> [String] {
        guard let binding = instance.step.binding else { return [part] }
        switch binding.target {
        case .name(let name): return [name] + instance.aliases + [part]
        case .parts(let names): return [names[part] ?? part]
        case .column(let matrix, _):
            return instance.aliases + (instance.number.map { ["\(matrix)[:,\($0)]"] } ?? []) + [part]
        }
    }

    /// The name to speak of a part of the present answer by.
    func partName(_ part: String) -> String { partName(part, of: current) }

    func partName(_ part: String, of instance: StepInstance) -> String {
        names(ofPart: part, of: instance).first ?? part
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

extension Binding {
    /// Whether an answer of the step can have this name, in its canonical spelling.
    func gives(_ name: String) -> Bool {
        let own: [String] =
            switch target {
            case .name(let name): [name]
            case .parts(let names): Array(names.values)
            case .column(let matrix, _): [matrix]
            }
        if own.contains(where: { Names.canonical($0) == name }) { return true }
        return aliases.contains { $0.gives(name) }
    }
}

extension Template {
    /// Whether this alias is the name, with some number for the loop's variable.
    fileprivate func gives(_ name: String) -> Bool {
        var rest = Substring(name)
        for segment in segments {
            switch segment {
            case .text(let text), .code(let text):
                guard rest.hasPrefix(text) else { return false }
                rest = rest.dropFirst(text.count)
            case .value:
                let digits = rest.prefix { ("0"..."9").contains($0) }
                guard !digits.isEmpty else { return false }
                rest = rest.dropFirst(digits.count)
            case .paragraph, .formula, .claim: return false
            }
        }
        return rest.isEmpty
    }
}
