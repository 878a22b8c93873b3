public import NumericAlgebra

/// The low-rank parts of both M_A and M_B of an analysis, with one λ.
public struct RegionSubspaces: Hashable, Sendable {
    /// L_A: its directions change the region.
    public let inside: LowRankFactor
    /// L_B: its directions change the rest; what is orthogonal to them is its null space.
    public let outside: LowRankFactor

    public init(inside: LowRankFactor, outside: LowRankFactor) {
        self.inside = inside
        self.outside = outside
    }

    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)``, ``EditingError/numeric(_:)``,
    ///   ``EditingError/cancelled``.
    /// - Complexity: two pursuits.
    public init(
        _ analysis: Analysis, weight: PursuitWeight = .scaled, options: PursuitOptions = PursuitOptions(),
        observer: EditingObserver = .none
    ) throws(EditingError) {
        let lambda = try weight.lambda(dimension: analysis.dimension)
        inside = try LowRankFactor(
            analysis.grams.inside, lambda: lambda, options: options, activity: .insidePursuit,
            observer: observer)
        outside = try LowRankFactor(
            analysis.grams.outside, lambda: lambda, options: options, activity: .outsidePursuit,
            observer: observer)
    }

    /// What has to be said of the ranks; empty where nothing has.
    public var remarks: [String] {
        [("inside", inside), ("outside", outside)].compactMap { name, factor in
            factor.remark.map { "\(name) the region, \($0)" }
        }
    }
}
