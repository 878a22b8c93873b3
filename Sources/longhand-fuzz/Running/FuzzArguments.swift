/// What the command line asks for.
struct FuzzArguments: Hashable, Sendable {
    static let usage = """
        usage: longhand-fuzz TARGET…|all [--seed N] [--count N] [--jobs K] [--corpus DIR] [--findings DIR]
               longhand-fuzz TARGET --replay FILE…
               longhand-fuzz TARGET --show INDEX [--seed N] [--corpus DIR]

        Feeds mutations of valid inputs to the parts that read what people and files say. An input that ends
        its process, takes more than \(InputLimits.seconds) s or comes back with what must not be is kept
        under --findings, and the exit code is 1. What `longhand` does in a worker under the same limit is
        stopped there: such inputs are counted, a few are kept as stopped-…, and they are no findings.

        Where several targets are run, the count is that of all together. Inputs that cost little get more of
        it, and each of all the targets one in a hundred at least. Inputs are the same for a seed however many
        jobs run them; without --jobs it is one. --show writes one of them to the output.

        targets: \(FuzzTarget.all.map(\.name).joined(separator: " "))
        """

    var targets: [String] = []
    var seed: UInt64 = 1
    var count = 10_000
    var jobs = 1
    var corpus = "Tests/longhand-fuzzTests/Resources/corpus"
    var findings = "fuzz-findings"
    var replayed: [String] = []
    /// The input that is only written.
    var shown: Int?

    /// Nil where they cannot be understood.
    init?(_ arguments: [String]) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--seed":
                guard let value = rest.popFirst().flatMap({ UInt64($0) }) else { return nil }
                seed = value
            case "--count", "--jobs":
                guard let value = rest.popFirst().flatMap({ Int($0) }), value > 0 else { return nil }
                if word == "--count" { count = value } else { jobs = value }
            case "--show":
                guard let value = rest.popFirst().flatMap({ Int($0) }), value >= 0 else { return nil }
                shown = value
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
        let shares = targets.map { FuzzTarget.named($0)?.share ?? 0 }
        let before = shares.prefix(targets.firstIndex(of: target.name) ?? 0).reduce(0, +)
        let whole = max(1, shares.reduce(0, +))
        // Between roundings, so that all together get every input.
        return count * (before + target.share) / whole - count * before / whole
    }
}
