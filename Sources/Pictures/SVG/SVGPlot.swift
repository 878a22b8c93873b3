/// Curves of data between axes.
struct SVGPlot {
    private(set) var canvas: SVGCanvas

    init(_ plot: LinePlot) {
        let scale = PlotScale(plot)
        let named = plot.series.enumerated().filter { !$0.element.label.isEmpty }
        let bottom = 34 + (plot.xLabel.isEmpty ? 0 : 20.0) + (named.isEmpty ? 0 : 26)
        let head = plot.yLabel.isEmpty ? 0.0 : 18
        let frame = SVGFrame(
            lowX: scale.lowX, highX: scale.highX, lowY: scale.lowY, highY: scale.highY, bottom: bottom,
            height: 300 + bottom + head, head: head)
        canvas = SVGCanvas(width: frame.width, height: frame.height)
        let digits = Digits(isASCII: false)
        frame.numberUp(scale.yTicks(most: 6), on: &canvas) { scale.yText($0, digits) }
        frame.numberAcross(scale.xTicks(most: 7), on: &canvas)
        canvas.text(plot.yLabel, x: 12, y: 14, opacity: 0.75)
        canvas.text(plot.xLabel, x: frame.right, y: frame.bottomEdge + 36, .end, opacity: 0.75)
        for (index, series) in plot.series.enumerated() {
            let points = series.points.map { (x: frame.x($0.x.drawn), y: frame.y(scale.height($0.y))) }
            if points.count == 1 { canvas.dot(points[0], SVGCanvas.curve(index)) }
            if points.count > 1 { canvas.path(points, SVGCanvas.curve(index), dash: Dash.ofCurve(index)) }
        }
        var x = frame.left
        for (index, series) in named {
            let y = frame.height - 16
            canvas.line(
                (x, y), (x + 36, y), SVGCanvas.curve(index), thickness: 2, dash: Dash.ofCurve(index))
            canvas.text(series.label, x: x + 44, y: y)
            x += 44 + SVGCanvas.width(of: series.label) + 24
        }
    }
}
