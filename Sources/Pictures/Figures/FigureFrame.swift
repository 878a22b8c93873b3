/// The rectangle of a diagram between its axes, and where numbers lie in it.
struct FigureFrame {
    let lowX, highX, lowY, highY: Double
    static let width = 560.0
    var width: Double { Self.width }
    let height: Double
    static let left = 76.0
    var left: Double { Self.left }
    let top: Double
    let bottom: Double

    /// - Parameter head: room above for a name.
    init(
        lowX: Double, highX: Double, lowY: Double, highY: Double, bottom: Double, height: Double = 300,
        head: Double = 0
    ) {
        (self.lowX, self.highX, self.lowY, self.highY) = (lowX, highX, lowY, highY)
        self.bottom = bottom
        self.height = height
        top = 16 + head
    }

    var right: Double { width - 16 }
    var bottomEdge: Double { height - bottom }

    func x(_ x: Double) -> Double { left + (x - lowX) / (highX - lowX) * (right - left) }
    func y(_ y: Double) -> Double { bottomEdge - (y - lowY) / (highY - lowY) * (bottomEdge - top) }

    /// Numbers at the left, with faint lines across.
    func numberUp(
        _ ticks: [Double], on canvas: inout some Canvas,
        text: (Double) -> String = { Digits(isASCII: false).text($0) }
    ) {
        for tick in ticks {
            canvas.line((left, y(tick)), (right, y(tick)), opacity: 0.15)
            canvas.text(text(tick), x: left - 8, y: y(tick), .end, opacity: 0.75)
        }
        canvas.line((left, top), (left, bottomEdge), opacity: 0.6)
    }

    /// Numbers below.
    func numberAcross(_ ticks: [Double], on canvas: inout some Canvas) {
        for tick in ticks {
            canvas.line((x(tick), bottomEdge), (x(tick), bottomEdge + 5), opacity: 0.6)
            canvas.text(
                Digits(isASCII: false).text(tick), x: x(tick), y: bottomEdge + 16, .middle, opacity: 0.75)
        }
        canvas.line((left, bottomEdge), (right, bottomEdge), opacity: 0.6)
    }
}
