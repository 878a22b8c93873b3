/// Many bars upright.
struct ColumnsFigure<Surface: Canvas> {
    let canvas: Surface

    init(_ bars: Bars) {
        let numbers = bars.bars.map(\.value.drawn)
        let (high, low) = (numbers.reduce(0, max), numbers.reduce(0, min))
        let isFlat = high == low
        let frame = FigureFrame(
            lowX: 0, highX: Double(numbers.count), lowY: isFlat ? -1 : low, highY: isFlat ? 1 : high,
            bottom: bars.leftOut > 0 ? 56 : 34)
        var canvas = Surface(width: frame.width, height: frame.height)
        frame.numberUp(Ticks(from: frame.lowY, to: frame.highY, most: 6).values, on: &canvas)
        let column = frame.x(1) - frame.x(0)
        for (index, number) in numbers.enumerated() where number != 0 {
            let (top, bottom) = (frame.y(max(0, number)), frame.y(min(0, number)))
            canvas.rectangle(
                x: frame.x(Double(index)) + column * 0.1, y: top, width: column * 0.8,
                height: max(0.5, bottom - top), number < 0 ? Paint.negative : Paint.positive)
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
