extension RasterImage {
    /// How much each pixel differs from that of another image, in 0...1, row by row: the mean over red,
    /// green and blue of the absolute difference. Transparency counts as black.
    ///
    /// - Throws: where the sizes differ.
    public func difference(from other: RasterImage) throws(PictureError) -> [Double] {
        guard width == other.width, height == other.height else { throw .differentSizes }
        return (0..<width * height).map { pixel in
            let a = colour(pixel / width, pixel % width)
            let b = other.colour(pixel / width, pixel % width)
            let sum =
                abs(Int(a.red) - Int(b.red)) + abs(Int(a.green) - Int(b.green))
                + abs(Int(a.blue) - Int(b.blue))
            return Double(sum) / (3 * 255)
        }
    }

    /// A heat map of the difference: black where both are alike.
    ///
    /// - Parameter largest: the difference that gets the lightest colour. Several maps are comparable only
    ///   with one `largest`; without it each goes up to its own.
    /// - Throws: where the sizes differ.
    public func differenceMap(
        from other: RasterImage, largest: Double? = nil, ramp: ColourRamp = .inferno
    ) throws(PictureError) -> RasterImage {
        let differences = try difference(from: other)
        let top = largest ?? differences.max() ?? 0
        return try RasterImage(
            numbers: differences, height: height, width: width, range: 0...max(top, 1e-9), ramp: ramp)
    }
}
