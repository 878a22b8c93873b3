/// A picture as SVG: one element that stands alone, or in a page, and scales.
///
/// Text and axes take the colour of the text around them, so that a picture suits light pages, dark ones
/// and paper; curves differ by their dashes and signs by a mark as well as by colour. There are no
/// scripts, links, fonts or identifiers in it. The same picture always gives the same text.
public struct VectorPicture: Sendable {
    /// `<svg …>…</svg>`, with `<title>` and `<desc>` for who does not see it.
    public let svg: String
    private let caption: String

    public init(_ picture: Picture) {
        var canvas: SVGCanvas
        let name: String
        switch picture.content {
        case .bars(let bars):
            canvas = bars.bars.count > BarsDrawing.mostRows ? SVGColumns(bars).canvas : SVGBars(bars).canvas
            name = "Bars"
        case .heat(let map):
            canvas = SVGHeat(map).canvas
            name = "A matrix as shades"
        case .plane(let plane):
            canvas = SVGPlane(plane).canvas
            name = "The plane"
        case .plot(let plot):
            canvas = SVGPlot(plot).canvas
            name = "Curves"
        }
        caption = picture.caption
        svg = canvas.document(title: caption.isEmpty ? name : caption, description: picture.described)
    }

    /// The picture in a page, with its caption under it.
    public var figure: String {
        let words = caption.isEmpty ? "" : "\n<figcaption>\(SVGCanvas.escaped(caption))</figcaption>"
        return "<figure>\n\(svg)\(words)\n</figure>"
    }
}
