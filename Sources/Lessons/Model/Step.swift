/// One step of a lesson: something said or drawn, and perhaps something asked or carried out.
public struct Step: Hashable, Sendable {
    /// Lower-case letters, digits and hyphens, unique in its lesson.
    public let id: String
    public internal(set) var say: Template?
    /// A picture, shown after what is said and before what is asked.
    public internal(set) var drawing: Drawing?
    /// An experiment that is carried out here; such a step asks nothing.
    public let run: LessonRun?
    public internal(set) var ask: Template?
    /// Nil for a step that only says something, or runs an experiment.
    public internal(set) var expectation: Expectation?
    public let binding: Binding?
    public let loop: Loop?
    /// An expression; the step is passed over where it is false.
    public let condition: Located?
    /// From the gentlest to the one that nearly says it.
    public internal(set) var hints: [Template]
    public internal(set) var mistakes: [Mistake]
    public let place: Place

    /// True where an answer is awaited.
    public var asks: Bool { expectation != nil }
}

/// `for: {k: "1..rank(W)"}`: one instance of the step for each number of the range.
public struct Loop: Hashable, Sendable {
    public let variable: String
    public let range: Located
}

/// The name that an accepted answer gets, and by which later steps use it.
public struct Binding: Hashable, Sendable {
    public enum Target: Hashable, Sendable {
        /// `WtW`: the whole answer.
        case name(String)
        /// `V[:, k]`: one more column of a matrix.
        case column(matrix: String, index: Located)
        /// `{U: U, S: Sigma}`: each part under a name of its own.
        case parts([String: String])
    }

    public let target: Target
    /// Other names for the same value; a repeated step may use its variable: `v{{k}}`.
    public let aliases: [Template]
    /// The names of the target, with where they stand.
    public let names: [Located]
}

/// A wrong answer that an author foresaw.
public struct Mistake: Hashable, Sendable {
    /// True of the wrong answer, which it calls `answer` or by its parts' names.
    public let condition: Located
    public internal(set) var say: Template
    /// The diagnosis that is recorded; the step's id and a number where the file names none.
    public let id: String
}
