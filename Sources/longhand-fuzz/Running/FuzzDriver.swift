import Foundation

/// Runs a target's inputs in child processes: one that ends its process is caught, and the run goes on
/// behind it.
struct FuzzDriver {
    let target: FuzzTarget
    let seed: UInt64
    let corpus: Corpus
    /// Where inputs that did harm are kept.
    let findings: String
    /// After so many findings the rest would say the same.
    static let mostFindings = 20
    /// A child that is at one input for so long waits for something that never comes.
    private static let patience = 60.0

    struct Result: Sendable {
        var findings: [Finding] = []
        var inputs = 0
        /// Inputs that took too long where the program would have stopped them.
        var stopped = 0
        var seconds = 0.0
        var slowest = (index: 0, microseconds: 0)
    }

    func run(count: Int) throws -> Result {
        var result = Result()
        let start = ContinuousClock.now
        let scratch = FileManager.default.temporaryDirectory
            .appendingPathComponent("longhand-fuzz-\(UUID().uuidString)").path
        defer {
            for ending in ["position", "report", "input", "errors"] {
                try? FileManager.default.removeItem(atPath: "\(scratch).\(ending)")
            }
        }
        while result.inputs < count, result.findings.count < Self.mostFindings {
            let stretch = Stretch(
                target: target, seed: seed, corpus: corpus, scratch: scratch, inputs: result.inputs..<count)
            try follow(stretch, &result)
        }
        let elapsed = start.duration(to: .now).components
        result.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
        return result
    }

    /// One child, from its first input to its end.
    private func follow(_ stretch: Stretch, _ result: inout Result) throws {
        for path in [stretch.positionPath, stretch.reportPath] {
            try? FileManager.default.removeItem(atPath: path)
        }
        let errorsPath = stretch.scratch + ".errors"
        _ = FileManager.default.createFile(atPath: errorsPath, contents: nil)
        let child = Process()
        child.executableURL = URL(fileURLWithPath: Self.program)
        child.arguments = stretch.arguments
        child.environment = ProcessInfo.processInfo.environment.merging(
            ["SWIFT_BACKTRACE": "enable=no", "OPENBLAS_NUM_THREADS": "1"]
        ) { $1 }
        child.standardInput = FileHandle.nullDevice
        child.standardOutput = FileHandle.nullDevice
        child.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errorsPath))
        try child.run()
        let isStuck = wait(for: child, stretch)
        let position = position(of: stretch)
        try take(try? String(contentsOfFile: stretch.reportPath, encoding: .utf8), stretch, &result)
        if child.terminationReason == .exit, child.terminationStatus == 0, !isStuck {
            result.inputs = stretch.inputs.upperBound
            return
        }
        guard let position, child.terminationReason == .uncaughtSignal || isStuck else {
            throw DriverError(
                words:
                    "\(target.name) cannot be run (exit \(child.terminationStatus)): "
                    + Self.tail(of: errorsPath)
            )
        }
        let signal = child.terminationStatus
        let kind: Finding.Kind = isStuck || signal == SIGPROF ? .hang : .crash(signal)
        result.inputs = position + 1
        if kind == .hang, !isStuck, target.isStoppedByProgram {
            result.stopped += 1
            return
        }
        try keep(
            Finding(target: target.name, index: position, kind: kind, words: Self.tail(of: errorsPath)),
            stretch, &result)
    }

    /// - Returns: true where the child had to be ended because it waited too long.
    private func wait(for child: Process, _ stretch: Stretch) -> Bool {
        var (last, since) = (position(of: stretch), ContinuousClock.now)
        while child.isRunning {
            usleep(5000)
            let position = position(of: stretch)
            if position != last { (last, since) = (position, .now) }
            if ContinuousClock.now - since > .seconds(Self.patience) {
                kill(child.processIdentifier, SIGKILL)
                child.waitUntilExit()
                return true
            }
        }
        child.waitUntilExit()
        return false
    }

    private func position(of stretch: Stretch) -> Int? {
        guard let data = FileManager.default.contents(atPath: stretch.positionPath), data.count == 8 else {
            return nil
        }
        return data.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// The lines of a report: `violation INDEX WORDS`, `slowest INDEX MICROSECONDS`.
    private func take(_ report: String?, _ stretch: Stretch, _ result: inout Result) throws {
        for line in (report ?? "").split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let index = Int(parts[1]) else { continue }
            if parts[0] == "slowest", let microseconds = Int(parts[2]),
                microseconds > result.slowest.microseconds
            {
                result.slowest = (index, microseconds)
            } else if parts[0] == "violation" {
                let finding = Finding(
                    target: target.name, index: index, kind: .violation, words: String(parts[2]))
                try keep(finding, stretch, &result)
            }
        }
    }

    private func keep(_ finding: Finding, _ stretch: Stretch, _ result: inout Result) throws {
        result.findings.append(finding)
        guard result.findings.count <= Self.mostFindings else { return }
        let folder = "\(findings)/\(target.name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let input = Data(stretch.stream.input(finding.index))
        try input.write(to: URL(fileURLWithPath: "\(folder)/\(seed)-\(finding.index)"))
    }

    /// What a program that crashed said last.
    private static func tail(of path: String) -> String {
        let text =
            FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return text.split(separator: "\n").suffix(3).joined(separator: " ").suffix(300).description
    }

    private static var program: String {
        #if os(Linux)
            "/proc/self/exe"
        #else
            CommandLine.arguments[0]
        #endif
    }
}

/// Why a run cannot go on.
struct DriverError: Error, CustomStringConvertible {
    let words: String

    var description: String { words }
}
