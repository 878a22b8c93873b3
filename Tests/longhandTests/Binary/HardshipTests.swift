import Foundation
import Testing

/// What happens to programs: they are killed, disks are full, windows are closed.
@Suite("Hardships of the real program")
struct HardshipTests {
    /// Five hundred kills with `LONGHAND_SOAK`, else fifty.
    private static let killsOfEach = ProcessInfo.processInfo.environment["LONGHAND_SOAK"] != nil ? 100 : 10

    @Test(arguments: UInt64(1)...5)
    func `killed at any moment it loses no finished line, and resumes at the right step`(seed: UInt64) throws
    {
        let sitting = try KilledSitting(seed: seed)
        for _ in 0..<Self.killsOfEach { try sitting.sitDownAndBeKilled() }
    }

    @Test func `on a full disk the lesson goes on, that is said once, and the journal stays readable`() throws
    {
        let sandbox = try Sandbox()
        // A file may have one block, 512 or 1024 bytes: a few lines of the journal.
        let program = try sandbox.launch(["learn", "small"], after: "ulimit -f 1")
        for _ in 0..<30 {
            try program.expect("small/gram ▸ ")
            try program.send("[1 2; 3 4]\n")
        }
        try program.expect("small/gram ▸ ")
        try program.send("[11 7; 7 11]\n18, 4\n2\n")
        try program.expect("Finished:")
        program.closeInput()
        #expect(try program.finish().code == 0)
        #expect(sandbox.said.split(separator: "\n").count == 1, "\(sandbox.said)")
        #expect(sandbox.said.contains("Your lines can no longer be kept"))
        let kept = sandbox.read(sandbox.journal).split(separator: "\n")
        #expect(kept.count > 3)
        let again = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        #expect(again.code == 0 && again.output.contains("resumes at eigenvalues"), "\(again.errors)")
    }

    @Test(arguments: ["a file", "a folder in the journal's place"])
    func `where nothing can be kept the lesson goes on, and that is said once`(what: String) throws {
        let sandbox = try Sandbox()
        if what == "a file" {
            try sandbox.write("no folder", to: sandbox.home)
        } else {
            try FileManager.default.createDirectory(
                atPath: sandbox.journal, withIntermediateDirectories: true)
        }
        let (code, output, errors) = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n18, 4\n2\n")
        #expect(code == 0 && output.contains("Finished:"))
        #expect(errors.split(separator: "\n").count == 1 && errors.contains("cannot be kept"), "\(errors)")
    }

    @Test func `a second program at the same lesson does the journal of the first no harm`() throws {
        let sandbox = try Sandbox()
        let first = try sandbox.launch(["learn", "small"])
        try first.expect("small/gram ▸ ")
        try first.send("[11 7; 7 11]\n")
        try first.expect("small/eigenvalues ▸ ")
        let second = try sandbox.run(["learn", "small"], input: "[5 5; 5 5]\nskip\nskip\n")
        #expect(second.code == 0 && second.output.contains("small/gram ▸ [5 5; 5 5]\n"))
        try first.send("4, 18\n")
        try first.expect("small/number ▸ ")
        first.closeInput()
        #expect(try first.finish().shown.contains("resumes at number"))
        #expect(!sandbox.read(sandbox.journal).contains("[5 5; 5 5]"))
        #expect(try sandbox.run(["learn", "small"], input: "").output.contains("resumes at number"))
    }

    @Test func `a terminal that is hung up in the middle of a line costs that line only`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"], columns: 80)
        try program.expect("▸ ")
        try program.send("[11 7; 7 11]\r")
        try program.expect("small/eigenvalues")
        try program.expect("▸ ")
        let workers = program.children()
        try program.send("18, ")
        program.hangUp()
        #expect(try program.finish(within: 10).code == 128 + SIGHUP)
        #expect(try sandbox.run(["learn", "small"], input: "").output.contains("resumes at eigenvalues"))
        let gone = ContinuousClock.now + .seconds(5)
        while !workers.allSatisfy(Launched.isGone), ContinuousClock.now < gone { usleep(20_000) }
        #expect(!workers.isEmpty && workers.allSatisfy(Launched.isGone), "the worker is still there")
    }

    @Test func `a program that is to outlive its terminal ends by itself`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"], columns: 80, after: "trap '' HUP")
        try program.expect("▸ ")
        program.hangUp()
        let code = try program.finish(within: 10).code
        #expect(code == 0 || code == 74)
    }

    @Test func `a line that is resized while it is typed is taken whole`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"], columns: 80)
        try program.expect("▸ ")
        for (part, columns) in [("[11", 20), (" 7;", 200), (" 7 ", 33), ("11]", 80)] {
            try program.send(part)
            program.resize(columns: columns)
        }
        try program.send("\r")
        try program.expect("small/eigenvalues")
        #expect(sandbox.read(sandbox.journal).contains(#""line":"[11 7; 7 11]"}"#))
    }

    /// What a process holds now, where the system tells.
    private func held(_ identifier: pid_t) -> Int? {
        let text = FileManager.default.contents(atPath: "/proc/\(identifier)/statm") ?? Data()
        let fields = String(decoding: text, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * Int(getpagesize()) } : nil
    }

    @Test func `a long sitting takes no more memory than a short one`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"])
        try program.expect("small/gram ▸ ")
        let cycle = [
            "[1 2; 3 4]", "hint", "check W * W'", "[11 7; 7 10]", "why", "1 +", "[11 7; 7 11]", "back",
        ]
        let processes = [program.identifier] + program.children()
        var before: [Int] = []
        for round in 0..<260 {
            for line in cycle {
                try program.send(line + "\n")
                try program.expect("\(line)\n", within: 60)
                try program.expect(" ▸ ", within: 60)
            }
            if round == 60 { before = processes.compactMap(held) }
        }
        let after = processes.compactMap(held)
        program.closeInput()
        #expect(try program.finish().code == 0)
        // Sixteen hundred lines later.
        for (early, late) in zip(before, after) {
            #expect(late - early < 8 << 20, "\(early) bytes, then \(late)")
        }
    }
}
