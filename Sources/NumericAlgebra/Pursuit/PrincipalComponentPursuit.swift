/// Robust principal components: min ‖L‖* + λ‖S‖₁ subject to L + S = M, step by step.
///
/// The alternating directions with a fixed μ, in this order, from L = S = Λ = 0:
/// ```
/// L ← D_{1/μ}(M − S − Λ/μ),   S ← S_{λ/μ}(M − L − Λ/μ),   Λ ← Λ + μ(L + S − M)
/// ```
/// Scaling M scales L and S. A symmetric M keeps both symmetric. With λ < 1/√(n₁n₂) the least objective
/// is that of L = 0, with λ > 1 that of S = 0, whatever M is; at equality more than one pair reaches it.
///
/// A value that a caller advances as long as it likes: nothing here waits, prints or looks at a clock.
/// - SeeAlso: Candès, Li, Ma, Wright, Robust principal component analysis?, J. ACM 58 (2011), Algorithm 1;
///   Lin, Chen, Ma, The augmented Lagrange multiplier method, arXiv:1009.5055 (2010).
public struct PrincipalComponentPursuit: Sendable {
    public let options: PursuitOptions
    /// The steps taken so far.
    public private(set) var steps = 0
    /// True once the stopping rule is met.
    public private(set) var isSettled: Bool

    /// M over ``scale``, so that no size of entries overflows.
    private let m: NumericMatrix
    /// A power of two: dividing by it loses nothing.
    private let scale: Int
    private let lambda: Double
    private let mu: Double
    private let isSymmetric: Bool
    private let size: Double
    private var low: SpectralThreshold?
    private var sparse: NumericMatrix
    private var multiplier: NumericMatrix
    private var residual = 0.0

    /// - Throws: ``NumericError/notFinite(row:column:)`` with the place,
    ///   ``NumericError/outOfRange(name:value:wanted:)`` for options that make no sense,
    ///   ``NumericError/tooLarge(shape:)``.
    public init(
        _ matrix: NumericMatrix, options: PursuitOptions = PursuitOptions()
    ) throws(NumericError) {
        try options.check()
        try matrix.checkFactorable()
        let largest = matrix.values.reduce(0) { max($0, abs($1)) }
        let isZero = largest == 0
        let scale = isZero ? 0 : Int(largest.exponent)
        let m = matrix.multiplied(byPowerOfTwo: -scale)
        let sum = m.values.reduce(0) { $0 + abs($1) }
        self.options = options
        self.scale = scale
        self.m = m
        lambda = options.lambda ?? 1 / Double(max(m.rows, m.columns, 1)).squareRoot()
        mu =
            options.mu.map { Double(sign: .plus, exponent: scale, significand: $0) }
            ?? (isZero ? 1 : Double(m.values.count) / (4 * sum))
        guard mu > 0, mu.isFinite else {
            throw .outOfRange(name: "mu", value: options.mu ?? mu, wanted: "of a size that suits the matrix")
        }
        isSymmetric = m.isSymmetric
        size = try m.norm()
        sparse = .zeros(m.rows, m.columns)
        multiplier = sparse
        isSettled = isZero
    }

    /// True once there is nothing to do any more: settled, or out of steps.
    public var hasEnded: Bool { isSettled || steps >= options.maximumSteps }

    /// Takes one step; none after the end.
    ///
    /// - Complexity: one decomposition of M's size; two more where the gap is looked at.
    public mutating func advance() throws(NumericError) {
        guard !hasEnded else { return }
        let pull = multiplier.scaled(by: 1 / mu)
        let low = try SpectralThreshold(m - sparse - pull, by: 1 / mu, isSymmetric: isSymmetric)
        sparse = try (m - low.matrix - pull).softened(by: lambda / mu)
        let miss = try low.matrix + sparse - m
        multiplier = try multiplier + miss.scaled(by: mu)
        residual = try miss.norm() / size
        self.low = low
        steps += 1
        guard residual <= options.residualTolerance else { return }
        switch options.stop {
        case .residual: isSettled = true
        case .gap: isSettled = try certificate().gap <= options.gapTolerance
        }
    }

    /// What the steps so far have come to.
    public func result() throws(NumericError) -> PursuitResult {
        PursuitResult(
            lowRank: (low?.matrix ?? .zeros(m.rows, m.columns)).multiplied(byPowerOfTwo: scale),
            sparse: sparse.multiplied(byPowerOfTwo: scale), rank: low?.values.count ?? 0,
            cardinality: sparse.values.count { $0 != 0 }, iterations: steps, isSettled: isSettled,
            certificate: try certificate())
    }

    private func certificate() throws(NumericError) -> PursuitCertificate {
        let spectral =
            isSymmetric
            ? try multiplier.symmetricEigenvalues().reduce(0) { max($0, abs($1)) }
            : try multiplier.norm(.spectral)
        let bound = max(1, spectral, try multiplier.norm(.largestEntry) / lambda)
        let dual = multiplier.scaled(by: -1 / bound)
        let rest = try m - (low?.matrix ?? .zeros(m.rows, m.columns))
        let objective = (low?.nuclearNorm ?? 0) + lambda * rest.values.reduce(0) { $0 + abs($1) }
        let lowerBound = zip(dual.values, m.values).reduce(0) { $0 + $1.0 * $1.1 }
        let unit = Double(sign: .plus, exponent: scale, significand: 1)
        return PursuitCertificate(
            dual: dual, objective: objective * unit, lowerBound: lowerBound * unit,
            gap: objective == 0 ? 0 : (objective - lowerBound) / objective, residual: residual)
    }
}

extension NumericMatrix {
    /// Robust principal components of this matrix: the pursuit taken to its end.
    ///
    /// - Throws: as ``PrincipalComponentPursuit/init(_:options:)``, and ``NumericError/notConverged(routine:)``.
    /// - Complexity: one decomposition of this size a step.
    public func principalComponentPursuit(
        _ options: PursuitOptions = PursuitOptions()
    ) throws(NumericError) -> PursuitResult {
        var pursuit = try PrincipalComponentPursuit(self, options: options)
        while !pursuit.hasEnded { try pursuit.advance() }
        return try pursuit.result()
    }

    fileprivate func softened(by threshold: Double) -> NumericMatrix {
        NumericMatrix(rows, columns, values.map { $0.softened(by: threshold) })
    }

    fileprivate func multiplied(byPowerOfTwo exponent: Int) -> NumericMatrix {
        exponent == 0
            ? self
            : NumericMatrix(
                rows, columns, values.map { Double(sign: .plus, exponent: exponent, significand: $0) })
    }
}
