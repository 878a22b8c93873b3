/// Opaque pixels on which shapes are laid with soft edges: a pixel that is covered in part takes part of the
/// colour. All places are in pixels from the upper left; the middle of the first pixel is (½, ½).
struct PixelSurface {
    let width: Int
    let height: Int
    /// Red, green, blue, 255.
    private(set) var bytes: [UInt8]

    init(width: Int, height: Int, ground: Colour) {
        self.width = width
        self.height = height
        let pixel = [ground.red, ground.green, ground.blue, 255]
        bytes = [UInt8](repeating: 255, count: 4 * width * height)
        guard ground != .white else { return }
        for place in bytes.indices { bytes[place] = pixel[place & 3] }
    }

    /// - Parameter share: how much of the pixel the colour takes, 0 to 1.
    mutating func blend(_ x: Int, _ y: Int, _ colour: Colour, _ share: Double) {
        guard share > 0, x >= 0, x < width, y >= 0, y < height else { return }
        let place = 4 * (y * width + x)
        func mixed(_ old: UInt8, _ new: UInt8) -> UInt8 {
            UInt8((Double(old) + (Double(new) - Double(old)) * min(share, 1)).rounded())
        }
        bytes[place] = mixed(bytes[place], colour.red)
        bytes[place + 1] = mixed(bytes[place + 1], colour.green)
        bytes[place + 2] = mixed(bytes[place + 2], colour.blue)
    }

    private func colour(_ x: Int, _ y: Int) -> Colour {
        let place = 4 * (y * width + x)
        return Colour(bytes[place], bytes[place + 1], bytes[place + 2])
    }

    /// The whole numbers from the floor of one number to the ceiling of another, within a side.
    private func cells(_ low: Double, _ high: Double, of side: Int) -> Range<Int> {
        let first = min(max(low.rounded(.down), 0), Double(side))
        let last = min(max(high.rounded(.up), first), Double(side))
        return Int(first)..<Int(last)
    }

    // MARK: - Areas

    /// Every pixel takes the share of it that the rectangle covers.
    mutating func rectangle(_ frame: Shape.Frame, _ colour: Colour, opacity: Double) {
        let (right, bottom) = (frame.x + frame.width, frame.y + frame.height)
        for y in cells(frame.y, bottom, of: height) {
            let down = min(bottom, Double(y + 1)) - max(frame.y, Double(y))
            for x in cells(frame.x, right, of: width) {
                let across = min(right, Double(x + 1)) - max(frame.x, Double(x))
                blend(x, y, colour, across * down * opacity)
            }
        }
    }

    mutating func disc(_ middle: Place, radius: Double, _ colour: Colour) {
        for y in cells(middle.y - radius - 1, middle.y + radius + 1, of: height) {
            for x in cells(middle.x - radius - 1, middle.x + radius + 1, of: width) {
                let away = hypotenuse(Double(x) + 0.5 - middle.x, Double(y) + 0.5 - middle.y)
                blend(x, y, colour, min(max(radius + 0.5 - away, 0), 1))
            }
        }
    }

    /// Between the crossings of its edges with eight lines a pixel, by turns outside and inside.
    mutating func polygon(_ corners: [Place], _ colour: Colour) {
        let lines = 8
        let edges = zip(corners, corners.dropFirst() + corners.prefix(1))
        let (top, bottom) = (corners.map(\.y).min() ?? 0, corners.map(\.y).max() ?? 0)
        for y in cells(top, bottom, of: height) {
            var covered: [Int: Double] = [:]
            for k in 0..<lines {
                let at = Double(y) + (Double(k) + 0.5) / Double(lines)
                let crossings = edges.compactMap { from, to -> Double? in
                    guard (from.y <= at) != (to.y <= at) else { return nil }
                    return from.x + (at - from.y) / (to.y - from.y) * (to.x - from.x)
                }.sorted()
                for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                    let (left, right) = (crossings[pair], crossings[pair + 1])
                    for x in cells(left, right, of: width) {
                        let share = min(right, Double(x + 1)) - max(left, Double(x))
                        covered[x, default: 0] += share / Double(lines)
                    }
                }
            }
            for (x, share) in covered { blend(x, y, colour, share) }
        }
    }

    // MARK: - Lines

    /// Lines with round ends; where parts of one path lie over each other it is not darker.
    mutating func stroke(_ parts: [(Place, Place)], thickness: Double, _ colour: Colour, opacity: Double) {
        let reach = thickness / 2 + 1
        let xs = parts.flatMap { [$0.0.x, $0.1.x] }
        let ys = parts.flatMap { [$0.0.y, $0.1.y] }
        let columns = cells((xs.min() ?? 0) - reach, (xs.max() ?? 0) + reach, of: width)
        let rows = cells((ys.min() ?? 0) - reach, (ys.max() ?? 0) + reach, of: height)
        var mask = [Float](repeating: 0, count: columns.count * rows.count)
        for (from, to) in parts {
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let length = hypotenuse(dx, dy)
            for y in cells(min(from.y, to.y) - reach, max(from.y, to.y) + reach, of: height) {
                // Of a slanting line only a few pixels lie in a row.
                let middle = dy == 0 ? 0 : from.x + (Double(y) + 0.5 - from.y) / dy * dx
                let half = dy == 0 ? .infinity : reach * length / abs(dy)
                let left = max(min(from.x, to.x) - reach, middle - half)
                let right = min(max(from.x, to.x) + reach, middle + half)
                for x in cells(left, right, of: width) {
                    let (px, py) = (Double(x) + 0.5 - from.x, Double(y) + 0.5 - from.y)
                    let along = length > 0 ? min(max((px * dx + py * dy) / (length * length), 0), 1) : 0
                    let away = hypotenuse(px - along * dx, py - along * dy)
                    let share = Float(min(max(thickness / 2 + 0.5 - away, 0), min(thickness, 1)))
                    let place = (y - rows.lowerBound) * columns.count + x - columns.lowerBound
                    mask[place] = max(mask[place], share)
                }
            }
        }
        for y in rows {
            for x in columns {
                let share = mask[(y - rows.lowerBound) * columns.count + x - columns.lowerBound]
                if share > 0 { blend(x, y, colour, Double(share) * opacity) }
            }
        }
    }

    // MARK: - Images

    /// Lays an image of just this size there; what is transparent in it leaves what was.
    mutating func lay(_ image: RasterImage, x left: Int, y top: Int) {
        for i in max(0, -top)..<max(max(0, -top), min(image.height, height - top)) {
            for j in max(0, -left)..<max(max(0, -left), min(image.width, width - left)) {
                let (x, y) = (left + j, top + i)
                let new = image.colour(i, j, on: colour(x, y))
                let place = 4 * (y * width + x)
                bytes[place] = new.red
                bytes[place + 1] = new.green
                bytes[place + 2] = new.blue
            }
        }
    }
}
