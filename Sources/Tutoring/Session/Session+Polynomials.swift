internal import Checking
internal import Lessons
internal import Notation

/// Names in a polynomial that are none of its letter.
extension Session {
    /// Why an answer that is not right is no polynomial at all, so that no attempt is charged: it has a name
    /// that is no letter (`ls`), or is a matrix. Nil for any other answer.
    func straying(_ given: [String: String], _ judgement: Judgement) -> [String]? {
        guard current.step.expectation?.relation == .polynomial, !judgement.verdict.advances,
            let text = given["answer"],
            let expression = (try? Reader.parse(text, as: .polynomial))?.readings.first
        else { return nil }
        let names = Evaluator(scope: workspace.scope).freeNames(in: expression).filter { !$0.isLetter }
        if !names.isEmpty { return Phrases.straying(names, in: letter) }
        if case .matrix? = workspace.value(of: text) { return Phrases.noPolynomial("a matrix", in: letter) }
        return nil
    }

    /// The letter of the polynomial that is asked for.
    private var letter: String {
        guard case .polynomial(let polynomial)? = try? computedAnswer().values["answer"] else { return "x" }
        return Names.pretty(polynomial.variable)
    }
}

extension String {
    /// `x`, `lambda`, `x1`: one letter, perhaps with a number.
    fileprivate var isLetter: Bool {
        Names.pretty(String(reversed().drop { ("0"..."9").contains($0) }.reversed())).count == 1
    }
}
