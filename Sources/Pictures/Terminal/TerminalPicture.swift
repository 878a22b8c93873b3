/// A picture as lines of a terminal: Braille dots and blocks, or ASCII.
///
/// Every line fits the width of the style, and ``lines`` can be read without colour. In ASCII the words
/// of ``Picture/described`` follow, since a coarse drawing says less. Images are half blocks ▀ with a colour
/// for each half where there is colour, dots of some density where there is none.
public struct TerminalPicture: Sendable {
    /// Without colour.
    public let lines: [String]
    /// With escape sequences of colours, as far as the style has them; each line ends without colour.
    public let colouredLines: [String]

    public init(_ picture: Picture, style: PictureStyle) {
        let (plain, plainNotes) = Self.drawn(picture.content, style, isColoured: false)
        let isColoured = style.depth != .none
        let (coloured, colouredNotes) =
            picture.content.needsColour(style.depth)
            ? Self.drawn(picture.content, style, isColoured: true) : (plain, plainNotes)
        func words(_ notes: [String]) -> [String] {
            (notes + [picture.caption]).flatMap { style.wrapped($0) }
                + (style.isASCII ? style.wrapped(picture.described) : [])
        }
        lines = plain.flatMap(\.lines) + words(plainNotes)
        colouredLines = isColoured ? coloured.flatMap(\.colouredLines) + words(colouredNotes) : lines
    }

    private static func drawn(
        _ content: Picture.Content, _ style: PictureStyle, isColoured: Bool
    ) -> ([CharacterGrid], [String]) {
        switch content {
        case .bars(let bars): BarsDrawing(bars, style: style).result
        case .heat(let map): HeatDrawing(map, style: style, isPainted: isColoured).result
        case .plane(let plane): PlaneDrawing(plane, style: style).result
        case .plot(let plot): PlotDrawing(plot, style: style).result
        case .image(let image): ImageDrawing(image, style: style, isColoured: isColoured).result
        case .sheet(let sheet): SheetDrawing(sheet, style: style, isColoured: isColoured).result
        }
    }
}

extension Picture.Content {
    /// Whether it is drawn in another way where there is colour, not only tinted.
    fileprivate func needsColour(_ depth: ColourDepth) -> Bool {
        switch self {
        case .image, .sheet: depth != .none
        case .heat: depth == .full
        case .bars, .plane, .plot: false
        }
    }
}
