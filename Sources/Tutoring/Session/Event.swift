public import Checking
public import Notation
public import Pictures

/// What a session answers to a line; drivers show it, store it or compare it.
///
/// Events carry prose with formulas, not laid-out text: width, colour and alphabet are the driver's.
/// - SeeAlso: `EventText`, which lays them out for a terminal.
public enum Event: Codable, Hashable, Sendable {
    /// The lesson's title, shown when the learner arrives: the step asked next is number `step` of `count`.
    case title(String, step: Int, count: Int)
    /// What the lesson tells before it asks.
    case say(Prose)
    /// What a step draws, after what it tells; what `plot` draws.
    case picture(Picture)
    case ask(Prose)
    /// The session waits until the driver has carried this out and given the result back.
    case run(Experiment)
    /// What came of an experiment.
    case result(Prose)
    case verdict(Verdict, Prose)
    /// One rung of the ladder, the `number`th of `count`.
    case hint(Prose, number: Int, count: Int)
    /// Something that is no judgement: what was noted, kept, taken back or looked up.
    case note(Prose)
    /// A line that was not taken; laid out already, with a caret under the column where there is one.
    case problem([String])
    /// The computed answer of a step.
    case solution(Prose)
    case finished(Prose)
    /// The learner wants what has been worked so far as a file; the driver writes it.
    case export(Export)
    /// The learner wants a picture as a file; the driver writes it.
    case pictureFile(PictureFile)
    /// The session ends here; `step` names where it will resume.
    case quit(step: String)
}
