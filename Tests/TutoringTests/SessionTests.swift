import Checking
import Lessons
import Testing
import Tutoring

struct `A sitting` {
    @Test func `begins with the title and the question`() throws {
        let sitting = try Sitting()
        let shown = EventText.recording.lines(of: sitting.session.begin())
        #expect(shown.first == "Singular value decomposition by hand · step 1 of 11")
        #expect(shown.contains { $0.contains("Compute WᵀW.") })
        #expect(sitting.session.prompt == "svd-by-hand/gram")
    }

    @Test func `a right answer is confirmed and leads on`() throws {
        var sitting = try Sitting()
        let shown = sitting.type("[11 7; 7 11]")
        #expect(shown.hasPrefix("  ✓ Exactly.\n\n"))
        #expect(shown.contains("the characteristic polynomial"))
        #expect(sitting.session.prompt == "svd-by-hand/charpoly")
        #expect(sitting.session.position.step == 2)
    }

    @Test func `a right answer in another form is shown in its simplest one`() throws {
        var sitting = try Sitting()
        sitting.type("[11 7; 7 11]")
        #expect(sitting.type("(11-λ)^2-49").hasPrefix("  ✓ Exactly: λ² − 22λ + 72."))
    }

    @Test func `a wrong answer stays and is charged`() throws {
        var sitting = try Sitting()
        #expect(sitting.verdict("[11 7; 7 10]") == .incorrect)
        #expect(sitting.session.stepName == "gram")
        #expect(sitting.type("status").contains("1 attempt"))
    }

    @Test func `a line that cannot be read gets a caret and is not charged`() throws {
        var sitting = try Sitting()
        let shown = sitting.type("[11 7; 7 11")
        #expect(shown.contains("^"))
        #expect(sitting.session.stepName == "gram")
        #expect(sitting.type("status").contains("0 attempts"))
        #expect(sitting.type("undo").contains("nothing to take back"))
    }

    @Test(arguments: ["WtW = [11 7; 7 11]", "G = [11 7; 7 11]", "[11, 7; 7, 11]", "W' * W"])
    func `an answer may carry its name`(line: String) throws {
        var sitting = try Sitting()
        #expect(sitting.verdict(line) == .correct)
    }

    @Test func `an answer under another name is not judged`() throws {
        var sitting = try Sitting()
        let shown = sitting.type("W = [11 7; 7 11]")
        #expect(shown.contains("asks for WtW"))
        #expect(sitting.session.lastOutcome?.verdict == nil)
    }

    @Test func `the author's mistakes come first`() throws {
        var sitting = try Sitting(from: "multiply-back")
        let shown = sitting.type("U")
        #expect(shown.contains("That is U."))
        #expect(sitting.session.lastOutcome?.diagnosis == ["multiply-back.u-itself"])
    }

    @Test func `what is bound is the learner's own`() throws {
        var sitting = try Sitting(from: "right-vectors")
        #expect(sitting.verdict("(-1, -1)/√2") == .correct)
        #expect(sitting.verdict("(1, -1)/√2") == .correct)
        #expect(sitting.verdict("(2/3, 2/3, 1/3)") == .incorrect)
        #expect(sitting.session.lastOutcome?.diagnosis == ["left.sign"])
        #expect(sitting.verdict("(-2/3, -2/3, -1/3)") == .correct)
    }

    @Test func `a repeated step is named by its number`() throws {
        var sitting = try Sitting(from: "right-vectors")
        #expect(sitting.session.prompt == "svd-by-hand/right-vectors.1")
        sitting.type("skip")
        #expect(sitting.session.prompt == "svd-by-hand/right-vectors.2")
        #expect(sitting.type("show").contains("v₂"))
        sitting.type("skip")
        #expect(sitting.session.prompt == "svd-by-hand/left-vectors.1")
    }

    @Test func `a rounded answer stands for the exact one`() throws {
        var sitting = try Sitting(from: "singular-values")
        #expect(sitting.verdict("4.24, 2") == .rounded)
        #expect(sitting.type("check sigma1 == 3√2").contains("yes"))
    }

    @Test func `the completion of the source is refused by the entry that shows it`() throws {
        var sitting = try Sitting(from: "completion")
        let shown = sitting.type("(1/3, 1/3, -2/3)")
        #expect(sitting.session.lastOutcome?.verdict == .incorrect)
        #expect(shown.contains("(UᵀU)₁₃ = "))
        #expect(shown.contains("2/9"))
    }

    @Test func `the last answer ends the lesson`() throws {
        var sitting = try Sitting(from: "multiply-back")
        let shown = sitting.type("U * Sigma")
        #expect(sitting.session.isFinished)
        #expect(sitting.session.prompt == "svd-by-hand")
        #expect(shown.contains("Finished: Singular value decomposition by hand."))
        #expect(sitting.type("1").contains("finished"))
    }
}

struct `Hostile lines` {
    static let lines: [String] = [
        "9^9^9^9", String(repeating: "(", count: 1000) + "1" + String(repeating: ")", count: 1000),
        "[" + String(repeating: "1 ", count: 10_000) + "]", "root(x^1000000 - 2, 1)", "[1 \0 2]", "\u{FFFD}",
        String(repeating: "a", count: 1_000_000), ":" + String(repeating: "a", count: 1_000_000),
        String(repeating: "x=1,", count: 250_000), String(repeating: "=", count: 100_000), "check 9^9^9^9",
    ]

