import ExactAlgebra
import Notation

/// Slips in WᵀW and WWᵀ.
enum GramSlips: SlipFamily {
    static var title: String { "Gram matrix" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "gram.used-wwt": "WWᵀ in place of WᵀW",
            "gram.used-wtw": "WᵀW in place of WWᵀ",
            "gram.squared": "W² in place of WᵀW",
            "gram.transpose-only": "Wᵀ alone, not yet multiplied by W",
            "gram.w-itself": "W alone",
            "gram.cross-sign": "an entry off the diagonal has the wrong sign, on both sides of the diagonal",
            "gram.one-entry": "one dot product is off",
            "gram.not-symmetric": "the two sides of the diagonal differ",
            "gram.wrong-size": "a matrix of another shape",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        guard context.relation == .matrix, let gram = GramMatrix("value", in: context),
            let rule = context.rule as? MatrixRule, rule.right.isSquare, rule.right.rows > 0
        else { return [] }
        return others(gram) + entries(gram, rule.right) + [asymmetry(gram, rule.right), size(gram)]
    }

    // MARK: - Another matrix

    private static func others(_ gram: GramMatrix) -> [Slip] {
        let s = gram.source
        let (matrix, n) = (gram.matrix, s.columns)
        var slips = [
            Slip(
                gram.isOfRows ? "gram.used-wtw" : "gram.used-wwt", .object,
                "That is \(gram.otherText), \(Shape(s.rows, s.rows)): \(gram.otherLines) dotted with "
                    + "\(gram.otherLines). Here \(gram.text) is asked for, \(Shape(n, n)): "
                    + "\(gram.lines) dotted with \(gram.lines).",
                Lookalike(.exact(try s * s.transposed))),
            Slip(
                "gram.transpose-only", .object,
                gram.isOfRows
                    ? "That is \(gram.name)ᵀ. \(gram.name) is still to be multiplied by it."
                    : "That is \(gram.name)ᵀ. It is still to be multiplied by \(gram.name).",
                Lookalike(.exact(matrix.transposed))),
            Slip(
                "gram.w-itself", .object,
                "That is \(gram.name). Here \(gram.text) is asked for, \(Shape(n, n)).",
                Lookalike(.exact(matrix))),
        ]
        if s.isSquare {
            slips.append(
                Slip(
                    "gram.squared", .object,
                    "That is \(gram.name) times \(gram.name). In \(gram.text) the "
                        + "\(gram.isOfRows ? "second" : "first") factor is the transpose.",
                    Lookalike(.exact(try s * s))))
        }
        return slips
    }

    // MARK: - One dot product

    private static func entries(_ gram: GramMatrix, _ right: AlgebraicMatrix) -> [Slip] {
        let pairs = (0..<right.rows).flatMap { i in (i..<right.rows).map { (i, $0) } }
        let crossing = pairs.filter { $0.0 != $0.1 && right[$0.0, $0.1].isPlainlyNonzero }
        return [
            Slip(
                "gram.cross-sign", .stroke,
                "The sign off the diagonal is the wrong way round: mind the signs of the products there.",
                Lookalike {
                    let single = crossing.map { right.replacing($0.0, $0.1, with: -right[$0.0, $0.1]) }
                    return (single + (crossing.count > 1 ? [right.negatingOffDiagonal] : [])).map {
                        .exact($0)
                    }
                }, remark: { try firstDifference($0, right, gram, "has the wrong sign") }),
            Slip(
                "gram.one-entry", .place, "One dot product is off.",
                TellingProperty(
                    samples: {
                        try pairs.prefix(4).map { i, j in
                            ["answer": .exact(right.replacing(i, j, with: try right[i, j] - 1))]
                        }
                    },
                    holds: { answer in
                        let wrong = try answer.wrongPlaces(beside: right)
                        guard let (i, j) = wrong.first else { return false }
                        if wrong.count == 1 { return i == j }
                        return try wrong.count == 2 && wrong[1] == (j, i) && answer.isSymmetric()
                    }),
                remark: { try firstDifference($0, right, gram, "is off") }),
        ]
    }

