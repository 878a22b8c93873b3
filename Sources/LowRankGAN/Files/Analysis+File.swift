internal import Networks
internal import NumericAlgebra
internal import TensorFiles

extension Analysis {
    /// What the metadata of such a file say under `format`.
    static let format = "longhand lowrankgan analysis 1"

    /// Writes it as a safetensors file: `latent`, `image`, `gram_inside`, `gram_outside` in double
    /// precision and `mask` in bytes; the generator and the region's text in the metadata.
    ///
    /// - Throws: ``EditingError/file(_:)``.
    public func write(to path: String) throws(EditingError) {
        let (d, shape) = (dimension, imageShape)
        let numbers: [String: ([Int], [Double])] = [
            "latent": ([d], latent), "image": ([shape.channels, shape.height, shape.width], pixels),
            "gram_inside": ([d, d], grams.inside.values), "gram_outside": ([d, d], grams.outside.values),
        ]
        try EditingFile.write(
            numbers, mask: ([shape.height, shape.width], region.mask),
            metadata: ["format": Self.format, "generator": generator, "region": region.text], to: path)
    }

    /// Reads such a file.
    ///
    /// - Throws: ``EditingError/file(_:)``, ``EditingError/damagedFile(path:name:wanted:)`` where something
    ///   is missing, of a wrong shape, not finite or not symmetric; ``EditingError/region(_:)`` for an
    ///   empty or a full mask.
    public init(path: String) throws(EditingError) {
        let file = try EditingFile(path: path, format: Self.format)
        let latent = try file.numbers("latent", [nil])
        let d = latent.axes[0]
        guard d >= 2 else { throw .latentTooSmall(dimension: d) }
        let image = try file.numbers("image", [nil, nil, nil])
        let shape = FeatureShape(channels: image.axes[0], height: image.axes[1], width: image.axes[2])
        let mask = try file.mask("mask", [shape.height, shape.width])
        self.init(
            generator: try file.text("generator"), latent: latent.values, imageShape: shape,
            pixels: image.values,
            region: try Region(
                size: ImageSize(height: shape.height, width: shape.width), mask: mask,
                text: try file.text("region")),
            grams: RegionGrams(
                inside: try file.symmetric("gram_inside", d), outside: try file.symmetric("gram_outside", d)))
    }

    /// Throws ``EditingError/otherGenerator(found:wanted:)`` unless it was made with this generator.
    public func check(madeWith generator: EditableGenerator) throws(EditingError) {
        guard self.generator == generator.name else {
            throw .otherGenerator(found: self.generator, wanted: generator.name)
        }
    }
}
