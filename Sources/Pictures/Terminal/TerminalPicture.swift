/// A picture as lines of a terminal: Braille dots and blocks, or ASCII.
///
/// Every line fits the width of the style, and ``lines`` can be read without colour. In ASCII the words
/// of ``Picture/described`` follow, since a coarse drawing says less. Images are half blocks ▀ with a colour
/// for each half where there is colour, dots of some density where there is none.
public struct TerminalPicture: Sendable {
    private let picture: Picture
    private let style: PictureStyle

    public init(_ picture: Picture, style: PictureStyle) {
        self.picture = picture
        self.style = style
    }

    /// Without colour; drawn when it is asked for.
    public var lines: [String] {
        let (grids, notes) = Self.drawn(picture.content, style, isColoured: false)
        return grids.flatMap(\.lines) + words(notes)
    }

    /// With escape sequences of colours, as far as the style has them; each line ends without colour.
    public var colouredLines: [String] {
        guard style.depth != .none else { return lines }
        let (grids, notes) = Self.drawn(
            picture.content, style, isColoured: picture.content.needsColour(style.depth))
        return grids.flatMap(\.colouredLines) + words(notes)
    }

    private func words(_ notes: [String]) -> [String] {
        (notes + [picture.caption]).flatMap { style.wrapped($0) }
            + (style.isASCII ? style.wrapped(picture.described) : [])
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
