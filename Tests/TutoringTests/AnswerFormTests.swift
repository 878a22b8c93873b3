import Checking
import Lessons
import Testing
import Tutoring

struct `Answers as people write them` {
    @Test(arguments: ["λ = 18, λ = 4", "lambda = 18; lambda = 4", "λ₁ = 18, λ₂ = 4", "18 and 4"])
    func `a name before each value makes a list`(line: String) throws {
        var sitting = try Sitting(from: "eigenvalues")
        #expect(sitting.verdict(line) == .correct)
    }

    @Test(arguments: [
        "WᵀW = [11 7; 7 11]", "W'W = [11 7; 7 11]", "W' * W = [11 7; 7 11]", "W^T W=[11 7; 7 11]",
    ])
    func `a product may be named as the question writes it`(line: String) throws {
        var sitting = try Sitting()
        #expect(sitting.verdict(line) == .correct)
    }

    @Test(arguments: ["u1 = (1, 1)/√2", "v₂ = (1, 1)/√2", "U = (1, 1)/√2", "Σ = (1, 1)/√2"])
    func `the name of a later answer is not taken for this one`(line: String) throws {
        var sitting = try Sitting(from: "right-vectors")
        #expect(sitting.type(line).contains("asks for v1"))
        #expect(sitting.session.lastOutcome?.verdict == nil)
        #expect(sitting.verdict("x = (1, 1)/√2") == .correct)
    }

    @Test func `the letter of an equation is no name`() throws {
        var sitting = try Sitting(from: "charpoly")
        #expect(sitting.verdict("λ² = 22λ - 72") == .correct)
        sitting.type("undo")
        #expect(sitting.verdict("sigma^2 - 22sigma + 72 = 0") == .correct)
    }

    @Test func `a name with nothing behind it is asked about`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("WtW =").contains("Nothing stands behind WtW ="))
    }

    @Test(arguments: [
        "b", "B", "b.", "(b)", "b:", "b: its columns span a space of dimension r, and so do its rows",
        "its columns span a space of dimension r, and so do its rows",
    ])
    func `an item is chosen by its label or its words`(line: String) throws {
        var sitting = try Sitting("rank", from: "meaning")
        #expect(sitting.verdict(line) == .correct)
    }

    @Test(
        arguments: ["[1 2]", "(1, 2)", "1, 2", "[1; 2]", "<1, 2>"],
        [
            "{relation: satisfies, predicates: [\"norm(answer) > 0\"], key: \"(3, 4)\"}",
            "{relation: matrix, value: \"(1, 2)\"}", "{relation: basis, span: \"(1, 2)\"}",
        ])
    func `a vector is carried on as the column that is asked for`(line: String, relation: String) throws {
        let text = """
            longhand: 1
            lesson: small
            title: A vector
            given: {W: "[1 0; 0 3; 2 0]"}
            steps:
              - {id: vector, ask: "A vector.", bind: z, expect: \(relation)}
              - {id: image, ask: "Wz.", expect: {relation: matrix, value: "W * z"}}

            """
        var sitting = try Sitting(text: text)
        #expect(sitting.verdict(line) == .correct)
        #expect(sitting.verdict("(1, 6, 2)") == .correct)
    }

    @Test func `vectors side by side are carried on as the columns of a matrix`() throws {
        let text = """
            longhand: 1
            lesson: small
            title: Vectors
            given: {W: "[1 0; 0 3; 2 0]"}
            steps:
              - {id: vectors, ask: "Two vectors.", bind: N, expect: {relation: basis, span: W}}
              - {id: image, ask: "The second.", expect: {relation: matrix, value: "N[:,2]"}}

            """
        var sitting = try Sitting(text: text)
        #expect(sitting.verdict("(1, 0, 2), (1, 3, 2)") == .correct)
        #expect(sitting.verdict("(1, 3, 2)") == .correct)
    }

    @Test func `what is no item is answered in words`() throws {
        var sitting = try Sitting("rank", from: "meaning")
        #expect(sitting.type("none of these").contains("is not one of: a, b, c, d"))
    }

    @Test(arguments: ["18 4", "18; 4,"])
    func `a list that cannot be read gets a caret`(line: String) throws {
        var sitting = try Sitting(from: "eigenvalues")
        #expect(sitting.type(line).contains("^"))
        #expect(sitting.session.lastOutcome?.verdict == .malformed)
    }

    @Test func `decimals that are right but too short are not called a mistake`() throws {
        var sitting = try Sitting(from: "completion")
        #expect(sitting.type("(0.24, 0.24, -0.94)").contains("3 significant digits"))
        #expect(sitting.session.lastOutcome?.verdict == .incomplete)
    }

    @Test(arguments: ["(1, 1)", "5", "[1 1]"])
    func `a vector of the wrong size is not told to be orthogonal`(line: String) throws {
        for lesson in ["svd-by-hand", "svd-irrational"] {
            var sitting = try Sitting(lesson, from: "completion")
            #expect(!sitting.type(line).contains("Orthogonal"))
        }
    }

    @Test(arguments: ["(1, 1, -4)", "[1 1 -4]", "1, 1, -4", "1,1,-4", "[1; 1; -4]"])
    func `a mistake is recognised in any spelling of a vector`(line: String) throws {
        var sitting = try Sitting(from: "completion")
        #expect(sitting.type(line).contains("its length is 3√2. Divide by that."))
    }

    @Test(arguments: ["(-2/3, -2/3, -1/3)", "[-2/3 -2/3 -1/3]", "-2/3,-2/3,-1/3"])
    func `a wrong sign is recognised in any spelling of a vector`(line: String) throws {
        var sitting = try Sitting(from: "left-vectors")
        sitting.type(line)
        #expect(sitting.session.lastOutcome?.diagnosis == ["left.sign"])
    }

    @Test func `a rounding step is skipped with decimals`() throws {
        var sitting = try Sitting("svd-irrational", from: "decimals")
        #expect(sitting.type("solution").contains("42.13, 11.87"))
        #expect(sitting.type("skip").contains("42.13, 11.87"))
        #expect(sitting.session.lastOutcome?.bound["answer"]?.contains("√229") == true)
    }

    @Test func `a rounding step shows its decimals for a cubic too`() throws {
        var sitting = try Sitting(
            "svd-irrational", set: ["W": "1 -2 3; 2 2 -3; 3 1 1; 0 1 2"], from: "decimals")
        #expect(sitting.type("solution").contains("28.00, 15.53, 3.48"))
    }
}

