/// A picture as lines of a terminal: Braille dots and blocks, or ASCII.
///
/// Every line fits the width of the style, and everything can be read without colour. In ASCII the words
/// of ``Picture/described`` follow, since a coarse drawing says less.
public struct TerminalPicture: Sendable {
    /// Without colour.
    public let lines: [String]
    /// The same with escape sequences of colours.
    public let colouredLines: [String]

    public init(_ picture: Picture, style: PictureStyle) {
        let drawn: [CharacterGrid]
        let notes: [String]
        switch picture.content {
        case .bars(let bars): (drawn, notes) = BarsDrawing(bars, style: style).result
        case .heat(let map): (drawn, notes) = HeatDrawing(map, style: style).result
        case .plane(let plane): (drawn, notes) = PlaneDrawing(plane, style: style).result
        case .plot(let plot): (drawn, notes) = PlotDrawing(plot, style: style).result
        }
        var words = (notes + [picture.caption]).flatMap { style.wrapped($0) }
        if style.isASCII { words += style.wrapped(picture.described) }
        lines = drawn.flatMap(\.lines) + words
        colouredLines = drawn.flatMap(\.colouredLines) + words
    }
}
