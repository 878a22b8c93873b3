/// What was done to one weight.
public struct LayerReport: Hashable, Sendable, Codable {
    /// The tensor in the file of weights.
    public let tensor: String
    /// As the file has it.
    public let shape: [Int]
    /// F16, BF16, F32 or F64; it stays as it was.
    public let type: String
    /// The dimensions that the reductions map to zero in the edit's own way; 0 where there is none.
    public let reduced: Int
    /// The rank of the update; 0 where there is none.
    public let updated: Int
    /// ‖ΔW‖/‖W‖ in the Frobenius norm, before rounding; nil where W is zero, or nothing was written.
    public var change: Double?
    /// The rank of the result, for a W of full rank and changes of free direction.
    public let usualRank: Int
    /// How two reductions lie to each other; nil where there are not two.
    public let angles: Angles?
    /// Found by singular values, where they were asked for.
    public var ranks: [Ranks] = []

    /// The principal angles between two reductions.
    public struct Angles: Hashable, Sendable, Codable {
        /// The columns of the first reduction.
        public let first: Int
        /// Those of the second.
        public let second: Int
        /// How many angles there are.
        public let count: Int
        /// How many count as 0°.
        public let coinciding: Int
        /// How many count as 90°.
        public let perpendicular: Int
        /// ‖sequential − joint‖²_F at W₀ = I, by the formula: the sum of cos² over the angles in between.
        public let predictedGap: Double
        /// The same from the matrices.
        public let foundGap: Double
    }

    /// The rank law on this weight.
    public struct Ranks: Hashable, Sendable, Codable {
        /// How the reductions were combined; nil for one.
        public let way: Combination?
        /// rank W.
        public let weight: Int
        public let predicted: Int
        /// Before rounding.
        public let found: Int
        /// What counts as zero, over σ₁ of W.
        public let tolerance: Double
        /// The largest singular value that counts as zero, over σ₁ of W, before rounding; nil for none.
        public let removed: Double?
        /// The same one after rounding to the file's type; nil where nothing was written.
        public var removedAfterRounding: Double?
    }
}
