import ExactAlgebra
import Notation

/// Slips in an iteration of principal component pursuit, on the learner's own state.
///
/// L takes less of the singular values of M − S − Λ/μ, S less of the entries of M − L − Λ/μ, and Λ gets μ
/// times the residual. Signs of Λ vary from book to book; what the question says is right.
enum RobustPCASlips: SlipFamily {
    static var title: String { "Robust principal components" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "rpca.hard-threshold": "what is beyond the threshold kept as it is, not made smaller",
            "rpca.wrong-threshold": "another threshold: 1/μ, λ, λ/μ and μ confused",
            "rpca.not-shrunk": "no threshold applied",
            "rpca.cut-off-part": "what the threshold cuts off, not what it leaves",
            "rpca.shrank-entries": "entries made smaller, not singular values",
            "rpca.shrank-singular-values": "singular values made smaller, not entries",
            "rpca.negatives-lost": "negative entries set to zero, however large",
            "rpca.negatives-grown":
                "the threshold taken from negative entries too, so that they grow in size",
            "rpca.residual-sign": "a sign in the residual is the wrong way round",
            "rpca.multiplier-sign": "the sign of the multiplier's term is the wrong way round",
            "rpca.step-size": "μ left out, or used the wrong way round",
            "rpca.term-missing": "a term is left out",
            "rpca.stale": "a matrix from the step before",
            "rpca.stopping-absolute": "the norm of the residual, not beside that of M",
            "rpca.stopping-squared": "squared norms",
            "rpca.stopping-inverted": "the quotient upside down",
            "rpca.stopping-other-norm": "the 2-norm, not the Frobenius norm",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        guard context.relation == .matrix || context.relation == .value,
            let expression = context.givens.expressions["value"],
            context.spellings(of: "value").contains(where: \.hasThreshold)
        else { return [] }
        return thresholds(expression, context)
            + PursuitSteps(expression: expression, context: context).slips()
            + (context.relation == .value ? stopping.compactMap { $0.slip(in: context) } : [])
    }

    // MARK: - The threshold

    private static func thresholds(_ expression: Expression, _ context: SlipContext) -> [Slip] {
        guard case .call(let function, let values) = expression.kind, values.count == 2,
            function == .soft || function == .svt, let matrix = context.matrix(of: values[0]),
            let threshold = context.number(of: values[1])
        else { return [] }
        let what = function == .svt ? "singular values" : "entries"
        let (named, number) = (context.text(values[1]), Shown.text(threshold))
        let shown = named == number ? number : "\(named) = \(number)"
        func formula(_ id: String, _ message: String, _ formula: Expression) -> Slip {
            Slip(id, .object, message, FormulaValues(formulas: [formula], context: context))
        }
        let whole = Expression(.sum([.init(values[0]), .init(expression, isNegative: true)]))
        var slips = [
            Slip(
                "rpca.hard-threshold", .object,
                "There the \(what) beyond the threshold are kept as they are. Each has to become smaller by "
                    + "\(shown).",
                Lookalike { try hard(function, matrix, threshold) }),
            formula(
                "rpca.not-shrunk", "That is not shrunk yet: its \(what) have to become smaller by \(shown).",
                values[0]),
            formula(
                "rpca.cut-off-part", "That is what the threshold cuts off. What it leaves is asked for.",
                whole),
        ]
        slips.append(
            function == .svt
                ? formula(
                    "rpca.shrank-entries",
                    "There the entries are made smaller. Here it is the singular values.",
                    Expression(.call(.soft, values)))
                : formula(
                    "rpca.shrank-singular-values",
                    "There the singular values are made smaller. Here it is the entries.",
                    Expression(.call(.svt, values))))
        if function == .soft { slips += signs(matrix, threshold) }
        return slips + others(function, values, shown, context)
    }

