/// D_τ of one matrix after the other, where each is near the one before.
///
/// Only the values beyond τ are needed, and their vectors hardly turn from one step to the next: a block that
/// holds them and some more (*guards*) is multiplied by the matrix once a step and rotated by Rayleigh and
/// Ritz. A value beyond τ that the block lacks outgrows the guards step by step; whoever must be sure proves
/// a bound of the whole spectrum (``SpectralBound``) and asks for ``decomposeAll()`` where that fails.
protocol SpectralIteration: Sendable {
    /// What the last D_τ consists of.
    var factors: SpectralFactors { get }
    var rank: Int { get }
    var nuclearNorm: Double { get }

    /// Puts D_τ(X) in place of X, both in the full form.
    ///
    /// - Parameters:
    ///   - spare: memory of X's size.
    ///   - accuracy: a length of the error, in the Frobenius norm, that does no harm.
    mutating func shrink(
        _ x: UnsafeMutablePointer<Double>, spare: UnsafeMutablePointer<Double>, by threshold: Double,
        accuracy: Double
    ) throws(NumericError)

    /// How far X stretches the span of the block at most: a lower bound of ‖X‖₂ that is close to it where X is −Λ.
    mutating func stretch(of x: UnsafePointer<Double>) throws(NumericError) -> Double

    /// The next step decomposes the whole matrix, whatever that costs.
    mutating func decomposeAll()
}

/// How wide a block is.
struct BlockWidth: Sendable {
    /// The smaller dimension of the matrix.
    let most: Int
    private(set) var value: Int
    /// Whether a block would be no cheaper than all.
    private(set) var isWhole: Bool

    /// Up to this size everything is decomposed.
    static let smallest = 32

    init(most: Int) {
        self.most = most
        value = min(most, 12)
        isWhole = most <= Self.smallest
    }

    /// The widest block that pays.
    static func capacity(most: Int) -> Int { min(most, max(most * 2 / 5, smallest)) }

    /// After a step that found `rank` values beyond the threshold.
    mutating func adapt(to rank: Int) {
        let wanted = rank + max(6, rank / 5)
        let grown = rank >= value && !isWhole ? max(wanted, value * 3 / 2) : wanted
        let limit = Self.capacity(most: most)
        isWhole = most <= Self.smallest || grown > (isWhole ? limit * 3 / 4 : limit)
        // One column less at a time: ranks that go up and down leave the block in peace.
        value = isWhole ? min(wanted, limit) : max(grown, min(value - 1, limit))
    }
}

/// A sequence of numbers between −1 and 1 without a pattern, the same in every run.
struct BlockNoise: Sendable {
    private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next() -> Double {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Double(Int64(bitPattern: state)) * 0x1p-63
    }
}
