internal import Checking
internal import Lessons
internal import Notation

/// Vectors that a line uses before they are written: `W v₂ = (√2, −√2, 0)`.
///
/// A singular vector is determined up to its sign, and which one the learner means may be seen only later.
/// Such a line is read with each sign, by a marker of its own; those are kept that find no error. The first
/// line that is right with one sign only so fixes it for all that come after.
extension Marker {
    /// So many readings are kept at most.
    private static let mostReadings = 8

    // MARK: - Readings

    /// The marker once for each choice of the signs that a statement needs and that nothing has fixed yet;
    /// as it is where there are none, or too many.
    ///
    /// - Parameter room: how many readings there may be.
    func readings(of statement: WrittenStatement, room: Int) -> [Marker] {
        let used = statement.pieces.reduce(into: Set<String>()) { $0.formUnion(names(in: $1)) }
        guard sheet.usesVectors(used) else { return [self] }
        var readings = [self]
        readings[0].ensureVectors()
        for (family, number) in readings[0].openColumns(among: used)
        where readings.count * 2 <= room && readings[0].isSimple(number, of: family) {
            let name = family.name(number)
            readings = readings.flatMap { reading in
                if reading.fixed[name] != nil { return [reading] }
                return [false, true].map { reading.fixing(name, isTurned: $0, in: statement.line) }
            }
        }
        return readings
    }

    static func room(for readings: [Marker]) -> Int { max(1, mostReadings / max(1, readings.count)) }

    /// Of markers that have read the same line, those that found the least wrong in it, the best first.
    static func kept(_ readings: [Marker], after statement: WrittenStatement) -> [Marker] {
        let ranks = readings.map { reading -> Int in
            guard let last = reading.lines.last, last.line == statement.line else { return 0 }
            // What is left open is better than what is known to be wrong.
            return last.verdict.isError ? last.verdict.rank + openRank : min(last.verdict.rank, openRank)
        }
        let best = ranks.min() ?? 0
        let worst = best < openRank ? openRank : best
        return readings.indices.filter { ranks[$0] <= worst }
            .sorted { (ranks[$0], $0) < (ranks[$1], $1) }.map { readings[$0] }
    }

    /// Of what is not right, and not known to be wrong.
    private static let openRank = Verdict.incorrect.rank + 1

    /// Whether a statement, once marked, has given no value to a name: then nothing of its signs is left behind.
    ///
    /// - Parameter name: what a line that goes on from the one before is about.
    func hasLeftNothing(_ statement: WrittenStatement, goingOnWith name: String?) -> Bool {
        statement.pieces.allSatisfy { piece in
            if piece.goesOn { return name == nil }
            guard let label = piece.label else { return true }
            let name = sheet.meaning(of: label) ?? sheet.primary(label)
            return scopes.typed[name] == nil && !sheet.isKnown(name)
                || sheet.lesson.given.contains { Names.canonical($0.name) == name }
        }
    }

    /// The names that a piece computes with; those on the left are what it states.
    private func names(in piece: WrittenStatement.Piece) -> Set<String> {
        var texts = piece.sides + [piece.left].compactMap { $0 }
        if piece.goesOn, let previous { texts.append(previous.side) }
        let length = (texts + [piece.label ?? ""]).reduce(0) { $0 + $1.utf8.count }
        guard length <= Self.longest else { return [] }
        // What is stated of U Σ depends on U.
        let stated = piece.goesOn ? previous?.name : piece.label.flatMap { sheet.meaning(of: $0) }
        let behind = stated.flatMap { sheet.dependents[$0] } ?? []
        return texts.reduce(into: behind) { names, text in
            let spellings = [text, text.withProducts]
            let parse = spellings.lazy.flatMap { text in
                Self.modes.lazy.compactMap { try? Reader.parse(text, as: $0) }
            }.first
            for name in parse?.readings.first?.names ?? [] { names.insert(sheet.primary(name)) }
        }
    }

    /// Nobody writes a longer equation by hand, and what is longer may take long to read.
    private static let longest = 2_000

    private static let modes: [AnswerMode] = [.any, .list, .matrix]

