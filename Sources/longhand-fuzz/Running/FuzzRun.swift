import Foundation

/// All that one command line asks for, with a line for each target.
struct FuzzRun {
    private let arguments: FuzzArguments

    init(_ arguments: FuzzArguments) { self.arguments = arguments }

    /// - Returns: true where nothing was found.
    func run() throws -> Bool {
        let targets = arguments.targets.compactMap(FuzzTarget.named)
        if !arguments.replayed.isEmpty { return try replay(targets[0]) }
        var isClean = true
        for target in targets {
            let driver = FuzzDriver(
                target: target, seed: arguments.seed, corpus: Corpus(folder: arguments.corpus),
                findings: arguments.findings)
            let result = try driver.run(count: arguments.count(of: target))
            for finding in result.findings { print("  " + finding.summary) }
            print(
                "\(target.name): \(result.inputs) inputs in \(Int(result.seconds.rounded())) s, "
                    + "\(result.findings.count) findings, \(result.stopped) stopped; the slowest, "
                    + "\(result.slowest.index), took \(result.slowest.microseconds / 1000) ms")
            // A long run is watched.
            fflush(nil)
            if !result.findings.isEmpty { isClean = false }
        }
        return isClean
    }

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
