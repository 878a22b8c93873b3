public import Networks

/// What is known of one image and one region of it: the latent, the pixels, and how both parts change with
/// the latent.
///
/// It holds all that the directions are found from; the generator is needed again only to see an edit.
public struct Analysis: Hashable, Sendable {
    /// The name of the generator.
    public let generator: String
    public let latent: [Double]
    /// Channels × height × width.
    public let imageShape: FeatureShape
    /// In 0…1, channel after channel.
    public let pixels: [Double]
    public let region: Region
    public let grams: RegionGrams

    /// d.
    public var dimension: Int { latent.count }

    /// - Parameter latent: of the generator's length.
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)`` where the region belongs to another image
    ///   size, ``EditingError/network(_:)``, ``EditingError/cancelled``.
    /// - Complexity: one Jacobian in forward mode, and two products of its rows.
    public init(
        _ generator: EditableGenerator, at latent: [Double], region: Region, observer: EditingObserver = .none
    ) throws(EditingError) {
        try self.init(generator, at: latent, regions: [region], observer: observer)
    }

    private init(
        _ generator: EditableGenerator, at latent: [Double], regions: [Region], observer: EditingObserver
    ) throws(EditingError) {
        guard let only = try Self.analyses(generator, at: latent, regions: regions, observer: observer).first
        else { throw .wrongCount(of: "regions", found: 0, wanted: 1) }
        self = only
    }

    /// The analyses of several regions of one image, from one Jacobian.
    ///
    /// - Throws: as ``init(_:at:region:observer:)``.
    public static func analyses(
        _ generator: EditableGenerator, at latent: [Double], regions: [Region],
        observer: EditingObserver = .none
    ) throws(EditingError) -> [Analysis] {
        for region in regions where region.size != generator.imageSize {
            throw .region(.wrongMaskSize(found: region.size, wanted: generator.imageSize))
        }
        try observer.report(.jacobian, 0, of: 1)
        let (pixels, grams) = try opened(generator.base, latent, regions)
        try observer.report(.jacobian, 1, of: 1)
        return zip(regions, grams).map { region, grams in
            Analysis(
                generator: generator.name, latent: latent, imageShape: generator.imageShape, pixels: pixels,
                region: region, grams: grams)
        }
    }

    private static func opened<G: ImageGenerator>(
        _ generator: G, _ latent: [Double], _ regions: [Region]
    ) throws(EditingError) -> (pixels: [Double], grams: [RegionGrams]) {
        let (image, jacobian) = try inNetwork { () throws(NetworkError) in
            try generator.imageAndJacobian(at: latent.map { G.Scalar($0) })
        }
        var grams: [RegionGrams] = []
        for region in regions { grams.append(try RegionGrams(jacobian, region: region)) }
        return (image.unitValues.map { Double($0) }, grams)
    }

    init(
        generator: String, latent: [Double], imageShape: FeatureShape, pixels: [Double], region: Region,
        grams: RegionGrams
    ) {
        self.generator = generator
        self.latent = latent
        self.imageShape = imageShape
        self.pixels = pixels
        self.region = region
        self.grams = grams
    }
}
