internal import Yams

extension LessonReader {
    /// The translation in this text.
    ///
    /// - Parameter file: what messages call it.
    public func translation(from text: String, file: String) throws(LessonError) -> LessonTranslation {
        try translation(from: LessonSource(bytes: Array(text.utf8), file: file))
    }

    /// The translation in this file; `path` names it in messages as well.
    public func translation(atPath path: String) throws(LessonError) -> LessonTranslation {
        try translation(from: LessonSource(bytes: bytes(atPath: path), file: path))
    }

    private func translation(from source: LessonSource) throws(LessonError) -> LessonTranslation {
        let root = try source.root()
        try source.checkBounds(root)
        let map = try MappingReader(root, as: .translation, in: source)
        try checkVersion(try map.text("longhand"), in: source)
        let language = try map.text("language")
        guard language.text.isLanguageCode else {
            throw source.error(
                .identifier, at: language.place, "a language is a code such as `zh`, `de` or `pt-BR`")
        }
        var steps: [StepTranslation] = []
        for node in try map.list("steps") {
            let step = try step(node, in: source)
            if let first = steps.first(where: { $0.id.text == step.id.text }) {
                throw source.error(
                    .duplicateID, at: step.id.place,
                    "the step `\(step.id.text)` is translated in line \(first.id.place.line) already")
            }
            steps.append(step)
        }
        return LessonTranslation(
            lesson: try map.text("lesson"), language: language.text, title: try map.optionalText("title"),
            source: try map.optionalText("source"), steps: steps, file: source.file)
    }

    private func step(_ node: Node, in source: LessonSource) throws(LessonError) -> StepTranslation {
        let map = try MappingReader(node, as: .translatedStep, in: source)
        var hints: [Template] = []
        for text in try map.texts("hints") { hints.append(try source.template(text)) }
        guard hints.count <= LessonBounds.hints else {
            throw source.error(.tooMany, at: map.place, "a step has at most \(LessonBounds.hints) hints")
        }
        var items: [StepTranslation.TranslatedItem] = []
        for text in try map.texts("items") {
            let (label, words) = try source.labelled(text)
            items.append(
                StepTranslation.TranslatedItem(label: Located(label, at: text.place), words: words))
        }
        return StepTranslation(
            id: try map.text("id"), say: try map.template("say"), ask: try map.template("ask"), hints: hints,
            mistakes: try remarks(of: map), items: items, caption: try map.template("caption"))
    }
}

extension LessonReader {
    /// Somebody named a translation where a lesson is meant.
    func refuseTranslation(_ root: Node, in source: LessonSource) throws(LessonError) {
        guard case .mapping = root else { return }
        let map = try MappingReader(root, of: "a lesson", in: source)
        guard map.has("language"), let key = map.keys.first(where: { $0.text == "language" }) else { return }
        let language = try map.text("language").text
        let lesson = LessonLibrary.lesson(ofTranslationAt: source.file) ?? "lesson.yaml"
        throw source.error(
            .conflict, at: key.place,
            "this is a translation (`language: \(language)`): name its lesson, `\(lesson)`")
    }

    private func remarks(of map: MappingReader) throws(LessonError) -> [StepTranslation.Remark] {
        guard let node = map.node("mistakes") else { return [] }
        if case .sequence(let list) = node {
            var id = "foot.sign"
            if let first = list.first, let named = first.mapping?["id"]?.string { id = named }
            throw map.source.error(
                .wrongType, at: map.source.place(of: node),
                "a translation has its `mistakes` by their ids, as in `{\(id): \"…\"}`; `when` stays in the lesson"
            )
        }
        let mistakes = try MappingReader(node, of: "`mistakes`", in: map.source)
        var remarks: [StepTranslation.Remark] = []
        for key in mistakes.keys {
            var texts: [Located] = []
            if case .sequence? = mistakes.node(key.text) {
                texts = try mistakes.texts(key.text)
            } else {
                texts = [try mistakes.text(key.text)]
            }
            for (number, text) in texts.enumerated() {
                remarks.append(
                    StepTranslation.Remark(id: key, number: number, say: try map.source.template(text)))
            }
        }
        return remarks
    }
}

extension LessonSource {
    /// The label of an item, and the text behind its colon; nil where there is none.
    func labelled(_ text: Located) throws(LessonError) -> (label: String, words: Template?) {
        let label = String(text.text.prefix { $0 != ":" && $0 != "：" })
        guard !label.contains("{{") else {
            throw error(
                .template, at: text.place,
                "an item with `{{` needs a label before it, as in `a: {{rank(W)}}`")
        }
        let words = text.text.dropFirst(label.count + 1).trimmed
        return (label.trimmed, words.isEmpty ? nil : try template(Located(words, at: text.place)))
    }
}

extension String {
    /// Two or three letters, perhaps with a script or a region: `zh`, `zh-Hant`, `pt-BR`.
    package var isLanguageCode: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...3).contains(first.count),
            first.allSatisfy({ ("a"..."z").contains($0) }), parts.count <= 3
        else { return false }
        return parts.dropFirst().allSatisfy { part in
            (2...8).contains(part.count) && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        }
    }
}

extension KeyTable {
    /// The whole file of a translation.
    static let translation = KeyTable(
        "a translation",
        [
            .required("longhand", .version, "The format of the file. This program reads format 1."),
            .required("lesson", .identifier, "The id of the lesson that this is a translation of."),
            .required("language", .text, "The code of the language: zh, de, pt-BR."),
            .optional("title", .text, "What the lesson is called."),
            .optional("source", .text, "Where the material comes from."),
            .required(
                "steps", .list(.mapping(.translatedStep)),
                "The steps with their texts. A step or a text that is missing is shown as the lesson has it."),
        ])

    static let translatedStep = KeyTable(
        "a translated step",
        [
            .required("id", .identifier, "The id of the step in the lesson."),
            .optional("say", .template, "What is said."), .optional("ask", .template, "What is asked."),
            .optional("hints", .list(.template), "As many hints as the lesson has, in its order."),
            .optional(
                "mistakes", .named(.either([.template, .list(.template)]), by: .labels(besides: [])),
                "What is said of each of the mistakes, by its id; a list where several have one id."),
            .optional("items", .list(.template), "The items of a choice or an order: \"a: …\"."),
            .optional("caption", .template, "What stands under the picture."),
        ])
}
