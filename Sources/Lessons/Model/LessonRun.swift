/// `run: {pcp: {M: M, lambda: "1/2", stop: gap, steps: 2000}}`: an experiment that a step names.
///
/// The step asks nothing: whoever drives the session carries the experiment out, and `bind` gives names to
/// what comes of it.
public struct LessonRun: Hashable, Sendable {
    public let experiment: ExperimentKind
    /// By name; those that the file leaves out are not there.
    public let parameters: [String: RunParameter]
    public let place: Place
}

/// What a lesson file says of one parameter.
public enum RunParameter: Hashable, Sendable {
    /// Evaluated in the session.
    case expression(Located)
    case word(String)
    case count(Int)
    /// The path of a file in the lesson's folder.
    case file(String)
}
