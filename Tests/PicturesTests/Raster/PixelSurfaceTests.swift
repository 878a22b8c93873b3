import Testing

@testable import Pictures

/// How much of each pixel a shape covers, in black on white.
struct `Shapes in pixels` {
    /// 0 for none, 1 for all, to the nearest 255th.
    private func covered(
        _ width: Int, _ height: Int, _ draw: (inout PixelSurface) -> Void
    ) -> [[Double]] {
        var surface = PixelSurface(width: width, height: height, ground: .white)
        draw(&surface)
        return (0..<height).map { y in
            (0..<width).map { x in 1 - Double(surface.bytes[4 * (y * width + x)]) / 255 }
        }
    }

    private func area(_ rows: [[Double]]) -> Double { rows.joined().reduce(0, +) }

    private func isNear(_ a: [Double], _ b: [Double]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= 1.0 / 255 }
    }

    @Test func `a rectangle takes of each pixel what it covers`() {
        let rows = covered(5, 4) {
            $0.rectangle(Shape.Frame(x: 1, y: 0.5, width: 2.25, height: 2), .black, opacity: 1)
        }
        #expect(isNear(rows[0], [0, 0.5, 0.5, 0.125, 0]))
        #expect(isNear(rows[1], [0, 1, 1, 0.25, 0]))
        #expect(isNear(rows[2], [0, 0.5, 0.5, 0.125, 0]))
        #expect(isNear(rows[3], [0, 0, 0, 0, 0]))
    }

    @Test(arguments: UInt64(1)...20)
    func `areas of rectangles, triangles and discs are right`(seed: UInt64) {
        var dice = Dice(seed)
        func place() -> Place {
            (Double.random(in: 5...35, using: &dice), Double.random(in: 5...35, using: &dice))
        }
        let (a, b, c) = (place(), place(), place())
        let frame = Shape.Frame(
            x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
        let rectangle = covered(40, 40) { $0.rectangle(frame, .black, opacity: 1) }
        #expect(abs(area(rectangle) - frame.width * frame.height) < 0.4)
        let triangle = covered(40, 40) { $0.polygon([a, b, c], .black) }
        let wanted = abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
        #expect(abs(area(triangle) - wanted) < 0.03 * wanted + 1)
        let radius = Double.random(in: 1...5, using: &dice)
        let disc = covered(40, 40) { $0.disc(a, radius: radius, .black) }
        #expect(abs(area(disc) - .pi * radius * radius) < 0.6)
    }

    @Test func `a line through the middles of pixels is crisp, one between them is shared`() {
        let crisp = covered(6, 3) {
            $0.stroke([((1.5, 1.5), (4.5, 1.5))], thickness: 1, .black, opacity: 1)
        }
        #expect(isNear(crisp[1], [0, 1, 1, 1, 1, 0]) && area([crisp[0], crisp[2]]) == 0)
        let shared = covered(6, 3) {
            $0.stroke([((1.5, 1), (4.5, 1))], thickness: 1, .black, opacity: 1)
        }
        #expect(isNear(Array(shared[0][1...4]), [0.5, 0.5, 0.5, 0.5]) && isNear(shared[0], shared[1]))
    }

    @Test(arguments: UInt64(1)...20)
    func `a line covers its length times its thickness, and its ends`(seed: UInt64) {
        var dice = Dice(seed)
        func place() -> Place {
            (Double.random(in: 5...75, using: &dice), Double.random(in: 5...75, using: &dice))
        }
        let (a, b) = (place(), place())
        let thickness = Double.random(in: 1...4, using: &dice)
        let rows = covered(80, 80) { $0.stroke([(a, b)], thickness: thickness, .black, opacity: 1) }
        let length = hypotenuse(a.x - b.x, a.y - b.y)
        let wanted = length * thickness + .pi * thickness * thickness / 4
        #expect(abs(area(rows) - wanted) < 0.08 * wanted + 1)
    }

    @Test func `where a path crosses itself it is not darker`() {
        let way: [(Place, Place)] = [((2, 2), (18, 18)), ((18, 18), (18, 2)), ((18, 2), (2, 18))]
        let rows = covered(20, 20) { $0.stroke(way, thickness: 3, .black, opacity: 0.5) }
        #expect(abs((rows.joined().max() ?? 0) - 0.5) < 0.01)
    }

    @Test func `what lies outside is left away`() {
        let rows = covered(4, 4) { surface in
            surface.rectangle(Shape.Frame(x: -10, y: -10, width: 12, height: 100), .black, opacity: 1)
            surface.stroke([((-50, 3.5), (50, 3.5))], thickness: 1, .black, opacity: 1)
            surface.disc((1e9, 1e9), radius: 3, .black)
            surface.polygon([(-5, -5), (-1, -5), (-1, -1)], .black)
        }
        #expect(rows == [[1, 1, 0, 0], [1, 1, 0, 0], [1, 1, 0, 0], [1, 1, 1, 1]])
    }

    @Test func `an image is laid where it belongs, and shows what lies under it`() throws {
        var surface = PixelSurface(width: 3, height: 2, ground: .white)
        let image = try RasterImage(
            width: 2, height: 2, channels: .colour,
            bytes: [255, 0, 0, 255, 0, 0, 0, 0, 0, 0, 0, 128, 0, 0, 255, 255])
        surface.lay(image, x: 2, y: -1)
        surface.lay(image, x: 0, y: 0)
        let pixels = (0..<6).map { Array(surface.bytes[($0 * 4)..<($0 * 4 + 3)]) }
        #expect(pixels[0] == [255, 0, 0] && pixels[1] == [255, 255, 255] && pixels[2] == [127, 127, 127])
        #expect(pixels[3] == [127, 127, 127] && pixels[4] == [0, 0, 255] && pixels[5] == [255, 255, 255])
    }
}
