public import NumericAlgebra

/// The low-rank part of a JᵀJ and the directions that span it.
///
/// M = L + S by principal component pursuit. L is symmetric and of rank r, and L = V diag(w) Vᵀ; it may be
/// indefinite, so its directions are ordered by |w|, which are its singular values. The signs of the
/// directions follow a rule: the component of largest magnitude is positive.
public struct LowRankFactor: Hashable, Sendable {
    public let lambda: Double
    /// The eigenvalues that are not zero, by magnitude, the largest first.
    public let values: [Double]
    /// Column k is the unit direction of `values[k]`: a right singular vector of L. d×r.
    public let vectors: NumericMatrix
    /// How many entries of S are not zero.
    public let cardinality: Int
    public let iterations: Int
    /// False where the steps ran out first: the factor is then no more than an attempt.
    public let isSettled: Bool
    /// The duality gap that proves how good L is.
    public let gap: Double
    /// ‖L + S − M‖_F / ‖M‖_F.
    public let residual: Double

    /// d.
    public var dimension: Int { vectors.rows }
    /// r.
    public var rank: Int { values.count }

    /// - Parameters:
    ///   - gram: symmetric in every bit.
    ///   - activity: what the observer is told.
    /// - Throws: ``EditingError/numeric(_:)``, ``EditingError/cancelled``.
    /// - Complexity: O(d³) a step of the pursuit.
    public init(
        _ gram: NumericMatrix, lambda: Double, options: PursuitOptions = PursuitOptions(),
        activity: EditingProgress.Activity = .insidePursuit, observer: EditingObserver = .none
    ) throws(EditingError) {
        var options = options
        options.lambda = lambda
        let start = options
        var pursuit = try numerically { () throws(NumericError) in
            try PrincipalComponentPursuit(gram, options: start)
        }
        while !pursuit.hasEnded {
            try observer.report(activity, pursuit.steps, of: options.maximumSteps)
            try numerically { () throws(NumericError) in try pursuit.advance() }
        }
        let found = try numerically { () throws(NumericError) in try pursuit.result() }
        let parts = try numerically { () throws(NumericError) in
            try found.lowRank.symmetricEigendecomposition()
        }
        let order = parts.values.indices.sorted { abs(parts.values[$0]) > abs(parts.values[$1]) }
            .prefix(found.rank)
        self.lambda = lambda
        values = order.map { parts.values[$0] }
        vectors = try NumericMatrix(
            columns: order.map { parts.vectors.column($0).withPositivePeak() }, rows: gram.rows)
        cardinality = found.cardinality
        iterations = found.iterations
        isSettled = found.isSettled
        gap = found.certificate.gap
        residual = found.certificate.residual
    }

    /// Direction k, from zero.
    ///
    /// - Precondition: it is below the rank.
    public func direction(_ k: Int) -> [Double] { vectors.column(k) }
}

extension NumericMatrix {
    /// The matrix with these columns, each of `rows` numbers.
    init(columns: [[Double]], rows: Int) throws(EditingError) {
        self = try numerically { () throws(NumericError) in
            try NumericMatrix(rows: rows, columns: columns.count, columnMajor: columns.flatMap { $0 })
        }
    }
}