    /// The columns among these names, or of the matrices among them, whose sign is not known yet.
    private func openColumns(among used: Set<String>) -> [(family: MarkingSheet.Family, number: Int)] {
        let used = used.union(
            used.filter { written[$0] == nil }.flatMap { sheet.dependents[$0] ?? [] })
        return sheet.families.flatMap { family in
            (1...family.count).filter { number in
                let name = family.name(number)
                guard used.contains(name) || used.contains(family.matrix), written[name] == nil,
                    fixed[name] == nil
                else { return false }
                // A right partner that was written says which one it is.
                let partner = sheet.inquiry(name)?.after?.name
                return partner.flatMap { written[$0] } == nil
                    || partner.flatMap { verdicts[$0] } == .incorrect
            }.map { (family, $0) }
        }
    }

    private func fixing(_ name: String, isTurned: Bool, in line: Int) -> Marker {
        var marker = self
        let partner = sheet.inquiry(name)?.after?.name
        let names = [name] + [partner].compactMap { $0 }.filter { written[$0] == nil }
        for name in names {
            marker.fixed[name] = line
            if isTurned { marker.turn(name) }
        }
        return marker
    }

    // MARK: - A sign that was fixed

    /// What is right but for a sign that an earlier line has fixed.
    func againstFixedSign(_ found: CarriedJudgement, _ inquiry: Inquiry, _ text: String) -> CarriedJudgement {
        guard found.judgement.verdict.advances, let line = fixed[inquiry.name], written[inquiry.name] == nil,
            let known = scopes.truth[inquiry.name], let typed = value(of: text)?.asColumnVector,
            typed.isOpposite(to: known)
        else { return found }
        let name = Names.pretty(inquiry.name)
        return CarriedJudgement(
            Judgement(
                verdict: .incorrect, by: .identity,
                evidence: "line \(line) holds with −\(name), and not with this",
                diagnosis: ["left.sign-not-tied"],
                message:
                    "The direction is right, the sign is not: with your line \(line), \(name) has to be the other way round.",
                credit: 0))
    }

    // MARK: - More than a sign

    /// Marks a piece that may use something which the learner is free to choose and has not written yet.
    ///
    /// What is wrong with our choice may be right with the learner's: it is left open. And what such a line
    /// gives a value to is not carried on.
    mutating func markHeedingChoices(
        _ piece: WrittenStatement.Piece, of statement: WrittenStatement
    ) -> Found? {
        let used = names(in: piece)
        guard let name = unchosen(among: used) else {
            let found = markFromAnyLink(piece, of: statement)
            if let label = piece.label { loose.remove(sheet.primary(label)) }
            return found
        }
        let before = self
        var found = markFromAnyLink(piece, of: statement)
        if let verdict = found?.carried.judgement.verdict, verdict.isError {
            let shown = Names.pretty(name)
            found = Found(
                name: found?.name,
                CarriedJudgement(
                    Judgement(
                        verdict: .undecided,
                        message:
                            "This uses \(shown), which can be chosen in more than one way and is not written yet. With a line for \(shown) before it, it could be judged."
                    )))
        }
        guard let label = piece.label else { return found }
        if let known = sheet.meaning(of: label), sheet.knows(known) {
            let side = previous
            self = before
            previous = side
        } else {
            loose.insert(sheet.primary(label))
        }
        return found
    }

    /// One of the names that has more than one right value, none of which was written.
    private func unchosen(among used: Set<String>) -> String? {
        if let column = openColumns(among: used).first { return column.family.name(column.number) }
        return used.sorted().first { name in
            if loose.contains(name) { return true }
            guard written[name] == nil, sheet.family(ofColumn: name) == nil, let inquiry = sheet.inquiry(name)
            else { return false }
            return inquiry.question.relation.leavesChoice
        }
    }
}

extension Relation {
    /// Whether several answers that are no multiples of sign of each other are right.
    var leavesChoice: Bool {
        switch self {
        case .eigenvector, .eigenbasis, .basis, .gramschmidt, .qr, .svd, .rankfactorization, .satisfies,
            .echelon, .rowoperation:
            true
        case .value, .matrix, .values, .polynomial, .eigenvalues, .bestapproximation, .projector, .rref,
            .equivalent, .identity, .choice, .order:
            false
        }
    }
}
