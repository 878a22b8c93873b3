/// Shapes and words as elements of SVG.
struct SVGCanvas: Canvas {
    let width: Double
    var height: Double
    private var body: [String] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    mutating func draw(_ shape: Shape) {
        switch shape {
        case .path(let points, let stroke, let isClosed): path(points, stroke, isClosed)
        case .polygon(let points, let paint):
            let places = points.map { "\(Self.number($0.x)),\(Self.number($0.y))" }.joined(separator: " ")
            body.append("<polygon points=\"\(places)\" fill=\"\(paint.svg)\"/>")
        case .rectangle(let frame, let paint, let opacity):
            body.append("<rect \(frame.svg) fill=\"\(paint.svg)\"\(Self.look("fill", opacity))/>")
        case .dot(let place, let paint, let radius):
            body.append(
                "<circle cx=\"\(Self.number(place.x))\" cy=\"\(Self.number(place.y))\" "
                    + "r=\"\(Self.number(radius))\" fill=\"\(paint.svg)\"/>")
        case .text(let words, let place, let anchor, let paint, let opacity, let size):
            let look = [
                anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"", Self.look("fill", opacity),
                size == letter ? "" : " font-size=\"\(Self.number(size))\"",
            ].joined()
            // The line that letters stand on.
            let y = place.y + size * 0.35
            body.append(
                "<text x=\"\(Self.number(place.x))\" y=\"\(Self.number(y))\" fill=\"\(paint.svg)\"\(look)>"
                    + "\(Self.escaped(words))</text>")
        case .image(let image, let frame): self.image(image, frame)
        }
    }

    private mutating func path(_ points: [Place], _ stroke: Shape.Stroke, _ isClosed: Bool) {
        let steps = points.enumerated().map { index, point in
            "\(index == 0 ? "M" : "L")\(Self.number(point.x)) \(Self.number(point.y))"
        }
        let way = steps.joined() + (isClosed ? "Z" : "")
        let look = [
            Self.look("stroke", stroke.opacity),
            stroke.dash.pattern.map { " stroke-dasharray=\"\($0)\"" } ?? "",
        ].joined()
        body.append(
            "<path d=\"\(way)\" fill=\"none\" stroke=\"\(stroke.paint.svg)\" "
                + "stroke-width=\"\(Self.number(stroke.thickness))\"\(look) "
                + "stroke-linejoin=\"round\" stroke-linecap=\"round\"/>")
    }

    /// The pixels lie in the document itself; where they grow they stay squares.
    private mutating func image(_ image: RasterImage, _ frame: Shape.Frame) {
        // Without memory for its file the place stays empty.
        guard let png = try? image.base64 else { return }
        let grows = frame.width >= Double(image.width)
        body.append(
            "<image \(frame.svg) preserveAspectRatio=\"none\""
                + (grows ? " style=\"image-rendering:pixelated\"" : "")
                + " href=\"data:image/png;base64,\(png)\"/>")
    }

    private static func look(_ what: String, _ opacity: Double) -> String {
        opacity < 1 ? " \(what)-opacity=\"\(number(opacity))\"" : ""
    }

    /// Wide scripts take a full square a letter.
    static func width(of words: String, size: Double) -> Double {
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
            role="img" style="max-width:100%;height:auto" font-size="\(Self.number(letter))" \
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

extension Paint {
    fileprivate var svg: String {
        switch self {
        case .text: "currentColor"
        case .colour(let colour): colour.hex
        }
    }
}

extension Shape.Frame {
    fileprivate var svg: String {
        "x=\"\(SVGCanvas.number(x))\" y=\"\(SVGCanvas.number(y))\" "
            + "width=\"\(SVGCanvas.number(width))\" height=\"\(SVGCanvas.number(height))\""
    }
}

extension Dash {
    /// Lengths of strokes and gaps; nil for a solid line.
    fileprivate var pattern: String? {
        lengths.isEmpty ? nil : lengths.map(SVGCanvas.number).joined(separator: " ")
    }
}
