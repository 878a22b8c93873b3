import ExactAlgebra
import Notation

/// Slips in truncations, their errors, their energy and their number of parameters.
enum TruncationSlips: SlipFamily {
    static var title: String { "Truncation" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "truncation.kept-smallest": "the smallest singular values kept, not the largest",
            "truncation.remainder": "what is dropped, in place of what is kept",
            "truncation.wrong-rank": "one singular value too many or too few",
            "truncation.nothing-dropped": "the matrix itself",
            "truncation.sigma-missing": "u vᵀ without its singular value",
            "truncation.sigma-squared": "u vᵀ times σ², not σ",
            "truncation.zeroed-entries": "entries set to zero, not singular values",
            "truncation.two-norm": "the 2-norm of the error, not the Frobenius norm",
            "truncation.squared-error": "the error squared: the root is missing",
            "truncation.sum-of-sigma":
                "the sum of the singular values, not the root of the sum of their squares",
            "truncation.kept-norm": "the norm of what is kept, not of what is dropped",
            "truncation.whole-norm": "the norm of the whole matrix",
            "truncation.energy-from-sigma": "the energy from σ, not from σ²",
            "truncation.energy-dropped": "the share of the energy that is dropped",
            "truncation.energy-root": "the root of the share of the energy",
            "truncation.energy-total": "the energy that is kept, not its share",
            "truncation.count-all": "the entries of the matrix, not those of the factors",
            "truncation.count-product": "r·m·n: the sides multiplied, not added",
            "truncation.count-sigma": "r(m + n + 1): singular values counted beside the two factors",
            "truncation.count-free": "r(m + n − r): the freedom in the factors taken off",
            "truncation.count-one": "the entries of one factor only",
            "truncation.count-rank": "m + n: one column and one row only",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        switch context.relation {
        case .bestapproximation:
            guard let rule = context.rule as? BestApproximationRule else { return [] }
            return truncations(
                Truncated(matrix: rule.a, k: rule.k, name: context.text(context.spellings(of: "A").first)))
        case .matrix:
            guard let parts = context.parts(like: lowrank), let k = context.number(of: parts["kappa"]),
                let a = context.matrix(of: parts["X"])?.asRational, let k = k.asRational?.asInt, k >= 0
            else { return [] }
            return truncations(Truncated(matrix: a, k: k, name: context.text(parts["X"])))
        case .value, .values: return formulas.compactMap { $0.slip(in: context) } + counts(context)
        default: return []
        }
    }

    private static let lowrank = [FormulaTemplate("lowrank(X, kappa)")]

    // MARK: - The matrix

    private static func truncations(_ truncated: Truncated) -> [Slip] {
        let (name, k) = (truncated.name, truncated.k)
        let count = k == 1 ? "largest singular value" : "\(k) largest singular values"
        return [
            Slip(
                "truncation.kept-smallest", .object,
                "There the smallest singular values are kept. Keep the \(count).",
                Lookalike { try truncated.smallest() }),
            Slip(
                "truncation.remainder", .object,
                "That is what is dropped, \(name) less its truncation. What is kept is asked for.",
                Lookalike { try truncated.remainder() }),
            Slip(
                "truncation.nothing-dropped", .object,
                "That is \(name) itself, with all its singular values. Keep the \(count) only.",
                Lookalike(.exact(AlgebraicMatrix(truncated.matrix)))),
            Slip(
                "truncation.wrong-rank", .object,
                "There another number of singular values is kept. Keep the \(count).",
                Lookalike { try truncated.otherRanks() }),
            Slip(
                "truncation.sigma-missing", .object,
                "There the singular value is missing: σ times u vᵀ is asked for.",
                Lookalike { try truncated.weighted(by: -1) }),
            Slip(
                "truncation.sigma-squared", .object,
                "There u vᵀ is multiplied by σ². Multiply by σ.",
                Lookalike { try truncated.weighted(by: 1) }),
            Slip(
                "truncation.zeroed-entries", .property,
                "There entries of \(name) are set to zero. It is singular values that are set to zero.",
                TellingProperty(samples: truncated.zeroed, holds: truncated.isZeroed)),
        ]
    }

    // MARK: - Its error and energy

    private static let error = ["norm(X - lowrank(X, kappa))", "norm(lowrank(X, kappa) - X)"]
    private static let squared = ["norm(X - lowrank(X, kappa))^2", "norm(lowrank(X, kappa) - X)^2"]
    private static let energy = ["energy(X, kappa)", "norm(lowrank(X, kappa))^2/norm(X)^2"]

    private static let formulas = [
        FormulaRewriting(
            "truncation.squared-error", error, ["norm(X - lowrank(X, kappa))^2"],
            "That is the sum of the squares. The norm is its root."),
        FormulaRewriting(
            "truncation.squared-error", squared, ["norm(X - lowrank(X, kappa))"],
            "That is the norm itself. Here its square is asked for."),
        FormulaRewriting(
            "truncation.two-norm", error, ["singularvalues(X)[kappa + 1]"],
            "That is the largest singular value that is dropped: the error in the 2-norm. The Frobenius "
                + "norm is the root of the sum of the squares of all that are dropped."),
        FormulaRewriting(
            "truncation.sum-of-sigma", error,
            ["sum(singularvalues(X)) - sum(singularvalues(lowrank(X, kappa)))"],
            "That is the sum of the singular values that are dropped. Add their squares, and take the root."),
        FormulaRewriting(
            "truncation.kept-norm", error, ["norm(lowrank(X, kappa))"],
            "That is the norm of what is kept. The error is the norm of what is dropped."),
        FormulaRewriting(
            "truncation.whole-norm", error, ["norm(X)"],
            "That is the norm of {X} itself. The error is the norm of what is dropped."),
        FormulaRewriting(
            "truncation.energy-from-sigma", energy,
            ["sum(singularvalues(lowrank(X, kappa))) / sum(singularvalues(X))"],
            "That is the share of the singular values. The energy is the share of their squares."),
        FormulaRewriting(
            "truncation.energy-dropped", energy, ["1 - energy(X, kappa)"],
            "That is the share that is dropped. The share that is kept is asked for."),
        FormulaRewriting(
            "truncation.energy-root", energy, ["norm(lowrank(X, kappa)) / norm(X)"],
            "That is the quotient of the norms. The energy is the quotient of their squares."),
        FormulaRewriting(
            "truncation.energy-total", energy, ["norm(lowrank(X, kappa))^2"],
            "That is the energy that is kept, not yet divided by the energy of {X}."),
    ]

