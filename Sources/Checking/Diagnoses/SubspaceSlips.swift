import ExactAlgebra
import Notation

/// Slips in bases of subspaces and in rank factorisations.
enum SubspaceSlips: SlipFamily {
    static var title: String { "Bases and rank factorisations" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "basis.reduced-columns": "columns of the reduced form, not of the matrix itself",
            "basis.row-space": "the row space, not the column space",
            "basis.of-transpose": "the null space of the transpose",
            "basis.null-sign": "the pivot entries of a null vector with the wrong sign",
            "basis.complement": "the orthogonal complement",
            "basis.all-columns": "all columns, the dependent ones too",
            "rankfactorization.b-transposed": "B is transposed",
            "rankfactorization.c-transposed": "C is transposed",
            "rankfactorization.swapped": "B and C swapped",
            "rankfactorization.reduced-columns":
                "B has columns of the reduced form, not of the matrix itself",
            "rankfactorization.sigma-missing": "the singular values are in neither factor",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        if let rule = context.rule as? BasisRule { return try bases(rule, context) }
        if let rule = context.rule as? RankFactorizationRule { return factorisations(rule, context) }
        return []
    }

    // MARK: - Bases

    private static func bases(_ rule: BasisRule, _ context: SlipContext) throws -> [Slip] {
        let field = context.givens.values["span"] != nil ? "span" : "subspace"
        guard let expression = context.spellings(of: field).last else { return [] }
        switch expression.kind {
        case .call(.null, let values): return try nullSpace(of: values[0], rule, field, context)
        case .call(.row, _): return []
        case .call(.col, let values): return try columnSpace(of: values[0], rule, field, context)
        default: return field == "span" ? try columnSpace(of: expression, rule, field, context) : []
        }
    }

    /// Bases, of the kind that is asked for, of the space that some columns span.
    private static func other(
        _ id: String, _ message: String, _ field: String, _ context: SlipContext,
        _ columns: @escaping @Sendable () throws -> RationalMatrix?
    ) -> Slip {
        let right = (context.rule as? BasisRule)?.span
        return Slip(
            id, .object, message,
            OtherRule {
                guard let columns = try columns(), let right, columns.rows == right.basis.rows else {
                    return nil
                }
                if columns.columns == 0 || columns.isZero { return nil }
                // Where it is the same space after all the slip makes no difference.
                let joint = try right.basis.appending(columnsOf: AlgebraicMatrix(columns))
                if try columns.rank == right.dimension && joint.rank() == right.dimension { return nil }
                return try context.rule(field, as: .exact(AlgebraicMatrix(columns)))
            })
    }

    private static func columnSpace(
        of expression: Expression, _ rule: BasisRule, _ field: String, _ context: SlipContext
    ) throws -> [Slip] {
        guard let a = context.matrix(of: expression)?.asRational else { return [] }
        let name = context.text(expression)
        var slips = [
            other(
                "basis.reduced-columns",
                "Those are columns of the reduced form. Row operations change the column space: take the "
                    + "columns of \(name) itself at the same places.",
                field, context,
                {
                    let reduced = try a.rowReduced()
                    return reduced.result.selecting(columns: reduced.pivotColumns)
                }),
            other(
                "basis.row-space", "Those span the row space of \(name). The column space is asked for.",
                field, context, { a.transposed }),
        ]
        if a.rank < a.columns {
            slips.append(
                Slip(
                    "basis.all-columns", .object,
                    "Those are all columns of \(name). Some depend on those before them: leave these out.",
                    Lookalike(.exact(AlgebraicMatrix(a)))))
        }
        return slips
    }

    private static func nullSpace(
        of expression: Expression, _ rule: BasisRule, _ field: String, _ context: SlipContext
    ) throws -> [Slip] {
        guard let a = context.matrix(of: expression)?.asRational else { return [] }
        let name = context.text(expression)
        return [
            other(
                "basis.of-transpose",
                "Those are sent to 0 by the transpose. Here the vectors are asked for that \(name) sends to 0.",
                field, context, { try a.transposed.nullSpaceBasis() }),
            other(
                "basis.null-sign",
                "The entries at the leading columns have the wrong sign: they change it when they are brought "
                    + "to the other side of the equation.",
                field, context,
                {
                    let reduced = try a.rowReduced()
                    let basis = try a.nullSpaceBasis()
                    let signs = (0..<a.columns).map { reduced.pivotColumns.contains($0) ? Rational(-1) : 1 }
                    return try .diagonal(signs) * basis
                }),
            other(
                "basis.complement",
                "Those are orthogonal to what is asked for: they span the row space of \(name).",
                field, context, { try a.rowSpaceBasis().columns == 0 ? nil : a.transposed.columnSpaceBasis() }
            ),
        ]
    }

