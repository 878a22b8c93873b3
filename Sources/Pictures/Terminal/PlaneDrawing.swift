/// The plane in Braille dots, with axes through the origin and words beside what they name.
struct PlaneDrawing {
    let plane: Plane
    let style: PictureStyle
    let frame: PlaneFrame
    let extent: Plane.Extent
    /// Columns at the left and right that only words use.
    let margin: Int

    init(_ plane: Plane, style: PictureStyle) {
        self.plane = plane
        self.style = style
        extent = plane.extent
        let labels = (plane.arrows + plane.lines + plane.points).map { style.measure(style.spell($0.label)) }
        margin = min(labels.max() ?? 0, style.width / 5) + 1
        frame = PlaneFrame(
            extent, mostRows: style.width < 60 ? 18 : 22, mostColumns: min(52, style.width - 2 * margin))
    }

    var result: ([CharacterGrid], [String]) {
        var grid = CharacterGrid(rows: frame.rows, columns: frame.columns + 2 * margin, style: style)
        drawAxes(in: &grid)
        curves.put(on: &grid, row: 0, column: margin, isASCII: style.isASCII)
        for (index, arrow) in plane.arrows.enumerated() { drawTip(of: arrow, curve(index), in: &grid) }
        for point in plane.points {
            let (row, column) = frame.cell(point.at)
            grid.put(style.isASCII ? "o" : "•", row, column + margin, .curve(pointCurve))
        }
        let unplaced = labels(in: &grid)
        number(&grid)
        var notes = (legend + [unplaced]).filter { !$0.isEmpty }
        if plane.leftOut > 0 { notes.append("\(plane.leftOut) more points are not shown.") }
        return ([grid], notes)
    }

    // MARK: - Curves

    func curve(_ index: Int) -> Ink { .curve(plane.circles.count + index) }
    var pointCurve: Int { plane.circles.count + plane.arrows.count + plane.lines.count }

    /// Circles that are not the unit circle are solid before they are broken.
    func dash(_ index: Int) -> Dash {
        if plane.circles[index].isUnitCircle { return .dotted }
        let images = plane.circles[..<index].count { !$0.isUnitCircle }
        return [.solid, .dashed, .dotDashed][images % 3]
    }

    private var curves: DotCanvas {
        var canvas = DotCanvas(rows: frame.rows, columns: frame.columns)
        for (index, line) in plane.lines.enumerated() {
            guard let ends = extent.ends(through: line.at) else { continue }
            let ink = Ink.curve(plane.circles.count + plane.arrows.count + index)
            canvas.draw([frame.dots(ends.0), frame.dots(ends.1)], ink, .dashed)
        }
        for (index, circle) in plane.circles.enumerated() {
            let count = 240
            let path = (0...count).map { frame.dots(circle.point(at: 2 * .pi * Double($0) / Double(count))) }
            canvas.draw(path, .curve(index), dash(index))
        }
        for (index, arrow) in plane.arrows.enumerated() {
            canvas.draw([frame.dots(Plane.Vector(0, 0)), frame.dots(arrow.at)], curve(index))
        }
        return canvas
    }

    private func drawTip(of arrow: Plane.Mark, _ ink: Ink, in grid: inout CharacterGrid) {
        let (row, column) = frame.cell(arrow.at)
        guard arrow.at.x.drawn != 0 || arrow.at.y.drawn != 0 else {
            return grid.put(style.isASCII ? "o" : "•", row, column + margin, ink)
        }
        // Eight directions from the right, against the clock.
        let signs = Array(style.isASCII ? ">*^*<*v*" : "→↗↑↖←↙↓↘")
        let turn = Int((angle(of: arrow.at) / (.pi / 4)).rounded())
        grid.put(String(signs[(turn + 8) % 8]), row, column + margin, ink)
    }

    // MARK: - Axes

    private func drawAxes(in grid: inout CharacterGrid) {
        let (row, column) = (frame.originRow, frame.originColumn + margin)
        for j in 0..<frame.columns {
            grid.put(style.isASCII ? "-" : "─", row, j + margin, .faint, isFirm: false)
        }
        for i in 0..<frame.rows { grid.put(style.isASCII ? "|" : "│", i, column, .faint, isFirm: false) }
        grid.put(style.isASCII ? "+" : "┼", row, column, .faint, isFirm: false)
    }

    /// Numbers at the axes where nothing else stands.
    private func number(_ grid: inout CharacterGrid) {
        let step = Ticks.roundStep(atLeast: 14 / frame.scale)
        func multiples(_ low: Double, _ high: Double) -> [Double] {
            Ticks(from: low, to: high, step: step).values.filter { $0 != 0 }
        }
        for x in multiples(extent.low.x, extent.high.x) {
            let (row, column) = frame.cell(Plane.Vector(x, 0))
            numberAcross(style.digits.text(x), row, column + margin, in: &grid)
        }
        for y in multiples(extent.low.y, extent.high.y) {
            let (row, column) = frame.cell(Plane.Vector(0, y))
            numberUp(style.digits.text(y), row, column + margin, in: &grid)
        }
    }

    private func numberAcross(_ text: String, _ row: Int, _ column: Int, in grid: inout CharacterGrid) {
        if !grid.isTaken(row, column) {
            grid.put(style.isASCII ? "+" : "┼", row, column, .faint, isFirm: false)
        }
        // The digits under the mark, a sign before it.
        let start = column - (text.count - 1) / 2 - (text.count > 1 && text.count % 2 == 0 ? 1 : 0)
        guard start >= 0, (start - 1...start + text.count).allSatisfy({ grid.isFree(row + 1, $0) }) else {
            return
        }
        grid.put(text, row + 1, start, .faint)
    }

    private func numberUp(_ text: String, _ row: Int, _ column: Int, in grid: inout CharacterGrid) {
        if !grid.isTaken(row, column) {
            grid.put(style.isASCII ? "+" : "┼", row, column, .faint, isFirm: false)
        }
        for start in [column - 1 - text.count, column + 2] where start >= 0 {
            guard (start - 1...start + text.count).allSatisfy({ grid.isFree(row, $0) || $0 == column })
            else { continue }
            return grid.put(text, row, start, .faint)
        }
    }
}
