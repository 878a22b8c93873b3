/// Where the plane lies on the dots of a terminal: one scale for both axes, the origin amid a cell.
struct PlaneFrame {
    let rows: Int
    let columns: Int
    /// Dots for 1.
    let scale: Double
    /// The cell of the origin.
    let originRow: Int
    let originColumn: Int

    /// - Parameters:
    ///   - mostRows: the height that may be taken.
    ///   - mostColumns: the width that may be taken.
    init(_ extent: Plane.Extent, mostRows: Int, mostColumns: Int) {
        // A cell on each side is for what rounding needs.
        let scale = min(
            Double((mostColumns - 2) * 2) / extent.width, Double((mostRows - 2) * 4) / extent.height)
        let left = Int((-extent.low.x * scale / 2).rounded(.up))
        let right = Int((extent.high.x * scale / 2).rounded(.up))
        let above = Int((extent.high.y * scale / 4).rounded(.up))
        let below = Int((-extent.low.y * scale / 4).rounded(.up))
        self.scale = scale
        columns = left + right + 1
        rows = above + below + 1
        originRow = above
        originColumn = left
    }

    /// In dots from the upper left.
    func dots(_ place: Plane.Vector) -> (x: Double, y: Double) {
        (
            x: Double(originColumn) * 2 + 0.5 + place.x * scale,
            y: Double(originRow) * 4 + 1.5 - place.y * scale
        )
    }

    /// The cell that a place lies in.
    func cell(_ place: Plane.Vector) -> (row: Int, column: Int) {
        let (x, y) = dots(place)
        return (row: Int(((y + 0.5) / 4).rounded(.down)), column: Int(((x + 0.5) / 2).rounded(.down)))
    }
}
