internal import ArgumentParser

/// `longhand lesson stats FOLDER`.
struct LessonStatsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Which mistakes are made, and where learners stop.",
        discussion: """
            Reads the journals (.jsonl) and transcripts (.transcript) of a folder and of those inside it; \
            each file counts as one learner. Journals are kept in ~/.local/share/longhand/LEARNER. For each \
            step: the learners who came to it, judged answers a learner, the share that is right at the \
            first one, hints, skips, unfinished sittings that end there, and the commonest mistakes.

            With --json: {"format":1,"lessons":[{"lesson","learners","sittings","finished","steps":[{"step",\
            "learners","sittings","attempts","firstAttempts","rightAtFirst","hints","skips","stopped",\
            "diagnoses":[{"id","count"}]}]}],"skipped":[…]}, all numbers counts.
            """)

    @Argument(help: "A folder of journals or transcripts, or one of them.")
    var folder: String

    @Flag(help: "One JSON object instead of tables.")
    var json = false

    @OptionGroup var look: LookOption

    func run() throws {
        let files = StatisticsFiles(path: folder)
        for (path, reason) in files.damaged { Console.complain("\(path) is left out: \(reason)") }
        guard files.count > 0 else {
            throw CommandFailure(.notFound, "no journals (.jsonl) or transcripts (.transcript) in \(folder)")
        }
        let statistics = LessonStatistics(files.tally, skipped: files.damaged.map(\.path))
        if json {
            try Console.put((statistics.stableJSON ?? "") + "\n")
        } else {
            let layout = Layout(look.surroundings)
            try Console.put(StatisticsTable(layout: layout).text(of: statistics))
        }
        guard files.damaged.count < files.count else { throw CommandFailure(.badData, "none could be read") }
    }
}
