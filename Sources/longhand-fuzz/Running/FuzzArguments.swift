/// What the command line asks for.
struct FuzzArguments: Hashable, Sendable {
    static let usage = """
        usage: longhand-fuzz TARGET…|all [--seed N] [--count N] [--corpus DIR] [--findings DIR]
               longhand-fuzz TARGET --replay FILE…

        Feeds mutations of valid inputs to the parts that read what people and files say. An input that ends
        its process, takes more than \(InputLimits.seconds) s or comes back with what must not be is kept
        under --findings, and the exit code is 1. The count is that of all targets together where all are run.

        targets: \(FuzzTarget.all.map(\.name).joined(separator: " "))
        """

    var targets: [String] = []
    var seed: UInt64 = 1
    var count = 10_000
    var corpus = "Tests/longhand-fuzzTests/Resources/corpus"
    var findings = "fuzz-findings"
    var replayed: [String] = []

    /// Nil where they cannot be understood.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--seed":
                guard let value = rest.popFirst().flatMap({ UInt64($0) }) else { return nil }
                seed = value
            case "--count":
                guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else { return nil }
                count = value
            case "--corpus", "--findings":
                guard let value = rest.popFirst() else { return nil }
                if word == "--corpus" { corpus = value } else { findings = value }
            case "--replay":
                replayed = Array(rest)
                rest = []
            case "all": targets = FuzzTarget.all.map(\.name)
            default:
                guard FuzzTarget.named(word) != nil else { return nil }
                targets.append(word)
            }
        }
        if targets.isEmpty { return nil }
    }

    /// How many inputs a target gets.
    func count(of target: FuzzTarget) -> Int {
        guard targets.count > 1 else { return count }
        let shares = targets.compactMap { FuzzTarget.named($0)?.share }.reduce(0, +)
        return max(1, count * target.share / max(1, shares))
    }
}
