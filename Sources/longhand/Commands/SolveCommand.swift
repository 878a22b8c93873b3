internal import ArgumentParser
internal import Tutoring

/// `longhand solve LESSON`.
struct SolveCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "solve", abstract: "Show the worked solution of a lesson, all steps.")

    @OptionGroup var problem: ProblemOptions

    @Option(help: "terminal, markdown, latex or html.", transform: SolutionFormat.init(argument:))
    var format = SolutionFormat.terminal

    @OptionGroup var language: LanguageOption
    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var look: LookOption

    /// What all steps of a lesson may take together.
    private static let seconds = 20.0

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        let layout = Layout(look.surroundings)
        language.complain(of: problem.lesson, in: lessons.lessons)
        let problem = problem.problem(folder: lessons.lessons, language: language.code)
        let text: String
        do throws(Worker.Trouble) {
            let reply = try worker.ask(.solve(problem, format, layout), seconds: Self.seconds)
            guard case .text(let solution) = reply else { throw Worker.Trouble.died }
            text = solution
        } catch .died, .overran {
            throw CommandFailure(.badData, "unable: this takes more time or memory than is given to it")
        } catch {
            throw error.failure
        }
        try Console.put(text)
    }
}

extension SolutionFormat {
    fileprivate init(argument: String) throws {
        guard let format = SolutionFormat(rawValue: argument) else {
            let known = Self.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
            throw ValidationError("`\(argument)` is no format; there are \(known).")
        }
        self = format
    }
}
