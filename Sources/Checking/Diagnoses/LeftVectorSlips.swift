import ExactAlgebra
import Notation

/// Slips in a left vector, u = W v / σ.
enum LeftVectorSlips: SlipFamily {
    static var title: String { "Left vectors" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "left.sign": "the sign is not the one that v gives",
            "left.not-divided": "W v, not divided by σ",
            "left.divided-by-lambda": "divided by λ = σ², not by σ",
            "left.multiplied": "multiplied by σ",
            "left.used-transpose": "Wᵀ in place of W",
            "left.v-itself": "v in place of u",
            "left.other-v": "the right σ with another v",
            "left.other-sigma": "the right v with another σ",
            "left.other-pair": "another left vector: another v with its σ",
            "left.zero-sigma": "W v for σ = 0, which is the zero vector",
        ]
    }

    /// Whether a question asks for W v / σ.
    static func speak(of context: SlipContext) -> Bool {
        context.relation == .matrix && Asked(context) != nil
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        if context.relation == .eigenvector { return zeroSigma(context) }
        guard context.relation == .matrix, let asked = Asked(context) else { return [] }
        return scales(asked) + others(asked) + pairings(asked)
    }

    /// W, v and σ with the others that stand beside them, and how they are called.
    private struct Asked: Sendable {
        let matrix: AlgebraicMatrix
        let vector: AlgebraicMatrix
        let sigma: AlgebraicNumber
        let otherVectors: [AlgebraicMatrix]
        let sigmas: [AlgebraicNumber]
        let (w, v, s): (String, String, String)

        init?(_ context: SlipContext) {
            let templates = ["X * v / s", "X * (v / s)", "1 / s * X * v"]
            guard let parts = templates.lazy.compactMap({ context.parts(of: "value", like: $0) }).first,
                let matrix = context.matrix(of: parts["X"]), let vector = context.matrix(of: parts["v"]),
                vector.columns == 1, matrix.columns == vector.rows, matrix.rows > 1,
                let sigma = context.number(of: parts["s"]), sigma.isPlainlyNonzero
            else { return nil }
            (self.matrix, self.vector, self.sigma) = (matrix, vector, sigma)
            (w, v, s) = (context.text(parts["X"]), context.text(parts["v"]), context.text(parts["s"]))
            let all = context.columns(beside: parts["v"])
            otherVectors = all.filter { $0.rows == vector.rows && !$0.isSame(as: vector) }
            sigmas = context.numbers(beside: parts["s"]).filter(\.isPlainlyNonzero)
        }

        var image: AlgebraicMatrix { get throws { try matrix * vector } }

        func over(_ divisor: AlgebraicNumber, _ vector: AlgebraicMatrix) throws -> Value {
            .exact(try vector.scaled(by: .one / divisor))
        }
    }

    private static func scales(_ asked: Asked) -> [Slip] {
        let (w, v, s) = (asked.w, asked.v, asked.s)
        return [
            Slip(
                "left.sign", .stroke,
                "The direction is right, the sign is not. It is tied to your \(v): \(w)\(v) = σu has to hold, "
                    + "and this gives its negative.",
                Lookalike(try asked.over(-asked.sigma, asked.image))),
            Slip(
                "left.not-divided", .object,
                "That is \(w)\(v). Its length is \(s) = \(Shown.text(asked.sigma)), so divide by that.",
                Lookalike { [.exact(try asked.image), .exact(-(try asked.image))] }),
            Slip(
                "left.divided-by-lambda", .object,
                "That is \(w)\(v) divided by λ = σ². Divide by its root, \(s) = \(Shown.text(asked.sigma)).",
                Lookalike(try asked.over(asked.sigma * asked.sigma, asked.image))),
            Slip(
                "left.multiplied", .object,
                "That is \(w)\(v) multiplied by \(s) = \(Shown.text(asked.sigma)). Divide by it.",
                Lookalike(.exact(try asked.image.scaled(by: asked.sigma)))),
        ]
    }

    private static func others(_ asked: Asked) -> [Slip] {
        let (w, v) = (asked.w, asked.v)
        var slips = [
            Slip(
                "left.v-itself", .object,
                "That is \(v) itself. The left vector is \(w)\(v) divided by its length.",
                Lookalike(.exact(asked.vector)))
        ]
        if asked.matrix.isSquare {
            slips.append(
                Slip(
                    "left.used-transpose", .object,
                    "That was made with \(w)ᵀ. The left vector is \(w)\(v) divided by \(asked.s).",
                    Lookalike(try asked.over(asked.sigma, asked.matrix.transposed * asked.vector))))
        }
        return slips
    }

    private static func pairings(_ asked: Asked) -> [Slip] {
        let (w, v, s) = (asked.w, asked.v, asked.s)
        let otherSigmas = asked.sigmas.filter { !$0.isSameNumber(as: asked.sigma) }
        return [
            Slip(
                "left.other-v", .object, "That was made with another v. Here \(v) goes in, with \(s).",
                Lookalike {
                    try asked.otherVectors.map { try asked.over(asked.sigma, asked.matrix * $0) }
                }),
            Slip(
                "left.other-sigma", .object,
                "That is \(w)\(v) divided by another σ. With \(v) goes \(s) = \(Shown.text(asked.sigma)).",
                Lookalike { try otherSigmas.map { try asked.over($0, asked.image) } }),
            Slip(
                "left.other-pair", .object,
                "That is another left vector: another v, divided by its σ. Here \(v) and \(s) are asked for.",
                Lookalike {
                    try asked.otherVectors.flatMap { other in
                        try otherSigmas.map { try asked.over($0, asked.matrix * other) }
                    }
                }),
        ]
    }

    /// Where a left vector for σ = 0 is asked for: W v = 0 cannot be divided by σ.
    private static func zeroSigma(_ context: SlipContext) -> [Slip] {
        guard let gram = GramMatrix("A", in: context), gram.isOfRows,
            let rule = context.rule as? EigenvectorRule, rule.lambda.asRational?.isZero == true
        else { return [] }
        let zero = AlgebraicMatrix.zeros(rule.a.rows, 1)
        return [
            Slip(
                "left.zero-sigma", .object,
                "The zero vector is no left vector. For σ = 0 there is no u = \(gram.name)v / σ: any unit "
                    + "vector that is orthogonal to the others will do.",
                Lookalike(.exact(zero)))
        ]
    }
}

