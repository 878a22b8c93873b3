internal import ArgumentParser
internal import LowRankGAN

/// How directions are found: the weight of the pursuits, and the relaxation.
struct DirectionChoices: ParsableArguments {
    @Option(help: ArgumentHelp("The price λ of an entry of S; 1/(2.65 √d) if left out.", valueName: "x"))
    var lambda: Double?

    @Flag(help: "λ = 1/60 as the paper has it, for d = 512: what that does here is told.")
    var paper = false

    @Option(help: ArgumentHelp("So many of the outside's weakest directions may move.", valueName: "n"))
    var relax = 0

    func validate() throws {
        if lambda != nil, paper {
            throw ValidationError("--lambda and --paper both say λ; give one of them.")
        }
        if let lambda, !(lambda > 0 && lambda.isFinite) {
            throw ValidationError("--lambda takes a finite number above 0, not \(lambda).")
        }
        guard (0...100_000).contains(relax) else {
            throw ValidationError("--relax takes a number from 0 to 100000, not \(relax).")
        }
    }

    /// Whether one of them was used.
    var isGiven: Bool { lambda != nil || paper || relax != 0 }

    var weight: PursuitWeight { lambda.map { .value($0) } ?? (paper ? .paper : .scaled) }
}
