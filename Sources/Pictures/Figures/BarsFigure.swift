/// Bars from left to right, one a row.
struct BarsFigure<Surface: Canvas> {
    let canvas: Surface

    private static var row: Double { 28.0 }

    init(_ bars: Bars) {
        let digits = Digits(isASCII: false)
        let labels = bars.bars.map { String($0.label.prefix(32)) }
        let values = bars.bars.map { digits.text($0.value) }
        let isNegative = bars.bars.map { $0.value.drawn < 0 }
        func room(_ negative: Bool) -> Double {
            zip(values, isNegative).filter { $0.1 == negative }
                .map { Surface.width(of: $0.0) + 10 }.max() ?? 4
        }
        let left = 12 + (labels.map { Surface.width(of: $0) }.max() ?? 0) + 8 + room(true)
        let numbers = bars.bars.map(\.value.drawn)
        let (high, low) = (numbers.reduce(0, max), -numbers.reduce(0, min))
        let width = max(480, left + 240 + room(false))
        let sum = high + low
        let space = width - left - room(false) - 8
        // Numbers may be so small or large that only their quotients are safe.
        func length(_ value: Double) -> Double { sum > 0 ? abs(value.drawn) / sum * space : 0 }
        let axis = left + length(low)
        let notes = bars.leftOut > 0 ? 24.0 : 0
        var canvas = Surface(width: width, height: Double(labels.count) * Self.row + 16 + notes)
        for (index, bar) in bars.bars.enumerated() {
            let y = 8 + Double(index) * Self.row
            let size = length(bar.value)
            canvas.text(labels[index], x: left - room(true) - 8, y: y + Self.row / 2, .end)
            let colour = isNegative[index] ? Paint.negative : Paint.positive
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
