import Checking
import Notation
import Testing
import Tutoring

struct `How mathematics is written` {
    @Test func `help writing fits on one screen, and all that it shows can be read`() throws {
        var sitting = try Sitting()
        let shown = sitting.type("help writing")
        let lines = shown.split(separator: "\n")
        #expect(lines.count <= 22 && lines.allSatisfy { $0.count <= 80 }, "\(shown)")
        guard case .note(let prose)? = sitting.session.handle("help writing").first else {
            Issue.record("no note")
            return
        }
        var count = 0
        for case .code(let text) in prose.paragraphs.flatMap({ $0 }) {
            if text.contains("…") || text.hasPrefix("check") { continue }
            count += 1
            #expect(throws: Never.self, "\(text)") { _ = try Reader.parse(text) }
        }
        #expect(count > 20)
    }

    @Test func `help tells of it, and of all topics where one is unknown`() throws {
        var sitting = try Sitting()
        #expect(sitting.type("help").contains("help writing"))
        let said = sitting.type("help matrix")
        #expect(said.contains("no help on matrix") && said.contains("help writing"), "\(said)")
        #expect(said.contains("hint") && said.contains("plot"))
        #expect(!said.contains("stands alone"))
    }

    @Test(arguments: [
        ("11 7, 7 11", "[11 7; 7 11]"), ("11 7; 7 11, 3", nil), ("1 2 3", "(1, 2, 3)"),
        ("W'W", "W'*W"), ("WᵀW", "W'*W"), ("W^T W", "W'*W"), ("2 + sqrt 18", "2 + sqrt(18)"),
        ("det W", "det(W)"),
    ])
    func `a line as on paper is shown as it is typed here`(line: String, meant: String?) throws {
        var sitting = try Sitting()
        let said = sitting.type(line)
        #expect(sitting.lastTyped?.verdict?.isAttempt != true)
        if let meant {
            #expect(said.contains(meant), "\(said)")
        } else {
            #expect(!said.contains("[11"), "\(said)")
        }
    }

    @Test func `a root without parentheses is one name, and the root is proposed`() throws {
        var sitting = try Sitting(from: "singular-values")
        #expect(sitting.type("sqrt18, 2").contains("sqrt(18)"))
        #expect(sitting.type("check sqrt2").contains("sqrt(2)"))
        #expect(!sitting.type("check foo2").contains("("))
    }

    @Test func `a power that is divided is told from a root`() throws {
        var sitting = try Sitting(from: "singular-values")
        let said = sitting.type("18^1/2, 2")
        #expect(sitting.lastTyped?.verdict == .incorrect)
        #expect(said.contains("18^1/2 is 18/2; for a root write 18^(1/2)."), "\(said)")
        #expect(!sitting.type("18, 4").contains("for a root"))
        #expect(sitting.verdict("18^(1/2), 2") == .correct)
    }

    // MARK: - Decimals with a comma

    private static let point = "; a comma stands between two numbers"

    @Test func `a decimal with a comma is told of the point, where a number is asked for`() throws {
        var sitting = try Sitting("gram-schmidt")
        for (line, number) in [("1,5", "1.5"), ("c = 0,25", "0.25")] {
            let said = sitting.type(line).split { $0.isWhitespace }.joined(separator: " ")
            #expect(said.contains("Decimals are written with a point: \(number)\(Self.point)"), "\(said)")
            #expect(sitting.lastTyped?.verdict?.isAttempt != true)
        }
        #expect(!sitting.type("1.5").contains(Self.point))
        #expect(!sitting.type("1, 5").contains(Self.point))
    }

    @Test(arguments: [
        ("gram", "[1,5 2; 0 1]", "1.5"), ("gram", "[11,5 7,5; 7,5 11,5]", "11.5"),
        ("charpoly", "λ^2 - sqrt(1,5)", "1.5"),
        ("eigenvalues", "(17,99, 4,01)", "17.99"), ("right-vectors.1", "(0,707, 0,707)", "0.707"),
        ("right-vectors.1", "(0,707,0,707)", "0.707"), ("right-vectors.1", "(0,7 0,7)", "0.7"),
    ])
    func `a decimal with a comma is told of the point, where that is plain`(
        step: String, line: String, number: String
    ) throws {
        var sitting = try Sitting(from: step)
        let said = sitting.type(line).split { $0.isWhitespace }.joined(separator: " ")
        #expect(said.contains("Decimals are written with a point: \(number)\(Self.point)"), "\(said)")
        #expect(sitting.session.stepName == step)
    }

    @Test(arguments: [
        ("gram", "[11,7; 7,10]"), ("right-vectors.1", "(1,5)"), ("right-vectors.1", "(1,2,3)"),
        ("eigenvalues", "18,5"), ("gram", "[11 7; 7]"), ("eigenvalues", "18, 5"),
    ])
    func `two numbers with a comma stay two numbers`(step: String, line: String) throws {
        var sitting = try Sitting(from: step)
        let said = sitting.type(line)
        #expect(!said.contains("with a point"), "\(said)")
    }

    @Test(arguments: ["ls", "charly^2 - 1", "W'*W", "WtW"])
    func `what is no polynomial in one letter is not charged`(line: String) throws {
        var sitting = try Sitting(from: "charpoly")
        let said = sitting.type(line).replacing("\n ", with: "")
        #expect(said.contains("λ^2") && said.contains("No attempt is charged"), "\(said)")
        #expect(sitting.type("status").contains("0 attempts"))
        #expect(sitting.session.stepName == "charpoly")
    }

    @Test func `any one letter stands for λ, and numbers by name are welcome`() throws {
        for line in ["x^2 - 22x + 72", "t1^2 - 22 t1 + 72", "λ^2 - trace(WtW)*λ + det(WtW)"] {
            var sitting = try Sitting(from: "charpoly")
            #expect(sitting.verdict(line) == .correct, "\(line)")
        }
        var sitting = try Sitting(from: "charpoly")
        #expect(sitting.verdict("x^2 - 21x + 72") == .incorrect)
    }
}
