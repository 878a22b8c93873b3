/// Curves of data in Braille dots, between axes with round numbers.
struct PlotDrawing {
    private let plot: LinePlot
    private let style: PictureStyle
    private let scale: PlotScale

    init(_ plot: LinePlot, style: PictureStyle) {
        self.plot = plot
        self.style = style
        scale = PlotScale(plot)
    }

    private static let height = 14

    var result: ([CharacterGrid], [String]) {
        let yTicks = scale.yTicks(most: 6)
        let texts = yTicks.map { scale.yText($0, style.digits) }
        let margin = (texts.map(\.count).max() ?? 1) + 2
        let width = max(10, min(60, style.width - margin - 2))
        let head = plot.yLabel.isEmpty ? 0 : 1
        var grid = CharacterGrid(rows: head + Self.height + 2, columns: margin + width + 2, style: style)
        if head > 0 { grid.put(style.label(plot.yLabel, atMost: style.width), 0, 0, .faint) }
        for i in 0..<Self.height {
            grid.put(style.isASCII ? "|" : "│", head + i, margin - 1, .faint, isFirm: false)
        }
        for (tick, text) in zip(yTicks, texts) {
            let row = head + Int((1 - scale.y(tick)) * Double(Self.height - 1) + 0.5)
            grid.put(text, row, margin - 2 - text.count, .faint)
            grid.put(style.isASCII ? "+" : "┤", row, margin - 1, .faint, isFirm: false)
        }
        let ground = head + Self.height
        grid.put(style.isASCII ? "+" : "└", ground, margin - 1, .faint)
        for j in 0..<width { grid.put(style.isASCII ? "-" : "─", ground, margin + j, .faint) }
        numberAcross(&grid, ground: ground, margin: margin, width: width)
        canvas(width: width).put(on: &grid, row: head, column: margin, isASCII: style.isASCII)
        return ([grid], legend + notes)
    }

    private func numberAcross(_ grid: inout CharacterGrid, ground: Int, margin: Int, width: Int) {
        // The name of the axis stands at its right end, the numbers before it.
        let name = style.label(plot.xLabel, atMost: width / 3)
        let nameStart = margin + width - style.measure(name)
        grid.put(name, ground + 1, nameStart, .faint)
        var end = -1
        for tick in scale.xTicks(most: width / 10) {
            let text = style.digits.text(tick)
            let column = margin + Int(scale.x(tick) * Double(width - 1) + 0.5)
            grid.put(style.isASCII ? "+" : "┬", ground, column, .faint)
            let start = max(0, column - (text.count - 1) / 2)
            guard start > end, start + text.count < (name.isEmpty ? grid.columns + 1 : nameStart) else {
                continue
            }
            grid.put(text, ground + 1, start, .faint)
            end = start + text.count
        }
    }

    private func canvas(width: Int) -> DotCanvas {
        var canvas = DotCanvas(rows: Self.height, columns: width)
        for (index, series) in plot.series.enumerated() {
            let path = series.points.map { point in
                (
                    x: scale.x(point.x) * Double(canvas.dotColumns - 1),
                    y: (1 - scale.y(scale.height(point.y))) * Double(canvas.dotRows - 1)
                )
            }
            canvas.draw(path, .curve(index), Dash.ofCurve(index))
            if path.count == 1 { canvas.draw([path[0], path[0]], .curve(index)) }
        }
        return canvas
    }

    private var legend: [String] {
        let named = plot.series.enumerated().filter { !$0.element.label.isEmpty }
        guard plot.series.count > 1 || plot.yLabel.isEmpty else { return [] }
        return named.map { "\(Dash.ofCurve($0.offset).sample(isASCII: style.isASCII)) \($0.element.label)" }
    }

    private var notes: [String] {
        guard let longest = plot.series.map({ $0.wholeCount }).max(),
            longest > LinePlot.Series.largestCount
        else { return [] }
        return ["Drawn are \(LinePlot.Series.largestCount) of \(longest) points."]
    }
}
