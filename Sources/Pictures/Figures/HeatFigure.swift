/// A matrix as coloured squares: the stronger, the larger; negative ones are blue and have a minus sign.
struct HeatFigure<Surface: Canvas> {
    private(set) var canvas: Surface
    private let map: HeatMap
    private let side: Double
    private let margin: Double

    /// Where the squares show their numbers.
    private static var readable: Double { 40.0 }

    init(_ map: HeatMap) {
        self.map = map
        side = min(64, 480 / Double(map.columns), 480 / Double(map.rows))
        let squares = side * Double(map.columns)
        let width = max(320, squares + 24)
        margin = (width - squares) / 2
        canvas = Surface(width: width, height: side * Double(map.rows) + (map.isCut ? 88 : 64))
        drawSquares()
        drawLegend(y: side * Double(map.rows) + 28)
        if map.isCut {
            canvas.text(
                "The first \(map.rows) rows and \(map.columns) columns of \(map.wholeRows)×\(map.wholeColumns).",
                x: width / 2, y: canvas.height - 16, .middle, opacity: 0.75)
        }
    }

    /// How strong the colour of a number is; text on it stays readable.
    private func opacity(_ value: Double) -> Double {
        map.largest > 0 ? 0.06 + 0.72 * abs(value.drawn) / map.largest : 0.06
    }

    private mutating func drawSquares() {
        var digits = Digits(isASCII: false)
        digits.count = 3
        let texts = map.entries.map { digits.text($0) }
        let widest = texts.map { Surface.width(of: $0) }.max() ?? 0
        let isReadable = side >= Self.readable && widest <= side - 6
        for i in 0..<map.rows {
            for j in 0..<map.columns {
                let value = map[i, j].drawn
                let (x, y) = (margin + side * Double(j), 12 + side * Double(i))
                let gap = side > 12 ? 1.0 : 0
                let colour =
                    value == 0 ? .text : value < 0 ? Paint.negative : Paint.positive
                canvas.rectangle(
                    x: x + gap / 2, y: y + gap / 2, width: side - gap, height: side - gap, colour,
                    opacity: opacity(value))
                if isReadable {
                    canvas.text(texts[i * map.columns + j], x: x + side / 2, y: y + side / 2, .middle)
                } else if value < 0, side >= 7 {
                    canvas.line(
                        (x + side * 0.3, y + side / 2), (x + side * 0.7, y + side / 2), opacity: 0.7)
                }
            }
        }
    }

    /// A strip of colours between the ends of what can occur.
    private mutating func drawLegend(y: Double) {
        let largest = map.largest
        guard largest > 0 else { return }
        let low = map.hasNegative ? -largest : 0
        let (steps, width) = (40, 160.0)
        let start = canvas.width / 2 - width / 2
        for k in 0..<steps {
            let value = low + (largest - low) * (Double(k) + 0.5) / Double(steps)
            canvas.rectangle(
                x: start + width * Double(k) / Double(steps), y: y, width: width / Double(steps), height: 10,
                value < 0 ? Paint.negative : Paint.positive, opacity: opacity(value))
        }
        let digits = Digits(isASCII: false)
        canvas.text(digits.text(low), x: start - 8, y: y + 5, .end, opacity: 0.75)
        canvas.text(digits.text(largest), x: start + width + 8, y: y + 5, opacity: 0.75)
    }
}
