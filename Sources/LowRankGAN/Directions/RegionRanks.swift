/// r_A, r_B and k.
public struct RegionRanks: Hashable, Sendable, Codable {
    /// r_A: how many directions the region has.
    public let inside: Int
    /// r_B: how many the rest has.
    public let outside: Int
    /// k: how many of those are projected away.
    public let projected: Int

    public init(inside: Int, outside: Int, projected: Int) {
        self.inside = inside
        self.outside = outside
        self.projected = projected
    }
}
