internal import Checking
internal import Notation

/// Lines that are put in words, and lines about something known that cannot be read.
extension Marker {
    /// `eigenvalues: 18, 4`, `the eigenvalues are 18, 4`. Words without a number are a heading.
    mutating func said(_ piece: WrittenStatement.Piece, _ statement: WrittenStatement) -> Found? {
        guard let label = piece.label, let side = piece.sides.first, sheet.knows(label) else { return nil }
        guard let name = sheet.meaning(of: label) else { return unread(piece) }
        if sheet.inquiry(name)?.takesWords == true {
            return chain(piece.sides, name: name, statement, isNew: 0)
        }
        guard side.contains(where: \.isNumber) else { return nil }
        let isRead = !side.isProse && isMathematics(side)
        guard isRead || side.startsLikeMathematics || piece.manner == .colon && side.isWordsAndNumbers else {
            return nil
        }
        return (isRead ? chain(piece.sides, name: name, statement, isNew: 0) : nil) ?? unread(piece)
    }

    /// `for λ = 18`: one of the numbers that λ stands for; nil where the name is no list, or is given whole.
    mutating func instance(_ piece: WrittenStatement.Piece) -> Found? {
        guard let label = piece.label, let name = sheet.meaning(of: label), piece.sides.count == 1,
            case .list? = truth(of: name), case .number(let scalar)? = value(of: piece.sides[0]),
            let found = oneOf(name, scalar)
        else { return nil }
        return Found(name: name, found)
    }

    /// Judges a number as one of those that a name lists.
    mutating func oneOf(_ name: String, _ number: Scalar) -> CarriedJudgement? {
        guard case .list(let values)? = truth(of: name) else { return nil }
        bindAnswer(.number(number))
        let names = values.indices.map { "\(name)\($0 + 1)" }.filter { sheet.inquiry($0) != nil }
        let found = names.map { judge($0, Self.answer) }
        guard var best = found.first(where: { $0.judgement.verdict.advances }) ?? found.first else {
            return nil
        }
        if best.judgement.verdict == .incorrect {
            best.judgement.message =
                "\(Formula(showing: .number(number)).plain) is none of the numbers that \(Names.pretty(name)) stands for."
            best.judgement.diagnosis = []
        }
        return best
    }

    /// The polynomial that a chain begins with as a determinant: `det(WᵀW − λI) = …`.
    func determinant(_ sides: [String]) -> String? {
        guard sides.count > 1, sides[0].hasPrefix("det("), case .polynomial? = value(of: sides[0]) else {
            return nil
        }
        return ["charpoly", "charpolyL"].first { name in
            let question = sheet.inquiry(name)?.question
            return question?.judge(["answer": sides[0]], in: scopes.truth).verdict.advances == true
        }
    }

    // MARK: - What is not read

    /// A line that gives something known, and nothing could be made of it.
    func unread(_ piece: WrittenStatement.Piece) -> Found? {
        // Equations with 0 on one side are steps of a calculation: `(WᵀW − λI) V = 0`.
        let sides = piece.sides.last == "0" ? [] : piece.sides.dropLast()
        let labels = [piece.label].compactMap { $0 } + sides.flatMap { [$0, $0.lastWord] }
        guard let label = labels.first(where: { sheet.knows($0) }) else { return nil }
        let name = sheet.meaning(of: label)
        let isWords = piece.sides.contains { $0.isProse }
        return Found(
            name: name,
            CarriedJudgement(
                isWords
                    ? .unreadable("What this says of \(Names.pretty(name ?? label)) cannot be read.")
                    : unreadable(piece.sides)))
    }

    /// ` = …` with nothing to go on from.
    func goingOnFromNothing(_ piece: WrittenStatement.Piece) -> Found? {
        guard piece.sides.contains(where: { !$0.isProse && isMathematics($0) }) else { return nil }
        return Found(
            name: nil, CarriedJudgement(.unreadable("This goes on from a line that could not be read.")))
    }
}
