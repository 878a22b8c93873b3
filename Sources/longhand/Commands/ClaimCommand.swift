internal import ArgumentParser

/// `longhand claim STATEMENT [--where HYPOTHESIS]…`: a statement tried on exact instances.
struct ClaimCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "claim", abstract: "Try a statement about matrices on exact instances.",
        discussion: """
            As in: longhand claim "rank(W - Q*Q'*W) == rank(W) - cols(Q)" --where "Q: orthonormal columns"

            A name is a real matrix, a lower-case one a column, a Greek letter a number. A hypothesis is a \
            shape ("A: 3x2"), a property ("A, B: symmetric", "A, B commute", "A: rank 2"), a membership \
            ("Q in col(W)"), a definition ("P = Q*Q'") or any statement. 1 where a counterexample is found.
            """)

    @Argument(help: "The statement.")
    var statement: String

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp("What the names satisfy; may be given several times.", valueName: "hypothesis"))
    var hypotheses: [String] = []

    @Option(help: ArgumentHelp("Chooses the instances.", valueName: "n"))
    var seed: UInt64 = 0

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    private static let mostHypotheses = 50

    func validate() throws {
        guard hypotheses.count <= Self.mostHypotheses else {
            throw ValidationError("--where is taken at most \(Self.mostHypotheses) times.")
        }
    }

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        for text in [statement] + hypotheses {
            if let problem = TypedLine(bytes: text.utf8).problem { throw CommandFailure(.badData, problem) }
        }
        let text = ClaimText(statement: statement, hypotheses: hypotheses, seed: seed)
        var search = ClaimSearch(text: text, worker: worker)
        try search.run()
        let report = try search.report(layout: Layout(look.surroundings))
        try Console.put(json ? report.json + "\n" : report.shown)
        if report.isRefuted { throw CommandFailure(.notRight, "") }
    }
}
