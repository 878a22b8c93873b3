/// γ, the boundary of Appendix D: a convolution with d_out outputs is given at most the rank ⌊γ · d_out⌋.
///
/// A fraction, because ⌊d/40⌋ is a statement about whole numbers. A linear layer is bounded by its outputs
/// alone, as columns of more than d_out entries cannot be independent.
public struct RankBoundary: Hashable, Sendable {
    let numerator: Int
    let denominator: Int

    /// γ = 1/40, which the published sizes belong to.
    public static let published = RankBoundary(numerator: 1, denominator: 40)

    private init(numerator: Int, denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Reads `1/40` or `0.025`: above 0 and at most 1, with at most nine digits a number.
    ///
    /// - Throws: ``RankReductionError/unreadableBoundary(_:)``.
    public init(_ text: String) throws(RankReductionError) {
        let slash = text.split(separator: "/", omittingEmptySubsequences: false)
        let point = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction: (Int, Int)?
        if slash.count == 2 {
            fraction = Self.whole(slash[0]).flatMap { top in Self.whole(slash[1]).map { (top, $0) } }
        } else if point.count == 2 {
            let tenths = (0..<point[1].count).reduce(1) { scale, _ in min(scale, 1_000_000_000) * 10 }
            fraction = Self.whole(point[0] + point[1]).map { ($0, tenths) }
        } else {
            fraction = Self.whole(text[...]).map { ($0, 1) }
        }
        guard let (top, bottom) = fraction, top > 0, bottom >= top else { throw .unreadableBoundary(text) }
        self.init(numerator: top, denominator: bottom)
    }

    private static func whole(_ digits: Substring) -> Int? {
        guard (1...9).contains(digits.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return Int(digits)
    }

    /// The rank that a layer is given where `rank` is asked for; zero where the boundary leaves none.
    public func rank(_ rank: Int, of layer: LayerShape) -> Int {
        let most =
            switch layer.kind {
            case .linear: layer.outputs
            case .convolution: layer.outputs * numerator / denominator
            }
        return min(rank, most)
    }
}
