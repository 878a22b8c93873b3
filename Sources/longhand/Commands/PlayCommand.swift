internal import ArgumentParser

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// `longhand play LESSON|TRANSCRIPT`.
struct PlayCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "play", abstract: "Play a scripted lesson, or check that it plays as written.")

    @Argument(
        help: "A transcript, or a lesson whose right.transcript is played.",
        completion: .custom { _, _, _ in Office.lessonIDs })
    var name: String

    @Option(help: ArgumentHelp("Type like a person, this many times as fast.", valueName: "x"))
    var speed: Double?

    @Flag(help: "Compare each verdict with the transcript; 1 where one differs.")
    var check = false

    @Flag(help: "With --check: compare the words that are shown, too.")
    var exact = false

    @Flag(help: "Write the transcript anew as it plays now; always ends with 1.")
    var record = false

    @OptionGroup var language: LanguageOption
    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var look: LookOption

    func validate() throws {
        if exact, !check { throw ValidationError("--exact goes with --check.") }
        if check, record { throw ValidationError("--check and --record exclude each other.") }
        if let speed, !(speed > 0 && speed <= 1000) { throw ValidationError("--speed takes 0.001 to 1000.") }
    }

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        let surroundings = look.surroundings
        let script = Script(
            name: name, folder: lessons.lessons, language: language.code, exact: exact)
        var playing = try Playing(script, worker: worker, layout: Layout(surroundings))
        if !check { try Console.put(playing.scene.text) }
        while let upcoming = playing.scene.upcoming {
            let prompt = Prompt.main(playing.scene.prompt, surroundings).plain
            if !check { try type(upcoming, after: prompt) }
            try playing.turn(layout: Layout(surroundings))
            if !check { try Console.put(playing.scene.text) }
        }
        if record { try playing.record() }
        guard check else { return }
        for difference in playing.scene.differences {
            try Console.put("\(playing.scene.path): \(difference)\n")
        }
        let count = playing.scene.differences.count
        guard count == 0 else {
            throw CommandFailure(.notRight, "\(count) \(count == 1 ? "difference" : "differences")")
        }
        try Console.put("\(playing.scene.path): as written (\(playing.count) lines)\n")
    }

    /// The line as if typed: at once, or at a person's pace.
    private func type(_ line: String, after prompt: String) throws(CommandFailure) {
        try Console.put(prompt)
        guard let speed else { return try Console.put(line + "\n") }
        for character in line {
            usleep(UInt32(70_000 / speed))
            try Console.put(String(character))
        }
        usleep(UInt32(400_000 / speed))
        try Console.put("\n")
        usleep(UInt32(600_000 / speed))
    }
}
