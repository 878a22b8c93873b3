/// An image as characters: half blocks with two colours each, or Braille dots, or signs of some density.
///
/// A character stands for one square above another, since cells are about twice as high as wide.
struct ImageCells {
    /// In characters.
    let columns: Int
    let rows: Int
    /// In squares: as wide as a character, half as high.
    private let height: Int
    private let image: RasterImage
    private let style: PictureStyle

    /// The image as large as it fits; a small one grows by whole factors only, so that its pixels stay equal.
    init(_ image: RasterImage, mostColumns: Int, mostRows: Int, style: PictureStyle) {
        let size = Self.size(image.width, image.height, mostColumns: mostColumns, mostRows: mostRows)
        self.image = image
        self.style = style
        (columns, height) = size
        rows = (size.height + 1) / 2
    }

    /// The size in squares.
    static func size(
        _ width: Int, _ height: Int, mostColumns: Int, mostRows: Int
    ) -> (columns: Int, height: Int) {
        let ratio = min(
            Double(max(1, mostColumns)) / Double(width), Double(max(1, 2 * mostRows)) / Double(height))
        let scale = ratio >= 1 ? ratio.rounded(.down) : ratio
        return (
            max(1, Int((Double(width) * scale).rounded())), max(1, Int((Double(height) * scale).rounded()))
        )
    }

    /// The image in another size: sharp where it grows.
    private func scaled(_ width: Int, _ height: Int) -> RasterImage {
        let grows = width >= image.width && height >= image.height
        let scaled =
            try? grows
            ? image.scaledSharply(width: width, height: height)
            : image.scaledSmoothly(width: width, height: height)
        // No size of a terminal is out of bounds.
        return scaled ?? image
    }

    // MARK: - In colour

    func paint(on grid: inout CharacterGrid, row: Int, column: Int) {
        var squares = scaled(columns, height)
        if style.depth == .indexed { squares = squares.dithered(on: style.ground) }
        for i in 0..<rows {
            for j in 0..<columns {
                let upper = squares.colour(2 * i, j, on: style.ground)
                let lower = 2 * i + 1 < height ? squares.colour(2 * i + 1, j, on: style.ground) : nil
                if style.isASCII {
                    let mean = lower.map { upper.mixed(with: $0, 0.5) } ?? upper
                    grid.put(" ", row + i, column + j, .painted(mean, on: mean))
                } else {
                    grid.put("▀", row + i, column + j, .painted(upper, on: lower))
                }
            }
        }
    }

    // MARK: - Without colour

    /// - Parameter tones: the brightness that is drawn as dark, and the one drawn as bright.
    func sketch(on grid: inout CharacterGrid, row: Int, column: Int, tones: ClosedRange<Double>) {
        if style.isASCII {
            for (index, sign) in signs(tones).enumerated() {
                grid.put(sign, row + index / columns, column + index % columns)
            }
        } else {
            dots(tones).put(on: &grid, row: row, column: column, isASCII: false)
        }
    }

    /// The share of a place that is to be filled.
    private func ink(_ brightness: Double, _ tones: ClosedRange<Double>) -> Double {
        let length = tones.upperBound - tones.lowerBound
        let share = length > 0 ? (brightness - tones.lowerBound) / length : brightness
        return style.isLight ? 1 - share : share
    }

    private static let ramp = Array(" .:-=+*#%@").map(String.init)

    private func signs(_ tones: ClosedRange<Double>) -> [String] {
        scaled(columns, rows).brightness.map { brightness in
            let place = ink(brightness, tones) * Double(Self.ramp.count - 1)
            return Self.ramp[min(max(Int(place.rounded()), 0), Self.ramp.count - 1)]
        }
    }

    /// Dots as dense as the image is bright.
    private func dots(_ tones: ClosedRange<Double>) -> DotCanvas {
        let width = 2 * columns
        var diffusion = ErrorDiffusion(
            scaled(width, 2 * height).brightness.map { ink($0, tones) }, width: width)
        var canvas = DotCanvas(rows: rows, columns: columns)
        for y in 0..<(2 * height) {
            for x in 0..<width {
                let isOn = diffusion[x, y] >= 0.5
                if isOn { canvas.plot(x, y, .plain) }
                diffusion.give(diffusion[x, y] - (isOn ? 1 : 0), from: x, y)
            }
        }
        return canvas
    }
}

extension [RasterImage] {
    /// From the darkest to the brightest, leaving out a fiftieth at each end.
    var tones: ClosedRange<Double> {
        // A few thousand pixels say as much as all of them.
        let sorted = flatMap { image in
            let brightness = image.brightness
            return stride(from: 0, to: brightness.count, by: Swift.max(1, brightness.count / 4096)).map {
                brightness[$0]
            }
        }.sorted()
        guard !sorted.isEmpty else { return 0...1 }
        return sorted[sorted.count / 50]...sorted[sorted.count - 1 - sorted.count / 50]
    }
}
