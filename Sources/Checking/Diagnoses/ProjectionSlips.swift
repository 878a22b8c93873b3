import ExactAlgebra
import Notation

/// Slips in one step of Gram-Schmidt, and in projections written as formulas.
enum ProjectionSlips: SlipFamily {
    static var title: String { "Projections" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "projection.denominator-missing": "the coefficient is not divided by u·u",
            "projection.inverted": "the coefficient is upside down",
            "projection.added": "the projection added, not taken away",
            "projection.kept": "the projection, where what is left without it is asked for",
            "projection.taken-away": "what is left, where the projection is asked for",
            "projection.other-denominator": "divided by v·v, the vector that is projected, not by u·u",
            "projection.norm-denominator": "divided by the length of u, not by its square",
            "projection.other-direction": "a multiple of the vector that is projected",
            "projection.opposite": "the vector taken from its projection: every sign is the other way round",
            "projection.coefficient-only": "the coefficients, not yet multiplied by the vectors",
            "projection.inverse-missing": "the factor (AᵀA)⁻¹ left out",
            "projection.inverse-forgotten": "AᵀA not inverted",
            "projection.complement": "the projector onto the orthogonal complement",
            "projection.row-space": "the projector onto the row space",
            "projection.only-normalised": "the columns normalised, but not made orthogonal",
            "projection.inner-product": "AᵀA, where a projector is asked for",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        switch context.relation {
        case .matrix, .value: formulas.compactMap { $0.slip(in: context) }
        case .projector: try projector(context)
        default: []
        }
    }

    // MARK: - Vectors

    private static let step = [
        "v - dot(u,v)/dot(u,u)*u", "v - dot(v,u)/dot(u,u)*u", "v - dot(u,v)*u/dot(u,u)",
        "v - dot(v,u)*u/dot(u,u)", "v - proj(v, u)", "v - u*u'*v/dot(u,u)", "v - dot(u,v)/norm(u)^2*u",
    ]
    private static let unitStep = ["v - dot(u,v)*u", "v - dot(v,u)*u"]
    private static let coefficient = [
        "dot(u,v)/dot(u,u)", "dot(v,u)/dot(u,u)", "dot(u,v)/norm(u)^2", "dot(v,u)/norm(u)^2",
    ]
    private static let projection = [
        "proj(v, u)", "dot(u,v)/dot(u,u)*u", "dot(v,u)/dot(u,u)*u", "dot(u,v)*u/dot(u,u)",
    ]
    private static let remainder = ["v - proj(v, Q)"]

    private static let formulas = steps + coefficients + projections + spaces

    private static let steps = [
        FormulaRewriting(
            "projection.denominator-missing", step, ["v - dot(u,v)*u"],
            "There the coefficient is {u}·{v}. It has to be divided by {u}·{u}."),
        FormulaRewriting(
            "projection.inverted", step + unitStep, ["v - dot(u,u)/dot(u,v)*u"],
            "There the coefficient is upside down: it is {u}·{v} over {u}·{u}."),
        FormulaRewriting(
            "projection.added", step + unitStep, ["v + proj(v, u)"],
            "There the projection is added. Take it away from {v}."),
        FormulaRewriting(
            "projection.kept", step + unitStep, ["proj(v, u)"],
            "That is the projection itself. Take it away from {v}."),
        FormulaRewriting(
            "projection.other-denominator", step, ["v - dot(u,v)/dot(v,v)*u"],
            "There {u}·{v} is divided by {v}·{v}. Divide by {u}·{u}: it is {u} that is projected onto."),
        FormulaRewriting(
            "projection.norm-denominator", step, ["v - dot(u,v)/norm(u)*u"],
            "There {u}·{v} is divided by the length of {u}. Divide by {u}·{u}, its square."),
        FormulaRewriting(
            "projection.other-direction", step + unitStep, ["v - dot(u,v)/dot(u,u)*v", "u - proj(u, v)"],
            "The multiple of {u} is to be taken away, not a multiple of {v}."),
        FormulaRewriting(
            "projection.opposite", step + unitStep, ["proj(v, u) - v"],
            "Every sign is the wrong way round: the projection is taken from {v}."),
    ]

    private static let coefficients = [
        FormulaRewriting(
            "projection.denominator-missing", coefficient, ["dot(u,v)"],
            "That is {u}·{v}. Divide it by {u}·{u}."),
        FormulaRewriting(
            "projection.inverted", coefficient, ["dot(u,u)/dot(u,v)"],
            "That is upside down: {u}·{v} over {u}·{u}."),
        FormulaRewriting(
            "projection.other-denominator", coefficient, ["dot(u,v)/dot(v,v)"],
            "There the divisor is {v}·{v}. Divide by {u}·{u}."),
        FormulaRewriting(
            "projection.norm-denominator", coefficient, ["dot(u,v)/norm(u)"],
            "There the divisor is the length of {u}. Divide by {u}·{u}, its square."),
    ]

