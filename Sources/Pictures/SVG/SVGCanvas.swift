/// Shapes and words of an SVG picture, in its own units: 14 is the height of the letters.
struct SVGCanvas {
    let width: Double
    var height: Double
    private var body: [String] = []

    static let letter = 14.0

    /// Colours that stand out from white and from black alike.
    static let positive = "#d9702b"
    static let negative = "#3b82c4"
    static let curves = ["#3b82c4", "#d9702b", "#3a9b5c", "#b0578d", "#a08423", "#5c9aa8"]

    static func curve(_ index: Int) -> String { curves[index % curves.count] }

    init(width: Double, height: Double = 0) {
        self.width = width
        self.height = height
    }

    // MARK: - Shapes

    mutating func line(
        _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ colour: String = "currentColor",
        thickness: Double = 1, opacity: Double = 1, dash: Dash = .solid
    ) {
        path([from, to], colour, thickness: thickness, opacity: opacity, dash: dash)
    }

    mutating func path(
        _ points: [(x: Double, y: Double)], _ colour: String, thickness: Double = 2, opacity: Double = 1,
        dash: Dash = .solid, isClosed: Bool = false
    ) {
        guard let first = points.first else { return }
        let steps = points.dropFirst().map { "L\(Self.number($0.x)) \(Self.number($0.y))" }
        let way = "M\(Self.number(first.x)) \(Self.number(first.y))" + steps.joined() + (isClosed ? "Z" : "")
        let look = [
            opacity < 1 ? " stroke-opacity=\"\(Self.number(opacity))\"" : "",
            dash.pattern.map { " stroke-dasharray=\"\($0)\"" } ?? "",
        ].joined()
        body.append(
            "<path d=\"\(way)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"\(Self.number(thickness))\""
                + "\(look) stroke-linejoin=\"round\" stroke-linecap=\"round\"/>")
    }

    mutating func polygon(_ points: [(x: Double, y: Double)], _ colour: String) {
        let places = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
        body.append("<polygon points=\"\(places)\" fill=\"\(colour)\"/>")
    }

    mutating func rectangle(
        x: Double, y: Double, width: Double, height: Double, _ colour: String, opacity: Double = 1
    ) {
        let look = opacity < 1 ? " fill-opacity=\"\(Self.number(opacity))\"" : ""
        body.append(
            "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(width))\" "
                + "height=\"\(Self.number(height))\" fill=\"\(colour)\"\(look)/>")
    }

    mutating func dot(_ place: (x: Double, y: Double), _ colour: String, radius: Double = 4) {
        body.append(
            "<circle cx=\"\(Self.number(place.x))\" cy=\"\(Self.number(place.y))\" "
                + "r=\"\(Self.number(radius))\" fill=\"\(colour)\"/>")
    }

    enum Anchor: String {
        case start, middle, end
    }

    /// - Parameter y: the middle of the letters, not the line that they stand on.
    mutating func text(
        _ words: String, x: Double, y: Double, _ anchor: Anchor = .start, _ colour: String = "currentColor",
        opacity: Double = 1, size: Double = letter
    ) {
        guard !words.isEmpty else { return }
        let look = [
            anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"",
            opacity < 1 ? " fill-opacity=\"\(Self.number(opacity))\"" : "",
            size == Self.letter ? "" : " font-size=\"\(Self.number(size))\"",
        ].joined()
        body.append(
            "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y + size * 0.35))\" fill=\"\(colour)\"\(look)>"
                + "\(Self.escaped(words))</text>")
    }

    /// About how wide words are; wide scripts take a full square a letter.
    static func width(of words: String, size: Double = letter) -> Double {
        words.unicodeScalars.reduce(0) { sum, scalar in
            let value = scalar.value
            let isRaised = (0x2070...0x209F).contains(value) || (0xB2...0xB9).contains(value)
            return sum + size * (value >= 0x2E80 ? 1 : isRaised ? 0.4 : 0.58)
        }
    }

    // MARK: - The document

    /// - Parameter isAlone: whether it is a file of its own, which has to say what it is.
    func document(title: String, description: String, isAlone: Bool) -> String {
        let namespace = isAlone ? " xmlns=\"http://www.w3.org/2000/svg\"" : ""
        let (w, h) = (Self.number(width), Self.number(height))
        return """
            <svg\(namespace) viewBox="0 0 \(w) \(h)" width="\(w)" height="\(h)" \
            role="img" style="max-width:100%;height:auto" font-size="\(Self.number(Self.letter))" \
            font-family="system-ui, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif">
            <title>\(Self.escaped(title))</title>
            <desc>\(Self.escaped(description))</desc>
            \(body.joined(separator: "\n"))
            </svg>
            """
    }

    /// Without what XML reserves, and without what it cannot hold.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default:
                let isAllowed = scalar.value >= 0x20 && scalar.value != 0xFFFE && scalar.value != 0xFFFF
                result.unicodeScalars.append(isAllowed ? scalar : " ")
            }
        }
        return result
    }

    /// Two digits after the point at most; the same everywhere.
    static func number(_ value: Double) -> String {
        let hundredths = (value * 100).rounded()
        guard abs(hundredths) < 1e12 else { return "0" }
        let whole = Int(hundredths)
        let digits = String(abs(whole) % 100)
        let decimals = (digits.count == 1 ? "0" : "") + digits
        let sign = whole < 0 ? "-" : ""
        if decimals == "00" { return sign + String(abs(whole) / 100) }
        return sign
            + "\(abs(whole) / 100).\(decimals.hasSuffix("0") ? String(decimals.dropLast()) : decimals)"
    }
}

extension Dash {
    /// Lengths of strokes and gaps; nil for a solid line.
    var pattern: String? {
        switch self {
        case .solid: nil
        case .dotted: "1 5"
        case .dashed: "8 5"
        case .dotDashed: "9 4 1 4"
        }
    }
}
