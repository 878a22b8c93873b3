import Notation
import Testing
import Tutoring

@Suite("help on functions")
struct FunctionHelpTests {
    private func lines(of word: String, width: Int = 80, style: TextStyle = TextStyle()) throws -> [String] {
        var sitting = try Sitting()
        return EventText(width: width, style: style).lines(of: sitting.session.handle(word))
    }

    @Test(arguments: [TextStyle(), TextStyle(ascii: true), TextStyle(isSpoken: true)])
    func `the list has every function of the lessons and fits a screen`(style: TextStyle) throws {
        let lines = try lines(of: "help functions", style: style)
        // The line itself, and the prompt after the list, are on the screen too.
        #expect(lines.count <= 22, "\(lines.count)")
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
        let text = lines.joined(separator: " ")
        for function in Function.callable(in: .lessons) {
            #expect(text.contains(function.rawValue + "("), "\(function)")
        }
        #expect(!lines.contains { $0.hasSuffix("(v,") || $0.hasSuffix("w,") || $0.hasSuffix("(A,") })
        for call in ["eigh", "solve(", "norm(A, 2)"] { #expect(!text.contains(call)) }
    }

    @Test func `one function is told by each way to call it`() throws {
        #expect(
            try lines(of: "help proj") == ["  proj(v, A) – the projection of v onto the column space of A."])
        #expect(try lines(of: "help tr") == ["  trace(A) – the sum of the diagonal."])
        let norm = try lines(of: "help norm(", width: 120).joined(separator: "\n")
        #expect(norm.contains("norm(A) – the root of the sum of squares: of a vector, its length."))
        #expect(norm.contains("norm(A, 2) – ") && norm.contains("(only in eval)."))
        #expect(try lines(of: "help rref").joined().contains("(not with --numeric)."))
    }

    @Test func `the list of words says that there is one of functions`() throws {
        #expect(try lines(of: "help").joined(separator: " ").contains("help functions"))
        #expect(try lines(of: "functions").joined().contains("Did you mean the word help?"))
    }
}