extension SlipContext {
    /// The columns of the matrix that an expression is a column of: of V, for `V[:,2]` and for `v2`.
    fileprivate func columns(beside expression: Expression?) -> [AlgebraicMatrix] {
        let base: AlgebraicMatrix? =
            switch expression?.kind {
            case .index(let base, let subscripts) where subscripts.count == 2: matrix(of: base)
            case .name(let name) where name.hasPrefix("v"): matrix(of: Expression(.name("V")))
            default: nil
            }
        return base.map { matrix in (0..<matrix.columns).map { matrix.column($0) } } ?? []
    }

    /// The list that an expression is an entry of: `sigma`, for `sigma[2]` and for `sigma2`.
    fileprivate func numbers(beside expression: Expression?) -> [AlgebraicNumber] {
        let base: Value? =
            switch expression?.kind {
            case .index(let base, let subscripts) where subscripts.count == 1: value(of: base)
            case .name(let name) where name.hasPrefix("sigma"): scope["sigma"]
            default: nil
            }
        return (try? base?.scalars().map(\.value)) ?? []
    }
}

extension AlgebraicMatrix {
    /// Whether two matrices are equal; false where that is not decided.
    func isSame(as other: AlgebraicMatrix) -> Bool {
        shape == other.shape && zip(entries, other.entries).allSatisfy { $0.isSameNumber(as: $1) }
    }
}
