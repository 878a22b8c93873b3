internal import Checking
internal import Lessons
internal import Notation

/// What a line says, and how it is judged.
extension Marker {
    /// - Returns: nil for what turns out to be a remark, or only introduces a name.
    mutating func mark(_ piece: WrittenStatement.Piece, of statement: WrittenStatement) -> Found? {
        var piece = piece
        piece.sides = piece.sides.map { settled($0) }
        piece.left = piece.left.map { settled($0) }
        if piece.goesOn {
            guard let before = previous else { return goingOnFromNothing(piece) }
            return chain([before.side] + piece.sides, name: before.name, statement, isNew: 1)
        }
        previous = nil
        // What is set to zero: that says nothing of p(λ).
        if piece.label?.isPolynomialOfLetter == true, piece.sides == ["0"] { return nil }
        switch piece.manner {
        case .colon, .verb: return said(piece, statement)
        case .instance:
            if let found = instance(piece) { return found }
        case .formula, .sentence: break
        }
        let found = piece.label.map { named($0, piece, statement) } ?? unnamed(piece, statement)
        return found ?? unread(piece)
    }

    private mutating func unnamed(
        _ piece: WrittenStatement.Piece, _ statement: WrittenStatement
    ) -> Found? {
        let sides = piece.sides
        if sides.count > 1, sheet.inquiry(sides[0]) != nil {
            // The id of a step: `break-even = 499`.
            return chain(Array(sides.dropFirst()), name: sheet.primary(sides[0]), statement, isNew: 0)
        }
        if let found = equation(sides, statement) { return found }
        return chain(sides, name: determinant(sides), statement, isNew: 0)
    }

    private mutating func named(
        _ label: String, _ piece: WrittenStatement.Piece, _ statement: WrittenStatement
    ) -> Found? {
        let meaning = sheet.meaning(of: label)
        let name = meaning ?? sheet.primary(label)
        let isKnown = meaning != nil
        if !isKnown, let left = piece.left {
            return chain([left] + piece.sides, name: nil, statement, isNew: 0)
        }
        if !isKnown, let (matrix, text) = transposed(name, piece.sides) {
            return chain([text], name: matrix, statement, isNew: 0)
        }
        if isKnown, piece.sides.contains(where: { $0.isEmpty }) {
            return Found(name: name, CarriedJudgement(.unreadable("Nothing stands behind the equals sign.")))
        }
        if !isKnown, piece.sides.contains(where: { !isMathematics($0) }) {
            return piece.manner == .sentence || !looksBroken(piece.sides)
                ? nil : Found(name: name, CarriedJudgement(unreadable(piece.sides)))
        }
        if !isKnown, sheet.isBeyond(name) {
            return Found(
                name: name, CarriedJudgement(.unreadable("There is no \(Names.pretty(name)) here.")))
        }
        if !isKnown, piece.sides.count == 1 {
            introduce(name, piece.sides[0], statement)
            previous = (name, piece.sides[0])
            return misnamed(name, piece.sides[0])
        }
        return chain(piece.sides, name: name, statement, isNew: 0)
    }

    /// A chain `a = b = c`, perhaps with a name before it. The first link that is not right decides; of a
    /// name that is known the value counts too.
    ///
    /// - Parameter isNew: the index of the first side that stands in this line.
    mutating func chain(
        _ sides: [String], name: String?, _ statement: WrittenStatement, isNew: Int
    ) -> Found? {
        let sides = withoutZero(sides)
        guard let last = sides.last else { return nil }
        let isKnown = name.map { sheet.inquiry($0) != nil || sheet.family(ofMatrix: $0) != nil } ?? false
        if isKnown, let name, sheet.inquiry(name)?.takesWords != true {
            if sides.contains(where: { $0.isProse }) { return nil }
            if sides.contains(where: { !isMathematics($0) }) {
                return Found(name: name, CarriedJudgement(unreadable(sides)))
            }
        } else if !isKnown, sides.contains(where: { !isMathematics($0) }) {
            return looksBroken(sides) ? Found(name: name, CarriedJudgement(unreadable(sides))) : nil
        }
        let links = sides.indices.dropLast().map { link(sides[$0], sides[$0 + 1]) }
        let bad = links.firstIndex { !$0.judgement.verdict.advances }
        defer { previous = (name, last) }
        guard isKnown, let name else {
            if let name { introduce(name, last, statement) }
            let least = links.max { $0.judgement.verdict.rank < $1.judgement.verdict.rank }
            guard let found = bad.map({ broken(links, at: $0, isNew) }) ?? least else { return nil }
            return Found(name: name, found)
        }
        // What stands before the broken link is judged first: it may be wrong already.
        if let bad, bad >= isNew {
            let before = judge(name, sides[bad])
            state(name, last, statement)
            remember(sides.dropLast(), of: name, line: statement.line)
            let isWrong = !before.judgement.verdict.advances
            return Found(name: name, isWrong ? before : broken(links, at: bad, isNew))
        }
        let stated = judge(name, last)
        if stated.judgement.verdict == .incorrect, isFormula(last, of: name) {
            return Found(
                name: name,
                CarriedJudgement(
                    Judgement(
                        verdict: .undecided,
                        message: "With your values this does not give \(name); as a formula it is not judged."
                    )))
        }
        state(name, last, statement, stated)
        if let bad { return Found(name: name, broken(links, at: bad, isNew)) }
        guard stated.judgement.verdict.advances,
            let least = links.max(by: { $0.judgement.verdict.rank < $1.judgement.verdict.rank }),
            least.judgement.verdict.rank > stated.judgement.verdict.rank
        else { return Found(name: name, stated) }
        return Found(name: name, least)
    }