    private static let projections = [
        FormulaRewriting(
            "projection.taken-away", projection, ["v - proj(v, u)"],
            "That is what is left of {v} without the projection. The projection is asked for."),
        FormulaRewriting(
            "projection.denominator-missing", projection, ["dot(u,v)*u"],
            "There the coefficient is {u}·{v}. It has to be divided by {u}·{u}."),
        FormulaRewriting(
            "projection.inverted", projection, ["dot(u,u)/dot(u,v)*u"],
            "There the coefficient is upside down: it is {u}·{v} over {u}·{u}."),
        FormulaRewriting(
            "projection.other-denominator", projection, ["dot(u,v)/dot(v,v)*u"],
            "There {u}·{v} is divided by {v}·{v}. Divide by {u}·{u}."),
        FormulaRewriting(
            "projection.norm-denominator", projection, ["dot(u,v)/norm(u)*u"],
            "There {u}·{v} is divided by the length of {u}. Divide by {u}·{u}, its square."),
        FormulaRewriting(
            "projection.other-direction", projection, ["proj(u, v)"],
            "That is {u} projected onto {v}. Here {v} is projected onto {u}."),
    ]

    // MARK: - Subspaces

    private static let ontoSpace = ["proj(v, Q)", "Q*Q'*v"]
    private static let hat = ["A*inv(A'*A)*A'", "projector(A)"]

    private static let spaces = [
        FormulaRewriting(
            "projection.taken-away", ontoSpace, ["v - proj(v, Q)"],
            "That is what is left of {v} without the projection. The projection is asked for."),
        FormulaRewriting(
            "projection.inverse-missing", ontoSpace, ["Q*Q'*v"],
            "There {Q} is taken for a matrix with orthonormal columns. Its columns are not orthonormal."),
        FormulaRewriting(
            "projection.coefficient-only", ontoSpace, ["Q'*v"],
            "Those are the dot products with the columns. They are still to be multiplied by the columns."),
        FormulaRewriting(
            "projection.kept", remainder, ["proj(v, Q)", "Q*Q'*v"],
            "That is the projection itself. Take it away from {v}."),
        FormulaRewriting(
            "projection.added", remainder, ["v + proj(v, Q)", "v + Q*Q'*v"],
            "There the projection is added. Take it away from {v}."),
        FormulaRewriting(
            "projection.inverse-missing", hat, ["A*A'"],
            "That is {A}({A})ᵀ, which projects only where the columns of {A} are orthonormal. Put the inverse of "
                + "({A})ᵀ{A} between them."),
        FormulaRewriting(
            "projection.inverse-forgotten", hat, ["A*(A'*A)*A'"],
            "There ({A})ᵀ{A} stands between the factors. Its inverse belongs there."),
        FormulaRewriting(
            "projection.complement", hat, ["I - projector(A)"],
            "That projects onto the orthogonal complement. It is the identity less what is asked for."),
        FormulaRewriting(
            "projection.row-space", hat, ["projector(A')"],
            "That projects onto the row space. The column space is asked for."),
        FormulaRewriting(
            "projection.inner-product", hat, ["A'*A"],
            "That is ({A})ᵀ{A}. The projector starts and ends with {A}, and has as many rows."),
    ]

    // MARK: - The relation

    private static func projector(_ context: SlipContext) throws -> [Slip] {
        guard let rule = context.rule as? MatrixRule,
            let a = try context.givens.matrix("span").rationalized()
        else { return [] }
        let right = rule.right
        let name = context.text(context.spellings(of: "span").first)
        func slip(_ id: String, _ message: String, _ value: @escaping @Sendable () throws -> [Value]) -> Slip
        {
            Slip(id, .object, message, Lookalike(value))
        }
        return [
            slip(
                "projection.inverse-missing",
                "That is \(name)\(name)ᵀ, which projects only where the columns of \(name) are orthonormal. "
                    + "Put (\(name)ᵀ\(name))⁻¹ between them.",
                { [.exact(AlgebraicMatrix(try a * a.transposed))] }),
            slip(
                "projection.inverse-forgotten",
                "There \(name)ᵀ\(name) stands between the factors. Its inverse belongs there.",
                { [.exact(AlgebraicMatrix(try a * (a.transposed * a) * a.transposed))] }),
            slip(
                "projection.complement",
                "That projects onto the orthogonal complement. It is the identity less what is asked for.",
                { [.exact(try .identity(right.rows) - right)] }),
            slip(
                "projection.row-space",
                "That projects onto the row space of \(name). The column space is asked for.",
                { [.exact(AlgebraicMatrix(try .projector(ontoColumns: a.transposed)))] }),
            slip(
                "projection.only-normalised",
                "There the columns of \(name) are normalised only. Make them orthogonal first.",
                { try onlyNormalised(a).map { [.exact(AlgebraicMatrix($0))] } ?? [] }),
            slip(
                "projection.inner-product",
                "That is \(name)ᵀ\(name). The projector starts and ends with \(name).",
                { [.exact(AlgebraicMatrix(try a.transposed * a))] }),
        ]
    }

    /// Σ aaᵀ/(a·a) over the columns; nil where one is zero.
    private static func onlyNormalised(_ a: RationalMatrix) throws -> RationalMatrix? {
        var sum = RationalMatrix.zeros(a.rows, a.rows)
        for j in 0..<a.columns {
            let column = a.column(j)
            let square = try (column.transposed * column)[0, 0]
            if square.isZero { return nil }
            sum = try sum + (column * column.transposed).scaled(by: 1 / square)
        }
        return sum
    }
}
