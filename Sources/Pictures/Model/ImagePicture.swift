/// One image of pixels, as it is.
public struct ImagePicture: Codable, Hashable, Sendable {
    public let image: RasterImage
    /// What it is called where it is told and not shown; empty where it has no name.
    public let label: String

    /// All images of a picture together have at most so many pixels: a picture travels in events.
    public static let mostPixels = 4 << 20

    public init(_ image: RasterImage, label: String = "") {
        self.image = image
        self.label = label
    }

    func check() throws(PictureError) {
        guard image.width * image.height <= Self.mostPixels else {
            throw .tooMany("pixels", limit: Self.mostPixels)
        }
    }
}
