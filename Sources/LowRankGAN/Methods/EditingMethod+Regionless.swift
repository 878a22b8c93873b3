internal import NumericAlgebra

extension EditingMethod {
    /// The strongest direction of each method that knows of no region: the same for every image and every
    /// region.
    ///
    /// - Parameters:
    ///   - samples: what GANSpace is given, at least two.
    ///   - seed: decides the samples and the random direction.
    /// - Returns: unit vectors of ``seFa``, ``ganSpace`` and ``random``.
    /// - Throws: as ``WeightDirections`` and ``SampledDirections``.
    public static func regionlessDirections(
        _ generator: EditableGenerator, samples: Int = 512, seed: UInt64 = 0,
        observer: EditingObserver = .none
    ) throws(EditingError) -> [EditingMethod: [Double]] {
        var random = SeededRandom(seed: seed)
        var directions = [EditingMethod.random: random.unitVector(generator.latentDimension)]
        directions[.seFa] = try WeightDirections(generator).directions.first
        directions[.ganSpace] = try SampledDirections(
            generator, samples: samples, count: 1, seed: seed, observer: observer
        ).directions.first
        return directions
    }
}
