/// Curves of data between axes.
struct PlotFigure<Surface: Canvas> {
    private(set) var canvas: Surface

    private static var legendLine: Double { 24 }

    init(_ plot: LinePlot) {
        let scale = PlotScale(plot)
        let width = FigureFrame.width
        let legend = Self.legend(plot, width: width - 24)
        let legendHeight = legend.last.map { $0.y + Self.legendLine + 2 } ?? 0
        let bottom = 34 + (plot.xLabel.isEmpty ? 0 : 20.0) + legendHeight
        let head = plot.yLabel.isEmpty ? 0.0 : 18
        let frame = FigureFrame(
            lowX: scale.lowX, highX: scale.highX, lowY: scale.lowY, highY: scale.highY, bottom: bottom,
            height: 300 + bottom + head, head: head)
        canvas = Surface(width: frame.width, height: frame.height)
        let digits = Digits(isASCII: false)
        frame.numberUp(scale.yTicks(most: 6), on: &canvas) { scale.yText($0, digits) }
        frame.numberAcross(scale.xTicks(most: 7), on: &canvas)
        canvas.text(Surface.cut(plot.yLabel, to: width - 24), x: 12, y: 14, opacity: 0.75)
        canvas.text(
            Surface.cut(plot.xLabel, to: width - 24), x: frame.right, y: frame.bottomEdge + 36, .end,
            opacity: 0.75)
        for (index, series) in plot.series.enumerated() {
            let points = series.points.map { (x: frame.x($0.x.drawn), y: frame.y(scale.height($0.y))) }
            if points.count == 1 { canvas.dot(points[0], .curve(index)) }
            if points.count > 1 { canvas.path(points, .curve(index), dash: Dash.ofCurve(index)) }
        }
        for item in legend {
            let (x, y) = (item.x + 12, frame.height - legendHeight + item.y + 10)
            canvas.line(
                (x, y), (x + 36, y), .curve(item.curve), thickness: 2, dash: Dash.ofCurve(item.curve))
            canvas.text(item.label, x: x + 44, y: y)
        }
    }

    /// The names of curves, one after another, in as many lines as they need.
    private static func legend(
        _ plot: LinePlot, width: Double
    ) -> [(curve: Int, label: String, x: Double, y: Double)] {
        var items: [(curve: Int, label: String, x: Double, y: Double)] = []
        let start = plot.series.count > 1 ? 0 : FigureFrame.left - 12
        var (x, y) = (start, 0.0)
        for (index, series) in plot.series.enumerated() where !series.label.isEmpty {
            let label = Surface.cut(series.label, to: width - start - 44)
            let size = 44 + Surface.width(of: label)
            if x > start, x + size > width { (x, y) = (start, y + legendLine) }
            items.append((index, label, x, y))
            x += size + 24
        }
        return items
    }
}
