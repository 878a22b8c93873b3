/// A contact sheet: images side by side, in several bands where not all columns have room.
struct SheetDrawing {
    private let sheet: ContactSheet
    private let style: PictureStyle
    private let isColoured: Bool
    private let rowLabels: [String]
    /// Short labels stand at the left of their rows, others above them.
    private let margin: Int
    /// How many columns of images stand side by side, and how wide one is.
    private let perBand: Int
    private let tileWidth: Int
    private let tileRows: Int

    private static let widest = 26
    /// Smaller than this nothing can be made out, unless the images are so small themselves.
    private static let narrowest = 16
    private static let widestMargin = 7
    private static let gap = 1

    init(_ sheet: ContactSheet, style: PictureStyle, isColoured: Bool) {
        self.sheet = sheet
        self.style = style
        self.isColoured = isColoured
        let longest = sheet.rowLabels.map { style.measure(style.spell($0)) + 1 }.max() ?? 0
        margin = longest <= Self.widestMargin ? longest : 0
        rowLabels = sheet.rowLabels.map { style.label($0, atMost: style.width) }
        let room = style.width - margin
        // Words should not be cut, unless they are long.
        let words = (sheet.columnLabels + sheet.tiles.map(\.caption)).map { style.measure(style.spell($0)) }
        let native = sheet.images.map(\.width).max() ?? 1
        let least = min(max(min(Self.narrowest, native), min(Self.narrowest, words.max() ?? 0)), room)
        let most = max(1, (room + Self.gap) / (least + Self.gap))
        let bands = (sheet.columns + most - 1) / most
        let perBand = (sheet.columns + bands - 1) / bands
        let width = min(Self.widest, (room + Self.gap) / perBand - Self.gap)
        self.perBand = perBand
        let sizes = sheet.images.map {
            ImageCells.size($0.width, $0.height, mostColumns: width, mostRows: width)
        }
        tileWidth = max(sizes.map(\.columns).max() ?? 1, min(width, least))
        tileRows = sizes.map { ($0.height + 1) / 2 }.max() ?? 1
    }

    private var labelsStandAbove: Bool { margin == 0 && !rowLabels.isEmpty }

    var result: ([CharacterGrid], [String]) {
        let tones = isColoured ? 0...1 : sheet.images.tones
        let starts = Array(stride(from: 0, to: sheet.columns, by: perBand))
        var grids: [CharacterGrid] = []
        let title = style.wrapped(sheet.title)
        if !title.isEmpty {
            var grid = CharacterGrid(rows: title.count, columns: style.width, style: style)
            for (row, line) in title.enumerated() { grid.put(line, row, 0) }
            grids.append(grid)
        }
        for start in starts {
            // A blank line between bands.
            if start > 0 { grids.append(CharacterGrid(rows: 1, columns: 1, style: style)) }
            grids.append(band(Array(start..<min(start + perBand, sheet.columns)), tones))
        }
        return (grids, isColoured ? [] : [style.wordsForDensity])
    }

    private func band(_ columns: [Int], _ tones: ClosedRange<Double>) -> CharacterGrid {
        let head = sheet.columnLabels.isEmpty ? 0 : 1
        let above = labelsStandAbove ? 1 : 0
        let foot = sheet.hasCaptions ? 1 : 0
        let step = above + tileRows + foot + 1
        let width = margin + columns.count * (tileWidth + Self.gap) - Self.gap
        var grid = CharacterGrid(
            rows: head + sheet.rows * step - 1, columns: labelsStandAbove ? style.width : width, style: style)
        for (place, j) in columns.enumerated() {
            let left = margin + place * (tileWidth + Self.gap)
            if head > 0 { put(sheet.columnLabels[j], 0, left, .plain, in: &grid) }
            for i in 0..<sheet.rows {
                let top = head + i * step + above
                draw(sheet[i, j], top, left, tones, in: &grid)
                if foot > 0 { put(sheet[i, j].caption, top + tileRows, left, .faint, in: &grid) }
            }
        }
        for (i, label) in rowLabels.enumerated() {
            let row = head + i * step
            if labelsStandAbove {
                grid.put(label, row, 0)
            } else {
                grid.put(label, row + (tileRows - 1) / 2, margin - 1 - style.measure(label))
            }
        }
        return grid
    }

    private func draw(
        _ tile: ContactSheet.Tile, _ top: Int, _ left: Int, _ tones: ClosedRange<Double>,
        in grid: inout CharacterGrid
    ) {
        guard let image = tile.image else { return }
        let cells = ImageCells(image, mostColumns: tileWidth, mostRows: tileRows, style: style)
        let column = left + (tileWidth - cells.columns) / 2
        if isColoured {
            cells.paint(on: &grid, row: top, column: column)
        } else {
            cells.sketch(on: &grid, row: top, column: column, tones: tones)
        }
    }

    /// Words amid the columns of a tile.
    private func put(_ words: String, _ row: Int, _ left: Int, _ ink: Ink, in grid: inout CharacterGrid) {
        let shown = style.label(words, atMost: tileWidth)
        grid.put(shown, row, left + max(0, (tileWidth - style.measure(shown)) / 2), ink)
    }
}
