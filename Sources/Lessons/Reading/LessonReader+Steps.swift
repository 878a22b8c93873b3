internal import Checking
internal import Yams

extension LessonReader {
    func steps(of map: MappingReader) throws(LessonError) -> [Step] {
        _ = try map.required("steps")
        let nodes = try map.list("steps")
        guard (1...LessonBounds.steps).contains(nodes.count) else {
            throw map.source.error(
                .tooMany, at: map.place, "a lesson has between 1 and \(LessonBounds.steps) steps")
        }
        var steps: [Step] = []
        var places: [String: Place] = [:]
        for node in nodes {
            let step = try step(node, in: map.source)
            if let first = places.updateValue(step.place, forKey: step.id) {
                throw map.source.error(
                    .duplicateID, at: step.place,
                    "the id `\(step.id)` is taken by the step in line \(first.line)")
            }
            steps.append(step)
        }
        return steps
    }

    private func step(_ node: Node, in source: LessonSource) throws(LessonError) -> Step {
        let map = try MappingReader(node, as: .step, in: source)
        let id = try source.identifier(try map.text("id"), of: "a step's id")
        let run = try run(of: map)
        let binding = try binding(of: map)
        if let run { try check(run, of: map, binding: binding) }
        return Step(
            id: id.text,
            say: try map.template("say"),
            drawing: try drawing(of: map),
            run: run,
            ask: try map.template("ask"),
            expectation: try expectation(of: map),
            binding: binding,
            loop: try loop(of: map),
            condition: map.has("when") ? try map.condition("when") : nil,
            hints: try hints(of: map),
            mistakes: try mistakes(of: map, step: id.text),
            place: id.place)
    }

    private func loop(of map: MappingReader) throws(LessonError) -> Loop? {
        guard let node = map.node("for") else { return nil }
        let loop = try MappingReader(node, of: "`for`", in: map.source)
        guard loop.keys.count == 1, let variable = loop.keys.first else {
            throw map.source.error(
                .wrongType, at: loop.place,
                "`for` has one variable and its range, as in `{k: \"1..cols(W)\"}`")
        }
        guard ["k", "l"].contains(variable.text) else {
            throw map.source.error(.identifier, at: variable.place, "a loop's variable is `k` or `l`")
        }
        return Loop(variable: variable.text, range: try loop.expression(variable.text))
    }

    private func hints(of map: MappingReader) throws(LessonError) -> [Template] {
        var hints: [Template] = []
        for text in try map.texts("hints") { hints.append(try map.source.template(text)) }
        guard hints.count <= LessonBounds.hints else {
            throw map.source.error(.tooMany, at: map.place, "a step has at most \(LessonBounds.hints) hints")
        }
        return hints
    }

    private func mistakes(of map: MappingReader, step: String) throws(LessonError) -> [Mistake] {
        var mistakes: [Mistake] = []
        for node in try map.list("mistakes") {
            let mistake = try MappingReader(node, as: .mistake, in: map.source)
            let say = try map.source.template(try mistake.text("say"))
            let id = try mistake.optionalText("id")?.text ?? "\(step).mistake-\(mistakes.count + 1)"
            mistakes.append(Mistake(condition: try mistake.condition("when"), say: say, id: id))
        }
        return mistakes
    }

    // MARK: - Names

    private func binding(of map: MappingReader) throws(LessonError) -> Binding? {
        guard let node = map.node("bind") else { return nil }
        guard case .mapping = node else {
            let (target, name) = try target(try map.text("bind"), in: map.source)
            return Binding(target: target, aliases: [], names: [name])
        }
        let parts = try MappingReader(node, of: "`bind`", in: map.source)
        guard parts.has("name") else { return try binding(ofParts: parts) }
        let bind = try MappingReader(node, as: .binding, in: map.source)
        var aliases: [Template] = []
        for alias in try bind.texts("also") { aliases.append(try map.source.template(alias)) }
        let (target, name) = try target(try bind.text("name"), in: map.source)
        return Binding(target: target, aliases: aliases, names: [name])
    }

    private func binding(ofParts map: MappingReader) throws(LessonError) -> Binding {
        var parts: [String: String] = [:]
        var names: [Located] = []
        for key in map.keys {
            let name = try map.text(key.text)
            try map.source.checkName(name)
            parts[key.text] = name.text
            names.append(name)
        }
        return Binding(target: .parts(parts), aliases: [], names: names)
    }

    private func target(
        _ text: Located, in source: LessonSource
    ) throws(LessonError) -> (target: Binding.Target, name: Located) {
        guard let column = Self.columnTarget(text.text) else {
            try source.checkName(text)
            return (.name(text.text), text)
        }
        let name = Located(column.matrix, at: text.place)
        try source.checkName(name)
        let index = try source.expression(Located(column.index, at: text.place))
        return (.column(matrix: name.text, index: index), name)
    }

    /// The two parts of `V[:, k]`; nil where the text is not of that form.
    private static func columnTarget(_ text: String) -> (matrix: String, index: String)? {
        let text = text.trimmed
        guard text.hasSuffix("]"), let open = text.firstIndex(of: "[") else { return nil }
        let inside = text[text.index(after: open)...].dropLast()
        let parts = inside.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].trimmed == ":", !parts[1].trimmed.isEmpty else { return nil }
        return (String(text[..<open]), parts[1].trimmed)
    }
}
