import Foundation

/// All that one command line asks for, with a line for each target.
struct FuzzRun {
    private let arguments: FuzzArguments

    init(_ arguments: FuzzArguments) { self.arguments = arguments }

    /// - Returns: true where nothing was found.
    func run() throws -> Bool {
        let targets = arguments.targets.compactMap(FuzzTarget.named)
        if let index = arguments.shown {
            let examples = Corpus(folder: arguments.corpus).examples(of: targets[0].name)
            let stream = InputStream(targets[0], examples: examples, seed: arguments.seed)
            try FileHandle.standardOutput.write(contentsOf: Data(stream.input(index)))
            return true
        }
        if !arguments.replayed.isEmpty { return try replay(targets[0]) }
        let start = ContinuousClock.now
        var whole = FuzzResult()
        try Crew(jobs: arguments.jobs).run(portions(of: targets)) { target, result in
            for finding in result.findings { print("  " + finding.summary) }
            print(result.summary(of: target.name))
            // A long run is watched.
            fflush(nil)
            whole += result
        }
        if targets.count > 1 {
            print(
                "all: \(whole.inputs) inputs over \(targets.count) targets in "
                    + "\(start.duration(to: .now).components.seconds) s, \(whole.findings.count) findings, "
                    + "\(whole.stopped) were stopped at the limit, as the program does")
        }
        return whole.findings.isEmpty
    }

    /// Every target's inputs, cut in the same way however many jobs there are.
    private func portions(of targets: [FuzzTarget]) -> [[FuzzDriver]] {
        targets.map { target in
            let count = arguments.count(of: target)
            let parts = min(Self.mostPortions, max(1, count / Self.leastPortion))
            return (0..<parts).map { part in
                let inputs = count * part / parts..<count * (part + 1) / parts
                return FuzzDriver(target: target, inputs: inputs, of: arguments)
            }
        }
    }

    private static let mostPortions = 16
    private static let leastPortion = 1_000

    /// Examines files in this process, so that a debugger sees what happens.
    private func replay(_ target: FuzzTarget) throws -> Bool {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "longhand-fuzz-\(getpid())")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let examine = try target.prepare(scratch.path)
        var isClean = true
        for path in arguments.replayed {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw DriverError(words: "\(path): no such file")
            }
            let start = InputLimits.used
            do throws(Violation) {
                try examine(Array(data))
            } catch {
                print("\(path): \(error.words)")
                isClean = false
            }
            print("\(path): \(Int((InputLimits.used - start) * 1000)) ms")
        }
        return isClean
    }
}
