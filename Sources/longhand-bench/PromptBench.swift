import CBenchPeer
import Foundation

/// Time from the start of `longhand learn svd-by-hand` on a pseudo-terminal to its first prompt.
struct PromptBench {
    private let program: URL
    private let runs: Int
    /// What is in the journal already: so many sittings, all finished but the last, of so many lines.
    private let sittings, linesOfEach: Int
    private static let lesson = "svd-by-hand"

    /// Nil where no `longhand` stands beside this program.
    init?(beside executable: URL, runs: Int, sittings: Int = 0, linesOfEach: Int = 0) {
        (self.sittings, self.linesOfEach) = (sittings, linesOfEach)
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
            if sittings > 0 {
                let file = journals.appendingPathComponent("\(Self.lesson).jsonl")
                try Data(journal.utf8).write(to: file)
            }
            let time = try timeToPrompt(home: folder.path)
            if run > 0 { times.append(time) }
        }
        return Timing(times)
    }

    /// Answers to the first step, all of them wrong but the last one of a sitting that is finished.
    private var journal: String {
        func turn(_ verdict: String, isLast: Bool = false) -> String {
            """
            {"at":1764399140,"line":"[1 2; 3 4]"}
            {"at":1764399140,"basis":"b8af2e28917aa40e","outcome":{"bound":{},"credit":0,\
            "diagnosis":["gram.not-symmetric"],"kind":"answer","step":"gram","verdict":"\(verdict)"},\
            "place":{"finished":\(isLast),"of":11,"step":\(isLast ? 11 : 1)}}

            """
        }
        var text = ""
        for number in 1...sittings {
            let head = #""lesson":"\#(Self.lesson)","longhand":2,"seed":0,"set":{},"sitting":\#(number)"#
            text += #"{"at":1764399140,\#(head)}"# + "\n"
            text += String(repeating: turn("incorrect"), count: linesOfEach - 1)
            text += number < sittings ? turn("correct", isLast: true) : turn("incorrect")
        }
        return text
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
