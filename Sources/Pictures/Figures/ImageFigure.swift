/// One image; a small one is enlarged by a whole factor, so that its pixels are seen as squares.
struct ImageFigure<Surface: Canvas> {
    let canvas: Surface

    private static var side: Double { 384 }

    init(_ picture: ImagePicture) {
        let (width, height) = (Double(picture.image.width), Double(picture.image.height))
        let ratio = Self.side / max(width, height)
        let scale = ratio >= 1 ? min(ratio.rounded(.down), 16) : ratio
        let margin = 12.0
        // Room for a caption of some words.
        let whole = max(280, width * scale + 2 * margin)
        var canvas = Surface(width: whole, height: height * scale + 2 * margin)
        canvas.image(
            picture.image, x: (whole - width * scale) / 2, y: margin, width: width * scale,
            height: height * scale)
        self.canvas = canvas
    }
}
