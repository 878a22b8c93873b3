/// Bars from left to right, one a row.
struct SVGBars {
    let canvas: SVGCanvas

    private static let row = 28.0

    init(_ bars: Bars) {
        let digits = Digits(isASCII: false)
        let labels = bars.bars.map { String($0.label.prefix(32)) }
        let values = bars.bars.map { digits.text($0.value) }
        let isNegative = bars.bars.map { $0.value.drawn < 0 }
        func room(_ negative: Bool) -> Double {
            zip(values, isNegative).filter { $0.1 == negative }
                .map { SVGCanvas.width(of: $0.0) + 10 }.max() ?? 4
        }
        let left = 12 + (labels.map { SVGCanvas.width(of: $0) }.max() ?? 0) + 8 + room(true)
        let numbers = bars.bars.map(\.value.drawn)
        let (high, low) = (numbers.reduce(0, max), -numbers.reduce(0, min))
        let width = max(480, left + 240 + room(false))
        let sum = high + low
        let space = width - left - room(false) - 8
        // Numbers may be so small or large that only their quotients are safe.
        func length(_ value: Double) -> Double { sum > 0 ? abs(value.drawn) / sum * space : 0 }
        let axis = left + length(low)
        let notes = bars.leftOut > 0 ? 24.0 : 0
        var canvas = SVGCanvas(width: width, height: Double(labels.count) * Self.row + 16 + notes)
        for (index, bar) in bars.bars.enumerated() {
            let y = 8 + Double(index) * Self.row
            let size = length(bar.value)
            canvas.text(labels[index], x: left - room(true) - 8, y: y + Self.row / 2, .end)
            let colour = isNegative[index] ? SVGCanvas.negative : SVGCanvas.positive
            if size > 0 {
                canvas.rectangle(
                    x: isNegative[index] ? axis - size : axis, y: y + 4, width: max(1, size),
                    height: Self.row - 8, colour)
            }
            if isNegative[index] {
                canvas.text(values[index], x: axis - size - 6, y: y + Self.row / 2, .end)
            } else {
                canvas.text(values[index], x: axis + size + 6, y: y + Self.row / 2)
            }
        }
        canvas.line((axis, 4), (axis, Double(labels.count) * Self.row + 12), opacity: 0.6)
        if bars.leftOut > 0 {
            canvas.text("\(bars.leftOut) more are not shown.", x: 12, y: canvas.height - 14, opacity: 0.75)
        }
        self.canvas = canvas
    }
}

/// Many bars upright.
struct SVGColumns {
    let canvas: SVGCanvas

    init(_ bars: Bars) {
        let numbers = bars.bars.map(\.value.drawn)
        let (high, low) = (numbers.reduce(0, max), numbers.reduce(0, min))
        let isFlat = high == low
        let frame = SVGFrame(
            lowX: 0, highX: Double(numbers.count), lowY: isFlat ? -1 : low, highY: isFlat ? 1 : high,
            bottom: bars.leftOut > 0 ? 56 : 34)
        var canvas = SVGCanvas(width: frame.width, height: frame.height)
        frame.numberUp(Ticks(from: frame.lowY, to: frame.highY, most: 6).values, on: &canvas)
        let column = frame.x(1) - frame.x(0)
        for (index, number) in numbers.enumerated() where number != 0 {
            let (top, bottom) = (frame.y(max(0, number)), frame.y(min(0, number)))
            canvas.rectangle(
                x: frame.x(Double(index)) + column * 0.1, y: top, width: column * 0.8,
                height: max(0.5, bottom - top), number < 0 ? SVGCanvas.negative : SVGCanvas.positive)
        }
        canvas.line((frame.left, frame.y(0)), (frame.right, frame.y(0)), opacity: 0.6)
        canvas.text(bars.bars[0].label, x: frame.left, y: frame.bottomEdge + 14, opacity: 0.75)
        canvas.text(
            bars.bars[bars.bars.count - 1].label, x: frame.right, y: frame.bottomEdge + 14, .end,
            opacity: 0.75)
        if bars.leftOut > 0 {
            canvas.text(
                "\(bars.leftOut) more are not shown.", x: frame.left, y: frame.height - 14, opacity: 0.75)
        }
        self.canvas = canvas
    }
}
