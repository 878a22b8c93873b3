internal import ArgumentParser

/// `longhand learn LESSON`.
struct LearnCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn", abstract: "Work through a lesson, one line at a time.",
        discussion: """
            Goes on where you stopped with the same numbers. Type `help` at the prompt. A lesson that you \
            finished begins anew; with --finished it opens as you left it, to be exported or looked at.

            With --watch an author sees what a learner sees: when the lesson's file is saved it is read \
            again, the answers so far are judged anew, and the step stays where it was. Nothing is recorded.
            """)

    @OptionGroup var problem: ProblemOptions

    @Option(help: ArgumentHelp("Begin at this step; the answers before it are computed.", valueName: "step"))
    var from: String?

    @Flag(help: "Begin anew; what you did before is kept.")
    var fresh = false

    @Flag(help: "Open the lesson as you finished it; nothing is recorded.")
    var finished = false

    @Flag(help: "Read the lesson again whenever its file is saved; nothing is recorded.")
    var watch = false

    @OptionGroup var language: LanguageOption
    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var learner: LearnerOption
    @OptionGroup var look: LookOption

    func validate() throws {
        if watch, fresh {
            throw ValidationError("--watch records nothing, so there is nothing to begin anew.")
        }
        if finished, fresh || watch {
            throw ValidationError("--finished opens what is finished; it goes without --fresh and --watch.")
        }
    }

    func run(with worker: Worker) throws(CommandFailure) {
        let surroundings = look.surroundings
        language.complain(of: problem.lesson, in: lessons.lessons)
        let problem = problem.problem(folder: lessons.lessons, language: language.code, from: from)
        if watch {
            var sitting = try WatchedSitting(problem: problem, worker: worker, surroundings: surroundings)
            return try sitting.run()
        }
        if finished {
            var sitting = try FinishedSitting(
                problem: problem, worker: worker, folder: learner.folder, learner: learner.learner,
                surroundings: surroundings)
            return try sitting.run()
        }
        let reader = LineReader(surroundings: surroundings, history: learner.folder)
        var sitting = try LessonSitting(
            problem: problem, fresh: fresh, worker: worker,
            folder: learner.folder, learner: learner.learner, surroundings: surroundings, reader: reader)
        try sitting.run()
    }
}