    // MARK: - Rank factorisations

    private static func factorisations(_ rule: RankFactorizationRule, _ context: SlipContext) -> [Slip] {
        let name = context.text(context.spellings(of: "A").first)
        func transposed(_ part: String, _ id: String, _ message: String) -> Slip {
            let flip = { @Sendable (answer: [String: Value]) throws -> [String: Value] in
                let matrix = try answer.part(part).matrix()
                return answer.merging([part: .matrix(matrix.transposed)]) { $1 }
            }
            return Slip(
                id, .object, message, Repaired(rule: rule, spoiled: { [try flip($0)] }, repaired: flip))
        }
        let swap = { @Sendable (answer: [String: Value]) throws -> [String: Value] in
            ["B": try answer.part("C"), "C": try answer.part("B")]
        }
        return [
            transposed(
                "B", "rankfactorization.b-transposed",
                "B is transposed: it has \(rule.a.rows) rows and \(rule.r) columns."),
            transposed(
                "C", "rankfactorization.c-transposed",
                "C is transposed: it has \(rule.r) rows and \(rule.a.columns) columns."),
            Slip(
                "rankfactorization.swapped", .object,
                "B and C are swapped: B is \(rule.a.rows)×\(rule.r), C is \(rule.r)×\(rule.a.columns).",
                Repaired(rule: rule, spoiled: { [try swap($0)] }, repaired: swap)),
            reducedColumns(rule, name), sigmaMissing(rule, name),
        ]
    }

    private static func reducedColumns(_ rule: RankFactorizationRule, _ name: String) -> Slip {
        let a = rule.a
        let wrong = { @Sendable () throws -> [String: Value]? in
            let reduced = try a.rowReduced()
            guard rule.r == reduced.rank, rule.r > 0 else { return nil }
            let rows = reduced.result.slice(rows: 0..<reduced.rank, columns: 0..<a.columns)
            return [
                "B": .exact(AlgebraicMatrix(reduced.result.selecting(columns: reduced.pivotColumns))),
                "C": .exact(AlgebraicMatrix(rows)),
            ]
        }
        return Slip(
            "rankfactorization.reduced-columns", .object,
            "B has the columns of the reduced form. Take the columns of \(name) itself at the same places.",
            BothParts(names: ["B", "C"], values: { try wrong().map { [$0] } ?? [] }))
    }

    private static func sigmaMissing(_ rule: RankFactorizationRule, _ name: String) -> Slip {
        Slip(
            "rankfactorization.sigma-missing", .object,
            "That is UVᵀ. The singular values have to go into one of the factors.",
            BothParts(
                names: ["B", "C"],
                values: {
                    let svd = try rule.a.singularValueDecomposition()
                    guard rule.r == svd.rank, rule.r > 0 else { return [] }
                    return [
                        ["B": .exact(try svd.u(.compact)), "C": .exact(try svd.v(.compact).transposed)]
                    ]
                }))
    }
}

/// The answers that would be right under another rule, which is made when it is needed.
struct OtherRule: SlipPattern {
    let make: @Sendable () throws -> (any Rule)?

    init(_ make: @escaping @Sendable () throws -> (any Rule)?) { self.make = make }

    func examples() throws -> [[String: Value]] { try make().map { [try $0.key()] } ?? [] }

    func explains(_ answer: [String: Value]) throws -> Bool {
        try make().map { try MistakenRule(rule: $0).explains(answer) } ?? false
    }
}

/// The answers whose parts are all as in one of some definite answers.
struct BothParts: SlipPattern {
    let names: [String]
    let values: @Sendable () throws -> [[String: Value]]

    func examples() throws -> [[String: Value]] { try values() }

    func explains(_ answer: [String: Value]) throws -> Bool {
        try values().contains { right in
            try names.allSatisfy { name in
                guard let typed = answer[name], let value = right[name] else { return false }
                return try typed.stands(for: value)
            }
        }
    }
}