    // MARK: - Counting

    private static let spellings = ["rho*(mu + nu)", "mu*rho + rho*nu", "(mu + nu)*rho", "rho*mu + rho*nu"]

    private static let countings = [
        FormulaRewriting(
            "truncation.count-all", spellings, ["mu*nu"],
            "That is how many entries the matrix has. The two factors have others."),
        FormulaRewriting(
            "truncation.count-product", spellings, ["rho*mu*nu"],
            "The two factors stand side by side: their entries are added, not multiplied."),
        FormulaRewriting(
            "truncation.count-sigma", spellings, ["rho*(mu + nu + 1)", "rho*(mu + nu) + rho^2"],
            "There the singular values are counted too. Two factors alone are asked for."),
        FormulaRewriting(
            "truncation.count-free", spellings, ["rho*(mu + nu - rho)"],
            "That leaves out entries that could be chosen freely. Count all entries of both factors."),
        FormulaRewriting(
            "truncation.count-one", spellings, ["rho*mu", "rho*nu"],
            "Those are the entries of one factor. There are two."),
        FormulaRewriting(
            "truncation.count-rank", spellings, ["mu + nu"],
            "That is one column and one row. The factors have {rho} of each."),
    ]

    private static let isCount = spellings.map { FormulaTemplate($0) }

    /// Only where all three numbers are whole and positive.
    private static func counts(_ context: SlipContext) -> [Slip] {
        guard context.relation == .value, let parts = context.parts(like: isCount),
            parts.values.allSatisfy({
                context.number(of: $0)?.asRational.map { $0.isInteger && $0.sign > 0 } ?? false
            })
        else { return [] }
        return countings.compactMap { $0.slip(in: context) }
    }
}

/// A matrix that is cut down to rank k, rightly and wrongly.
private struct Truncated: Sendable {
    let matrix: RationalMatrix
    let k: Int
    let name: String

    private func svd() throws -> ExactSVD { try matrix.singularValueDecomposition() }

    private func without(_ kept: AlgebraicMatrix) throws -> Value {
        .exact(try AlgebraicMatrix(matrix) - kept)
    }

    /// The k smallest, zeros not counted.
    func smallest() throws -> [Value] {
        let svd = try svd()
        return k > 0 && k < svd.rank ? [try without(svd.lowRank(svd.rank - k))] : []
    }

    /// Where that is not the same as ``smallest()``.
    func remainder() throws -> [Value] {
        let svd = try svd()
        return k < svd.rank && svd.rank != 2 * k ? [try without(svd.lowRank(k))] : []
    }

    /// One more and one less, without all and none.
    func otherRanks() throws -> [Value] {
        let svd = try svd()
        return try [k + 1, k - 1].filter { (1..<svd.rank).contains($0) }.map { .exact(try svd.lowRank($0)) }
    }

    /// Σ σⁿ⁺¹uvᵀ of the terms that are kept.
    func weighted(by exponent: Int) throws -> [Value] {
        let svd = try svd()
        guard k > 0, k <= svd.rank, k <= 3 else { return [] }
        var sum = AlgebraicMatrix.zeros(matrix.rows, matrix.columns)
        for i in 0..<k {
            let term = try svd.lowRank(i + 1) - svd.lowRank(i)
            let sigma = svd.singularValues[i]
            sum = try sum + term.scaled(by: exponent > 0 ? sigma : .one / sigma)
        }
        return [.exact(sum)]
    }

    /// Columns, rows and small entries set to zero.
    func zeroed() throws -> [[String: Value]] {
        let (m, n, entries) = (matrix.rows, matrix.columns, matrix.entries)
        guard k > 0, k < min(m, n) else { return [] }
        let sizes = entries.map(\.magnitude).sorted(by: >)
        let least = sizes[min(k, sizes.count - 1)]
        let samples = [
            entries.indices.map { $0 % n < k ? entries[$0] : .zero },
            entries.indices.map { $0 / n < k ? entries[$0] : .zero },
            entries.map { $0.magnitude < least ? .zero : $0 },
        ]
        return try samples.map { RationalMatrix(rows: m, columns: n, entries: $0) }
            .map { ["answer": .exact(AlgebraicMatrix($0))] }.filter(isZeroed)
    }

    /// Every entry is that of the matrix or zero, and of both kinds there are some.
    func isZeroed(_ answer: [String: Value]) throws -> Bool {
        let typed = try answer.part("answer").matrix()
        guard typed.shape == matrix.shape, let own = typed.exact.asRational else { return false }
        let pairs = zip(own.entries, matrix.entries).filter { !$1.isZero }
        return pairs.allSatisfy { $0 == $1 || $0.isZero } && pairs.contains { $0.isZero && !$1.isZero }
            && pairs.contains { $0 == $1 }
            && zip(own.entries, matrix.entries).allSatisfy { $0.isZero || !$1.isZero }
    }
}
