/// What every way of solving a pursuit starts from.
struct PursuitProblem: Sendable {
    /// M over 2^``scale``, so that no size of entries overflows.
    let m: NumericMatrix
    /// Dividing by a power of two loses nothing.
    let scale: Int
    let lambda: Double
    /// The μ that was asked for, for the scaled M.
    let mu: Double?
    /// n₁n₂ / (4 Σ|Mᵢⱼ|); 1 for M = 0.
    let entrywiseMu: Double
    let isSymmetric: Bool
    /// ‖M‖_F.
    let size: Double
    let isZero: Bool

    init(_ matrix: NumericMatrix, options: PursuitOptions) throws(NumericError) {
        try options.check()
        try matrix.checkFactorable()
        let largest = matrix.values.reduce(0) { max($0, abs($1)) }
        isZero = largest == 0
        let scale = isZero ? 0 : Int(largest.exponent)
        m = matrix.multiplied(byPowerOfTwo: -scale)
        self.scale = scale
        lambda = options.lambda ?? 1 / Double(max(matrix.rows, matrix.columns, 1)).squareRoot()
        mu = options.mu.map { Double(sign: .plus, exponent: scale, significand: $0) }
        let sum = m.values.reduce(0) { $0 + abs($1) }
        entrywiseMu = isZero ? 1 : Double(m.values.count) / (4 * sum)
        let start = mu ?? entrywiseMu
        guard start > 0, start.isFinite else {
            throw .outOfRange(
                name: "mu", value: options.mu ?? start, wanted: "of a size that suits the matrix")
        }
        isSymmetric = m.isSymmetric
        size = try m.norm()
    }

    /// The matrices of a pursuit in the size of the M that was given, with their certificate.
    func result(
        _ pair: PursuitPair, iterations: Int, isSettled: Bool
    ) throws(NumericError) -> PursuitResult {
        PursuitResult(
            lowRank: pair.lowRank.multiplied(byPowerOfTwo: scale),
            sparse: pair.sparse.multiplied(byPowerOfTwo: scale), multiplier: pair.multiplier,
            penalty: Double(sign: .plus, exponent: -scale, significand: pair.mu), rank: pair.rank,
            cardinality: pair.sparse.values.count { $0 != 0 }, iterations: iterations, isSettled: isSettled,
            certificate: try certificate(of: pair))
    }

    func certificate(of pair: PursuitPair) throws(NumericError) -> PursuitCertificate {
        let multiplier = pair.multiplier
        let spectral: Double =
            if let proved = pair.spectralBound {
                proved
            } else if isSymmetric {
                try multiplier.symmetricEigenvalues().reduce(0) { max($0, abs($1)) }
            } else {
                try multiplier.norm(.spectral)
            }
        let bound = max(1, spectral, try multiplier.norm(.largestEntry) / lambda)
        let dual = multiplier.scaled(by: -1 / bound)
        let rest = try m - pair.lowRank
        let objective = pair.nuclearNorm + lambda * rest.values.reduce(0) { $0 + abs($1) }
        let lowerBound = zip(dual.values, m.values).reduce(0) { $0 + $1.0 * $1.1 }
        let unit = Double(sign: .plus, exponent: scale, significand: 1)
        return PursuitCertificate(
            dual: dual, objective: objective * unit, lowerBound: lowerBound * unit,
            gap: objective == 0 ? 0 : (objective - lowerBound) / objective, residual: pair.residual)
    }
}

/// L, S and Λ for the scaled M, and what is known of them.
struct PursuitPair: Sendable {
    var lowRank: NumericMatrix
    var sparse: NumericMatrix
    var multiplier: NumericMatrix
    var mu: Double
    var rank: Int
    /// ‖L‖*.
    var nuclearNorm: Double
    /// ‖L + S − M‖_F / ‖M‖_F.
    var residual: Double
    /// A proved bound of ‖Λ‖₂; nil where nothing is proved yet.
    var spectralBound: Double?

    /// No step yet: L = S = Λ = 0.
    init(before problem: PursuitProblem) {
        let nothing = NumericMatrix.zeros(problem.m.rows, problem.m.columns)
        (lowRank, sparse, multiplier) = (nothing, nothing, nothing)
        (mu, rank, nuclearNorm) = (problem.mu ?? problem.entrywiseMu, 0, 0)
        residual = problem.isZero ? 0 : 1
    }
}

extension NumericMatrix {
    func multiplied(byPowerOfTwo exponent: Int) -> NumericMatrix {
        exponent == 0
            ? self
            : NumericMatrix(
                rows, columns, values.map { Double(sign: .plus, exponent: exponent, significand: $0) })
    }
}
