internal import ArgumentParser

/// `longhand learn LESSON`.
struct LearnCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn", abstract: "Work through a lesson, one line at a time.",
        discussion: "Goes on where you stopped with the same numbers. Type `help` at the prompt.")

    @OptionGroup var problem: ProblemOptions

    @Option(help: ArgumentHelp("Begin at this step; the answers before it are computed.", valueName: "step"))
    var from: String?

    @Flag(help: "Begin anew; what you did before is kept.")
    var fresh = false

    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var learner: LearnerOption
    @OptionGroup var look: LookOption

    func run(with worker: Worker) throws(CommandFailure) {
        let surroundings = Surroundings.current(ascii: look.ascii)
        let reader = LineReader(surroundings: surroundings, history: learner.folder)
        var sitting = try LessonSitting(
            problem: problem.problem(folder: lessons.lessons, from: from), fresh: fresh, worker: worker,
            folder: learner.folder, learner: learner.learner, surroundings: surroundings, reader: reader)
        try sitting.run()
    }
}