    /// `Column 1 dotted with column 2 has the wrong sign: you have −15.`
    private static func firstDifference(
        _ answer: [String: Value], _ right: AlgebraicMatrix, _ gram: GramMatrix, _ what: String
    ) throws -> String? {
        guard let (i, j) = try answer.wrongPlaces(beside: right).first else { return nil }
        let (line, start) = gram.isOfRows ? ("row", "Row") : ("column", "Column")
        let other = i == j ? "itself" : "\(line) \(j + 1)"
        let typed = Shown.text(try answer.part("answer").matrix()[i, j])
        return "\(start) \(i + 1) of \(gram.name) dotted with \(other) \(what): you have \(typed)."
    }

    // MARK: - Properties

    private static func asymmetry(_ gram: GramMatrix, _ right: AlgebraicMatrix) -> Slip {
        Slip(
            "gram.not-symmetric", .property, "\(gram.text) is symmetric; your matrix is not.",
            TellingProperty(
                samples: {
                    guard right.rows > 1 else { return [] }
                    return [["answer": .exact(right.replacing(only: 0, 1, with: try right[0, 1] + 1))]]
                },
                holds: { answer in
                    let typed = try answer.part("answer").matrix()
                    return try typed.rows == right.rows && typed.columns == right.rows
                        && !answer.isSymmetric()
                }),
            remark: { answer in
                let typed = try answer.part("answer").matrix()
                for i in 0..<typed.rows {
                    for j in 0..<i where try !typed[i, j].value.isEqual(to: typed[j, i].value) {
                        return "\(gram.text) is symmetric. Your entries in row \(j + 1), column \(i + 1) and "
                            + "row \(i + 1), column \(j + 1) differ: \(Shown.text(typed[j, i])) and "
                            + "\(Shown.text(typed[i, j]))."
                    }
                }
                return nil
            })
    }

    private static func size(_ gram: GramMatrix) -> Slip {
        let (m, n) = (gram.source.rows, gram.source.columns)
        let lines = "\(n) \(n == 1 ? String(gram.lines.dropLast()) : gram.lines)"
        let message = "\(gram.text) is \(Shape(n, n)), because \(gram.name) has \(lines)."
        return Slip(
            "gram.wrong-size", .property, message,
            TellingProperty(
                samples: {
                    [(n + 1, n + 1), (n, n + 1), (m, n), (n, m)].filter { $0 != (n, n) }
                        .map { ["answer": .exact(AlgebraicMatrix.zeros($0.0, $0.1))] }
                },
                holds: { answer in
                    guard case .matrix(let typed) = try answer.part("answer") else { return false }
                    return typed.shape != Shape(n, n)
                }),
            remark: { try "\(message) Yours is \($0.part("answer").matrix().shape)." })
    }
}

extension [String: Value] {
    /// Where a typed matrix of the right shape does not stand for the right one; empty for another shape.
    func wrongPlaces(beside right: AlgebraicMatrix) throws -> [(Int, Int)] {
        let typed = try part("answer").matrix()
        guard typed.shape == right.shape else { return [] }
        return try right.entries.indices
            .filter { try !typed.entries[$0].stands(for: right.entries[$0]) }
            .map { ($0 / right.columns, $0 % right.columns) }
    }

    fileprivate func isSymmetric() throws -> Bool {
        let typed = try part("answer").matrix()
        guard typed.rows == typed.columns else { return false }
        for i in 0..<typed.rows {
            for j in 0..<i where try !typed[i, j].value.isEqual(to: typed[j, i].value) { return false }
        }
        return true
    }
}

extension AlgebraicMatrix {
    /// The matrix with the entry at (i, j), and only that, replaced.
    func replacing(only i: Int, _ j: Int, with value: AlgebraicNumber) -> AlgebraicMatrix {
        var entries = entries
        entries[i * columns + j] = value
        return AlgebraicMatrix(rows: rows, columns: columns, entries: entries)
    }

    /// The matrix with the entries at (i, j) and (j, i) replaced.
    fileprivate func replacing(_ i: Int, _ j: Int, with value: AlgebraicNumber) -> AlgebraicMatrix {
        replacing(only: i, j, with: value).replacing(only: j, i, with: value)
    }

    fileprivate var negatingOffDiagonal: AlgebraicMatrix {
        AlgebraicMatrix(
            rows: rows, columns: columns,
            entries: entries.indices.map { $0 / columns == $0 % columns ? entries[$0] : -entries[$0] })
    }
}
