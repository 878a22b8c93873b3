internal import NumericAlgebra

/// What a step within the null space of a region, or of the rest, changes in both.
///
/// Steps are random: the same unit vectors are taken as they are and projected onto each null space, so that
/// only the space tells the changes apart.
/// - SeeAlso: Zhu et al., *Low-rank subspaces in GANs*, 2021, figure 2.
public struct NullSpaceStudy: Hashable, Sendable {
    /// Steps of one kind.
    public struct Steps: Hashable, Sendable {
        /// How many dimensions they are taken from.
        public let dimension: Int
        /// The mean over all of them, at ±α.
        public let change: MaskedChange
        /// The first of them: a unit vector.
        public let example: [Double]
    }

    public let analysis: Analysis
    public let subspaces: RegionSubspaces
    /// The eigenvalues of M_A, all d, the largest first.
    public let insideSpectrum: [Double]
    /// The eigenvalues of M_B.
    public let outsideSpectrum: [Double]
    /// Steps of the whole latent space.
    public let anywhere: Steps
    /// Steps that L_A does not see: they should change the rest only.
    public let hiddenInside: Steps
    /// Steps that L_B does not see: they should change the region only.
    public let hiddenOutside: Steps
    public let alpha: Double

    /// - Parameters:
    ///   - samples: how many steps of each kind, at least one.
    ///   - seed: decides them.
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)``, ``EditingError/directionVanished(number:)``
    ///   where a null space is empty, and as ``RegionSubspaces`` and ``MaskedChange``.
    /// - Complexity: two pursuits, and six images a sample.
    public init(
        _ generator: EditableGenerator, _ analysis: Analysis, weight: PursuitWeight = .scaled, alpha: Double,
        samples: Int, seed: UInt64, observer: EditingObserver = .none
    ) throws(EditingError) {
        guard samples >= 1 else {
            throw .outOfRange(name: "samples", value: Double(samples), wanted: "1 or more")
        }
        let subspaces = try RegionSubspaces(analysis, weight: weight, observer: observer)
        let whole = try NumericMatrix(columns: [], rows: analysis.dimension)
        let projections = [
            NullSpaceProjection(basis: whole), try NullSpaceProjection(outside: subspaces.inside),
            try NullSpaceProjection(outside: subspaces.outside),
        ]
        var random = SeededRandom(seed: seed)
        var changes = [[MaskedChange]](repeating: [], count: 3)
        var examples = [[Double]](repeating: [], count: 3)
        for i in 0..<samples {
            try observer.report(.images, i, of: samples)
            let step = random.unitVector(analysis.dimension)
            for (k, projection) in projections.enumerated() {
                guard let direction = try projection(step).direction else {
                    throw .directionVanished(number: i + 1)
                }
                if i == 0 { examples[k] = direction }
                changes[k].append(
                    try MaskedChange(
                        generator, at: analysis.latent, original: analysis.pixels, LatentEdit(direction),
                        alpha: alpha, region: analysis.region))
            }
        }
        func steps(_ k: Int) -> Steps {
            Steps(
                dimension: analysis.dimension - projections[k].rank, change: MaskedChange(meanOf: changes[k]),
                example: examples[k])
        }
        self.analysis = analysis
        self.subspaces = subspaces
        self.alpha = alpha
        (anywhere, hiddenInside, hiddenOutside) = (steps(0), steps(1), steps(2))
        insideSpectrum = try numerically { () throws(NumericError) in
            try analysis.grams.inside.symmetricEigenvalues()
        }
        outsideSpectrum = try numerically { () throws(NumericError) in
            try analysis.grams.outside.symmetricEigenvalues()
        }
    }
}

extension MaskedChange {
    /// The mean of several changes.
    init(meanOf changes: [MaskedChange]) {
        self.init(
            inside: Statistics.mean(changes.map(\.inside)), outside: Statistics.mean(changes.map(\.outside)))
    }
}
