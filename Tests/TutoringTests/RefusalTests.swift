import Checking
import Testing
import Tutoring

struct `Lines that were not taken` {
    /// At v₁, with the singular values answered before.
    private static func sitting() throws -> Sitting {
        var sitting = try Sitting(from: "singular-values")
        sitting.type("4.24, 2")
        try #require(sitting.session.stepName == "right-vectors.1")
        return sitting
    }

    @Test(arguments: ["(1,1)/root(2)", "((", "det W", "u2 = (1, 1)", "check 1/", "hnit", "nonsense(1)"])
    func `undo first says that such a line took nothing`(line: String) throws {
        var sitting = try Self.sitting()
        sitting.type(line)
        let said = sitting.type("undo").replacing("\n ", with: "")
        #expect(said.contains("Your last line was not taken"), "\(said)")
        #expect(said.contains("once more takes back 4.24, 2"), "\(said)")
        #expect(sitting.session.stepName == "right-vectors.1")
        #expect(sitting.type("undo").contains("Taken back: 4.24, 2."))
        #expect(sitting.session.stepName == "singular-values")
    }

    @Test func `a look at something in between changes nothing about that`() throws {
        var sitting = try Self.sitting()
        for line in ["((", "help", "show W", "status"] { sitting.type(line) }
        #expect(sitting.type("undo").contains("was not taken"))
    }

    @Test func `a judged line, a hint and a misspelled undo are taken back as ever`() throws {
        for line in ["(1, 2)", "hint"] {
            var sitting = try Self.sitting()
            sitting.type("((")
            sitting.type(line)
            #expect(sitting.type("undo").contains("Taken back: \(line)"))
            #expect(sitting.session.stepName == "right-vectors.1")
        }
        var sitting = try Self.sitting()
        sitting.type("unod")
        #expect(sitting.type("undo").contains("Taken back: 4.24, 2"))
    }

    @Test func `where there is nothing before it, undo only says that`() throws {
        var sitting = try Sitting()
        sitting.type("((")
        let said = sitting.type("undo")
        #expect(said.contains("was not taken") && !said.contains("once more"), "\(said)")
    }

    @Test func `a log leads to the same place, even one without the lines that were not taken`() throws {
        var sitting = try Self.sitting()
        for line in ["((", "undo", "(1, 2)", "u2 = 1", "undo", "undo"] { sitting.type(line) }
        let turns = Array(zip(sitting.lines, sitting.outcomes))
        for kept in [turns, turns.filter { $0.1.verdict != .malformed }] {
            var again = try Sitting(from: "singular-values").session
            for (line, outcome) in kept { _ = again.handle(line, recorded: outcome) }
            #expect(again.stepName == sitting.session.stepName)
            #expect(again.basis == sitting.session.basis)
        }
    }

    @Test func `a journal of an earlier program is undone as it was then`() throws {
        var session = try Sitting(from: "singular-values").session
        _ = session.handle("4.24, 2")
        _ = session.handle("((", recorded: Outcome(.answer, step: session.stepName, verdict: .malformed))
        _ = session.handle("undo", recorded: Outcome(.word, step: session.stepName))
        #expect(session.stepName == "singular-values")
    }

    @Test func `why says first that the line was not judged`() throws {
        var sitting = try Self.sitting()
        sitting.type("((")
        let said = sitting.type("why")
        #expect(said.hasPrefix("  That line was not judged"), "\(said)")
        #expect(said.contains("right digits") || said.contains("half a unit"), "\(said)")
        sitting.type("(1, 2)/√5")
        #expect(!sitting.type("why").contains("not judged"))
        var fresh = try Sitting()
        fresh.type("((")
        #expect(fresh.type("why").contains("not judged, and none before it"))
    }

    @Test func `why speaks of the matrix and the vector by their names`() throws {
        var sitting = try Self.sitting()
        sitting.type("(1, 2)/√5")
        #expect(sitting.type("why").contains("(WᵀWv₁ − λv₁)₁"))
        sitting.type("(1, 1)/√2")
        #expect(sitting.type("why").contains("WᵀWv₁ = λv₁"))
    }
}
