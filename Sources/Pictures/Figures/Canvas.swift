/// Where figures are drawn, in units of its own: 14 is the height of a line of letters.
///
/// What is drawn later lies above. A figure asks its canvas how wide words are and grows it downwards.
/// - SeeAlso: ``SVGCanvas`` and ``RasterCanvas``.
protocol Canvas {
    var width: Double { get }
    var height: Double { get set }

    init(width: Double, height: Double)

    mutating func draw(_ shape: Shape)

    /// How wide words are, or a little less.
    static func width(of words: String, size: Double) -> Double
}

/// A place on a canvas, from its upper left.
typealias Place = (x: Double, y: Double)

/// One thing drawn on a canvas.
enum Shape {
    /// Straight lines one after another, with round ends and corners.
    case path([Place], Stroke, isClosed: Bool)
    /// An area with these corners.
    case polygon([Place], Paint)
    case rectangle(Frame, Paint, opacity: Double)
    case dot(Place, Paint, radius: Double)
    /// `y` is the middle of the letters, not the line that they stand on.
    case text(String, Place, Anchor, Paint, opacity: Double, size: Double)
    case image(RasterImage, Frame)

    struct Stroke {
        let paint: Paint
        let thickness: Double
        let opacity: Double
        let dash: Dash
    }

    struct Frame {
        let x, y, width, height: Double
    }

    /// Which part of the words lies at their place.
    enum Anchor: String {
        case start, middle, end
    }
}

/// What a shape is drawn with.
enum Paint: Hashable {
    /// The colour of the text around the picture.
    case text
    case colour(Colour)

    static let positive = Paint.colour(.positive)
    static let negative = Paint.colour(.negative)

    static func curve(_ index: Int) -> Paint { .colour(.curve(index)) }
}

/// The usual height of letters.
let letter = 14.0

extension Canvas {
    static func width(of words: String) -> Double { width(of: words, size: letter) }

    mutating func line(
        _ from: Place, _ to: Place, _ paint: Paint = .text, thickness: Double = 1, opacity: Double = 1,
        dash: Dash = .solid
    ) {
        path([from, to], paint, thickness: thickness, opacity: opacity, dash: dash)
    }

    mutating func path(
        _ points: [Place], _ paint: Paint, thickness: Double = 2, opacity: Double = 1, dash: Dash = .solid,
        isClosed: Bool = false
    ) {
        guard !points.isEmpty else { return }
        let stroke = Shape.Stroke(paint: paint, thickness: thickness, opacity: opacity, dash: dash)
        draw(.path(points, stroke, isClosed: isClosed))
    }

    mutating func polygon(_ points: [Place], _ paint: Paint) { draw(.polygon(points, paint)) }

    mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, _ paint: Paint, opacity: Double = 1
    ) {
        draw(.rectangle(Shape.Frame(x: x, y: y, width: width, height: height), paint, opacity: opacity))
    }

    mutating func dot(_ place: Place, _ paint: Paint, radius: Double = 4) {
        draw(.dot(place, paint, radius: radius))
    }

    mutating func text(
        _ words: String, x: Double, y: Double, _ anchor: Shape.Anchor = .start, _ paint: Paint = .text,
        opacity: Double = 1, size: Double = letter
    ) {
        guard !words.isEmpty else { return }
        draw(.text(words, (x, y), anchor, paint, opacity: opacity, size: size))
    }

    mutating func image(_ image: RasterImage, x: Double, y: Double, width: Double, height: Double) {
        draw(.image(image, Shape.Frame(x: x, y: y, width: width, height: height)))
    }

    /// Words that are cut, with dots, where they are wider than this.
    static func cut(_ words: String, to most: Double, size: Double = letter) -> String {
        guard width(of: words, size: size) > most else { return words }
        var kept = Substring(words)
        while !kept.isEmpty, width(of: kept + "…", size: size) > most { kept.removeLast() }
        return kept + "…"
    }

    /// Sentences, broken at spaces; a word that is too wide is cut.
    static func wrapped(_ text: String, to most: Double) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            let word = cut(String(word), to: most)
            if let line = lines.last, width(of: line + " " + word) <= most {
                lines[lines.count - 1] = line + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}
