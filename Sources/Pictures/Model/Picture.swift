/// A picture: what is shown, as numbers and plain words, and nothing about how it is drawn.
///
/// Every number in it is finite and of at most ``largest`` in size, and there are never more of them than
/// a screen or a page can hold; what the makers left out for that is counted, and told by ``described``.
/// - SeeAlso: `TerminalPicture`, `VectorPicture` and `RasterPicture`, which draw it.
public struct Picture: Codable, Hashable, Sendable {
    public enum Content: Codable, Hashable, Sendable {
        case bars(Bars)
        case heat(HeatMap)
        case plane(Plane)
        case plot(LinePlot)
        case image(ImagePicture)
        case sheet(ContactSheet)
    }

    public let content: Content
    /// What stands under the picture; empty where nothing does.
    public let caption: String

    /// Whether it shows images of pixels.
    public var hasImages: Bool {
        switch content {
        case .image, .sheet: true
        case .bars, .heat, .plane, .plot: false
        }
    }

    /// Numbers beyond this are refused, so that squares and differences of them are still finite.
    public static let largest = 1e150

    /// - Throws: where a number is not finite or too large, where there is too much, and where there is
    ///   nothing to show.
    public init(_ content: Content, caption: String = "") throws(PictureError) {
        try content.check()
        self.content = content
        self.caption = String(caption.prefix(Self.longestCaption))
    }

    static let longestCaption = 600

    private enum Key: String, CodingKey {
        case content, caption
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        try self.init(
            fields.decode(Content.self, forKey: .content),
            caption: fields.decode(String.self, forKey: .caption))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(content, forKey: .content)
        try fields.encode(caption, forKey: .caption)
    }
}

extension Picture.Content {
    fileprivate func check() throws(PictureError) {
        switch self {
        case .bars(let bars): try bars.check()
        case .heat(let map): try map.check()
        case .plane(let plane): try plane.check()
        case .plot(let plot): try plot.check()
        case .image(let image): try image.check()
        case .sheet(let sheet): try sheet.check()
        }
    }
}

extension Sequence<Double> {
    /// Throws at the first number that no picture can hold.
    func checkNumbers() throws(PictureError) {
        for number in self {
            guard number.isFinite else { throw .notFinite }
            guard abs(number) <= Picture.largest else { throw .tooLarge }
        }
    }
}

extension Double {
    /// Numbers so small that a quotient by them would overflow are drawn as 0.
    var drawn: Double { abs(self) < 1 / Picture.largest ? 0 : self }
}
