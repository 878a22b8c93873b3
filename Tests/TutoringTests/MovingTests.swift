import Checking
import Foundation
import Laboratory
import Lessons
import Testing
import Tutoring

struct `Moving about` {
    @Test func `undo takes back every line, one by one`() throws {
        var sitting = try Sitting()
        let start = sitting.session.prompt
        sitting.type("[11 7; 7 10]")
        sitting.type("hint")
        sitting.type("[11 7; 7 11]")
        sitting.type("skip")
        #expect(sitting.session.stepName == "eigenvalues")
        #expect(sitting.type("undo").contains("Taken back"))
        #expect(sitting.session.stepName == "charpoly")
        sitting.type("undo")
        #expect(sitting.session.prompt == start)
        #expect(sitting.type("status").contains("1 attempt"))
        sitting.type("undo")
        sitting.type("undo")
        #expect(sitting.type("status").contains("0 attempts"))
        #expect(sitting.type("undo").contains("nothing to take back"))
    }

    @Test func `back keeps the answer, and skip goes on with it`() throws {
        var sitting = try Sitting(from: "right-vectors")
        sitting.type("(-1, -1)/√2")
        #expect(sitting.type("back").contains("Your answer here is kept"))
        #expect(sitting.session.stepName == "right-vectors.1")
        sitting.type("skip")
        #expect(sitting.session.stepName == "right-vectors.2")
        #expect(sitting.type("check v1[1] < 0").contains("yes"))
    }

    @Test func `a new answer after back replaces the old one`() throws {
        var sitting = try Sitting(from: "right-vectors")
        sitting.type("(-1, -1)/√2")
        sitting.type("(1, -1)/√2")
        sitting.type("back")
        sitting.type("back")
        #expect(sitting.verdict("(1, 1)/√2") == .correct)
        #expect(sitting.session.stepName == "right-vectors.2")
        #expect(!sitting.type("show").contains("kept"))
        #expect(sitting.type("check v1[1] > 0").contains("yes"))
        #expect(sitting.type("check cols(V)").contains("= 1"))
    }

    @Test func `back from the first step stays there`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("back").contains("first step"))
        #expect(sitting.session.stepName == "gram")
    }

    @Test func `back leads from the end into the last step`() throws {
        var sitting = try Sitting(from: "multiply-back")
        sitting.type("skip")
        #expect(sitting.session.isFinished)
        sitting.type("back")
        #expect(!sitting.session.isFinished)
        #expect(sitting.session.stepName == "multiply-back")
    }

    @Test func `reset clears the attempts and hints of the step`() throws {
        var sitting = try Sitting()
        sitting.type("[11 7; 7 10]")
        sitting.type("hint")
        sitting.type("reset")
        #expect(sitting.type("status").contains("0 attempts"))
        #expect(sitting.type("hint").contains("(1/3)"))
    }

    @Test func `a start later in the lesson computes what comes before`() throws {
        var sitting = try Sitting(from: "sigma-matrix")
        #expect(sitting.session.stepName == "sigma-matrix")
        #expect(sitting.type("check norm(u3)").contains("= 1"))
        let error = #expect(throws: SessionError.self) { try Sitting(from: "sgima") }
        #expect(error?.code == .unknownStep)
    }
}

struct `Several parts` {
    @Test func `are given in one line or one by one`() throws {
        var sitting = try Sitting("rank", from: "factors")
        #expect(sitting.verdict("B = [1 2; 2 4; 1 0], C = [1 0 1; 0 1 1]") == .correct)
        sitting.type("undo")
        #expect(sitting.type("C = [1 0 1; 0 1 1]").contains("Still to come: B."))
        #expect(sitting.session.lastOutcome?.kind == .part)
        #expect(sitting.verdict("B = [1 2; 2 4; 1 0]") == .correct)
        sitting.type("undo")
        #expect(sitting.verdict("[1 2; 2 4; 1 0], [1 0 1; 0 1 1]") == .correct)
    }

    @Test func `that cannot be told apart are asked about`() throws {
        var sitting = try Sitting("rank", from: "factors")
        #expect(sitting.type("[1 2; 2 4; 1 0]").contains("B = …, C = …"))
        #expect(sitting.session.lastOutcome?.verdict == nil)
    }
}

struct `Other matrices` {
    static let matrices = [
        "4 0; 3 -5; 0 2", "[1 2 3; 4 5 6]", "2 0; 0 2", "1 2; 2 4", "[1 2 2; 2 1 2; 2 2 1]", "3 4",
        "[1 2 0; 0 1 3; 1 0 1]", "[2 1 3; 0 -1 2]", "[1 2 0; 0 1 3; 1 0 1; 1 1 1]",
        "1 0 0; 0 0 0; 0 0 0; 0 0 0", "[1 -1; 2 0; 0 3; 1 1]",
    ]

    @Test(arguments: matrices)
    func `can be worked through with computed answers`(matrix: String) throws {
        for lesson in ["svd-by-hand", "svd-irrational"] {
            var sitting = try Sitting(lesson, set: ["W": matrix])
            var steps = 0
            while !sitting.session.isFinished {
                sitting.type("skip")
                #expect(sitting.session.lastOutcome?.bound.isEmpty == false, "\(sitting.session.prompt)")
                steps += 1
                try #require(steps < 40)
            }
        }
    }

