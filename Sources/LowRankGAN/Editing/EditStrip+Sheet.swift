internal import Networks
public import Pictures

extension EditStrip {
    /// Two rows of tiles: the images, and heat maps of their difference from the original.
    ///
    /// - Parameters:
    ///   - largest: the difference of the lightest colour; nil for the largest of this strip. Strips are
    ///     comparable only with one value.
    /// - Throws: ``EditingError/picture(_:)``.
    public func tiles(largest: Double? = nil) throws(EditingError) -> [[ContactSheet.Tile]] {
        let changes = images.indices.map(change)
        let top = max(largest ?? changes.flatMap { $0 }.max() ?? 0, 1e-9)
        var rows: [[ContactSheet.Tile]] = [[], []]
        for (k, alpha) in alphas.enumerated() {
            rows[0].append(
                ContactSheet.Tile(
                    try imageShape.image(images[k]), caption: "α = \(Digits(count: 3).text(alpha))"))
            let map = try inPicture { () throws(PictureError) in
                try RasterImage(
                    numbers: changes[k], height: imageShape.height, width: imageShape.width, range: 0...top,
                    ramp: .inferno)
            }
            rows[1].append(ContactSheet.Tile(map))
        }
        return rows
    }
}
