internal import Checking
internal import Lessons
internal import Notation

/// What `export` asks of the driver: the worked solution so far, to be written to a file.
public struct Export: Codable, Hashable, Sendable {
    public let format: SolutionFormat
    /// The file that the learner named; nil where the driver chooses a name.
    public let file: String?

    public init(format: SolutionFormat, file: String?) {
        self.format = format
        self.file = file
    }
}

extension Session {
    /// `export`, `export html`, `export my-svd.tex`.
    func export(_ argument: String) -> [Event] {
        if argument.isEmpty { return [.export(Export(format: .markdown, file: nil))] }
        // `export html mine.html`: the format, then the file.
        let words = argument.split(separator: " ", maxSplits: 1).map(String.init)
        if words.count == 2, let format = SolutionFormat(meaning: words[0]), format != .terminal,
            !words[0].contains(".")
        {
            return [.export(Export(format: format, file: words[1].trimmed))]
        }
        guard let format = SolutionFormat(meaning: argument), format != .terminal else {
            return [.problem(Phrases.unknownFormat(argument))]
        }
        let isFile = argument.contains(".") || argument.contains("/")
        return [.export(Export(format: format, file: isFile ? argument : nil))]
    }

    /// A learner's answer as it was written, and what it comes to where that looks different.
    func prose(of answer: KeptAnswer, at visit: Visit) -> Prose {
        let parts = visit.instance.step.expectation?.partNames ?? []
        return Prose(
            paragraphs: parts.compactMap { part in
                guard let inline = inlines(of: part, in: answer, at: visit) else { return nil }
                let name = partName(part, of: visit.instance)
                return (name == "answer" ? [] : [.text("\(Names.pretty(name)) = ")]) + inline
            })
    }

    private func inlines(of part: String, in answer: KeptAnswer, at visit: Visit) -> [Prose.Inline]? {
        guard let expectation = visit.instance.step.expectation else { return nil }
        let written = answer.written[part]
        if expectation.takesWords {
            guard let words = written ?? answer.bound[part] else { return nil }
            if expectation.relation == .identity { return [.typeset(words)] }
            return expectation.item(labelled: words, in: visit.workspace) ?? [.text(words)]
        }
        let value = answer.values[part] ?? answer.bound[part].flatMap { visit.workspace.value(of: $0) }
        let simple = value.flatMap { try? Formula($0) }?.withoutBraces
        let typed = written.flatMap { (try? Reader.parse($0))?.readings.first }.map {
            Formula($0).withoutBraces
        }
        guard let typed else {
            return simple.map { [.formula($0)] } ?? answer.bound[part].map { [.code($0)] }
        }
        guard let simple, !typed.looksLike(simple) else { return [.formula(typed)] }
        let link =
            switch answer.verdict {
            case .rounded: ", rounded from "
            case .follows: ", where the right value is "
            default: ", that is "
            }
        return [.formula(typed), .text(link), .formula(simple)]
    }
}

extension Expectation {
    /// The whole item of a choice.
    fileprivate func item(labelled label: String, in workspace: Workspace) -> [Prose.Inline]? {
        guard relation == .choice else { return nil }
        return items.first { $0.label == label }?.shown(in: workspace.scope)
    }
}
