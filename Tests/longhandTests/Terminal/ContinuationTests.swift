import Testing

@testable import longhand

@Suite("Inputs over several lines")
struct ContinuationTests {
    let continuation = Continuation(words: ["hint", "quit", "check"])

    @Test(arguments: ["[3 1; 1 3]", "18, 4", "", "hint", ":hint [", "]", "(11-λ)^2-49", "check (1+2)"])
    func `an input with nothing open is whole`(line: String) {
        #expect(continuation.step(from: "", with: line) == .whole)
    }

    @Test(arguments: ["[3 1;", "[", "((1)", "{2 (twice)", #"\begin{bmatrix} 3 & 1 \\"#, "check [1 2"])
    func `an open bracket or environment asks for more`(line: String) {
        #expect(continuation.step(from: "", with: line) == .open)
    }

    @Test func `a matrix goes on until its bracket is closed`() {
        #expect(continuation.step(from: "[3 1", with: "1 3") == .open)
        #expect(continuation.step(from: "[3 1\n1 3", with: "1 1]") == .whole)
        #expect(continuation.step(from: "[[1, 2],", with: "[3, 4],") == .open)
        #expect(continuation.step(from: "[[1, 2]", with: "[3, 4]") == .open)
        #expect(continuation.step(from: "[[1, 2],\n[3, 4],", with: "[5, 6]]") == .whole)
        #expect(continuation.step(from: "[", with: "[1 2]") == .open)
    }

    @Test func `an empty line ends an input whatever is open`() {
        #expect(continuation.step(from: "[3 1", with: "  ") == .whole)
    }

    @Test func `a word, or a whole matrix typed anew, leaves a broken one behind`() {
        #expect(continuation.step(from: "[11 7; 7", with: "[11 7; 7 11]") == .restart)
        #expect(continuation.step(from: "(1, 2", with: "hint") == .restart)
        #expect(continuation.step(from: "(1, 2", with: ":why") == .restart)
    }

    @Test func `in the history line breaks between rows become semicolons`() {
        #expect(Continuation.joined(["[3 1", " 1 3", "1 1]"]) == "[3 1; 1 3; 1 1]")
        #expect(Continuation.joined(["[[1,2],", "[3,4]]"]) == "[[1,2], [3,4]]")
        #expect(Continuation.joined(["[", "1 2;", "3 4", "]"]) == "[ 1 2; 3 4 ]")
        #expect(Continuation.joined(["18, 4"]) == "18, 4")
    }
}
