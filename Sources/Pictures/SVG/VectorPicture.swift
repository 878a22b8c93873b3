/// A picture as SVG: one element that stands alone, or in a page, and scales.
///
/// Text and axes take the colour of the text around them, so that a picture suits light pages, dark ones
/// and paper; curves differ by their dashes and signs by a mark as well as by colour. There are no
/// scripts, links, fonts or identifiers in it; images lie in it with all their pixels. The same picture always gives the same text.
public struct VectorPicture: Sendable {
    /// A file of its own: `<svg …>…</svg>`, with `<title>` and `<desc>` for who does not see it.
    public let svg: String
    /// The picture in a page of HTML, with its caption under it.
    public let figure: String

    public init(_ picture: Picture) {
        let (canvas, name) = picture.figure(on: SVGCanvas.self)
        let caption = picture.caption
        let title = caption.isEmpty ? name : caption
        svg = canvas.document(title: title, description: picture.described, isAlone: true)
        // In a page the parser knows what an `svg` is, and a caption is seen.
        let drawn = canvas.document(
            title: caption.isEmpty ? title : name, description: picture.described, isAlone: false)
        let words = caption.isEmpty ? "" : "\n<figcaption>\(SVGCanvas.escaped(caption))</figcaption>"
        figure = "<figure>\n\(drawn)\(words)\n</figure>"
    }
}
