import Checking
import Lessons
import Testing
import Tutoring

@Suite struct ScratchTests {
    @Test func `works out lines, judges none, and changes nothing`() throws {
        var sitting = try Sitting()
        sitting.type("[11 7; 7 10]")
        let opened = sitting.type("scratch")
        #expect(opened.contains("nothing is judged"))
        #expect(sitting.session.prompt == "svd-by-hand/gram/scratch")
        #expect(sitting.type("2*3 + 1").contains("= 7"))
        #expect(sitting.type("A = [1 2; 3 4]").contains("A = "))
        #expect(sitting.type("det(A)").contains("−2"))
        #expect(sitting.type("[11 7; 7 11]").contains("11"))
        #expect(sitting.verdict("W'*W") == nil)
        #expect(sitting.type("W = A*A").contains("22"))
        #expect(sitting.type("W").contains("22"))
        let closed = sitting.type("done")
        #expect(closed.contains("Back in the lesson") && closed.contains("Compute WᵀW."))
        #expect(sitting.session.prompt == "svd-by-hand/gram")
        #expect(sitting.type("check W").contains("3  1") || sitting.type("check W").contains("3 1"))
        #expect(sitting.type("check A").contains("A"))
        #expect(!sitting.type("check det(A)").contains("−2"))
        #expect(sitting.verdict("[11 7; 7 11]") == .correct)
    }

    @Test func `undo takes back a name, then the way in`() throws {
        var sitting = try Sitting()
        for line in ["scratch", "x = 3", "x = x + 1"] { sitting.type(line) }
        #expect(sitting.type("x").contains("= 4"))
        #expect(sitting.type("undo").contains("Taken back: x = x + 1."))
        #expect(sitting.type("x").contains("= 3"))
        sitting.type("undo")
        #expect(sitting.type("undo").contains("Taken back: scratch."))
        #expect(sitting.session.prompt == "svd-by-hand/gram")
        for line in ["scratch", "x = 5", "done", "undo"] { sitting.type(line) }
        #expect(sitting.session.prompt == "svd-by-hand/gram/scratch")
        #expect(sitting.type("x").contains("= 5"))
    }

    @Test(arguments: [
        ("hint", "belongs to the lesson"), ("skip", "belongs to the lesson"),
        ("back", "belongs to the lesson"),
        ("reset", "belongs to the lesson"), ("scratch", "You are there already"), ("help", "scratch"),
        ("status", "nothing is named yet"), ("rank = 2", "has a meaning already"), ("I = 3", "has a meaning"),
        ("hint = 3", "has a meaning already"), ("1 +", "expected"), ("y", "y"), ("hnit", "Did you mean"),
        ("A = 1/0", "0"), ("A = ", "expected"), ("sigma", "no value yet"), ("show W", "W = "),
        ("check 1+1", "= 2"), ("2 == 2", "yes"),
    ])
    func `an odd line gets an answer and leaves the lesson alone`(line: String, words: String) throws {
        var sitting = try Sitting()
        sitting.type("scratch")
        let said = sitting.type(line)
        #expect(said.contains(words), "\(said)")
        #expect(sitting.session.prompt == "svd-by-hand/gram/scratch")
        sitting.type("done")
        #expect(sitting.type("status").contains("0 attempts that failed, 0 hints"))
        #expect(sitting.type("hint").contains("(1/3)"))
    }

    @Test func `done outside has nothing to leave`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("done").contains("nothing to leave"))
        #expect(sitting.session.prompt == "svd-by-hand/gram")
    }

    @Test func `names are completed, and gone afterwards`() throws {
        var sitting = try Sitting()
        sitting.type("scratch")
        sitting.type("blockmatrix = [W W]")
        #expect(sitting.session.completions.expressions.contains("blockmatrix"))
        sitting.type("done")
        #expect(!sitting.session.completions.expressions.contains("blockmatrix"))
    }

    /// As a journal is read back: no line is evaluated again, and the next one knows the names.
    @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    func `a sitting that was cut off goes on where it was`(count: Int) throws {
        let lines = [
            "scratch", "A = [1 2; 3 4]", "1/0", "B = A*√2", "S = svd(A)", "undo", "N = null([1 1])", "done",
            "[11 7; 7 11]", "scratch",
        ]
        var first = try Sitting()
        for line in lines[...count] { first.type(line) }
        var second = try Session(lesson: first.session.lesson)
        for (line, outcome) in zip(first.lines, first.outcomes) { _ = second.handle(line, recorded: outcome) }
        #expect(second.prompt == first.session.prompt)
        for line in ["B", "A", "N", "undo", "B*B", "done", "status"] {
            let there = EventText.recording.lines(of: first.session.handle(line))
            let here = EventText.recording.lines(of: second.handle(line))
            #expect(there == here, "\(line)")
        }
        #expect(second.prompt == first.session.prompt)
    }

    @Test func `a line that was stopped names nothing`() throws {
        var sitting = try Sitting()
        sitting.type("scratch")
        let events = sitting.session.handle("A = 9^9^9", recorded: .stopped(at: "gram"))
        #expect(EventText.recording.lines(of: events).joined().contains("took too long"))
        #expect(!sitting.session.completions.expressions.contains("A"))
        #expect(sitting.type("A = 2").contains("A = 2"))
    }

    @Test func `there are so many names and no more`() throws {
        var sitting = try Sitting()
        sitting.type("scratch")
        for k in 1...60 { sitting.type("x_\(k) = \(k)") }
        #expect(sitting.type("y = 1").contains("one name too many"))
        #expect(sitting.type("x_7 = 8").contains("= 8"))
    }

    @Test func `a transcript may hold it`() throws {
        let text = """
            lesson: svd-by-hand
            ---
            > scratch
            > A = 2
            > A*3
            > done
            > [11 7; 7 11]
            = gram correct
            """
        let lesson = try Sitting.library.lesson(named: "svd-by-hand")
        var player = try TranscriptPlayer(Transcript(parsing: text), lesson: lesson)
        #expect(player.playAll() == [])
        #expect(player.recording.description.contains("Back in the lesson"))
    }

    @Test func `a lesson that is finished has one too`() throws {
        var sitting = try Sitting(from: "multiply-back")
        sitting.type("U * Sigma")
        sitting.type("scratch")
        #expect(sitting.session.prompt == "svd-by-hand/scratch")
        #expect(sitting.type("U'*U").contains("1"))
        sitting.type("done")
        #expect(sitting.session.prompt == "svd-by-hand")
    }
}