    @Test func `with an irreducible cubic are carried on exactly from decimals of any sign`() throws {
        var sitting = try Sitting(set: ["W": "[1 2 0; 0 1 3; 1 0 1; 1 1 1]"], from: "right-vectors")
        #expect(sitting.verdict("(0.2818, 0.5039, 0.8165)") == .rounded)
        #expect(sitting.verdict("(0.48392, 0.66016, -0.57446)") == .rounded)
        #expect(sitting.verdict("(-0.828, 0.557, -0.0578)") == .rounded)
        #expect(sitting.verdict("W*v1/sigma1", "W*v2/sigma2") == .correct)
        #expect(sitting.verdict("(0.269, 0.362, -0.8365, -0.311)") == .rounded)
        sitting.type("skip")
        #expect(sitting.type("check U' * U == I(4)").contains("yes"))
        #expect(sitting.type("check V * V' == I(3)").contains("yes"))
        sitting.type("skip")
        #expect(sitting.verdict("W * V") == .correct)
    }

    @Test func `have as many steps as their shape asks for`() throws {
        #expect(try Sitting(set: ["W": "1 2 3; 4 5 6"]).session.position.count == 4 + 3 + 2 + 0 + 2)
        #expect(try Sitting(set: ["W": "1 2; 2 4"]).session.position.count == 4 + 2 + 1 + 1 + 2)
    }

    @Test func `a value that the lesson refuses is refused before what is made of it`() throws {
        let text = """
            longhand: 1
            lesson: small
            title: Columns
            given: {A: "[1 2 3; 4 5 6]", a3: "A[:,3]"}
            require: ["rows(a3) == 2", "cols(A) == 3"]
            steps:
              - {id: third, ask: "The third.", expect: {relation: matrix, value: a3}}

            """
        let error = try #require(throws: SessionError.self) {
            try Sitting(text: text, set: ["A": "[1 2; 3 4]"])
        }
        #expect(error.code == .requirement)
        #expect(error.message.contains("the number of columns of A to be 3; here it is 2"))
    }

    @Test(arguments: [
        (["A": "1"], SessionError.Code.unknownName), (["W": "[1 2; 3"], .unreadable),
        (["W": "7"], .unreadable),
        (["W": "[0 0; 0 0]"], .requirement), (["W": "[1 2 3 4 5]"], .requirement),
    ])
    func `that do not suit the lesson are refused`(set: [String: String], code: SessionError.Code) throws {
        let error = try #require(throws: SessionError.self) { try Sitting(set: set) }
        #expect(error.code == code, "\(error)")
    }
}

struct `Replay` {
    @Test(arguments: Sitting.library.ids, ["right.transcript", "erring.transcript"])
    func `from recorded outcomes leads to the same state`(lesson: String, file: String) throws {
        let transcript = try shippedTranscript(file, of: lesson)
        var live = try Sitting(lesson)
        for turn in transcript.turns where !turn.typed.hasPrefix("^") { live.type(turn.typed) }
        var replayed = try Session(lesson: try Sitting.library.lesson(named: lesson))
        for (line, outcome) in zip(live.lines, live.outcomes) {
            let stored = try JSONDecoder().decode(Outcome.self, from: JSONEncoder().encode(outcome))
            _ = replayed.handle(line, recorded: stored)
        }
        #expect(replayed.prompt == live.session.prompt)
        #expect(
            EventText.recording.lines(of: replayed.begin())
                == EventText.recording.lines(of: live.session.begin()))
        #expect(
            EventText.recording.lines(of: replayed.handle("status"))
                == EventText.recording.lines(of: live.session.handle("status")))
    }

    @Test func `a line that had to be stopped is undecided and charges nothing`() throws {
        var sitting = try Sitting()
        let events = sitting.session.handle("[9^9^9^9 1; 1 1]", recorded: .stopped(at: "gram"))
        #expect(sitting.session.lastOutcome?.verdict == .undecided)
        #expect(EventText.recording.lines(of: events).joined(separator: " ").contains("skip"))
        #expect(sitting.session.stepName == "gram")
        #expect(sitting.type("status").contains("0 attempts"))
    }
}

struct `Shipped transcripts` {
    @Test(arguments: Sitting.library.ids, ["right.transcript", "erring.transcript"])
    func `play as they are written, word for word`(lesson: String, file: String) throws {
        let transcript = try shippedTranscript(file, of: lesson)
        var player = try TranscriptPlayer(
            transcript, lesson: try Sitting.library.lesson(named: lesson), comparesText: true,
            conductor: Run.conductor)
        let differences = player.playAll()
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            let path = try Sitting.library.path(of: lesson)
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
            try player.recording.description.write(
                to: folder.appendingPathComponent(file), atomically: true, encoding: .utf8)
            Issue.record("recorded \(lesson)/\(file)")
        } else {
            for difference in differences { Issue.record("\(lesson)/\(file), \(difference)") }
        }
    }
}

/// A transcript beside a shipped lesson.
func shippedTranscript(_ file: String, of lesson: String) throws -> Transcript {
    let path = try Sitting.library.path(of: lesson)
    let companion = try #require(Sitting.library.companion(file, ofLessonAt: path))
    return try Transcript(parsing: String(contentsOfFile: companion, encoding: .utf8))
}
