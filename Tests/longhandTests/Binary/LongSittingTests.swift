import Testing

@Suite("Long sittings")
struct LongSittingTests {
    /// What learners type who stay at one step: wrong answers, words, calculations, working that is thrown away.
    private static let lines = [
        "[1 2; 3 4]", "hint", "why", "show", "det(W'*W)", "[11 7; 7 12]", "undo", "status", "plot W", "x = 3",
        "help", "scratch", "A = [1 2; 3 4]", "eigenvalues(A)", "done",
    ]

    @Test func `the memory of two days at one step stays what it was after an hour`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"])
        program.watchesMemory = true
        try program.expect("small/gram ▸ ")
        func work(_ rounds: Int) throws -> Int? {
            for _ in 0..<rounds {
                try program.send(Self.lines.map { $0 + "\n" }.joined() + "nothing\n")
                try program.expect("nothing\n")
                try program.expect("small/gram ▸ ")
            }
            return program.peakMemory
        }
        let early = try work(10)
        let late = try work(60)
        guard let early, let late else { return }
        // Of each line the text and its outcome are kept for `undo`.
        #expect(late - early < 2 << 20, "\(early >> 10) KiB, then \(late >> 10) KiB")
        program.closeInput()
        #expect(try program.finish().code == 0)
    }
}
