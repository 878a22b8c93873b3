import Foundation

/// A stretch of one target's inputs, as a child process runs it and as its parent asks for it.
struct Stretch: Sendable {
    static let argument = "--as-child"

    let target: FuzzTarget
    let seed: UInt64
    let corpus: Corpus
    /// The start of the names of the files that parent and child share.
    let scratch: String
    let inputs: Range<Int>

    var stream: InputStream { InputStream(target, examples: corpus.examples(of: target.name), seed: seed) }

    /// Where the child writes which input it is at.
    var positionPath: String { scratch + ".position" }
    /// Where the child writes what it found.
    var reportPath: String { scratch + ".report" }
    /// Where the child's last words go.
    var errorsPath: String { scratch + ".errors" }

    var arguments: [String] {
        [
            Self.argument, target.name, "\(seed)", "\(inputs.lowerBound)", "\(inputs.upperBound)",
            corpus.folder, scratch,
        ]
    }

    init(
        target: FuzzTarget, seed: UInt64, corpus: Corpus, scratch: String, inputs: Range<Int>
    ) {
        (self.target, self.seed, self.corpus) = (target, seed, corpus)
        (self.scratch, self.inputs) = (scratch, inputs)
    }

    /// What ``arguments`` says; nil where they are others.
    init?(arguments: [String]) {
        guard arguments.count == 7, arguments[0] == Self.argument,
            let target = FuzzTarget.named(arguments[1]), let seed = UInt64(arguments[2]),
            let first = Int(arguments[3]), let end = Int(arguments[4]), first <= end
        else { return nil }
        self.init(
            target: target, seed: seed, corpus: Corpus(folder: arguments[5]), scratch: arguments[6],
            inputs: first..<end)
    }

    /// Runs in the child: examines input after input. What ends the process is for the parent to see.
    func run() throws {
        InputLimits.boundMemory()
        let examine = try target.prepare(scratch + ".input")
        let stream = stream
        let position = try file(positionPath)
        let report = try file(reportPath)
        var slowest = (index: inputs.lowerBound, seconds: 0.0)
        for index in inputs {
            try position.seek(toOffset: 0)
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: index >> (8 * $0)) }
            try position.write(contentsOf: Data(bytes))
            let input = stream.input(index)
            InputLimits.startClock()
            let start = InputLimits.used
            do throws(Violation) {
                try examine(input)
            } catch {
                let words = error.words.replacing("\n", with: " ⏎ ")
                try report.write(contentsOf: Data("violation \(index) \(words)\n".utf8))
            }
            let seconds = InputLimits.used - start
            if seconds > slowest.seconds { slowest = (index, seconds) }
        }
        let line = "slowest \(slowest.index) \(Int(slowest.seconds * 1e6))\n"
        try report.write(contentsOf: Data(line.utf8))
    }

    private func file(_ path: String) throws -> FileHandle {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
}
