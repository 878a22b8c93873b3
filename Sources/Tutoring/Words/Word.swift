/// The words that are no mathematics. A mathematical name wins over a word; `:hint` is always the word.
public enum Word: String, CaseIterable, Sendable {
    case hint, why, show, solution, skip, undo, back, reset, check, plot, scratch, done, run, status
    case export, help, quit

    /// What it does, for `help`.
    public var summary: String {
        switch self {
        case .hint: "one more hint; the last ones come close to the answer"
        case .why: "the reason for the last verdict"
        case .show: "the question again; `show W` shows a value"
        case .solution: "the computed answer, without taking it"
        case .skip: "take the computed answer and go on"
        case .undo: "take back the last line, as often as you like"
        case .back: "to the step before; its answer is kept until you give another"
        case .reset: "start this step afresh"
        case .check: "try something out, as in `check W*v1`: no attempt is charged"
        case .plot: "a picture of a value, as in `plot W`; alone: what can be drawn"
        case .scratch: "try out as much as you like, with names of your own: `A = [1 2; 3 4]`"
        case .done: "back from `scratch`; its names are gone, the lesson is as it was"
        case .run: "start the experiment of this step, where it was stopped"
        case .status: "where you are, and which names have a value"
        case .export: "your working as a file: `export html`, `latex`, `markdown`, or a file's name"
        case .help: "this list; `help plot` says one thing, `help functions` what can be called"
        case .quit: "leave; every line is kept already"
        }
    }

    /// True of what makes sense only where an answer is asked for.
    var isAboutAnswers: Bool { self == .hint || self == .solution || self == .reset }

    var takesArgument: Bool { [.check, .show, .plot, .export, .help].contains(self) }
}
