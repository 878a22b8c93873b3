internal import Checking
internal import Foundation
internal import Notation
internal import Tutoring

/// One line from parent to worker.
struct Request: Codable {
    /// The processor seconds that it may take.
    let seconds: Double
    let work: Work
}

/// What the worker can be asked.
enum Work: Codable {
    /// Reads a lesson and makes its session; answers `.opened`.
    case open(Problem)
    /// Goes through the lines of a journal by their recorded outcomes; answers `.scene`.
    case begin([Turn], Layout)
    /// Judges a line, or takes it as recorded; answers `.scene`.
    case line(String, recorded: Outcome?, Layout)
    /// Goes on with the experiment that the session waits for, for about `seconds`; answers `.running`, or
    /// `.scene` when it has ended.
    case run(seconds: Double, Layout)
    /// Answers `.evaluated`.
    case evaluate(Calculation, Layout)
    /// Answers `.text`, one JSON object.
    case grade(String)
    /// Tries instances of a claim, at most `count`, for about `seconds`; answers `.claimed`.
    case claim(ClaimText, from: Int, count: Int, seconds: Double)
    /// What the instances of a claim come to; answers `.claimReport`.
    case claimReport(ClaimText, Tally, refutedBy: Int?, shrinking: Double, Layout)
    /// The worked solution; answers `.text`.
    case solve(Problem, SolutionFormat, Layout)
    /// The lessons that are found; answers `.lessons`.
    case lessons(folder: String?, language: String?)
    /// Begins to check a lesson: reads its file; answers `.checked`.
    case check(name: String, folder: String?)
    /// Checks the next part of it; answers `.checked`.
    case checkPart
    /// Opens a transcript; answers `.played`.
    case play(Script, Layout)
    /// Plays its next line, or takes it as recorded; answers `.played`.
    case turn(recorded: Outcome?, Layout)
    /// The transcript as this run would have it; answers `.text`.
    case recording
    /// Marks a file of written work; answers `.marked`.
    case mark(Paper, Layout)
    /// The same line by line: opens the file; answers `.count`, the lines to be marked.
    case markOpen(Paper)
    /// Marks its next line, or notes that it was stopped; answers `.count`.
    case markLine(isStopped: Bool)
    /// Answers `.marked`.
    case markEnd(Paper, Layout)
}

/// A lesson with the numbers chosen for it.
struct Problem: Codable, Hashable, Sendable {
    /// The id or path.
    var lesson: String
    var set: [String: String] = [:]
    var seed: UInt64 = 0
    var from: String?
    /// The folder of `--lessons`.
    var folder: String?
    /// The language of `--language`: where the lesson has a translation, its texts are those.
    var language: String?
    /// The exercise, where it is one of a drill and no lesson.
    var drill: DrillExercise?
    /// What the lesson's file holds, where that was read already; it is then not read again.
    var text: LessonText?
}

/// The bytes of a lesson's file, and its path for messages.
struct LessonText: Codable, Hashable, Sendable {
    var path: String
    var bytes: [UInt8]
}

/// How text is laid out.
struct Layout: Codable, Hashable, Sendable {
    var width: Int
    var ascii: Bool
    var colour: Bool
    /// Whether the colours may be any, not only the 256 that are numbered.
    var fullColour: Bool
    /// For a screen reader: in words, line after line.
    var reader = false

    init(width: Int, ascii: Bool, colour: Bool, fullColour: Bool = false) {
        self.width = width
        self.ascii = ascii
        self.colour = colour
        self.fullColour = fullColour
    }

    var style: TextStyle { TextStyle(ascii: ascii, isSpoken: reader) }

    /// The layout for the terminal as it is now.
    init(_ surroundings: Surroundings) {
        width = Surroundings.width()
        ascii = surroundings.ascii
        colour = surroundings.colour
        fullColour = surroundings.fullColour
        reader = surroundings.reader
    }
}

/// One line from worker to parent.
enum Reply: Codable {
    case opened(Opened)
    case scene(Scene)
    case running(RunProgress)
    case evaluated(Evaluated)
    case text(String)
    case lessons([LessonCard])
    case played(PlayedScene)
    case checked(LessonChecked)
    case claimed(ClaimStretch)
    case claimReport(ClaimReport)
    case marked(MarkedPaper)
    case count(Int)
    case failed(CommandFailure)
}

/// A lesson that was found and read.
struct Opened: Codable, Hashable, Sendable {
    var id: String
    var title: String
    /// Of the lesson's file: see `Lesson.version`.
    var version: String
    /// The ids of its steps, in order.
    var steps: [String]
}

/// What a line led to, laid out, and where the session stands now.
struct Scene: Codable, Hashable, Sendable {
    var text: String
    var outcome: Outcome?
    var prompt: String
    var step: String
    /// What the present step rests on: see `Session.basis`.
    var basis: String
    /// The recorded lines that were left out, because the lesson has changed since.
    var leftOut = 0
    var place: Place
    /// True where the session waits for an experiment.
    var awaitsRun: Bool
    /// True where the session ends with this line.
    var ends: Bool
    /// True where the learner wants to leave.
    var leaves: Bool
    /// What Tab completes.
    var completions: Completions
    /// The names that have a value, in the order in which they got it.
    var names: [String]
    /// The words of the session.
    var commands: [String]
    /// The learner's working or a picture, where it is to be written to a file.
    var exported: Exported?
}

/// A document for a file.
struct Exported: Codable, Hashable, Sendable {
    /// The name that the learner gave.
    var file: String?
    /// The name to take where none was given; another one where that is taken.
    var usualFile: String
    var contents: Data
}

/// How far an experiment has come: steps of at most so many.
struct RunProgress: Codable, Hashable, Sendable {
    var done: Int
    var most: Int
}

/// A lesson in a list.
struct LessonCard: Codable, Hashable, Sendable {
    var id: String
    var title: String
    var needs: [String]
    /// Why it cannot be read; nil for a good one.
    var problem: String?
}

/// What is played: a transcript, and how it is compared.
struct Script: Codable, Hashable, Sendable {
    /// A lesson's id, or the path of a transcript.
    var name: String
    var folder: String?
    var language: String?
    var exact: Bool
}

/// What a line of a transcript led to.
struct PlayedScene: Codable, Hashable, Sendable {
    var path: String
    var text: String
    var prompt: String
    /// What is typed next; nil at the end.
    var upcoming: String?
    var step: String
    var outcome: Outcome?
    /// What is not as written, so far.
    var differences: [String]
}