    @Test(arguments: lines.indices)
    func `get an answer, and the session goes on`(index: Int) throws {
        var sitting = try Sitting()
        let shown = sitting.type(Self.lines[index])
        #expect(!shown.isEmpty)
        #expect(shown.count < 2000)
        #expect(sitting.session.stepName == "gram")
        #expect(sitting.verdict("[11 7; 7 11]") == .correct)
    }
}

struct `Words` {
    @Test func `hints climb and end with the way out`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("hint").contains("(1/3)"))
        #expect(sitting.type(":hint").contains("(2/3)"))
        #expect(sitting.type("hint").contains("11"))
        #expect(sitting.type("hint").contains("solution shows the answer"))
    }

    @Test func `the first hint after a wrong answer is what shows it wrong`() throws {
        var sitting = try Sitting(from: "right-vectors")
        sitting.type("(1, 2)")
        #expect(sitting.type("hint").contains("not 0"))
        #expect(sitting.type("hint").contains("(1/3)"))
    }

    @Test func `why explains the last verdict`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("why").contains("Nothing has been judged"))
        sitting.type("[11 7; 7 11]")
        #expect(sitting.type("why").contains("verified exactly"))
    }

    @Test(arguments: [("hnt", "hint"), ("undoo", "undo"), ("Skpi", "skip"), (":solutoin", "solution")])
    func `a mistyped word is asked about`(typed: String, meant: String) throws {
        var sitting = try Sitting()
        #expect(sitting.type(typed).contains("Did you mean the word \(meant)?"))
        #expect(sitting.session.lastOutcome?.kind == .word)
    }

    @Test func `a word that is like none is not one`() throws {
        var sitting = try Sitting()
        #expect(sitting.type(":abracadabra").contains("help lists the words"))
    }

    @Test func `a mathematical name wins over a word`() throws {
        let text = """
            longhand: 1
            lesson: names
            title: Names
            given: {hint: "3"}
            steps:
              - {id: one, ask: "Three?", expect: {relation: value, value: "3"}, hints: ["Count."]}
              - {id: two, ask: "Four?", expect: {relation: value, value: "4"}}
            """
        var sitting = try Sitting(text: text)
        #expect(sitting.type(":hint").contains("Count."))
        #expect(sitting.verdict("hint") == .correct)
    }

    @Test func `check changes nothing and charges nothing`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("check W[1,1] + 1").contains("= 4"))
        #expect(sitting.type("check W[1,1] == 3").contains("yes"))
        #expect(sitting.type("check (").contains("^"))
        #expect(sitting.type("check Q").contains("Q is not known"))
        #expect(sitting.session.stepName == "gram")
        #expect(sitting.type("undo").contains("nothing to take back"))
    }

    @Test func `solution shows and skip takes the computed answer`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("solution").contains("WtW = ⎡11   7⎤"))
        #expect(sitting.session.stepName == "gram")
        sitting.type("skip")
        #expect(sitting.session.lastOutcome?.label == "skipped")
        #expect(sitting.session.stepName == "charpoly")
        #expect(sitting.type("check G[2,2]").contains("11"))
    }

    @Test func `help names every word`() throws {
        var sitting = try Sitting()
        let help = sitting.type("help")
        for word in Word.allCases { #expect(help.contains(word.rawValue)) }
    }

    @Test func `quit says where it will go on`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("quit").contains("svd-by-hand/gram"))
    }

    @Test func `completions have words, names and functions`() throws {
        var sitting = try Sitting()
        sitting.type("[11 7; 7 11]")
        let all = sitting.session.completions
        for word in ["hint", ":hint", "export html"] { #expect(all.beginnings.contains(word)) }
        for word in ["W", "WtW", "G", "charpoly("] { #expect(all.expressions.contains(word)) }
        for word in ["hint", "eigh(", "V"] { #expect(!all.expressions.contains(word)) }
    }

    @Test func `a word is completed where it would do something`() throws {
        var sitting = try Sitting()
        func words() -> [String] { sitting.session.completions.beginnings }
        for word in ["undo", "back", "why", "run", "done"] { #expect(!words().contains(word), "\(word)") }
        sitting.type("[11 7; 7 11]")
        for word in ["undo", "back", "why", "scratch"] { #expect(words().contains(word), "\(word)") }
        sitting.type("scratch")
        #expect(words().contains("done") && !words().contains("hint") && !words().contains("scratch"))
        sitting.type("done")
        while !sitting.session.isFinished { sitting.type("skip") }
        #expect(words().contains("back") && !words().contains("skip") && !words().contains(":hint"))
    }

    @Test(arguments: [
        "hnit": "hint", "next": "skip", "Solve": "solution", "menu": "quit", "save": "export",
        ":draw": "plot",
        "prev": "back", "clue": "hint",
    ])
    func `what is called otherwise elsewhere is told what it is called here`(typed: String, word: String)
        throws
    {
        var sitting = try Sitting()
        #expect(sitting.type(typed).contains("Did you mean the word \(word)?"))
        #expect(sitting.session.stepName == "gram")
    }

    @Test func `help says one thing, or all`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("help skip") == "  skip – take the computed answer and go on.")
        #expect(sitting.type("help :plot").contains("plot W to w.png"))
        #expect(sitting.type("help me").contains("There is no help on me"))
    }
}
