/// How much an edit changed a region and the rest: mean squared differences of pixels in 0…1.
public struct MaskedChange: Hashable, Sendable, Codable {
    /// Over all pixels and channels inside the region.
    public let inside: Double
    /// Over all pixels and channels outside.
    public let outside: Double

    public init(inside: Double, outside: Double) {
        self.inside = inside
        self.outside = outside
    }

    /// The change from one image to another.
    ///
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)`` where an image does not fit the region.
    public init(from original: [Double], to edited: [Double], region: Region) throws(EditingError) {
        let pixels = region.mask.count
        guard !original.isEmpty, original.count.isMultiple(of: pixels) else {
            throw .wrongCount(of: "numbers of an image", found: original.count, wanted: pixels)
        }
        guard edited.count == original.count else {
            throw .wrongCount(of: "numbers of an image", found: edited.count, wanted: original.count)
        }
        var (inside, outside) = (0.0, 0.0)
        for (i, (a, b)) in zip(original, edited).enumerated() {
            let square = (a - b) * (a - b)
            if region.mask[i % pixels] { inside += square } else { outside += square }
        }
        let channels = original.count / pixels
        self.inside = inside / Double(channels * region.count)
        self.outside = outside / Double(channels * (pixels - region.count))
    }

    /// The mean of the changes at +α and at −α: a direction has no sign of its own.
    ///
    /// - Throws: as ``EditableGenerator/pixels(at:_:alpha:)`` and ``init(from:to:region:)``.
    public init(
        _ generator: EditableGenerator, at latent: [Double], original: [Double], _ edit: LatentEdit,
        alpha: Double, region: Region
    ) throws(EditingError) {
        let up = try MaskedChange(
            from: original, to: try generator.pixels(at: latent, edit, alpha: alpha), region: region)
        let down = try MaskedChange(
            from: original, to: try generator.pixels(at: latent, edit, alpha: -alpha), region: region)
        self.init(inside: (up.inside + down.inside) / 2, outside: (up.outside + down.outside) / 2)
    }
}
