internal import Checking
internal import Lessons
internal import Notation

/// Going on from any link of a chain: after `σ₂ = √3 = 1.71` from √3 as well as from 1.71.
extension Marker {
    /// A value that a line gives to a name beside the last one.
    struct Alternative: Sendable {
        let name: String
        let value: Value
        let line: Int
    }

    /// So many, the latest first, are gone on from.
    private static let mostTried = 4

    /// Marks a piece; where that is wrong, by the other links of the chains before it.
    mutating func markFromAnyLink(
        _ piece: WrittenStatement.Piece, of statement: WrittenStatement
    ) -> Found? {
        let before = self
        let found = mark(piece, of: statement)
        guard !before.alternatives.isEmpty, let verdict = found?.carried.judgement.verdict, verdict.isError
        else { return found }
        for place in before.alternatives.indices.suffix(Self.mostTried).reversed() {
            var other = before
            other.goOn(from: place)
            let item = other.element(before.alternatives[place].name)
            guard let again = other.mark(piece, of: statement), again.carried.judgement.verdict == .follows,
                again.carried.from.contains(item ?? LineScopes.Item(before.alternatives[place].name))
            else { continue }
            self = other
            return again
        }
        return found
    }

    /// Notes the sides of a chain that is broken, but for the last.
    mutating func remember(_ sides: some Sequence<String>, of name: String, line: Int) {
        guard sheet.inquiry(name)?.takesWords == false, sheet.family(ofMatrix: name) == nil else { return }
        alternatives += sides.compactMap { side in
            value(of: side).map { Alternative(name: name, value: $0, line: line) }
        }
    }

    /// Lets the name have its other value; the one that it had takes the place of that.
    private mutating func goOn(from place: Int) {
        let taken = alternatives[place]
        let item = element(taken.name)
        var current = scopes.typed[item?.name ?? taken.name]
        if let k = item?.element, case .list(let values)? = current {
            current = k <= values.count ? values[k - 1] : nil
        }
        if let current {
            alternatives[place] = Alternative(name: taken.name, value: current, line: taken.line)
        }
        bindAnswer(taken.value)
        let carried = judge(taken.name, Self.answer)
        state(taken.name, Self.answer, line: taken.line, carried)
    }
}
