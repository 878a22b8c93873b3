/// A canvas that keeps its shapes until it is known how many pixels a unit has.
struct RasterCanvas: Canvas {
    let width: Double
    var height: Double
    private var shapes: [Shape] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    mutating func draw(_ shape: Shape) { shapes.append(shape) }

    /// Units for a dot of the letters: seven of them are about as high as capitals of this size.
    private static func dot(_ size: Double) -> Double { 1.5 * size / letter }

    static func width(of words: String, size: Double) -> Double {
        Double(PixelFont.width(of: words)) * dot(size)
    }

    /// - Parameters:
    ///   - scale: pixels for a unit.
    ///   - isDark: whether letters and axes are light on a dark ground.
    /// - Throws: where the image becomes too large.
    func image(scale: Double, isDark: Bool) throws(PictureError) -> RasterImage {
        let size = (width: (width * scale).rounded(.up), height: (height * scale).rounded(.up))
        // Larger numbers are no Int.
        guard max(size.width, size.height) <= 1e6 else {
            throw .imageTooLarge(width: Int(min(size.width, 1e9)), height: Int(min(size.height, 1e9)))
        }
        try RasterImage.check(Int(size.width), Int(size.height))
        var drawing = RasterDrawing(
            PixelSurface(
                width: Int(size.width), height: Int(size.height),
                ground: isDark ? Colour(hex: 0x14171A) : .white), scale: scale,
            text: isDark ? Colour(hex: 0xE6E6E6) : Colour(hex: 0x1C1C1C))
        for shape in shapes { drawing.draw(shape, dot: Self.dot) }
        let surface = drawing.surface
        return RasterImage(unchecked: surface.width, surface.height, .colour, surface.bytes)
    }
}

/// Shapes turned into pixels.
private struct RasterDrawing {
    private(set) var surface: PixelSurface
    private let scale: Double
    private let text: Colour

    init(_ surface: PixelSurface, scale: Double, text: Colour) {
        self.surface = surface
        self.scale = scale
        self.text = text
    }

    private func colour(_ paint: Paint) -> Colour {
        switch paint {
        case .text: text
        case .colour(let colour): colour
        }
    }

    private func pixels(_ place: Place) -> Place { (place.x * scale, place.y * scale) }

    private func pixels(_ frame: Shape.Frame) -> Shape.Frame {
        Shape.Frame(
            x: frame.x * scale, y: frame.y * scale, width: frame.width * scale, height: frame.height * scale)
    }

    mutating func draw(_ shape: Shape, dot: (Double) -> Double) {
        switch shape {
        case .path(let points, let stroke, let isClosed):
            let way = points.map(pixels) + (isClosed ? points.prefix(1).map(pixels) : [])
            surface.stroke(
                stroke.dash.parts(of: way, unit: scale), thickness: stroke.thickness * scale,
                colour(stroke.paint), opacity: stroke.opacity)
        case .polygon(let points, let paint): surface.polygon(points.map(pixels), colour(paint))
        case .rectangle(let frame, let paint, let opacity):
            surface.rectangle(pixels(frame), colour(paint), opacity: opacity)
        case .dot(let place, let paint, let radius):
            surface.disc(pixels(place), radius: radius * scale, colour(paint))
        case .text(let words, let place, let anchor, let paint, let opacity, let size):
            // A whole number of pixels for a dot keeps letters crisp.
            let dot = max(1, Int((dot(size) * scale + 1e-9).rounded(.down)))
            write(words, at: pixels(place), anchor, colour(paint), opacity, dot)
        case .image(let image, let frame): lay(image, pixels(frame))
        }
    }

    private mutating func write(
        _ words: String, at place: Place, _ anchor: Shape.Anchor, _ colour: Colour, _ opacity: Double,
        _ dot: Int
    ) {
        let width = Double(PixelFont.width(of: words) * dot)
        let left = place.x - (anchor == .start ? 0 : anchor == .middle ? width / 2 : width)
        var x = Int(left.rounded())
        let top = Int((place.y - Double(PixelFont.capitals * dot) / 2).rounded())
        for glyph in PixelFont.glyphs(of: words) {
            for (row, columns) in glyph.dots {
                for column in columns {
                    let frame = Shape.Frame(
                        x: Double(x + column * dot), y: Double(top + row * dot), width: Double(dot),
                        height: Double(dot))
                    surface.rectangle(frame, colour, opacity: opacity)
                }
            }
            x += (glyph.width + PixelFont.gap) * dot
        }
    }

    /// Sharp where it grows, smooth where it shrinks.
    private mutating func lay(_ image: RasterImage, _ frame: Shape.Frame) {
        let (x, y) = (Int(frame.x.rounded()), Int(frame.y.rounded()))
        let width = max(1, Int((frame.x + frame.width).rounded()) - x)
        let height = max(1, Int((frame.y + frame.height).rounded()) - y)
        let grows = width >= image.width && height >= image.height
        let scaled =
            try? grows
            ? image.scaledSharply(width: width, height: height)
            : image.scaledSmoothly(width: width, height: height)
        // It is no larger than the whole, whose size was looked at.
        if let scaled { surface.lay(scaled, x: x, y: y) }
    }
}

extension Dash {
    /// The pieces of a way that are drawn.
    ///
    /// - Parameter unit: pixels for 1 of the lengths.
    fileprivate func parts(of way: [Place], unit: Double) -> [(Place, Place)] {
        // A path of one place is a dot.
        guard way.count > 1 else { return way.map { ($0, $0) } }
        let steps = Array(zip(way, way.dropFirst()))
        let lengths = lengths.map { $0 * unit }
        guard !lengths.isEmpty, lengths.allSatisfy({ $0 > 0 }) else { return steps }
        var parts: [(Place, Place)] = []
        var (index, rest) = (0, lengths[0])
        for (from, to) in steps {
            let length = hypotenuse(to.x - from.x, to.y - from.y)
            var start = 0.0
            while start < length {
                let end = min(length, start + rest)
                func place(_ at: Double) -> Place {
                    (from.x + at / length * (to.x - from.x), from.y + at / length * (to.y - from.y))
                }
                if index % 2 == 0 { parts.append((place(start), place(end))) }
                rest -= end - start
                start = end
                if rest <= 1e-9 {
                    index = (index + 1) % lengths.count
                    rest = lengths[index]
                }
            }
        }
        return parts
    }
}
