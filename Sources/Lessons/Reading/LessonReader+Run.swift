internal import Foundation
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
        case .matrix, .positiveNumber, .wholeNumber: return .expression(try map.source.expression(text))
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
        case .file(let ending):
            guard text.text.isPlainPath, text.text.hasSuffix(".\(ending)") else {
                throw refuse("the name of a .\(ending) file in the lesson's folder")
            }
            return .file(URL(filePath: map.source.file).deletingLastPathComponent().path + "/" + text.text)
        case .layerName:
            guard text.text.isPlainName else {
                throw refuse("the name of a layer: letters, digits, `.`, `_` and `-`")
            }
            return .word(text.text)
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

extension String {
    /// Whether it has letters, digits, `.`, `_` and `-` only, at least one and at most two hundred of them.
    fileprivate var isPlainName: Bool {
        (1...200).contains(utf8.count)
            && unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
            }
    }

    /// Whether it leads down from a folder and nowhere else: names of letters, digits, `-`, `_` and `.`, that do not
    /// begin with a point, with `/` between them.
    fileprivate var isPlainPath: Bool {
        let names = split(separator: "/", omittingEmptySubsequences: false)
        return utf8.count <= 200
            && names.allSatisfy { name in
                !name.isEmpty && name.first != "."
                    && name.unicodeScalars.allSatisfy {
                        $0.isASCII
                            && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
                    }
            }
    }
}
