import Checking
import Testing
import Tutoring

/// On `svd-by-hand`: W = [3 1; 1 3; 1 1], λ = 18, 4, σ = 3√2, 2.
@Suite("Marking vectors that are used before they are written")
struct SignMarkingTests {
    /// Each sheet is right, whichever sign a vector is given later on; those of the other sign likewise.
    @Test(arguments: [
        "σ1 u1 = W v1\nu1 = (2,2,1)/3\nv1 = (1,1)/√2",
        "W v1 = (4,4,2)/√2\nv1 = (1,1)/√2\nu1 = (2,2,1)/3",
        "u2 = W v2 / 2\nv2 = (1,-1)/√2\nu2 = (1,-1,0)/√2",
        "u2 = W v2 / 2 = (1,-1,0)/√2\nv2 = (1,-1)/√2",
        "W v2 = (√2, -√2, 0)\nv2 = (1,-1)/√2\nu2 = (1,-1,0)/√2",
        "σ2 u2 = W v2 = (√2, -√2, 0)\nu2 = (1,-1,0)/√2\nv2 = (1,-1)/√2",
        "σ2 = norm(W * v2) = 2\nv2 = (1,-1)/√2",
        "a = W v2\nv2 = (1,-1)/√2\na = (√2, -√2, 0)",
        "v2 = W' u2 / 2 = (1,-1)/√2\nu2 = (1,-1,0)/√2",
        "u3 × u1 = (1,-1,0)/√2\nu1 = (2,2,1)/3\nu3 = (1,1,-4)/√18",
        "W v1 = (4,4,2)/√2\nW v2 = (√2, -√2, 0)\nV = [1 1; 1 -1]/√2",
        "W v1 = (2.828, 2.828, 1.414)\nv1 = (0.7071, 0.7071)\nu1 = (0.6667, 0.6667, 0.3333)",
        "v1 = (1,1)/√2\nv2 = (1,-1)/√2\nUS = [4/√2 2/√2; 4/√2 -2/√2; √2 0]\nUS V' = W",
        "v1 = (1,1)/√2\nv2 = (1,-1)/√2\nUS V' = W",
    ])
    func `a right sheet has no wrong line`(sheet: String) throws {
        for text in [sheet, Self.turned(sheet)] {
            let verdicts = try MarkedSheet.verdicts(text)
            #expect(!verdicts.isEmpty && verdicts.allSatisfy(\.advances), "\(text): \(verdicts)")
        }
    }

    @Test(arguments: [
        // No sign of v₂ makes these right.
        ("W v2 = (√2, √2, 0)\nv2 = (1,-1)/√2", [Verdict.incorrect, .correct]),
        ("W v2 = (2, -2, 0)\nv2 = (1,-1)/√2", [.incorrect, .correct]),
        ("u2 = W v2 / √2\nv2 = (1,-1)/√2", [.incomplete, .correct]),
        ("σ2 = norm(W * v2) = 3\nv2 = (1,-1)/√2", [.incorrect, .correct]),
        ("σ1 u1 = W v2", [.incorrect]),
        // The first line says which sign v₂ has.
        ("W v2 = (√2, -√2, 0)\nv2 = (-1,1)/√2", [.correct, .incorrect]),
        ("W v2 = (√2, -√2, 0)\nW v2 = (-√2, √2, 0)", [.correct, .incorrect]),
        ("W v2 = (√2, -√2, 0)\nu2 = (-1,1,0)/√2", [.correct, .incorrect]),
        // The sign that is wrong there does not spoil what goes with the line before it.
        ("W v2 = (√2, -√2, 0)\nu2 = (-1,1,0)/√2\nv2 = (1,-1)/√2", [.correct, .incorrect, .correct]),
        ("W v2 = (√2, -√2, 0)\nV = [1 -1; 1 1]/√2", [.correct, .incorrect]),
        ("a = W v2\nv2 = (1,-1)/√2\na = (-√2, √2, 0)\nW v2 = (-√2, √2, 0)", [.correct, .incorrect]),
        // A sign that was never used is free.
        ("σ1 u1 = W v1\nW v1 = (4,4,2)/√2\nW v2 = (-√2, √2, 0)", [.correct, .correct, .correct]),
        // A wrong vector fixes nothing.
        ("v2 = (1,1)/√2\nu2 = (1,-1,0)/√2\nv2 = (1,-1)/√2", [.incorrect, .correct, .correct]),
    ])
    func `what is wrong with either sign is wrong, and a sign that was used stays`(
        sheet: String, expected: [Verdict]
    ) throws {
        #expect(try MarkedSheet.verdicts(sheet) == expected)
    }

    @Test func `the line that fixed a sign is named`() throws {
        let lines = try MarkedSheet.marked(
            "λ = 18, 4\nW v2 = (√2, -√2, 0)\nv2 = (-1,1)/√2", lesson: "svd-by-hand"
        ).lines
        #expect(
            lines.last?.message
                == "The direction is right, the sign is not: with your line 2, v₂ has to be the other way round."
        )
        #expect(lines.last?.evidence == "line 2 holds with −v₂, and not with this")
    }

    /// With W = 2I any unit vector may be v₁.
    @Test func `a vector that is free to turn is waited for`() throws {
        let head = "set: W=[2 0; 0 2; 0 0]\n"
        let text =
            head
                + """
                W v1 = (6/5, 8/5, 0)
                u1 = W v1 / 2
                v1 = (3/5, 4/5)
                W v1 = (6/5, 8/5, 0)
                W v1 = (2, 0, 0)
                """
        let lines = try MarkedSheet.marked(text, lesson: "svd-by-hand").lines
        #expect(lines.map(\.verdict) == [.undecided, .correct, .correct, .correct, .incorrect])
        #expect(
            lines.first?.message
                == "This uses v₁, which can be chosen in more than one way and is not written yet. With a line for v₁ before it, it could be judged."
        )
        let named = head + "a = W v1\nv1 = (3/5, 4/5)\na = W v1 = (6/5, 8/5, 0)\na - 2 v1 = 0"
        #expect(try MarkedSheet.verdicts(named, lesson: "svd-by-hand").contains(.incorrect) == false)
    }

    @Test func `another factor than ours may be meant`() throws {
        let text = "B C = [1 2; 3 4]\nB = [1 2; 2 4; 1 0]\nC = [1 0 1; 0 1 1]"
        #expect(try MarkedSheet.verdicts(text, lesson: "rank") == [.undecided, .correct, .correct])
    }

    /// Every vector the other way round.
    private static func turned(_ sheet: String) -> String {
        sheet.split(separator: "\n").map(String.init).map { line in
            line.contains("norm") || line.contains("×")
                ? line : line.replacing("= (", with: "= -(").replacing("= [", with: "= -[")
        }.joined(separator: "\n")
    }
}
