internal import ArgumentParser
internal import NumericAlgebra
internal import TensorFiles

/// `longhand pcp FILE`: robust principal components of a matrix in a file.
struct PursuitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pcp",
        abstract: "Split a matrix into a part of low rank and a sparse one, with a certificate.",
        discussion: """
            Principal component pursuit: L + S = M with the least ‖L‖* + λ‖S‖₁. FILE holds M as CSV, .npy or \
            safetensors. As in: longhand pcp camera.csv --output parts.safetensors --plot parts.png

            The duality gap says by what share of itself the objective may still be too large; a small \
            residual alone says nothing of that. 1 where the steps ran out before the gap was small. Ctrl-C \
            ends the pursuit, and the best parts so far are reported and written (130).

            With --json: {"format":1,"file","rows","columns","lambda","method","steps","settled","rank",\
            "cardinality","nuclearNorm","sparseNorm","objective","lowerBound","gap","residual",\
            "singularValues":[…]}.
            """)

    @Argument(help: "The matrix: .csv, .tsv, .npy or .safetensors.")
    var file: String

    @Option(help: ArgumentHelp("Which tensor of a safetensors file.", valueName: "name"))
    var tensor: String?

    @OptionGroup var pursuit: PursuitChoices
    @OptionGroup var targets: PursuitTargets

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func run() throws {
        let surroundings = look.surroundings
        let problem = try PursuitProblem(file: file, tensor: tensor, choices: pursuit)
        try targets.check()
        let outcome = try problem.solved(shownTo: surroundings)
        let report = try PursuitReport(problem: problem, outcome: outcome)
        try targets.write(report)
        if json {
            try Console.put((report.stableJSON ?? "{}") + "\n")
        } else {
            try Console.put(report.text(for: surroundings))
        }
        if outcome.wasInterrupted { throw CommandFailure(.interrupted, "") }
        if !outcome.result.isSettled { throw CommandFailure(.notRight, report.unsettled) }
    }
}
