public import Networks
internal import NumericAlgebra

/// A generator as the editing sees it: latents and pixels in double precision, whatever it computes in.
///
/// Pixels are in 0…1, black 0, channel after channel and row after row. A generator with layers
/// (style-based) is edited in w, the latent of all its layers, on all of them or on some.
public struct EditableGenerator: Sendable {
    /// What files and tables call it.
    public let name: String
    /// What it is made of.
    public let kind: Kind
    public let base: any ImageGenerator

    /// What is known of the way it is built.
    public enum Kind: String, Codable, Hashable, Sendable {
        case dcgan
        case style
        case other
    }

    /// - Throws: ``EditingError/latentTooSmall(dimension:)``.
    public init(_ base: any ImageGenerator, name: String, kind: Kind = .other) throws(EditingError) {
        guard base.latentDimension >= 2 else { throw .latentTooSmall(dimension: base.latentDimension) }
        self.base = base
        self.name = name
        self.kind = kind
    }

    /// d: how many numbers a latent has.
    public var latentDimension: Int { base.latentDimension }
    public var imageShape: FeatureShape { base.imageShape }
    public var imageSize: ImageSize { ImageSize(height: imageShape.height, width: imageShape.width) }
    /// How many layers can have a latent of their own; 1 where there is but one latent.
    public var layerCount: Int { (base as? any LayeredGenerator)?.layerCount ?? 1 }

    // MARK: - Images

    /// The pixels of a latent.
    ///
    /// - Throws: ``EditingError/network(_:)`` for a latent of another length or with a number that is not
    ///   finite.
    public func pixels(at latent: [Double]) throws(EditingError) -> [Double] {
        try inNetwork { () throws(NetworkError) in try Self.pixels(base, latent) }
    }

    /// The pixels of several latents, spread over the cores; the same numbers as one by one.
    ///
    /// - Throws: as ``pixels(at:)``.
    public func pixels(at latents: [[Double]]) throws(EditingError) -> [[Double]] {
        try inNetwork { () throws(NetworkError) in try Self.pixels(base, latents) }
    }

    /// The pixels with a latent for each layer.
    ///
    /// - Throws: ``EditingError/noSuchLayers(_:count:)`` where there are no layers, and as ``pixels(at:)``.
    public func pixels(atLayers latents: [[Double]]) throws(EditingError) -> [Double] {
        guard let layered = base as? any LayeredGenerator else {
            throw .noSuchLayers(0..<latents.count, count: layerCount)
        }
        return try inNetwork { () throws(NetworkError) in try Self.pixels(layered, latents) }
    }

    // MARK: - Latents

    /// The latent that a seed draws: normal noise through the mapping, where there is one.
    ///
    /// - Parameter psi: how far from the average: 1 for all the way, 0 for the average itself (truncation).
    /// - Throws: ``EditingError/network(_:)``.
    public func latent(seed: UInt64, psi: Double = 1) throws(EditingError) -> [Double] {
        var random = SeededRandom(seed: seed)
        return try latent(using: &random, psi: psi)
    }

    /// The latent that the next random numbers draw.
    ///
    /// - Throws: ``EditingError/network(_:)``.
    public func latent(
        using random: inout some RandomNumberGenerator, psi: Double = 1
    ) throws(EditingError) -> [Double] {
        let noise = random.normals(base.noiseDimension)
        return try inNetwork { () throws(NetworkError) in try Self.latent(base, noise, psi) }
    }

    // MARK: - Opened existentials

    private static func pixels<G: ImageGenerator>(
        _ generator: G, _ latent: [Double]
    ) throws(NetworkError) -> [Double] {
        try generator.image(for: latent.map { G.Scalar($0) }).unitValues.map { Double($0) }
    }

    private static func pixels<G: ImageGenerator>(
        _ generator: G, _ latents: [[Double]]
    ) throws(NetworkError) -> [[Double]] {
        try generator.images(for: latents.map { $0.map { G.Scalar($0) } })
            .map { $0.unitValues.map { Double($0) } }
    }

    private static func pixels<G: LayeredGenerator>(
        _ generator: G, _ latents: [[Double]]
    ) throws(NetworkError) -> [Double] {
        try generator.image(forStyles: latents.map { $0.map { G.Scalar($0) } }).unitValues.map { Double($0) }
    }

    private static func latent<G: ImageGenerator>(
        _ generator: G, _ noise: [Double], _ psi: Double
    ) throws(NetworkError) -> [Double] {
        let latent = try generator.latent(ofNoise: noise.map { G.Scalar($0) })
        guard psi != 1 else { return latent.map { Double($0) } }
        let layered = generator as? any LayeredGenerator
        guard let layered else { return latent.map { psi * Double($0) } }
        return try truncated(layered, latent.map { Double($0) }, psi)
    }

    private static func truncated<G: LayeredGenerator>(
        _ generator: G, _ latent: [Double], _ psi: Double
    ) throws(NetworkError) -> [Double] {
        try generator.truncated(latent.map { G.Scalar($0) }, by: G.Scalar(psi)).map { Double($0) }
    }
}
