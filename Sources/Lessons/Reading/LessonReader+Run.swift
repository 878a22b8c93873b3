internal import Yams

extension LessonReader {
    /// The experiment of a step; nil where it names none.
    func run(of step: MappingReader) throws(LessonError) -> LessonRun? {
        guard let node = step.node("run") else { return nil }
        let map = try MappingReader(node, as: .run, in: step.source)
        guard let name = map.keys.first, let kind = ExperimentKind(rawValue: name.text) else { return nil }
        let values = try MappingReader(
            try map.required(name.text), as: .experiment(kind), in: step.source)
        var parameters: [String: RunParameter] = [:]
        for parameter in kind.parameters where values.has(parameter.name) {
            parameters[parameter.name] = try value(of: parameter, in: values)
        }
        return LessonRun(experiment: kind, parameters: parameters, place: name.place)
    }

    private func value(
        of parameter: ExperimentParameter, in map: MappingReader
    ) throws(LessonError) -> RunParameter {
        let text = try map.text(parameter.name)
        func refuse(_ wanted: String) -> LessonError {
            map.source.error(
                .wrongType, at: text.place, "`\(parameter.name)` is \(wanted), not `\(text.text)`")
        }
        switch parameter.kind {
        case .matrix, .positiveNumber: return .expression(try map.source.expression(text))
        case .oneOf(let words):
            guard words.contains(text.text) else {
                throw refuse(words.map { "`\($0)`" }.joined(separator: " or "))
            }
            return .word(text.text)
        case .count(let range):
            guard let number = Int(text.text), range.contains(number) else {
                throw refuse("a whole number from \(range.lowerBound) to \(range.upperBound)")
            }
            _ = try map.bareText(parameter.name)
            return .count(number)
        }
    }

    /// Refuses names for results that the experiment does not have.
    func check(_ run: LessonRun, of step: MappingReader, binding: Binding?) throws(LessonError) {
        guard let node = step.node("bind") else { return }
        let known = run.experiment.results.map(\.name)
        guard case .mapping = node, case .parts? = binding?.target else {
            throw step.source.error(
                .wrongType, at: step.source.place(of: node),
                "after `run`, `bind` says which result gets which name, as in `{\(known[0]): n}`")
        }
        let names = try MappingReader(node, of: "`bind` after `run`", in: step.source)
        guard let stranger = names.keys.first(where: { !known.contains($0.text) }) else { return }
        throw step.source.error(
            .unknownKey, at: stranger.place,
            "`\(run.experiment.rawValue)` has no result `\(stranger.text)`\(stranger.text.advice(among: known))"
        )
    }
}
