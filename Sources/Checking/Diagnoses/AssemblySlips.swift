import ExactAlgebra
import Notation

/// Slips in putting U, Σ and V together.
enum AssemblySlips: SlipFamily {
    static var title: String { "Assembly" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "assembly.v-transposed": "Vᵀ in place of V, or V in place of Vᵀ",
            "assembly.u-transposed": "Uᵀ in place of U",
            "assembly.u-v-swapped": "U and V swapped",
            "assembly.sigma-square": "a square Σ, where it has the shape of the matrix",
            "assembly.sigma-squared": "σ² in Σ, not σ",
            "assembly.sigma-transposed": "Σ is transposed",
            "assembly.sigma-missing": "Σ left out",
            "assembly.column-order": "columns in another order than the singular values",
            "assembly.rows-scaled": "the rows of U multiplied by the singular values, not its columns",
            "assembly.sign-not-paired": "a column of U whose sign does not go with that of V",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        if let rule = context.rule as? SVDRule { return AssembledSVD(rule: rule).slips() }
        guard context.relation == .matrix, let rule = context.rule as? MatrixRule else { return [] }
        if let form = context.spellings(of: "value").first(where: \.isSigma) {
            return sigma(rule.right, context.text(form))
        }
        return products(context)
    }

    // MARK: - Σ

    private static func sigma(_ right: AlgebraicMatrix, _ name: String) -> [Slip] {
        let (m, n) = (right.rows, right.columns)
        let order = min(m, n)
        let diagonal = { @Sendable (entries: [AlgebraicNumber]) -> Value in
            .exact(.diagonal(entries, rows: m, columns: n))
        }
        let values = (0..<order).map { right[$0, $0] }
        var slips = [
            Slip(
                "assembly.sigma-squared", .object,
                "There the squares of the singular values stand on the diagonal. Take their roots.",
                Lookalike { [diagonal(try values.map { try $0 * $0 })] }),
            Slip(
                "assembly.column-order", .object,
                "The singular values are there, in another order: the largest comes first.",
                TellingProperty(
                    samples: { order > 1 ? [["answer": diagonal(values.reversed())]] : [] },
                    holds: { answer in
                        let typed = try answer.part("answer").matrix()
                        guard typed.shape == right.shape else { return false }
                        let isDiagonal = try typed.entries.indices.allSatisfy {
                            try $0 / n == $0 % n || typed.entries[$0].value.isZero()
                        }
                        return try isDiagonal
                            && (0..<order).map { typed[$0, $0] }.stand(forUnordered: values)
                    })),
        ]
        if m != n {
            slips += [
                Slip(
                    "assembly.sigma-square", .object,
                    "That is square. Σ has the shape of the matrix, \(m)×\(n): add "
                        + (m > n ? "rows" : "columns") + " of zeros.",
                    Lookalike(.exact(.diagonal(values, rows: order, columns: order)))),
                Slip(
                    "assembly.sigma-transposed", .object,
                    "That is the transpose. Σ has the shape of the matrix, \(m)×\(n).",
                    Lookalike(.exact(right.transposed))),
            ]
        }
        return slips
    }

    // MARK: - Products

    private static let half = [FormulaTemplate("X*Y")]
    private static let whole = [FormulaTemplate("X*Y*Z'")]

    private static func products(_ context: SlipContext) -> [Slip] {
        if let parts = context.parts(like: whole), let s = context.matrix(of: parts["Y"]), s.isDiagonal {
            return wholes.compactMap { $0.slip(in: context) }
        }
        guard let parts = context.parts(like: half), let s = context.matrix(of: parts["Y"]), s.isDiagonal,
            let u = context.matrix(of: parts["X"]), u.columns == s.rows, s.columns > 1
        else { return [] }
        let scaled = Slip(
            "assembly.rows-scaled", .object,
            "There the rows of \(context.text(parts["X"])) are multiplied. Multiplied from the right, Σ "
                + "multiplies the columns.",
            Lookalike {
                let entries = try (0..<u.rows).flatMap { i in
                    try (0..<s.columns).map { j in
                        i < min(s.rows, s.columns) && j < u.columns ? try s[i, i] * u[i, j] : .zero
                    }
                }
                return [.exact(AlgebraicMatrix(rows: u.rows, columns: s.columns, entries: entries))]
            })
        let squared = Slip(
            "assembly.sigma-squared", .object,
            "There the columns are multiplied by σ². Multiply them by σ.",
            Lookalike {
                let squares = try s.entries.map { try $0 * $0 }
                return [.exact(try u * AlgebraicMatrix(rows: s.rows, columns: s.columns, entries: squares))]
            })
        return [scaled, squared] + halves.compactMap { $0.slip(in: context) }
    }

    private static let halves = [
        FormulaRewriting(
            "assembly.u-transposed", ["X*Y"], ["X'*Y"],
            "That is with the transpose of {X}. The left vectors are its columns.")
    ]

    private static let wholes = [
        FormulaRewriting(
            "assembly.v-transposed", ["X*Y*Z'"], ["X*Y*Z"],
            "That is with {Z} itself. Its transpose is the last factor."),
        FormulaRewriting(
            "assembly.u-transposed", ["X*Y*Z'"], ["X'*Y*Z'"],
            "That is with the transpose of {X}. {X} itself is the first factor."),
        FormulaRewriting(
            "assembly.u-v-swapped", ["X*Y*Z'"], ["Z*Y*X'", "Z*Y'*X'"],
            "There {X} and {Z} are swapped: the left vectors stand on the left."),
        FormulaRewriting(
            "assembly.sigma-missing", ["X*Y*Z'"], ["X*Z'"],
            "There {Y} is missing between the two."),
        FormulaRewriting(
            "assembly.sigma-squared", ["X*Y*Z'"], ["X*Y*Y'*Y*Z'", "X*Y*Y*Z'"],
            "There {Y} is multiplied in more than once."),
    ]
}

extension Expression {
    /// `svd(W).S`, or `diag(…)`.
    fileprivate var isSigma: Bool {
        switch kind {
        case .field(let base, "S"): if case .call(.svd, _) = base.kind { true } else { false }
        case .call(.diag, _): true
        default: false
        }
    }
}

extension AlgebraicMatrix {
    /// Whether everything off the diagonal is 0, and there is something on it.
    fileprivate var isDiagonal: Bool {
        entries.indices.allSatisfy { $0 / columns == $0 % columns || entries[$0].asRational?.isZero == true }
            && entries.contains { $0.asRational?.isZero != true }
    }
}
