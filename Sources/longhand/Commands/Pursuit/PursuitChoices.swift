internal import ArgumentParser
internal import NumericAlgebra

/// What `longhand pcp` is told of the pursuit itself.
struct PursuitChoices: ParsableArguments {
    @Option(
        help: ArgumentHelp("The price λ of an entry of S; 1/√max(rows, columns) if left out.", valueName: "x")
    )
    var lambda: Double?

    @Option(
        help: ArgumentHelp(
            "adaptive, fixed (one μ, as published) or inexact (a growing μ).", valueName: "name"))
    var method: PursuitMethodName = .adaptive

    @Option(
        help: ArgumentHelp("The penalty μ of the fixed method; one that suits M if left out.", valueName: "x")
    )
    var mu: Double?

    @Option(help: ArgumentHelp("The duality gap at which it may end, against the objective.", valueName: "x"))
    var gap = 1e-6

    @Option(help: ArgumentHelp("The residual ‖L + S − M‖ at which it may end, against ‖M‖.", valueName: "x"))
    var residual = 1e-7

    @Flag(help: "End on the residual alone, as many programs do: the certificate tells what that is worth.")
    var residualOnly = false

    @Option(help: ArgumentHelp("At most so many steps.", valueName: "n"))
    var steps = 5_000

    @Option(help: ArgumentHelp("Go on from the L, S and dual that --output wrote.", valueName: "file"))
    var from: String?

    func validate() throws {
        if mu != nil, method != .fixed {
            throw ValidationError("--mu goes with --method fixed: the other methods choose their own μ.")
        }
        for (name, value) in [("--lambda", lambda), ("--mu", mu)] {
            if let value, !(value > 0 && value.isFinite) {
                throw ValidationError("\(name) takes a finite number above 0, not \(value).")
            }
        }
        for (name, value) in [("--gap", gap), ("--residual", residual)] where !(value > 0 && value < 1) {
            throw ValidationError("\(name) takes a number between 0 and 1, not \(value).")
        }
        guard (1...10_000_000).contains(steps) else {
            throw ValidationError("--steps takes 1 to 10000000, not \(steps).")
        }
    }
}

/// The words for the methods.
enum PursuitMethodName: String, ExpressibleByArgument, CaseIterable {
    case adaptive, fixed, inexact

    var method: PursuitMethod {
        switch self {
        case .adaptive: .adaptive
        case .fixed: .fixedPenalty
        case .inexact: .inexactLagrangian()
        }
    }
}
