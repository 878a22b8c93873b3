/// The alternating directions as printed, in this order:
/// ```
/// L ← D_{1/μ}(M − S − Λ/μ),   S ← S_{λ/μ}(M − L − Λ/μ),   Λ ← Λ + μ(L + S − M)
/// ```
/// with one μ from L = S = Λ = 0, or with a μ that grows from step to step.
/// - SeeAlso: Candès, Li, Ma, Wright, Robust principal component analysis?, J. ACM 58 (2011), Algorithm 1;
///   Lin, Chen, Ma, The augmented Lagrange multiplier method, arXiv:1009.5055 (2010), Algorithm 5.
struct FixedPenaltyPursuit: PursuitIteration {
    private let problem: PursuitProblem
    private let options: PursuitOptions
    /// How much μ grows a step: 1 for one μ.
    private let growth: Double
    private var mu: Double

    private(set) var steps = 0
    private(set) var isSettled: Bool
    private(set) var isSpent = false
    private var low: SpectralThreshold?
    private var sparse: NumericMatrix
    private var multiplier: NumericMatrix
    private var residual: Double
    private var gap: Double?

    init(_ problem: PursuitProblem, options: PursuitOptions, from start: PursuitStart?) throws(NumericError) {
        self.problem = problem
        self.options = options
        let zero = NumericMatrix.zeros(problem.m.rows, problem.m.columns)
        var (mu, growth, multiplier) = (problem.mu ?? problem.entrywiseMu, 1.0, zero)
        if case .inexactLagrangian(let rate) = options.method, !problem.isZero {
            let spectral = try problem.m.norm(.spectral)
            let largest = try problem.m.norm(.largestEntry)
            mu = problem.mu ?? 1.25 / spectral
            growth = rate
            multiplier = problem.m.scaled(by: -1 / max(spectral, largest / problem.lambda))
        }
        (self.mu, self.growth) = (mu, growth)
        self.multiplier = start?.multiplier ?? multiplier
        sparse = start?.sparse.multiplied(byPowerOfTwo: -problem.scale) ?? zero
        isSettled = problem.isZero
        residual = problem.isZero ? 0 : 1
    }

    var progress: PursuitProgress {
        PursuitProgress(
            steps: steps, maximumSteps: options.maximumSteps, rank: low?.values.count ?? 0,
            residual: residual, gap: gap)
    }

    mutating func advance() throws(NumericError) {
        let (m, lambda) = (problem.m, problem.lambda)
        let pull = multiplier.scaled(by: 1 / mu)
        let low = try SpectralThreshold(m - sparse - pull, by: 1 / mu, isSymmetric: problem.isSymmetric)
        sparse = try (m - low.matrix - pull).softened(by: lambda / mu)
        let miss = try low.matrix + sparse - m
        multiplier = try multiplier + miss.scaled(by: mu)
        residual = try miss.norm() / problem.size
        self.low = low
        steps += 1
        mu *= growth
        guard residual <= options.residualTolerance else { return }
        switch options.stop {
        case .residual: isSettled = true
        case .gap:
            let gap = try problem.certificate(of: pair()).gap
            self.gap = gap
            isSettled = gap <= options.gapTolerance
            // With μ so large nothing moves any more.
            isSpent = growth > 1
        }
    }

    func pair() throws(NumericError) -> PursuitPair {
        var pair = PursuitPair(before: problem)
        guard let low else { return pair }
        (pair.lowRank, pair.sparse, pair.multiplier) = (low.matrix, sparse, multiplier)
        (pair.rank, pair.nuclearNorm, pair.residual) = (low.values.count, low.nuclearNorm, residual)
        pair.mu = mu
        return pair
    }
}

extension NumericMatrix {
    fileprivate func softened(by threshold: Double) -> NumericMatrix {
        NumericMatrix(rows, columns, values.map { $0.softened(by: threshold) })
    }
}
