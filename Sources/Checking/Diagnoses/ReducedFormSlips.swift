import ExactAlgebra
import Notation

/// Slips in reduced row echelon forms.
enum ReducedFormSlips: SlipFamily {
    static var title: String { "Reduced forms" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "rref.not-reduced":
                "rows that come from the matrix by row operations, but not yet in reduced form",
            "rref.one-row": "one row is off",
            "rref.zero-rows-dropped": "rows of zeros left out",
            "rref.of-transpose": "the reduced form of the transpose",
            "rref.columns-reduced": "columns reduced in place of rows",
            "rref.the-matrix-itself": "the matrix as it was",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        guard context.relation == .rref, let a = try context.givens.matrix("A").rationalized() else {
            return []
        }
        let reduced = try a.rowReduced()
        let right = reduced.result
        let name = context.text(context.spellings(of: "A").first)
        return [
            Slip(
                "rref.the-matrix-itself", .object, "That is \(name) itself, not yet reduced.",
                Lookalike(.exact(AlgebraicMatrix(a)))),
            Slip(
                "rref.of-transpose", .object, "That is the reduced form of the transpose of \(name).",
                Lookalike(.exact(AlgebraicMatrix(try a.transposed.rowReduced().result)))),
            Slip(
                "rref.columns-reduced", .object,
                "There the columns were reduced. Row operations combine rows with rows.",
                Lookalike(.exact(AlgebraicMatrix(try a.transposed.rowReduced().result).transposed))),
            Slip(
                "rref.zero-rows-dropped", .object,
                "Right so far, but the rows of zeros belong to it: the form has \(a.rows) rows.",
                Lookalike {
                    guard reduced.rank < a.rows, reduced.rank > 0 else { return [] }
                    return [
                        .exact(AlgebraicMatrix(right.slice(rows: 0..<reduced.rank, columns: 0..<a.columns)))
                    ]
                }),
            Slip(
                "rref.not-reduced", .object,
                "The rows come from those of \(name), but the form is not reduced yet.",
                Unreduced(matrix: a, right: right),
                remark: { answer in
                    try Unreduced.typed(answer).flatMap { typed in typed.firstFault }
                }),
            oneRow(right),
        ]
    }

    private static func oneRow(_ right: RationalMatrix) -> Slip {
        let wrongRow = { @Sendable (answer: [String: Value]) throws -> Int? in
            let typed = try answer.part("answer").matrix()
            guard typed.shape == right.shape, right.rows > 1 else { return nil }
            let entries = right.entries
            let wrong = try Set(
                entries.indices.filter { try !typed.entries[$0].stands(for: AlgebraicNumber(entries[$0])) }
                    .map { $0 / right.columns })
            return wrong.count == 1 ? wrong.first : nil
        }
        return Slip(
            "rref.one-row", .place, "One row is off.",
            TellingProperty(
                samples: {
                    guard right.rows > 1, right.columns > 0 else { return [] }
                    return try [0, right.rows - 1].compactMap { row in
                        var entries = right.entries
                        let k = row * right.columns + right.columns - 1
                        entries[k] = entries[k] + 1
                        let other = RationalMatrix(rows: right.rows, columns: right.columns, entries: entries)
                        // A row that operations can still put right is another slip.
                        if try other.rowReduced().result == right { return nil }
                        return ["answer": .exact(AlgebraicMatrix(other))]
                    }
                },
                holds: { try wrongRow($0) != nil }),
            remark: { answer in
                try wrongRow(answer).map {
                    "Row \($0 + 1) is off; the others are right. Go back to where you last changed row \($0 + 1)."
                }
            })
    }
}

/// Matrices with the right rows up to row operations that are still to be done.
private struct Unreduced: SlipPattern {
    let matrix: RationalMatrix
    let right: RationalMatrix

    static func typed(_ answer: [String: Value]) throws -> RationalMatrix? {
        try answer.part("answer").matrix().exact.asRational
    }

    /// An echelon form, a leading entry other than 1, rows in another order.
    func examples() throws -> [[String: Value]] {
        let (m, n) = (right.rows, right.columns)
        guard m > 0, n > 0, !right.isZero else { return [] }
        let rank = right.rank
        var scaled = right.entries
        for j in 0..<n { scaled[(rank - 1) * n + j] = scaled[(rank - 1) * n + j] * 2 }
        var samples = [scaled]
        if rank > 1 {
            var mixed = right.entries
            for j in 0..<n { mixed[j] = mixed[j] + mixed[n + j] }
            samples.append(mixed)
            let swapped = right.selecting(rows: [1, 0] + Array(2..<max(2, m)), columns: Array(0..<n))
            samples.append(swapped.entries)
        }
        return samples.map {
            ["answer": .exact(AlgebraicMatrix(RationalMatrix(rows: m, columns: n, entries: $0)))]
        }
    }

    func explains(_ answer: [String: Value]) throws -> Bool {
        guard let typed = try Self.typed(answer), typed.shape == right.shape, typed != right,
            typed != matrix
        else { return false }
        return try typed.rowReduced().result == right
    }
}

extension RationalMatrix {
    /// The first thing that keeps the matrix from being in reduced row echelon form, in words.
    fileprivate var firstFault: String? {
        var last = -1
        var sawZeroRow: Int?
        for i in 0..<rows {
            guard let j = (0..<columns).first(where: { !self[i, $0].isZero }) else {
                sawZeroRow = sawZeroRow ?? i
                continue
            }
            if let zero = sawZeroRow {
                return "Row \(zero + 1) is all zeros: it belongs below row \(i + 1)."
            }
            if j < last {
                return "Row \(i + 1) starts further to the left than the one above: change their order."
            }
            if j == last { return "Rows \(i) and \(i + 1) start in the same column: clear the lower entry." }
            last = j
        }
        return firstUnclear
    }

    /// In an echelon form: a leading entry that is not 1, or one that is not alone in its column.
    private var firstUnclear: String? {
        for i in 0..<rows {
            guard let j = (0..<columns).first(where: { !self[i, $0].isZero }) else { continue }
            if !self[i, j].isOne {
                return "The leading entry of row \(i + 1) is \(self[i, j]). Divide the row by it."
            }
            if let k = (0..<i).first(where: { !self[$0, j].isZero }) {
                return
                    "Above the leading 1 of row \(i + 1) there is still \(self[k, j]), in row \(k + 1): clear it."
            }
        }
        return nil
    }
}