    /// Whether a given matrix is said to be an expression of names alone: `W = U Σ Vᵀ`.
    private func isFormula(_ text: String, of name: String) -> Bool {
        sheet.lesson.given.contains { Names.canonical($0.name) == name }
            && (try? Reader.parse(text))?.readings.first?.hasNumber == false
    }

    private func broken(_ links: [CarriedJudgement], at index: Int, _ isNew: Int) -> CarriedJudgement {
        var carried = links[index]
        guard carried.judgement.verdict == .incorrect else { return carried }
        let place =
            index < isNew
            ? "This is not equal to what the line before ends with."
            : links.count > 1
                ? "The two sides of equals sign \(index - isNew + 1) differ." : "The two sides differ."
        carried.judgement.message = "\(place) \(carried.judgement.message)"
        if carried.judgement.diagnosis.isEmpty { carried.judgement.diagnosis = ["derivation.not-equal"] }
        return carried
    }

    /// `U₁₂ = (0.752, 0.659)`: an entry of a matrix is a number.
    private func misnamed(_ name: String, _ text: String) -> Found? {
        let digits = String(name.reversed().prefix { ("0"..."9").contains($0) }.reversed())
        let stem = String(name.dropLast(digits.count))
        guard digits.count == 2, case .matrix? = truth(of: stem), case .matrix(let typed)? = value(of: text),
            typed.entries.count > 1
        else { return nil }
        let what = "\(Names.pretty(name)) is an entry of \(stem), a number; that is a \(typed.shape) matrix."
        let other = columns(like: text).map { " It would be right as \(Names.pretty($0))." } ?? ""
        return Found(
            name: name,
            CarriedJudgement(
                Judgement(
                    verdict: .incorrect, by: .identity, evidence: "a \(typed.shape) matrix is no number",
                    diagnosis: ["name.not-an-entry"], message: what + other, credit: 0)))
    }

    /// The column that a text would be right as.
    private func columns(like text: String) -> String? {
        var copy = self
        for family in sheet.families {
            for k in 1...family.count where copy.judge(family.name(k), text).judgement.verdict.advances {
                return family.name(k)
            }
        }
        return nil
    }

    /// A side in the one spelling that makes sense, where it can be read in several ways or in none.
    private func settled(_ text: String) -> String {
        if let product = crossProduct(text) { return product }
        guard let parse = try? Reader.parse(text) else {
            guard !text.contains("\\begin"), error(in: text) != nil else { return text }
            let other = text.withProducts
            return value(of: other) == nil ? text : other
        }
        guard parse.isAmbiguous else { return text }
        let ways = parse.readings.map { Formula($0).plain }.filter { value(of: $0) != nil }
        return ways.count == 1 ? ways[0] : text
    }

    /// `u₁ × u₂` entry by entry; nil where that is no product of two vectors with three entries.
    private func crossProduct(_ text: String) -> String? {
        let factors = text.replacing("\\times", with: "×").split(separator: "×").map { $0.trimmed }
        guard factors.count == 2,
            factors.allSatisfy({ factor in
                guard case .matrix(let matrix)? = value(of: factor) else { return false }
                return matrix.isVector && matrix.entries.count == 3
            })
        else { return nil }
        let units = ["(1, 0, 0)", "(0, 1, 0)", "(0, 0, 1)"]
        let entry = { (factor: Int, k: Int) in "dot(\(factors[factor]), \(units[k % 3]))" }
        let entries = (0..<3).map { k in
            "\(entry(0, k + 1)) * \(entry(1, k + 2)) - \(entry(0, k + 2)) * \(entry(1, k + 1))"
        }
        return "(\(entries.joined(separator: ", ")))"
    }

    /// `… = 0` at the end of a polynomial's chain sets it to zero and states nothing about it.
    private func withoutZero(_ sides: [String]) -> [String] {
        guard sides.count > 1, sides.last == "0", case .polynomial? = value(of: sides[sides.count - 2])
        else { return sides }
        return Array(sides.dropLast())
    }

    /// `Vᵀ = [..]` as what it says of V.
    private func transposed(_ name: String, _ sides: [String]) -> (String, String)? {
        guard name.hasSuffix("t"), let last = sides.last,
            sheet.family(ofMatrix: String(name.dropLast())) != nil
        else { return nil }
        return (String(name.dropLast()), "(\(last))'")
    }

    // MARK: - What cannot be read

    private func looksBroken(_ sides: [String]) -> Bool {
        sides.allSatisfy { !$0.isProse }
            && sides.contains { $0.startsLikeMathematics && error(in: $0) != nil }
    }

    private func error(in text: String) -> NotationError? {
        for mode in [AnswerMode.any, .list, .matrix, .polynomial]
        where (try? Reader.parse(text, as: mode)) != nil {
            return nil
        }
        do {
            _ = try Reader.parse(text)
            return nil
        } catch { return error }
    }

    func unreadable(_ sides: [String]) -> Judgement {
        for side in sides {
            if let error = error(in: side) { return .unreadable(error.diagnostic(for: side, width: 60)) }
        }
        for side in sides {
            guard let first = (try? Reader.parse(side))?.readings.first else { continue }
            do {
                _ = try Evaluator(scope: scopes.typed).evaluate(first)
            } catch { return .unreadable(error.diagnostic(for: side, width: 60)) }
        }
        return .unreadable("This cannot be read.")
    }
}

extension Judgement {
    static func unreadable(_ message: String) -> Judgement {
        Judgement(verdict: .malformed, message: message)
    }
}

extension Expression {
    fileprivate var hasNumber: Bool {
        if case .number = kind { return true }
        return children.contains(where: \.hasNumber)
    }
}
