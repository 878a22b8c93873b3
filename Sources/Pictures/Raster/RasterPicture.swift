/// A picture in pixels, with its caption under it: the same figure as ``VectorPicture``, for where no SVG
/// is shown.
///
/// Letters are drawn in dots of a whole number of pixels, and are about 14 units high, as they are in SVG.
/// A scale of 2 gives them three pixels a dot; below 1.4 they are smaller than the figure has room for.
public struct RasterPicture: Sendable {
    public let image: RasterImage

    /// - Parameters:
    ///   - scale: pixels for a unit of the figure; above 0.
    ///   - isDark: whether letters and axes are light on a dark ground.
    /// - Throws: ``PictureError/imageTooLarge(width:height:)``; ``PictureError/empty`` for a scale that leaves
    ///   no pixel.
    public init(_ picture: Picture, scale: Double = 2, isDark: Bool = false) throws(PictureError) {
        guard scale > 0 else { throw .empty }
        var canvas = picture.figure(on: RasterCanvas.self).canvas
        for line in RasterCanvas.wrapped(picture.caption, to: canvas.width - 24) {
            canvas.text(line, x: canvas.width / 2, y: canvas.height + 4, .middle)
            canvas.height += 20
        }
        image = try canvas.image(scale: scale, isDark: isDark)
    }

    /// The PNG file.
    ///
    /// - Throws: ``PictureError/noMemory``.
    public func png() throws(PictureError) -> [UInt8] { try image.png() }
}
