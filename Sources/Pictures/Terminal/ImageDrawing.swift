/// One image, as large as a screen has room for.
struct ImageDrawing {
    private let picture: ImagePicture
    private let style: PictureStyle
    /// Whether it is drawn in colours.
    private let isColoured: Bool

    private static let mostColumns = 64
    private static let mostRows = 24

    init(_ picture: ImagePicture, style: PictureStyle, isColoured: Bool) {
        self.picture = picture
        self.style = style
        self.isColoured = isColoured
    }

    var result: ([CharacterGrid], [String]) {
        let cells = ImageCells(
            picture.image, mostColumns: min(Self.mostColumns, style.width), mostRows: Self.mostRows,
            style: style)
        var grid = CharacterGrid(rows: cells.rows, columns: cells.columns, style: style)
        if isColoured {
            cells.paint(on: &grid, row: 0, column: 0)
        } else {
            cells.sketch(on: &grid, row: 0, column: 0, tones: [picture.image].tones)
        }
        return ([grid], isColoured ? [] : [style.wordsForDensity])
    }
}

extension PictureStyle {
    /// What dense dots or signs stand for where there is no colour.
    var wordsForDensity: String {
        "\(isASCII ? "Dense signs" : "Dots") stand for what is \(isLight ? "dark" : "bright")."
    }
}