    /// What is larger than the threshold, unchanged.
    private static func hard(
        _ function: Function, _ matrix: AlgebraicMatrix, _ threshold: AlgebraicNumber
    ) throws -> [Value] {
        if function == .soft {
            let kept = try matrix.entries.map { try $0.magnitude().compare(to: threshold) > 0 ? $0 : .zero }
            return [.exact(AlgebraicMatrix(rows: matrix.rows, columns: matrix.columns, entries: kept))]
        }
        guard let rational = matrix.asRational else { return [] }
        let svd = try rational.singularValueDecomposition()
        let count = try svd.singularValues.prefix { try $0.compare(to: threshold) > 0 }.count
        return [.exact(try svd.lowRank(count))]
    }

    private static func signs(_ matrix: AlgebraicMatrix, _ threshold: AlgebraicNumber) -> [Slip] {
        func entries(
            _ change: @escaping @Sendable (AlgebraicNumber) throws -> AlgebraicNumber
        ) -> Lookalike {
            Lookalike(
                .exact(
                    AlgebraicMatrix(
                        rows: matrix.rows, columns: matrix.columns, entries: try matrix.entries.map(change))))
        }
        return [
            Slip(
                "rpca.negatives-lost", .object,
                "There negative entries become zero. They move towards zero by the threshold, like the others.",
                entries { x in
                    let rest = try x - threshold
                    return try rest.sign() > 0 ? rest : .zero
                }),
            Slip(
                "rpca.negatives-grown", .object,
                "There the threshold is taken from negative entries too. They move towards zero as well: add it.",
                entries { x in
                    try x.magnitude().compare(to: threshold) > 0 ? x - threshold : .zero
                }),
        ]
    }

    private static let thresholds = ["1/mu", "lambda", "lambda/mu", "mu", "lambda*mu", "mu/lambda"]
        .map { FormulaTemplate($0) }
    private static let inverse = [FormulaTemplate("1/rho")]

    /// The same with 1/μ, λ, λ/μ, μ or λμ for the threshold.
    private static func others(
        _ function: Function, _ values: [Expression], _ shown: String, _ context: SlipContext
    ) -> [Slip] {
        let isNamed = context.scope.contains("mu") && context.scope.contains("lambda")
        let others = (isNamed ? thresholds : inverse).compactMap { $0.filled(with: ["rho": values[1]]) }
        let right = context.number(of: values[1])
        return others.compactMap { other in
            guard let number = context.number(of: other), let right,
                (try? number.isEqual(to: right)) == false
            else { return nil }
            return Slip(
                "rpca.wrong-threshold", .object,
                "There the threshold is \(context.text(other)) = \(Shown.text(number)). "
                    + "Here it is \(shown).",
                FormulaValues(
                    formulas: [Expression(.call(function, [values[0], other]))], context: context))
        }
    }

    // MARK: - When to stop

    private static let stopping = [
        FormulaRewriting(
            "rpca.stopping-absolute", ["norm(X)/norm(Y)"], ["norm(X)"],
            "That is the norm of the residual. It is still to be divided by that of {Y}."),
        FormulaRewriting(
            "rpca.stopping-squared", ["norm(X)/norm(Y)"], ["norm(X)^2/norm(Y)^2"],
            "That is the quotient of the squares. The norms themselves are asked for."),
        FormulaRewriting(
            "rpca.stopping-inverted", ["norm(X)/norm(Y)"], ["norm(Y)/norm(X)"],
            "That is upside down: the norm of the residual stands above."),
        FormulaRewriting(
            "rpca.stopping-other-norm", ["norm(X)/norm(Y)"],
            [
                "singularvalues(X)[1]/singularvalues(Y)[1]", "max(abs(X))/max(abs(Y))",
                "sum(abs(X))/sum(abs(Y))",
            ],
            "That is with another norm. The Frobenius norm is asked for: the root of the sum of all squares."),
    ]
}

extension Expression {
    /// Whether a threshold is applied anywhere in it.
    fileprivate var hasThreshold: Bool {
        switch kind {
        case .call(.soft, _), .call(.svt, _): true
        default: children.contains(where: \.hasThreshold)
        }
    }
}
