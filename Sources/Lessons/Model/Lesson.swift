/// A lesson: what is given, and the steps that a learner works through.
///
/// A lesson holds texts and expressions, never computed values: `Tutoring` evaluates them in the state
/// of one session. It reads nothing outside its folder, and its size is bounded (`LessonBounds`).
///
/// - SeeAlso: `LessonReader`, which makes it from YAML and refuses what the format does not know.
public struct Lesson: Hashable, Sendable {
    /// Lower-case letters, digits and hyphens; it stands in prompts, journals and transcripts.
    public let id: String
    public internal(set) var title: String
    /// Where its material comes from; nil where the file does not say.
    public internal(set) var source: String?
    /// The language of its texts, as HTML names it; another one once it is translated.
    public internal(set) var language = "en"
    /// The lessons that come before it.
    public var needs: [String] { needed.map(\.text) }
    /// The same, with where they are named.
    public let needed: [Located]
    /// The named inputs, in order; `--set` replaces their expressions.
    public let given: [GivenValue]
    /// What the given values must satisfy, also after `--set`: expressions that must be true.
    public let requirements: [Located]
    public let variants: Variants?
    public internal(set) var steps: [Step]
    public let claims: [LessonClaim]
    public let tests: [LessonTest]
    /// The file as it was named when it was read; for messages.
    public let file: String
    /// Sixteen digits that are others for another text of its file; empty for a lesson that no file holds.
    public internal(set) var version = ""

    /// The step with this id, without the number that a repeated one has.
    public func step(named id: String) -> Step? {
        steps.first { $0.id == id }
    }
}

/// A named input of a lesson.
public struct GivenValue: Hashable, Sendable {
    public let name: String
    public let expression: Located
}

/// A statement that `lesson check` executes.
public struct LessonClaim: Hashable, Sendable {
    public let statement: Located
    /// Hypotheses on names that the lesson does not bind.
    public let hypotheses: [Located]
    /// True where variants do not concern it.
    public let onlyGiven: Bool
}

/// An answer with the verdict that it must get.
public struct LessonTest: Hashable, Sendable {
    /// The step's name as in prompts: `gram`, `right-vectors.1`.
    public let step: String
    public let answer: String
    public let verdict: String
    public let diagnosis: String?
    public let place: Place
}
