// Words in the plane: beside what they name where there is room, else under the picture.

extension PlaneDrawing {
    /// Puts the labels of arrows, points and lines; gives the sentence on those that found no room.
    func labels(in grid: inout CharacterGrid) -> String {
        var left: [String] = []
        for (index, arrow) in plane.arrows.enumerated() where !arrow.label.isEmpty {
            let isPlaced = put(
                arrow.label, at: frame.cell(arrow.at), away: arrow.at, curve(index), in: &grid)
            if !isPlaced { left.append("\(arrow.label) ends in \(text(arrow.at))") }
        }
        for point in plane.points where hasOwnLabel(point) {
            let isPlaced = put(
                point.label, at: frame.cell(point.at), away: point.at, .curve(pointCurve), in: &grid)
            if !isPlaced { left.append("\(point.label) is the point \(text(point.at))") }
        }
        for (index, line) in plane.lines.enumerated() where !line.label.isEmpty {
            guard let ends = extent.ends(through: line.at) else { continue }
            let ink = Ink.curve(plane.circles.count + plane.arrows.count + index)
            // Some way from the ends there is room on both sides.
            let isPlaced = [0.94, 0.8, 0.6].contains { share in
                [ends.1, ends.0].contains { end in
                    let place = Plane.Vector(end.x * share, end.y * share)
                    let side = Plane.Vector(abs(end.y), -abs(end.x) * (end.x * end.y < 0 ? -1 : 1))
                    return put(line.label, at: frame.cell(place), away: side, ink, in: &grid)
                }
            }
            if !isPlaced { left.append("\(line.label) goes through 0 and \(text(line.at))") }
        }
        return left.isEmpty ? "" : left.joined(separator: "; ") + "."
    }

    /// Points that share a name have it in the legend.
    private func hasOwnLabel(_ point: Plane.Mark) -> Bool {
        !point.label.isEmpty && plane.points.count { $0.label == point.label } == 1
    }

    private func text(_ place: Plane.Vector) -> String {
        "(\(style.digits.text(place.x)), \(style.digits.text(place.y)))"
    }

    /// How circles are drawn, and the points that share a name.
    var legend: [String] {
        var items = plane.circles.enumerated().filter { !$0.element.label.isEmpty }.map { index, circle in
            "\(dash(index).sample(isASCII: style.isASCII)) \(circle.label)"
        }
        var seen: Set<String> = []
        for point in plane.points where !point.label.isEmpty && !hasOwnLabel(point) {
            if seen.insert(point.label).inserted {
                items.append("\(style.isASCII ? "o" : "•") \(point.label)")
            }
        }
        return items
    }

    /// Puts a label near a cell, on the far side from the origin where it can be.
    ///
    /// - Returns: whether there was room.
    private func put(
        _ label: String, at cell: (row: Int, column: Int), away: Plane.Vector, _ ink: Ink,
        in grid: inout CharacterGrid
    ) -> Bool {
        let shown = style.label(label, atMost: max(4, style.width / 4))
        let width = style.measure(shown)
        let column = cell.column + margin
        let up = away.y >= 0 ? -1 : 1
        let (right, left) = (column + 2, column - 1 - width)
        let (near, far) = away.x >= 0 ? (right, left) : (left, right)
        let middle = column - width / 2
        let places = [
            (cell.row, near), (cell.row + up, near), (cell.row + up, middle), (cell.row + up, far),
            (cell.row - up, near), (cell.row - up, middle), (cell.row, far), (cell.row - up, far),
            (cell.row + 2 * up, middle), (cell.row - 2 * up, middle),
        ]
        func fits(_ row: Int, _ start: Int, _ isGood: (Int, Int) -> Bool) -> Bool {
            start >= 0 && start + width <= grid.columns && (0..<grid.rows).contains(row)
                && (start..<start + width).allSatisfy { isGood(row, $0) }
                && [start - 1, start + width].allSatisfy { !grid.contains(row, $0) || !grid.isWord(row, $0) }
        }
        let found =
            places.first { fits($0.0, $0.1, grid.isBlank) } ?? places.first { fits($0.0, $0.1, grid.isFree) }
        guard let found else { return false }
        grid.put(shown, found.0, found.1, ink, isWord: true)
        return true
    }
}
