/// The plane with both axes to one scale.
struct PlaneFigure<Surface: Canvas> {
    private(set) var canvas: Surface
    private let plane: Plane
    private let extent: Plane.Extent
    private let scale: Double
    /// Where the plane begins.
    private let left: Double
    private var labels: FigureLabels

    private static var side: Double { 440.0 }
    /// Around the plane, for words.
    private static var margin: Double { 44.0 }

    init(_ plane: Plane) {
        self.plane = plane
        extent = plane.extent
        scale = Self.side / max(extent.width, extent.height)
        let height = extent.height * scale + 2 * Self.margin
        let marks = (plane.arrows + plane.lines + plane.points).map { Surface.width(of: $0.label) }
        let words = plane.circles.map { Surface.width(of: String($0.label.prefix(60))) + 140 }
        let drawn = extent.width * scale
        // Room for words beside a plane that is high and narrow.
        let width = max(
            drawn + 2 * max(Self.margin, min(150, (marks.max() ?? 0) + 16)), words.max() ?? 0, 280)
        left = (width - drawn) / 2
        canvas = Surface(width: width, height: height)
        labels = FigureLabels(width: canvas.width, height: height)
        drawAxes()
        drawCurves()
        drawLabels()
        drawNumbers()
        drawLegend()
    }

    private func place(_ vector: Plane.Vector) -> (x: Double, y: Double) {
        (
            x: left + (vector.x - extent.low.x) * scale,
            y: Self.margin + (extent.high.y - vector.y) * scale
        )
    }

    private func arrowColour(_ index: Int) -> Paint { Paint.curve(plane.circles.count + index) }
    private func lineColour(_ index: Int) -> Paint { arrowColour(plane.arrows.count + index) }
    private var pointColour: Paint { lineColour(plane.lines.count) }

    private func dash(_ index: Int) -> Dash {
        if plane.circles[index].isUnitCircle { return .dotted }
        return [.solid, .dashed, .dotDashed][plane.circles[..<index].count { !$0.isUnitCircle } % 3]
    }

    // MARK: - Axes

    private mutating func drawAxes() {
        let origin = place(Plane.Vector(0, 0))
        let step = Ticks.roundStep(atLeast: 56 / scale)
        for x in Ticks(from: extent.low.x, to: extent.high.x, step: step).values {
            let at = place(Plane.Vector(x, 0)).x
            canvas.line((at, Self.margin), (at, canvas.height - Self.margin), opacity: 0.12)
        }
        for y in Ticks(from: extent.low.y, to: extent.high.y, step: step).values {
            let at = place(Plane.Vector(0, y)).y
            canvas.line((left, at), (canvas.width - left, at), opacity: 0.12)
        }
        canvas.line((left, origin.y), (canvas.width - left, origin.y), opacity: 0.6)
        canvas.line((origin.x, Self.margin), (origin.x, canvas.height - Self.margin), opacity: 0.6)
    }

    /// Numbers at the axes, where no curve runs and no word stands.
    private mutating func drawNumbers() {
        let origin = place(Plane.Vector(0, 0))
        let step = Ticks.roundStep(atLeast: 56 / scale)
        let digits = Digits(isASCII: false)
        for x in Ticks(from: extent.low.x, to: extent.high.x, step: step).values where x != 0 {
            let at = place(Plane.Vector(x, 0)).x
            drawNumber(digits.text(x), at: [(at, origin.y + 13), (at, origin.y - 13)])
        }
        for y in Ticks(from: extent.low.y, to: extent.high.y, step: step).values where y != 0 {
            let text = digits.text(y)
            let at = place(Plane.Vector(0, y)).y
            let away = Surface.width(of: text, size: 12) / 2 + 8
            drawNumber(text, at: [(origin.x - away, at), (origin.x + away, at)])
        }
    }

    private mutating func drawNumber(_ text: String, at places: [(x: Double, y: Double)]) {
        let width = Surface.width(of: text, size: 12)
        guard let free = places.first(where: { labels.isFree($0.x, $0.y, width + 4, 13) }) else { return }
        canvas.text(text, x: free.x, y: free.y, .middle, opacity: 0.7, size: 12)
        labels.occupy(free.x, free.y, width, 13)
    }

    // MARK: - Curves

