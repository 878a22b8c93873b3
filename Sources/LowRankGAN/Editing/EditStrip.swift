public import Networks
public import Pictures

/// One image under an edit of several strengths, in a row.
public struct EditStrip: Hashable, Sendable {
    public let alphas: [Double]
    /// The pixels at each α, in 0…1.
    public let images: [[Double]]
    /// The pixels of the latent itself.
    public let original: [Double]
    public let imageShape: FeatureShape

    /// - Parameters:
    ///   - alphas: at least one, in the order in which they are shown.
    /// - Throws: as ``EditableGenerator/pixels(at:_:alpha:)``, ``EditingError/notFinite(name:index:)``,
    ///   ``EditingError/cancelled``.
    public init(
        _ generator: EditableGenerator, at latent: [Double], _ edit: LatentEdit, alphas: [Double],
        observer: EditingObserver = .none
    ) throws(EditingError) {
        if let index = alphas.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(name: "the strengths", index: index)
        }
        var images: [[Double]] = []
        for (i, alpha) in alphas.enumerated() {
            try observer.report(.images, i, of: alphas.count)
            images.append(try generator.pixels(at: latent, edit, alpha: alpha))
        }
        self.alphas = alphas
        self.images = images
        original = try generator.pixels(at: latent)
        imageShape = generator.imageShape
    }

    /// An odd count of strengths from −most to most, evenly; 0 is the middle one.
    public static func alphas(most: Double, count: Int) -> [Double] {
        let half = max(1, count / 2)
        return (-half...half).map { most * Double($0) / Double(half) }
    }

    /// |difference| from the original, the mean over the channels, row after row.
    public func change(_ k: Int) -> [Double] {
        let (channels, pixels) = (imageShape.channels, imageShape.pixels)
        return (0..<pixels).map { pixel in
            (0..<channels).reduce(0) {
                $0 + abs(images[k][$1 * pixels + pixel] - original[$1 * pixels + pixel])
            } / Double(channels)
        }
    }
}

extension FeatureShape {
    /// Pixels in 0…1, channel after channel, as an image.
    ///
    /// - Throws: ``EditingError/picture(_:)`` where there are neither 1, 3 nor 4 channels.
    public func image(_ pixels: [Double]) throws(EditingError) -> RasterImage {
        try inPicture { () throws(PictureError) in
            try RasterImage(planes: pixels, channels: channels, height: height, width: width)
        }
    }
}
