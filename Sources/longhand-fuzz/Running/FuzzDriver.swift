import Foundation

/// Runs a portion of a target's inputs in child processes: one that ends its process is caught, and the run
/// goes on behind it.
///
/// It never waits: ``step()`` looks at the child, so that several drivers can take turns.
final class FuzzDriver {
    let target: FuzzTarget
    let seed: UInt64
    let corpus: Corpus
    /// Where inputs that did harm are kept.
    let findings: String
    let inputs: Range<Int>
    /// After so many findings the rest of a portion would say the same.
    static let mostFindings = 20
    /// Of those that were stopped, so many of a portion are kept to be looked at.
    private static let mostStopped = 5

    private(set) var result = FuzzResult()
    private let scratch: String
    private var child: FollowedChild?
    private var next: Int
    private var start = ContinuousClock.now

    init(target: FuzzTarget, inputs: Range<Int>, of arguments: FuzzArguments) {
        self.target = target
        self.inputs = inputs
        (seed, corpus) = (arguments.seed, Corpus(folder: arguments.corpus))
        findings = arguments.findings
        next = inputs.lowerBound
        scratch = "\(Self.scratchFolder)/longhand-fuzz-\(UUID().uuidString)"
    }

    deinit {
        for ending in ["position", "report", "input", "errors"] {
            try? FileManager.default.removeItem(atPath: "\(scratch).\(ending)")
        }
    }

    /// In memory where the system has such a place: one file an input wears a disk out.
    private static var scratchFolder: String {
        let memory = "/dev/shm"
        return FileManager.default.isWritableFile(atPath: memory)
            ? memory : FileManager.default.temporaryDirectory.path
    }

    /// Starts a child where none is at work, and takes what one that has ended found.
    ///
    /// - Returns: false once there is nothing left to do.
    func step() throws -> Bool {
        guard next < inputs.upperBound, result.findings.count < Self.mostFindings else { return false }
        guard let child else {
            if next == inputs.lowerBound { start = .now }
            child = try FollowedChild(
                Stretch(
                    target: target, seed: seed, corpus: corpus, scratch: scratch,
                    inputs: next..<inputs.upperBound))
            return true
        }
        guard let end = child.end() else { return true }
        try take(child.report, child.stretch)
        try take(end, of: child)
        self.child = nil
        result.inputs = next - inputs.lowerBound
        let elapsed = start.duration(to: .now).components
        result.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
        return true
    }

    private func take(_ end: FollowedChild.End, of child: FollowedChild) throws {
        let (position, kind): (Int, Finding.Kind)
        switch end {
        case .done:
            next = inputs.upperBound
            return
        case .failed(let code):
            throw DriverError(words: "\(target.name) cannot be run (exit \(code)): \(child.lastWords)")
        case .stuck(let place): (position, kind) = (place, .hang)
        case .ended(let place, SIGPROF) where target.isStoppedByProgram:
            next = place + 1
            result.stopped += 1
            if result.stopped <= Self.mostStopped { try keep(place, "stopped-", child.stretch) }
            return
        case .ended(let place, let signal):
            (position, kind) = (place, signal == SIGPROF ? .hang : .crash(signal))
        }
        next = position + 1
        try take(
            Finding(target: target.name, index: position, kind: kind, words: child.lastWords), child.stretch)
    }

    /// The lines of a report: `violation INDEX WORDS`, `slowest INDEX MICROSECONDS`.
    private func take(_ report: [Substring], _ stretch: Stretch) throws {
        for line in report {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let index = Int(parts[1]) else { continue }
            if parts[0] == "slowest", let microseconds = Int(parts[2]) {
                result.slowest = max(result.slowest, .init(index: index, microseconds: microseconds))
            } else if parts[0] == "violation" {
                try take(
                    Finding(target: target.name, index: index, kind: .violation, words: String(parts[2])),
                    stretch)
            }
        }
    }

    private func take(_ finding: Finding, _ stretch: Stretch) throws {
        result.findings.append(finding)
        guard result.findings.count <= Self.mostFindings else { return }
        try keep(finding.index, "", stretch)
    }

    private func keep(_ index: Int, _ prefix: String, _ stretch: Stretch) throws {
        let folder = "\(findings)/\(target.name)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = "\(folder)/\(prefix)\(seed)-\(index)"
        try Data(stretch.stream.input(index)).write(to: URL(fileURLWithPath: path))
    }
}

/// Why a run cannot go on.
struct DriverError: Error, CustomStringConvertible {
    let words: String

    var description: String { words }
}
