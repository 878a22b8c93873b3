import Notation
import Testing

@Suite("A decimal with a comma")
struct DecimalCommaTests {
    @Test(arguments: [
        ("(0,707, 0,707)", "0.707"), ("[1,5 2; 0 1]", "1.5"), ("[2 1,5; 0,5 1]", "1.5"),
        ("(1,5, 2,5)", "1.5"),
        ("(0,25, 2)", "0.25"), ("[1,25 2]", "1.25"), ("[-0,5 0,5]", "0.5"), ("x = (−0,6, 0,8)", "0.6"),
        ("(0,707,0,707)", "0.707"),
        ("(-0,707,+0,707)", "0.707"), ("42,13, 11,87", "42.13"), ("v = (0,6 , 0,8)", "0.6"),
        ("[1,4142 √2]", "1.4142"), ("[0,75 1/2]", "0.75"),
    ])
    func `is seen where it is plain`(line: String, number: String) throws {
        let found = try #require(DecimalComma(in: line), "\(line)")
        #expect(found.number == number, "\(line)")
        #expect(
            found.words
                == "Decimals are written with a point: `\(number)`; a comma stands between two numbers.")
    }

    @Test(arguments: [
        "(1,5)", "1,5", "[3,1; 1,3]", "[3,1 ; 1,3]", "[[3,1],[1,3]]", "(1,2,3)", "(1, 2, 3)", "(1,2, 3)",
        "18,4", "18, 4",
        "[11 7,7 11]", "11 7, 7 11", "20,000", "{18,4}", "(0,1,0,1)", "(0,0,1)", "U[1,2] = 0", "A[1,2] B", "",
        ",", ",,,",
        "(0,1, 0)", "(1,25, 2)", "[0,5 1]", "a,b c,d", "(0,5, 0,5)" + String(repeating: " ", count: 1_000),
        "proj(v,u) 2", "0.5, 0.5", "λ₁ = 18, λ₂ = 4",
        "(1,000,000, 2)", "25,600, 2,560", "-25,600 2,560",
    ])
    func `is not seen where two numbers may be meant`(line: String) {
        #expect(DecimalComma(in: line) == nil)
    }

    @Test(arguments: [("1,5", "1.5"), ("σ = 4,24", "4.24"), ("-0,5", "0.5"), ("≈ 1,414", "1.414")])
    func `is seen where a single number is asked for`(line: String, number: String) {
        #expect(DecimalComma(in: line, wantsNumber: true)?.number == number)
    }

    @Test func `is seen where a function of one number was given two`() throws {
        for (line, number) in [("sqrt(1,5)", "1.5"), ("norm([1,5 2; 0 1])", "1.5")] {
            let error = try #require(throws: NotationError.self) { try Reader.parse(line) }
            #expect(DecimalComma(in: line, refusedFor: error)?.number == number)
        }
        let error = try #require(throws: NotationError.self) { try Reader.parse("proj(1,5,2)") }
        #expect(DecimalComma(in: "proj(1,5,2)", refusedFor: error) == nil)
    }

    @Test(arguments: ["1.5", "15", "1, 5", "a,b", "1,b", "1,2,3"])
    func `a number without one has none`(line: String) {
        #expect(DecimalComma(in: line, wantsNumber: true) == nil)
    }
}
