/// The texts of a lesson in another language: `lesson.zh.yaml` beside `lesson.yaml`.
///
/// It has texts only. What is asked, and what is right, is the lesson's; a text that is missing is shown
/// as the lesson has it.
public struct LessonTranslation: Hashable, Sendable {
    /// The id of the lesson.
    public let lesson: Located
    /// `zh`, `pt-BR`.
    public let language: String
    public let title: Located?
    public let source: Located?
    public let steps: [StepTranslation]
    /// The file as it was named when it was read; for messages.
    public let file: String
}

/// The texts of one step.
public struct StepTranslation: Hashable, Sendable {
    public let id: Located
    public let say: Template?
    public let ask: Template?
    /// In the order of the lesson's.
    public let hints: [Template]
    /// What is said of the author's mistakes, by their ids; of mistakes with one id, in their order.
    public let mistakes: [Remark]
    /// The items of a choice or an order, by their labels.
    public let items: [TranslatedItem]
    /// What stands under the picture.
    public let caption: Template?

    public struct Remark: Hashable, Sendable {
        public let id: Located
        /// Which of the mistakes with this id, from zero.
        public let number: Int
        public let say: Template
    }

    public struct TranslatedItem: Hashable, Sendable {
        public let label: Located
        public let words: Template?
    }
}

extension Lesson {
    /// The lesson with the texts that there are in the other language.
    public func translated(by translation: LessonTranslation) -> Lesson {
        var lesson = self
        lesson.language = translation.language
        if let title = translation.title { lesson.title = title.text.trimmed }
        if let source = translation.source { lesson.source = source.text.trimmed }
        for step in translation.steps {
            guard let index = steps.firstIndex(where: { $0.id == step.id.text }) else { continue }
            lesson.steps[index].translate(by: step)
        }
        return lesson
    }
}

extension Step {
    fileprivate mutating func translate(by step: StepTranslation) {
        if say != nil, let text = step.say { say = text }
        if ask != nil, let text = step.ask { ask = text }
        for (index, text) in step.hints.enumerated() where hints.indices.contains(index) {
            hints[index] = text
        }
        for remark in step.mistakes {
            let same = mistakes.indices.filter { mistakes[$0].id == remark.id.text }
            if same.indices.contains(remark.number) { mistakes[same[remark.number]].say = remark.say }
        }
        if drawing?.caption != nil, let text = step.caption { drawing?.caption = text }
        for item in step.items {
            guard let index = expectation?.items.firstIndex(where: { $0.label == item.label.text }) else {
                continue
            }
            expectation?.items[index].words = item.words
        }
    }
}
