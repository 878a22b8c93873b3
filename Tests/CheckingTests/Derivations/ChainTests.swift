import Checking
import Notation
import Testing

@Suite struct ChainTests {
    private func scope(_ bound: [String: String]) throws -> Scope {
        var scope = Scope()
        for (name, text) in bound.sorted(by: { $0.key < $1.key }) {
            scope[name] = try Evaluator(scope: scope).evaluate(Reader.parse(text).readings[0])
        }
        return scope
    }

    @Test(arguments: [
        Case("725 - 225 = 500", .correct),
        Case("725 - 225 = 501", .incorrect),
        Case("λ^2 - 54λ + 725 - 225 = λ^2 - 54λ + 500", .correct),
        Case("λ^2 - 54λ + 725 - 225 = λ^2 - 54λ + 501", .incorrect),
        Case("(λ-25)(λ-29) - 225 = λ^2 - 54λ + 500.0", .correct),
        Case("λ(λ-22) + 72 = λ^2 - 22λ + 72 = (λ-18)(λ-4)", .correct),
        Case("λ = (54 ± sqrt(916))/2 = 27 ± √229 = 42.13, 11.87", .rounded),
        Case("λ = (54 ± sqrt(916))/2 = 42.14, 11.86", .misrounded),
        Case("λ = (54 ± sqrt(916))/2 = 42.2, 11.8", .misrounded),
        Case("λ = (54 ± sqrt(916))/2 = 43.14, 11.86", .incorrect),
        Case("λ₁ = 27+√229 ≈ 42", .incomplete),
        Case("a(b+c) = ab + ac", .malformed),
        Case("a(b+c) = a*b + a*c", .correct),
        Case("(a+b)^2 = a^2 + b^2", .incorrect),
        Case("1/(a-b) + 1/(a+b) = 2a/(a^2-b^2)", .correct),
        Case("(a^3-b^3)/(a-b) = a^2+a*b+b^2", .correct),
        Case("det([a b; c d]) = a*d - b*c", .correct),
        Case("[3 1; 1 3]*[1; 1] = [4; 4] = 4*[1; 1]", .correct),
        Case("1/3 = 0.333 = 0.33", .rounded),
        Case("sqrt(8) = 2√2 = 2.83", .rounded),
        Case("sqrt(8) = 2.82", .misrounded),
        Case("λ^2 - 54λ + 500 = 0", .undecided),
        Case("(5-λ)(5-λ) - 9 = λ^2 - 10λ + 16 = 0", .correct),
        Case("(5-λ)(5-λ) - 9 = λ^2 - 10λ + 14 = 0", .incorrect),
        Case("2 = 1/0", .malformed),
        Case("2 = ", .malformed),
        Case("det(λI - [2 1; 1 2]) = (λ-2)^2 - 1", .correct),
        Case("Wt*W = [1 2; 3 4]", .malformed),
    ])
    func `a chain is judged link by link`(line: Case) throws {
        let judged = ChainJudgement.judge(line.answer, in: Scope())
        #expect(judged.judgement.verdict == line.verdict, "\(judged)")
    }

    @Test func `names of the scope stand for their values`() throws {
        let scope = try scope(["W": "[3 1; 1 3; 1 1]", "WtW": "[11 7; 7 11]", "lambda": "{18, 4}"])
        func verdict(_ text: String) -> Verdict {
            ChainJudgement.judge(text, in: scope).judgement.verdict
        }
        #expect(verdict("WtW = W'*W = [11 7; 7 11]") == .correct)
        #expect(verdict("WtW = W'*W = [11 7; 7 10]") == .incorrect)
        #expect(verdict("det(λI - WtW) = (λ-11)^2 - 49 = λ^2 - 22λ + 72") == .correct)
        #expect(verdict("λ = 11 ± 7 = 18, 4") == .correct)
        #expect(verdict("λ₁ = 11 + 7 = 18") == .correct)
        #expect(verdict("λ₁ = 11 + 7 = 19") == .incorrect)
        #expect(verdict("λ₁*λ₂ = det(WtW) = 72") == .correct)
    }

    @Test func `the first link that is wrong is named`() throws {
        let judged = ChainJudgement.judge("2*3 = 6 = 7 = 8", in: Scope())
        #expect(judged.firstWrong == 1)
        #expect(judged.judgement.message.contains("6 = 7"))
        #expect(judged.links.map(\.judgement.verdict) == [.correct, .incorrect, .incorrect])
    }

    @Test func `a difference is shown by values of the letters`() throws {
        let judged = ChainJudgement.judge("(a+b)^2 = a^2 + b^2", in: Scope())
        #expect(
            judged.judgement.evidence == "at a = 1, b = 2 the left side is 9, the right side 5", "\(judged)")
    }
}