    private mutating func drawCurves() {
        for (index, line) in plane.lines.enumerated() {
            guard let ends = extent.ends(through: line.at) else { continue }
            let (from, to) = (place(ends.0), place(ends.1))
            canvas.line(from, to, lineColour(index), thickness: 2, dash: .dashed)
            labels.occupy(from: from, to: to)
        }
        for (index, circle) in plane.circles.enumerated() {
            let count = 120
            let points = (0..<count).map {
                place(circle.point(at: 2 * .pi * Double($0) / Double(count)))
            }
            canvas.path(points, Paint.curve(index), dash: dash(index), isClosed: true)
            for point in points { labels.occupy(point.x, point.y, 3, 3) }
        }
        // The longest first: a shorter one in the same direction is seen on it.
        let arrows = plane.arrows.enumerated().sorted { length($0.element.at) > length($1.element.at) }
        for (index, arrow) in arrows { drawArrow(arrow, arrowColour(index)) }
        for point in plane.points {
            let at = place(point.at)
            canvas.dot(at, pointColour)
            labels.occupy(at.x, at.y, 9, 9)
        }
    }

    private func length(_ vector: Plane.Vector) -> Double { hypotenuse(vector.x, vector.y) }

    private mutating func drawArrow(_ arrow: Plane.Mark, _ colour: Paint) {
        let (origin, tip) = (place(Plane.Vector(0, 0)), place(arrow.at))
        let length = hypotenuse(tip.x - origin.x, tip.y - origin.y)
        guard length > 1 else { return canvas.dot(tip, colour) }
        let (dx, dy) = ((tip.x - origin.x) / length, (tip.y - origin.y) / length)
        let head = min(12, length)
        let base = (x: tip.x - dx * head, y: tip.y - dy * head)
        canvas.line(origin, base, colour, thickness: 2.5)
        let side = head * 0.42
        canvas.polygon(
            [tip, (base.x - dy * side, base.y + dx * side), (base.x + dy * side, base.y - dx * side)], colour)
        labels.occupy(from: origin, to: tip)
    }

    // MARK: - Words

    private mutating func drawLabels() {
        let origin = place(Plane.Vector(0, 0))
        for (index, arrow) in plane.arrows.enumerated() {
            let tip = place(arrow.at)
            put(arrow.label, at: tip, away: (tip.x - origin.x, tip.y - origin.y), arrowColour(index))
        }
        for point in plane.points where plane.points.count(where: { $0.label == point.label }) == 1 {
            let at = place(point.at)
            put(point.label, at: at, away: (1, -1), pointColour)
        }
        for (index, line) in plane.lines.enumerated() {
            guard let ends = extent.ends(through: line.at) else { continue }
            let end = place(Plane.Vector(ends.1.x * 0.94, ends.1.y * 0.94))
            put(line.label, at: end, away: (end.y - origin.y, origin.x - end.x), lineColour(index))
        }
    }

    private mutating func put(
        _ label: String, at place: (x: Double, y: Double), away: (Double, Double), _ colour: Paint
    ) {
        let words = String(label.prefix(28))
        guard !words.isEmpty else { return }
        let width = Surface.width(of: words)
        let found = labels.room(for: width, at: place, away: away)
        // Where all is full it may stand on something, but never outside.
        let x = min(max(found.x, width / 2 + 2), canvas.width - width / 2 - 2)
        canvas.text(words, x: x, y: found.y, .middle, colour)
    }

    private mutating func drawLegend() {
        var items = plane.circles.enumerated().filter { !$0.element.label.isEmpty }.map { index, circle in
            (label: circle.label, colour: Optional(Paint.curve(index)), dash: Optional(dash(index)))
        }
        var seen: Set<String> = []
        for point in plane.points where plane.points.count(where: { $0.label == point.label }) > 1 {
            guard !point.label.isEmpty, seen.insert(point.label).inserted else { continue }
            items.append((label: point.label, colour: pointColour, dash: nil))
        }
        if plane.leftOut > 0 {
            items.append((label: "\(plane.leftOut) more points are not shown", colour: nil, dash: nil))
        }
        for item in items.prefix(12) {
            let y = canvas.height
            if let colour = item.colour, let dash = item.dash {
                canvas.line((Self.margin, y), (Self.margin + 36, y), colour, thickness: 2, dash: dash)
            } else if let colour = item.colour {
                canvas.dot((Self.margin + 18, y), colour)
            }
            canvas.text(String(item.label.prefix(60)), x: Self.margin + 46, y: y)
            canvas.height += 24
        }
    }
}
