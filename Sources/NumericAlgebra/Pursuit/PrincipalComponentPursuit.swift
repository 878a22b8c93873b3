/// Robust principal components: min ‖L‖* + λ‖S‖₁ subject to L + S = M, step by step.
///
/// Scaling M scales L and S. A symmetric M keeps both symmetric. With λ < 1/√(n₁n₂) the least objective
/// is that of L = 0, with λ > 1 that of S = 0, whatever M is; at equality more than one pair reaches it.
/// A change of basis changes the problem: single entries mean something to ‖S‖₁.
///
/// A value that a caller advances as long as it likes: nothing here waits, prints or looks at a clock, and
/// ``result()`` gives the best pair so far, with its proof, after any number of steps.
/// - SeeAlso: Candès, Li, Ma, Wright, Robust principal component analysis?, J. ACM 58 (2011).
public struct PrincipalComponentPursuit: Sendable {
    public let options: PursuitOptions
    private let problem: PursuitProblem
    private var iteration: any PursuitIteration

    /// - Parameter start: where an earlier pursuit ended.
    /// - Throws: ``NumericError/notFinite(row:column:)`` with the place,
    ///   ``NumericError/outOfRange(name:value:wanted:)`` for options that make no sense,
    ///   ``NumericError/shapeMismatch(operation:left:right:)`` for a start of another shape,
    ///   ``NumericError/tooLarge(shape:)``.
    public init(
        _ matrix: NumericMatrix, options: PursuitOptions = PursuitOptions(), from start: PursuitStart? = nil
    ) throws(NumericError) {
        let problem = try PursuitProblem(matrix, options: options)
        try start?.check(against: matrix.shape)
        self.options = options
        self.problem = problem
        iteration =
            switch options.method {
            case .adaptive: try AdaptivePursuit(problem, options: options, from: start)
            case .fixedPenalty, .inexactLagrangian:
                try FixedPenaltyPursuit(problem, options: options, from: start)
            }
    }

    /// The steps taken so far.
    public var steps: Int { iteration.steps }
    /// True once the stopping rule is met.
    public var isSettled: Bool { iteration.isSettled }
    /// True once there is nothing to do any more: settled, at the end of the method, or out of steps.
    public var hasEnded: Bool { isSettled || iteration.isSpent || steps >= options.maximumSteps }
    public var progress: PursuitProgress { iteration.progress }

    /// Takes one step; none after the end.
    ///
    /// - Complexity: a product of M with a block of vectors a little wider than the rank of L
    ///   (``PursuitMethod/adaptive``), or one decomposition of M's size.
    public mutating func advance() throws(NumericError) {
        guard !hasEnded else { return }
        try iteration.advance()
    }

    /// What the steps so far have come to: the best pair, with its certificate.
    ///
    /// - Complexity: one decomposition of M's size where the end has not been reached.
    public func result() throws(NumericError) -> PursuitResult {
        try problem.result(iteration.pair(), iterations: steps, isSettled: isSettled)
    }
}

extension NumericMatrix {
    /// Robust principal components of this matrix: the pursuit taken to its end.
    ///
    /// - Parameters:
    ///   - start: where an earlier pursuit ended.
    ///   - goesOn: asked before every step; false ends the pursuit with the best pair so far.
    /// - Throws: as ``PrincipalComponentPursuit/init(_:options:from:)``, and
    ///   ``NumericError/notConverged(routine:)``.
    public func principalComponentPursuit(
        _ options: PursuitOptions = PursuitOptions(), from start: PursuitStart? = nil,
        while goesOn: (PursuitProgress) -> Bool = { _ in true }
    ) throws(NumericError) -> PursuitResult {
        var pursuit = try PrincipalComponentPursuit(self, options: options, from: start)
        while !pursuit.hasEnded, goesOn(pursuit.progress) { try pursuit.advance() }
        return try pursuit.result()
    }
}
