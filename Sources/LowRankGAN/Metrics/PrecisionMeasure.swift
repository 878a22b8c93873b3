/// One edit against the unprojected one, on one image and one region.
public struct PrecisionMeasure: Hashable, Sendable {
    public let method: EditingMethod
    /// The change at the given strength.
    public let change: MaskedChange
    /// The change of the unprojected edit at that strength.
    public let reference: MaskedChange
    /// The strength at which this edit changes the region as much as the reference.
    public let matched: MatchedChange

    /// How many times less the outside changes at equal strength.
    public var outsideFall: Double { reference.outside / max(change.outside, .leastNormalMagnitude) }
    /// The part of the change inside that is kept at equal strength.
    public var insideKept: Double { change.inside / reference.inside }
    /// The change outside against the reference's, at matched change inside; nil where it cannot be
    /// matched.
    public var matchedOutside: Double? { matched.change.map { $0.outside / reference.outside } }
}

/// What all measures of a comparison share: strength and the bounds of the matching.
public struct PrecisionOptions: Hashable, Sendable, Codable {
    public var alpha: Double
    /// The largest strength that is tried to match a change, as a multiple of `alpha`.
    public var largestFactor: Double
    /// Layers of the edit, counted from 0; nil for all.
    public var layers: Range<Int>?

    public init(alpha: Double = 0.7, largestFactor: Double = 64, layers: Range<Int>? = nil) {
        self.alpha = alpha
        self.largestFactor = largestFactor
        self.layers = layers
    }
}

extension PrecisionMeasure {
    /// Measures a direction against the unprojected one, at ±α and at matched change.
    ///
    /// - Parameters:
    ///   - direction: that of `method`.
    ///   - reference: the unprojected direction.
    /// - Throws: as ``MaskedChange`` and ``MatchedChange``.
    /// - Complexity: two images for each strength that is tried.
    public init(
        _ generator: EditableGenerator, _ analysis: Analysis, method: EditingMethod, direction: [Double],
        reference: [Double], options: PrecisionOptions = PrecisionOptions(), observer: EditingObserver = .none
    ) throws(EditingError) {
        let edit = LatentEdit(direction, layers: options.layers)
        func change(_ edit: LatentEdit, _ alpha: Double) throws(EditingError) -> MaskedChange {
            try MaskedChange(
                generator, at: analysis.latent, original: analysis.pixels, edit, alpha: alpha,
                region: analysis.region)
        }
        let first = try change(LatentEdit(reference, layers: options.layers), options.alpha)
        var tries = 0
        self.method = method
        self.reference = first
        let own = try change(edit, options.alpha)
        self.change = own
        // To first order the change grows with the square of the strength.
        let guess = options.alpha * (own.inside > 0 ? (first.inside / own.inside).squareRoot() : 1)
        let limit = options.alpha * options.largestFactor
        matched = try MatchedChange.find(
            target: first.inside, start: min(max(guess, options.alpha / 8), limit), limit: limit
        ) { alpha throws(EditingError) in
            try observer.report(.matching, tries, of: 60)
            tries += 1
            return try change(edit, alpha)
        }
    }
}
