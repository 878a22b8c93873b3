/// How an instance is chosen: the first ones are degenerate, then come small ones, then larger ones.
struct Manner {
    /// The largest size of what has no stated size.
    let largestSize: Int
    /// Entries are the integers below this many: 0, 1, −1, 2, −2 …
    let entries: Int
    /// Denominators are at most this.
    let denominators: Int
    /// How many of the ways to make a matrix are taken; the first ones are the degenerate ones.
    let isDegenerate: Bool
    /// Entries that are drawn freely come from a set of this size, for the error bound.
    let isWide: Bool

    /// The set that free entries of a wide instance are drawn from has 2⁶⁰ elements.
    static let wideSet = 1 << 60

    /// - Parameter isHeavy: true where the statement needs eigenvalues or roots, which are slow for
    ///   larger matrices.
    init(instance k: Int, isHeavy: Bool) {
        switch k {
        case ..<40: self.init(size: 2, entries: 3, degenerate: true)
        case ..<70: self.init(size: 3, entries: 3, degenerate: true)
        case ..<160: self.init(size: isHeavy ? 2 : 3, entries: 5)
        default:
            if k.isMultiple(of: 10) {
                self.init(size: 4, entries: 3, degenerate: true, heavy: isHeavy)
            } else if k % 10 == 5 {
                self.init(size: 3, entries: 7, denominators: 4, heavy: isHeavy)
            } else {
                self.init(size: k % 10 < 5 ? 3 : 4, entries: 13, heavy: isHeavy)
            }
        }
    }

    /// Free entries from a large set.
    static let wide = Manner(size: 3, entries: wideSet, isWide: true)

    private init(
        size: Int, entries: Int, denominators: Int = 1, degenerate: Bool = false, heavy: Bool = false,
        isWide: Bool = false
    ) {
        largestSize = heavy ? min(size, 3) : size
        self.entries = entries
        self.denominators = denominators
        isDegenerate = degenerate
        self.isWide = isWide
    }
}
