import Lessons
import Testing
import Tutoring

struct `Coming back` {
    private static func resumed(_ session: Session) -> String {
        EventText.recording.lines(of: session.resume()).joined(separator: "\n")
    }

    @Test func `the given matrix is shown once more where the question is without it`() throws {
        var sitting = try Sitting()
        for line in ["[11 7; 7 11]", "skip"] { sitting.type(line) }
        #expect(!sitting.type("show").contains("W ="))
        let shown = Self.resumed(sitting.session)
        #expect(shown.contains("W = ⎢1 3⎥"), "\(shown)")
        #expect(shown.contains("the eigenvalues of WᵀW"))
    }

    @Test func `what the question shows is not shown twice`() throws {
        let shown = Self.resumed(try Sitting().session)
        #expect(shown.split(separator: "W = ").count == 2, "\(shown)")
    }

    @Test func `at the end there is nothing to be reminded of`() throws {
        var sitting = try Sitting(from: "multiply-back")
        sitting.type("skip")
        #expect(
            EventText.recording.lines(of: sitting.session.resume())
                == EventText.recording.lines(of: sitting.session.begin()))
    }

    @Test(arguments: [
        ("A", "1 2 3; 2 4 6; 1 1 1", "needs the rank of A to be 3; here it is 2"),
        ("A", "1 2; 3 4", "needs the number of columns of A to be 3; here it is 2"),
        ("b", "(1, 0, 0)", "does not hold"), ("A", "7", "goes in quotation marks: --set A="),
    ])
    func `a requirement that fails is said in words`(name: String, value: String, words: String) throws {
        let error = #expect(throws: SessionError.self) {
            _ = try Sitting("gram-schmidt", set: [name: value])
        }
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test func `singular values that are not apart are refused by their symbols`() throws {
        let error = #expect(throws: SessionError.self) {
            _ = try Sitting("low-rank-truncation", set: ["W": "1 2; 2 -1"])
        }
        #expect(
            error?.message.hasSuffix("needs σ₁ of W to be more than σ₂ of W; here they are √5 and √5")
                == true,
            "\(error?.message ?? "")")
    }

    @Test func `a step that these values pass over is not called unknown`() throws {
        let error = #expect(throws: SessionError.self) {
            _ = try Sitting("svd-by-hand", set: ["W": "2 1; 1 2"], from: "completion")
        }
        #expect(
            error?.message == "at the step `completion` nothing is asked with these values",
            "\(error?.message ?? "")")
    }
}
