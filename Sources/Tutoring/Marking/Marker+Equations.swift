internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// Equations in the letter of the characteristic polynomial: `(11 − λ)² = 49` says something of some λ only.
extension Marker {
    /// The letters that people write for λ.
    private static let letters: Set = ["lambda", "x", "t", "mu", "z", "s", "L"]

    /// Judges a chain without a name in which one sign sets a polynomial to something.
    ///
    /// That is the sign whose two sides differ by a polynomial of the degree of the characteristic one. The
    /// equation is right where this difference is a multiple of it. Where a side is such a multiple already
    /// and the other is not 0, the two were meant to be equal for every λ, and are judged so.
    ///
    /// - Returns: nil where there is no such sign.
    mutating func equation(_ sides: [String], _ statement: WrittenStatement) -> Found? {
        guard sides.count > 1, sides.contains(where: { isInLambda($0) }) else { return nil }
        for name in ["charpoly", "charpolyL"] {
            guard let inquiry = sheet.inquiry(name) else { continue }
            prepare(for: inquiry)
            guard case .polynomial(let right)? = truth(of: name),
                let place = sides.indices.dropLast().last(where: { isSetting($0, sides, right.degree) })
            else { continue }
            let question = EquationQuestion(name, sides[place], sides[place + 1])
            guard
                question.hasZero || !sides[place...(place + 1)].contains(where: { isMultiple($0, question) })
            else { continue }
            return judge(question, at: place, of: sides, statement)
        }
        return sides.count == 2 ? equationOfOne(sides) : nil
    }

    private mutating func judge(
        _ question: EquationQuestion, at place: Int, of sides: [String], _ statement: WrittenStatement
    ) -> Found {
        let links = sides.indices.dropLast().filter { $0 != place }.map { link(sides[$0], sides[$0 + 1]) }
        let found = judge(question)
        state(question, found, statement)
        previous = question.hasZero ? (question.name, question.difference) : (nil, sides[sides.count - 1])
        if let bad = links.first(where: { !$0.judgement.verdict.advances }) {
            return Found(name: question.name, bad)
        }
        let least = (links + [found]).max { $0.judgement.verdict.rank < $1.judgement.verdict.rank }
        return Found(name: question.name, least ?? found)
    }

    /// Whether the sign behind this side is one of an equation of that degree.
    private func isSetting(_ place: Int, _ sides: [String], _ degree: Int) -> Bool {
        guard let left = polynomial(sides[place]), let right = polynomial(sides[place + 1]),
            case .polynomial(let difference)? = value(of: "(\(sides[place])) - (\(sides[place + 1]))")
        else { return false }
        return max(left.degree, right.degree) == degree && difference.degree == degree
    }

    /// The value of a text where that is a polynomial; of a number, the constant one.
    private func polynomial(_ text: String) -> PolynomialValue? {
        switch value(of: text) {
        case .polynomial(let polynomial)?: polynomial
        case .number(let scalar)?: PolynomialValue(scalars: [scalar], variable: "lambda")
        default: nil
        }
    }

    private func isInLambda(_ text: String) -> Bool {
        guard case .polynomial(let polynomial)? = value(of: text) else { return false }
        return Self.letters.contains(polynomial.variable) && polynomial.degree > 0
    }

    /// Whether a side is a multiple of the polynomial by itself.
    private func isMultiple(_ side: String, _ question: EquationQuestion) -> Bool {
        polynomial(side)?.degree ?? 0 > 0
            && question.questions.contains {
                $0.judge(["answer": side], in: scopes, definitions: nil).judgement.verdict.advances
            }
    }

    private func judge(_ question: EquationQuestion) -> CarriedJudgement {
        let answer = ["answer": question.difference]
        let found = question.questions.map { $0.judge(answer, in: scopes, definitions: nil) }
        guard var best = found.first(where: { $0.judgement.verdict.advances }) ?? found.first else {
            return CarriedJudgement(
                Judgement(verdict: .undecided, message: "Nothing is known of \(question.name)."))
        }
        if best.judgement.verdict == .incorrect {
            best.judgement.message = "\(question.refusal) \(best.judgement.message)"
        }
        return best
    }

    /// What later lines build on: the polynomial with the leading coefficient of the right one.
    private mutating func state(
        _ question: EquationQuestion, _ carried: CarriedJudgement, _ statement: WrittenStatement
    ) {
        guard case .polynomial(let written)? = value(of: question.difference),
            case .polynomial(let right)? = truth(of: question.name),
            let factor = try? written[written.degree] / right[right.degree]
        else { return }
        let divisor = Formula(showing: .number(Scalar(factor))).plain
        let text = divisor == "1" ? question.difference : "(\(question.difference)) / (\(divisor))"
        state(question.name, text, line: statement.line, carried)
    }

    // MARK: - One of the solutions

    /// `λ − 11 = 7`: right where what solves it is an eigenvalue.
    private mutating func equationOfOne(_ sides: [String]) -> Found? {
        guard case .polynomial(let line)? = value(of: "(\(sides[0])) - (\(sides[1]))"), line.degree == 1,
            ["lambda", "mu"].contains(line.variable), sides.allSatisfy({ polynomial($0)?.degree ?? 2 < 2 }),
            let solution = try? (-line[0]) / line[1]
        else { return nil }
        guard var found = oneOf(line.variable, Scalar(solution)) else { return nil }
        if found.judgement.verdict == .incorrect {
            let shown = Formula(showing: .number(Scalar(solution))).plain
            found.judgement.message =
                "\(Names.pretty(line.variable)) = \(shown) solves this, and is no eigenvalue."
        }
        previous = (nil, sides[1])
        return Found(name: line.variable, found)
    }
}

/// What an equation has to be: a multiple of the characteristic polynomial set to zero.
private struct EquationQuestion {
    let name: String
    /// One side less the other.
    let difference: String
    /// Whether one of the sides is 0.
    let hasZero: Bool
    /// By what was written as the polynomial, and by the matrix that it belongs to.
    let questions: [Question]

    init(_ name: String, _ left: String, _ right: String) {
        self.name = name
        hasZero = left == "0" || right == "0"
        difference = right == "0" ? left : left == "0" ? right : "(\(left)) - (\(right))"
        questions = [name, name == "charpoly" ? "charpoly(WtW)" : "charpoly(WWt)"].compactMap { text in
            try? Question(
                relation: .polynomial, given: ["value": .expression(text)],
                options: ["upTo": .string("scale")])
        }
    }

    var refusal: String {
        let matrix = name == "charpoly" ? "WᵀW" : "WWᵀ"
        return "This has other solutions than det(\(matrix) − λI) = 0."
            + (hasZero ? "" : " With everything on one side:")
    }
}
