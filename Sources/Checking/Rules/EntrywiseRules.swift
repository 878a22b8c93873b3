import ExactAlgebra
import Notation

/// `value`: one number.
struct ValueRule: Rule {
    let right: AlgebraicNumber
    let digits: DigitRule

    /// Of a number that no slip explains.
    static let unexplained = "Not this number yet. Go through it again, one operation at a time."

    func key() throws -> [String: Value] { ["answer": .number(Scalar(right))] }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").scalar()
        if typed.rounding != nil, try typed.value.isZero(), try !right.isZero() {
            let fit = try typed.fit(to: right)
            if fit <= .misrounded {
                return .incomplete(
                    "That rounds to nothing; show digits that differ from zero.",
                    evidence: "the value is not 0", diagnosis: ["decimal.too-few-digits"], credit: 0.5)
            }
        }
        let fit = try EntrywiseFit([typed], to: [right])
        if let found = try Finding.matching(
            fit, digits: digits, right: key(), evidence: "equal to \(Shown.text(right))", place: { _ in "" })
        {
            return found
        }
        let difference = try typed.value - right
        var diagnosis: [String] = []
        if try typed.value.isEqual(to: -right) { diagnosis = ["value.sign"] }
        let message = diagnosis.isEmpty ? Self.unexplained : "The sign is the wrong way round."
        return .incorrect(
            message, evidence: "your number minus the right one is \(Shown.text(difference))",
            diagnosis: diagnosis)
    }
}

/// `matrix`: equal entry by entry. Also `projector` and `rref`, where the right matrix is unique.
struct MatrixRule: Rule {
    let right: AlgebraicMatrix
    let digits: DigitRule
    /// A law that the right matrix meets, for the evidence: `P² = P`.
    var explain: (@Sendable (AlgebraicMatrix) throws -> String?)?
    var claims: [Claim] = []

    func key() throws -> [String: Value] { ["answer": .matrix(right.matrixValue)] }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let value = try answer.part("answer")
        if case .number = value, right.entries.count != 1 {
            throw value.wrongKind(asked: "a \(right.shape) matrix")
        }
        var typed = try value.matrix()
        if right.columns == 1 || right.rows == 1, typed.rows == right.columns, typed.columns == right.rows,
            typed.rows == 1 || typed.columns == 1
        {
            typed = MatrixValue(rows: right.rows, columns: right.columns, entries: typed.entries)
        }
        guard typed.shape == right.shape else { return try wrongShape(typed) }
        let fit = try EntrywiseFit(typed.entries, to: right.entries)
        let place = { (index: Int) in Shown.place(index, rows: right.rows, columns: right.columns) }
        if let found = try Finding.matching(
            fit, digits: digits, right: key(), evidence: "all \(right.entries.count) entries are equal",
            place: place)
        {
            return found
        }
        return try wrongEntries(typed, fit, place)
    }

    private func wrongShape(_ typed: MatrixValue) throws -> Finding {
        if typed.rows == right.columns, typed.columns == right.rows,
            try EntrywiseFit(typed.transposed.entries, to: right.entries).worst <= .rounded
        {
            return .incorrect(
                "That is the transpose of it.", evidence: "your matrix is \(typed.shape), not \(right.shape)",
                diagnosis: ["matrix.transposed"])
        }
        return .incorrect(
            "That is a \(typed.shape) matrix; the answer is \(right.shape).",
            evidence: "\(typed.shape) is not \(right.shape)", diagnosis: ["matrix.wrong-size"])
    }

    private func wrongEntries(
        _ typed: MatrixValue, _ fit: EntrywiseFit, _ place: (Int) -> String
    ) throws -> Finding {
        let wrong = fit.fits.indices.filter { fit.fits[$0] > .rounded }
        let first = wrong[0]
        let typedFirst = Shown.text(typed.entries[first])
        var evidence =
            "\(place(first)): \(typedFirst) is not \(Shown.text(right.entries[first]))"
        if let law = try explain?(typed.exact) { evidence = law }
        if right.rows == right.columns, right.rows > 1,
            try EntrywiseFit(typed.transposed.entries, to: right.entries).worst <= .rounded
        {
            return .incorrect(
                "That is the transpose of it.", evidence: evidence, diagnosis: ["matrix.transposed"])
        }
        if wrong.count == 1 {
            return .incorrect(
                "One entry is off: \(place(first)) is \(typedFirst).", evidence: evidence,
                diagnosis: ["matrix.one-entry"])
        }
        if wrong.count == fit.fits.count {
            return .incorrect(
                "No entry is right yet. Work one of them out alone, and compare.", evidence: evidence)
        }
        return .incorrect(
            "\(wrong.count) of \(fit.fits.count) entries are off; the first is \(place(first)), where you have \(typedFirst).",
            evidence: evidence)
    }
}

extension [String: Value] {
    func part(_ name: String) throws -> Value {
        guard let value = self[name] else { throw WrongKind(asked: "`\(name)`", found: "nothing") }
        return value
    }
}
