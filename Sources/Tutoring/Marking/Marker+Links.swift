internal import Checking
internal import Lessons
internal import Notation

/// Whether what stands right of an equals sign is what stands left of it.
extension Marker {
    func link(_ left: String, _ right: String) -> CarriedJudgement {
        let readings = readings(of: left)
        guard readings.count > 1 else { return link(reading: readings.first ?? left, right) }
        // All readings are judged: their common verdict counts.
        let found = readings.map { link(reading: $0, right) }
        if found.allSatisfy({ $0.judgement.verdict == found[0].judgement.verdict }) { return found[0] }
        let ways = readings.joined(separator: ", or ")
        return CarriedJudgement(
            .unreadable("This can be read in more than one way: \(ways). Make it plain."))
    }

    /// The text, or where it is ambiguous, those of its readings that make sense.
    private func readings(of text: String) -> [String] {
        guard let parse = try? Reader.parse(text), parse.isAmbiguous else { return [text] }
        let texts = parse.readings.map { Formula($0).plain }.filter { value(of: $0) != nil }
        return texts.isEmpty ? [text] : texts
    }

    private func link(reading left: String, _ right: String) -> CarriedJudgement {
        if hasBareList(left) || hasBareList(right), equality(left, right, in: scopes.truth) != nil,
            !isPolynomial(left)
        {
            return matricesWithALetter(left, right)
        }
        guard let value = value(of: left) else { return matricesWithALetter(left, right) }
        let significant: [String: Option] = ["significant": .number(1)]
        switch value {
        case .number: return link(left, right, .value, value, significant)
        case .matrix: return link(left, right, .matrix, value, significant)
        case .list: return link(left, right, .values, value, significant)
        case .polynomial(let polynomial):
            if (left + right).contains("."), let found = decimalLink(left, right, polynomial) { return found }
            return link(left, right, .polynomial, value, [:])
        case .boolean, .subspace, .record: return Self.notCompared
        }
    }

    private func isPolynomial(_ text: String) -> Bool {
        if case .polynomial? = value(of: text) { true } else { false }
    }

    /// A letter that stands for a list elsewhere, as λ does, is a letter beside a matrix: `λI − WᵀW`.
    private func hasBareList(_ text: String) -> Bool {
        guard let first = (try? Reader.parse(text, as: .matrix))?.readings.first,
            first.hasMatrix(in: scopes.typed)
        else { return false }
        return first.names.contains { name in
            if case .list? = scopes.typed[name] { true } else { false }
        }
    }

    /// `−15/17.14 x = −0.875 x`: a polynomial carries no digits, so its coefficients are compared one by one.
    private func decimalLink(
        _ left: String, _ right: String, _ polynomial: PolynomialValue
    ) -> CarriedJudgement? {
        guard polynomial.degree <= 1 else { return nil }
        let found = [0, 1].map { number in
            var copy = self
            copy.scopes.truth[polynomial.variable] = .exact(number)
            copy.scopes.typed[polynomial.variable] = .exact(number)
            return copy.link(left, right, .value, .exact(0), ["significant": .number(1)])
        }
        return found.max { $0.judgement.verdict.rank < $1.judgement.verdict.rank }
    }

    private static let notCompared = CarriedJudgement(
        Judgement(verdict: .undecided, message: "Such things are not compared here."))

    private func link(
        _ left: String, _ right: String, _ relation: Relation, _ value: Value, _ options: [String: Option]
    ) -> CarriedJudgement {
        let hasNames = (try? Reader.parse(left))?.readings.first?.names.contains { scopes.typed.contains($0) }
        // A list of typed numbers need not be readable without knowing that it is one.
        let given: Question.Given =
            hasNames == true || relation == .polynomial ? .expression(left) : .value(value)
        guard let question = try? Question(relation: relation, given: ["value": given], options: options)
        else {
            return Self.notCompared
        }
        return question.judgeLink(["answer": right], in: scopes)
    }

    // MARK: - Matrices with a letter in them

    /// Whether a text is mathematics: it has a value, or is a matrix of polynomials.
    func isMathematics(_ text: String) -> Bool {
        value(of: text) != nil || (try? Reader.parse(text))?.isAmbiguous == true
            || text.isOnlyMathematics && equality(text, text, in: scopes.typed) != nil
    }

    /// `[λ-25 15; 15 λ-29]`: compared as a whole, then entry by entry for the first that differs.
    private func matricesWithALetter(_ left: String, _ right: String) -> CarriedJudgement {
        guard let holds = equality(left, right, in: scopes.truth) else { return Self.notCompared }
        if holds {
            return CarriedJudgement(
                Judgement(
                    verdict: .correct, by: .identity, evidence: "all entries are equal", message: "Exactly.",
                    credit: 1))
        }
        if equality(left, right, in: scopes.typed) == true {
            let names = (try? Reader.parse("(\(left)) == (\(right))"))?.readings.first?.names ?? []
            let from = scopes.departures.keys.filter { names.contains($0.name) }
            return CarriedJudgement(
                Judgement(verdict: .follows, by: .identity, message: "Right, given your lines.", credit: 1),
                from: from)
        }
        var message = "Not this matrix."
        var evidence: String?
        if let (i, j) = firstDifference(left, right) {
            message = "Look at row \(i), column \(j)."
            evidence = "the entries in row \(i), column \(j) are not equal"
        }
        return CarriedJudgement(
            Judgement(
                verdict: .incorrect, by: .identity, evidence: evidence, message: message, credit: 0))
    }

    /// The place of the first entry in which two small matrices differ.
    private func firstDifference(_ left: String, _ right: String) -> (row: Int, column: Int)? {
        let unit = { (k: Int, n: Int) in (1...n).map { $0 == k ? "1" : "0" }.joined(separator: ", ") }
        for n in 2...4 {
            for k in 0..<n * n {
                let (row, column) = ("[\(unit(k / n + 1, n))]", "(\(unit(k % n + 1, n)))")
                guard
                    let same = equality(
                        "\(row) * (\(left)) * \(column)", "\(row) * (\(right)) * \(column)", in: scopes.truth)
                else { break }
                if !same { return (k / n + 1, k % n + 1) }
            }
        }
        return nil
    }

    /// Whether two texts are equal for every value of the letter in them; nil where that makes no sense.
    private func equality(_ left: String, _ right: String, in scope: Scope) -> Bool? {
        guard let first = (try? Reader.parse("(\(left)) == (\(right))"))?.readings.first else { return nil }
        var free = scope
        // The letter of a characteristic matrix, whatever it stands for elsewhere.
        for letter in ["lambda", "x", "t", "mu"] where first.names.contains(letter) {
            free[letter] = nil
            break
        }
        guard case .boolean(let holds)? = try? Evaluator(scope: free).evaluate(first) else { return nil }
        return holds
    }
}

extension Expression {
    /// Whether a matrix, or the name of one, is in it.
    fileprivate func hasMatrix(in scope: Scope) -> Bool {
        switch kind {
        case .matrix: return true
        case .name(let name): if case .matrix? = scope[name] { return true } else { return name == "I" }
        case .index: return false
        default: return children.contains { $0.hasMatrix(in: scope) }
        }
    }
}

extension String {
    /// Nothing in it can join or end a statement.
    fileprivate var isOnlyMathematics: Bool { !contains("=") && !contains("<") && !contains(">") }
}