struct `Words with something amiss` {
    @Test(arguments: ["skip 2", "hint please", "quit now"])
    func `a word with more behind it does nothing`(line: String) throws {
        var sitting = try Sitting()
        let shown = sitting.type(line)
        #expect(shown.contains("stands alone"))
        #expect(sitting.session.stepName == "gram")
        #expect(sitting.type("undo").contains("nothing to take back"))
    }

    @Test(arguments: ["hint?", "Hint!", "hint.", ":hint."])
    func `a word may end like a sentence`(line: String) throws {
        var sitting = try Sitting()
        #expect(sitting.type(line).contains("(1/3)"))
        #expect(sitting.type("?").contains("one more hint"))
        #expect(!sitting.type(".").contains("one more hint"))
    }

    @Test func `a colon alone`() throws {
        var sitting = try Sitting()
        #expect(sitting.type(":").contains("A colon stands before one of the words"))
    }

    @Test(arguments: ["show WtW", "show charpoly", "show V", "check u₁", "show v2"])
    func `a name without a value yet is said to have none`(line: String) throws {
        var sitting = try Sitting()
        #expect(sitting.type(line).contains("has no value yet"))
    }

    @Test func `a factorisation is shown factor by factor`() throws {
        var sitting = try Sitting()
        let shown = sitting.type("check svd(W)")
        #expect(shown.contains("S = ⎢"))
        #expect(!shown.contains("svd(W) = U ="))
    }

    @Test func `a subspace is shown by what spans it`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("check null(W)").contains("null(W) is only {0}."))
        #expect(sitting.type("check null(W')").contains("is spanned by the columns of"))
    }

    @Test func `the reason of a verdict from an earlier sitting was given then`() throws {
        var live = try Sitting()
        live.type("[11 7; 7 10]")
        var replayed = try Sitting().session
        _ = replayed.handle("[11 7; 7 10]", recorded: live.outcomes[0])
        let shown = EventText.recording.lines(of: replayed.handle("why")).joined(separator: " ")
        #expect(shown.contains("earlier sitting"))
    }

    @Test func `what why has told is not told again as a hint`() throws {
        var sitting = try Sitting(from: "right-vectors")
        sitting.type("(1, 2)")
        #expect(sitting.type("why").contains("not 0"))
        #expect(sitting.type("hint").contains("(1/3)"))
    }

    @Test func `a wrong size is no hint`() throws {
        var sitting = try Sitting("rank", from: "factors")
        sitting.type("B = W, C = I(3)")
        #expect(sitting.type("hint").contains("(1/3)"))
    }

    @Test func `status tells which parts are noted`() throws {
        var sitting = try Sitting("rank", from: "factors")
        sitting.type("B = [1 2; 2 4; 1 0]")
        #expect(sitting.type("status").contains("Noted so far: B."))
    }
}

struct `Values from outside` {
    func refusal(_ set: [String: String]) throws -> String {
        try #require(throws: SessionError.self) { try Sitting(set: set) }.message
    }

    @Test func `irrational entries are refused at once`() throws {
        #expect(try refusal(["W": "√2 1; 1 √2"]).contains("irrational entry"))
    }

    @Test func `rows of different lengths are told as such`() throws {
        let message = try refusal(["W": "1 2; 3"])
        #expect(message.contains("row 2 has 1 entry"))
        #expect(message.contains("[1 2; 3]"))
    }

    @Test func `an unknown name is told what is given`() throws {
        #expect(try refusal(["Q": "1"]).contains("what is given is W"))
    }
}
