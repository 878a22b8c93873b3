/// How further instances of a lesson are made: a maker for each name that is made, and seeds that are
/// known to be good.
public struct Variants: Hashable, Sendable {
    public let makes: [VariantMake]
    /// From 1 on; 0 stands for the lesson's own numbers.
    public let seeds: [UInt64]
    public let place: Place
}

/// A given name of a lesson and how its value is drawn.
public struct VariantMake: Hashable, Sendable {
    public let name: String
    public let maker: VariantMaker
}

/// A kind of matrix that can be drawn, its sizes and its rank being bounded.
///
/// The entries are small, and so are the numbers that come up in the working.
public enum VariantMaker: Hashable, Sendable {
    /// m×n whole numbers, of the largest rank.
    case integers(rows: Int, columns: Int)
    /// m×n whole numbers of rank r.
    case rank(rows: Int, columns: Int, rank: Int)
    /// m×n whole numbers of rank r, with singular values that are roots of small numbers, all different.
    case smallSVD(rows: Int, columns: Int, rank: Int)
    /// n×n, symmetric, with whole eigenvalues.
    case symmetric(size: Int)
    /// m×r fractions, the columns orthonormal.
    case orthonormal(rows: Int, columns: Int)

    /// How a maker is written: its name, what its sizes are called, and the largest size.
    struct Spelling {
        let name: String
        let sizes: [String]
        let largest: Int
        /// How many of the sizes may be left out, from the last on.
        var optional = 0

        var words: String { "\(name)(\(sizes.joined(separator: ", ")))" }
    }

    static let spellings = [
        Spelling(name: "integers", sizes: ["m", "n"], largest: 6),
        Spelling(name: "rank", sizes: ["m", "n", "r"], largest: 6),
        Spelling(name: "small-svd", sizes: ["m", "n", "r"], largest: 3, optional: 1),
        Spelling(name: "symmetric", sizes: ["n"], largest: 3),
        Spelling(name: "orthonormal", sizes: ["m", "r"], largest: 4),
    ]

    /// - Returns: nil where the sizes do not go together.
    init?(_ name: String, _ sizes: [Int]) {
        switch (name, sizes.count) {
        case ("integers", 2): self = .integers(rows: sizes[0], columns: sizes[1])
        case ("rank", 3) where sizes[2] <= min(sizes[0], sizes[1]):
            self = .rank(rows: sizes[0], columns: sizes[1], rank: sizes[2])
        case ("small-svd", 2):
            self = .smallSVD(rows: sizes[0], columns: sizes[1], rank: min(sizes[0], sizes[1]))
        case ("small-svd", 3) where sizes[2] <= min(sizes[0], sizes[1]):
            self = .smallSVD(rows: sizes[0], columns: sizes[1], rank: sizes[2])
        case ("symmetric", 1): self = .symmetric(size: sizes[0])
        case ("orthonormal", 2) where sizes[1] <= sizes[0]:
            self = .orthonormal(rows: sizes[0], columns: sizes[1])
        default: return nil
        }
    }
}
