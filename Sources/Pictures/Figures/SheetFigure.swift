/// Many images side by side, all to one scale, with their labels.
struct SheetFigure<Surface: Canvas> {
    private(set) var canvas: Surface
    private let sheet: ContactSheet
    /// Units for a pixel.
    private let scale: Double
    private let tile: (width: Double, height: Double)
    private let left: Double
    private let top: Double
    private let rowHeight: Double

    /// What the images of a row have to share, and what one of them has at most.
    private static var widest: Double { 960 }
    private static var largestTile: Double { 160 }
    private static var gap: Double { 6 }
    private static var margin: Double { 14 }
    private static var widestLabel: Double { 150 }
    private static var line: Double { 20 }

    init(_ sheet: ContactSheet) {
        self.sheet = sheet
        let width = Double(sheet.images.map(\.width).max() ?? 1)
        let height = Double(sheet.images.map(\.height).max() ?? 1)
        let columns = Double(sheet.columns)
        let most = min(Self.largestTile, (Self.widest + Self.gap) / columns - Self.gap)
        let ratio = max(most, 8) / max(width, height)
        scale = ratio >= 1 ? ratio.rounded(.down) : ratio
        let labels = (sheet.columnLabels + sheet.tiles.map(\.caption)).map { Surface.width(of: $0, size: 12) }
        // Words under an image may be wider than it, within reason.
        let words = min(labels.max() ?? 0, max(width * scale, 90))
        tile = (max(width * scale, words), height * scale)
        let rowLabels = sheet.rowLabels.map { Surface.width(of: Surface.cut($0, to: Self.widestLabel)) }
        left = Self.margin + (rowLabels.max().map { $0 + 10 } ?? 0)
        let title = sheet.title.isEmpty ? 0 : Self.line + 4
        top = Self.margin + title + (sheet.columnLabels.isEmpty ? 0 : Self.line)
        rowHeight = tile.height + Self.gap + (sheet.hasCaptions ? Self.line - 2 : 0)
        let whole = left + columns * (tile.width + Self.gap) - Self.gap + Self.margin
        canvas = Surface(
            width: max(280, whole), height: top + Double(sheet.rows) * rowHeight - Self.gap + Self.margin)
        drawWords()
        for i in 0..<sheet.rows {
            for j in 0..<sheet.columns { draw(sheet[i, j], i, j) }
        }
    }

    /// The middle of a column.
    private func middle(_ column: Int) -> Double {
        left + Double(column) * (tile.width + Self.gap) + tile.width / 2
    }

    private mutating func drawWords() {
        let title = Surface.cut(sheet.title, to: canvas.width - 2 * Self.margin)
        canvas.text(title, x: Self.margin, y: Self.margin + 7)
        for (j, label) in sheet.columnLabels.enumerated() {
            canvas.text(
                Surface.cut(label, to: tile.width, size: 12), x: middle(j), y: top - Self.line / 2 - 1,
                .middle, opacity: 0.8, size: 12)
        }
        for (i, label) in sheet.rowLabels.enumerated() {
            canvas.text(
                Surface.cut(label, to: Self.widestLabel), x: left - 10,
                y: top + Double(i) * rowHeight + tile.height / 2, .end, opacity: 0.8)
        }
    }

    private mutating func draw(_ tile: ContactSheet.Tile, _ i: Int, _ j: Int) {
        let y = top + Double(i) * rowHeight
        if let image = tile.image {
            let (width, height) = (Double(image.width) * scale, Double(image.height) * scale)
            canvas.image(image, x: middle(j) - width / 2, y: y, width: width, height: height)
        }
        canvas.text(
            Surface.cut(tile.caption, to: self.tile.width, size: 12), x: middle(j),
            y: y + self.tile.height + 9,
            .middle, opacity: 0.8, size: 12)
    }
}
