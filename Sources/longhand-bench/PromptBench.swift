import CBenchPeer
import Foundation

/// Time from the start of `longhand learn svd-by-hand` on a pseudo-terminal to its first prompt.
struct PromptBench {
    private let program: URL
    private let runs: Int
    /// The learner's lines that are in the journal already, all of one sitting.
    private let recordedLines: Int
    private static let lesson = "svd-by-hand"

    /// Nil where no `longhand` stands beside this program.
    init?(beside executable: URL, runs: Int, recordedLines: Int = 0) {
        self.recordedLines = recordedLines
        program = executable.deletingLastPathComponent().appendingPathComponent("longhand")
        self.runs = runs
        guard FileManager.default.isExecutableFile(atPath: program.path) else { return nil }
    }

    func run() throws -> Timing {
        let home = FileManager.default.temporaryDirectory.appendingPathComponent("longhand-bench-\(getpid())")
        defer { try? FileManager.default.removeItem(at: home) }
        var times: [Double] = []
        // The first start reads the files from disk and is not counted.
        for run in 0...runs {
            let folder = home.appendingPathComponent("\(run)")
            let journals = folder.appendingPathComponent("longhand/default")
            try FileManager.default.createDirectory(at: journals, withIntermediateDirectories: true)
            if recordedLines > 0 {
                let file = journals.appendingPathComponent("\(Self.lesson).jsonl")
                try Data(journal.utf8).write(to: file)
            }
            let time = try timeToPrompt(home: folder.path)
            if run > 0 { times.append(time) }
        }
        return Timing(times)
    }

    /// Answers to the first step, all of them wrong.
    private var journal: String {
        let turn = """
            {"line":"[1 2; 3 4]"}
            {"outcome":{"bound":{},"credit":0,"diagnosis":["gram.not-symmetric"],"kind":"answer","step":"gram",\
            "verdict":"incorrect"},"place":{"finished":false,"of":11,"step":1}}

            """
        return #"{"lesson":"\#(Self.lesson)","longhand":1,"seed":0,"set":{},"sitting":1}"# + "\n"
            + String(repeating: turn, count: recordedLines)
    }

    private func timeToPrompt(home: String) throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var terminal: Int32 = -1
        let child = unsafe longhand_bench_start(program.path, Self.lesson, home, &terminal)
        guard child > 0 else { throw PromptError.notStarted(-child) }
        defer { longhand_bench_stop(child, terminal) }
        var (seen, buffer) = ([UInt8](), [CChar](repeating: 0, count: 4096))
        while true {
            let count = unsafe longhand_bench_read(terminal, &buffer, buffer.count, 10_000)
            guard count > 0 else {
                throw PromptError.noPrompt(String(decoding: seen.suffix(400), as: UTF8.self))
            }
            seen += buffer.prefix(count).map { UInt8(bitPattern: $0) }
            // The prompt names the lesson and the step: svd-by-hand/gram.
            if String(decoding: seen, as: UTF8.self).contains("\(Self.lesson)/") {
                return (clock.now - start).microseconds
            }
        }
    }
}

enum PromptError: Error, CustomStringConvertible {
    /// With the code of the system.
    case notStarted(Int32)
    /// With the last of what was shown instead.
    case noPrompt(String)

    var description: String {
        switch self {
        case .notStarted(let code): "the program did not start (error \(code))"
        case .noPrompt(let shown): "no prompt within ten seconds; shown was: \(shown)"
        }
    }
}
