import Foundation
import Testing

@testable import Pictures

struct `Pictures as PNG` {
    @Test(arguments: UInt64(1)...12)
    func `every picture has pixels, and a margin that nothing crosses`(seed: UInt64) throws {
        var dice = Dice(seed)
        let picture = try dice.picture()
        let isDark = seed % 2 == 0
        let raster = try RasterPicture(picture, scale: isDark ? 1.25 : 1, isDark: isDark)
        let image = raster.image
        #expect(image == (try RasterImage(png: raster.png())))
        let ground = image.colour(0, 0)
        #expect(isDark ? ground.brightness < 0.2 : ground == .white)
        let (right, bottom) = (image.width - 1, image.height - 1)
        #expect((0..<image.width).allSatisfy { image.colour(bottom, $0) == ground })
        #expect((0..<image.height).allSatisfy { image.colour($0, 0) == ground })
        #expect((0..<image.height).allSatisfy { image.colour($0, right) == ground })
        #expect(image.brightness.contains { abs($0 - ground.brightness) > 0.3 })
    }

    @Test func `a larger scale gives as many pixels more`() throws {
        for picture in [try Samples.sigma(), try Samples.image(), try Samples.edits()] {
            let one = try RasterPicture(picture, scale: 1).image
            let two = try RasterPicture(picture, scale: 2).image
            #expect(abs(two.width - 2 * one.width) <= 1 && abs(two.height - 2 * one.height) <= 1)
        }
    }

    @Test func `a scale out of bounds is refused`() throws {
        let picture = try Samples.sigma()
        #expect(throws: PictureError.empty) { try RasterPicture(picture, scale: 0) }
        #expect(throws: PictureError.empty) { try RasterPicture(picture, scale: .nan) }
        for scale in [100.0, 1e300, .infinity] {
            #expect(throws: PictureError.self) { try RasterPicture(picture, scale: scale) }
        }
    }

    /// The lengths of bars, counted in pixels of their colour.
    @Test func `bars have the lengths of their numbers`() throws {
        let image = try RasterPicture(try Samples.sigma(), scale: 1).image
        let counts = [22, 50].map { row in
            (0..<image.width).count { image.colour(row, $0) == Colour.positive }
        }
        #expect(counts[0] > 150)
        #expect(abs(Double(counts[0]) / Double(counts[1]) - 18.0.squareRoot() / 2) < 0.02)
    }

    @Test func `letters lie in the box that their width says`() throws {
        for words in ["σ₁u₁", "10⁻¹² ≤ ‖A − UΣVᵀ‖", "jumps, (quickly)"] {
            for (anchor, start) in [(Shape.Anchor.start, 20.0), (.middle, 150), (.end, 280)] {
                var canvas = RasterCanvas(width: 300, height: 40)
                canvas.text(words, x: start, y: 20, anchor)
                let image = try canvas.image(scale: 2, isDark: false)
                let inked = (0..<image.width).filter { x in
                    (0..<image.height).contains { image.colour($0, x) != .white }
                }
                let width = RasterCanvas.width(of: words) * 2
                let left = 2 * start - (anchor == .start ? 0 : anchor == .middle ? width / 2 : width)
                let (first, last) = (try #require(inked.first), try #require(inked.last))
                #expect(abs(Double(first) - left) <= 4 && abs(Double(last + 1) - left - width) <= 4)
                // Crisp: nothing between the ground and the ink.
                let colours = Set(
                    (0..<image.width * image.height).map {
                        image.colour($0 / image.width, $0 % image.width)
                    })
                #expect(colours.count == 2)
            }
        }
    }

    @Test func `a dashed line has gaps, a solid one has none`() throws {
        func dark(_ dash: Dash) throws -> Int {
            var canvas = RasterCanvas(width: 200, height: 20)
            canvas.line((10, 10), (190, 10), thickness: 2, dash: dash)
            let image = try canvas.image(scale: 1, isDark: false)
            return (10..<190).count { image.colour(10, $0).brightness < 0.5 }
        }
        #expect(try dark(.solid) == 180)
        for dash in [Dash.dotted, .dashed, .dotDashed] { #expect((50..<165).contains(try dark(dash))) }
    }

    /// A sheet at twice the size has each pixel of an image as a square.
    @Test func `the images of a sheet are in it, pixel for pixel`() throws {
        let tile = try RasterImage(
            planes: (0..<64).map { Double($0) / 63 }, channels: 1, height: 8, width: 8)
        let sheet = ContactSheet(tiles: [[ContactSheet.Tile(tile), ContactSheet.Tile(tile)]])
        let image = try RasterPicture(try Picture(.sheet(sheet)), scale: 1).image
        // A tile is 160 units wide: 20 for a pixel.
        for (i, j) in [(0, 0), (3, 5), (7, 7)] {
            for (y, x) in [(0, 0), (19, 19), (7, 12)] {
                let grey = tile.colour(i, j)
                #expect(image.colour(14 + 20 * i + y, 14 + 20 * j + x) == grey)
                #expect(image.colour(14 + 20 * i + y, 14 + 166 + 20 * j + x) == grey)
            }
        }
    }

    @Test func `a caption stands under the picture, in lines that fit`() throws {
        let words = String(repeating: "many words ", count: 40)
        let content = try Samples.sigma().content
        let (bare, told) = (
            try RasterPicture(Picture(content), scale: 1).image,
            try RasterPicture(Picture(content, caption: words), scale: 1).image
        )
        #expect(told.width == bare.width && told.height > bare.height + 60)
        let same = try told.cropped(row: 0, column: 0, width: bare.width, height: bare.height - 4)
        #expect(same == (try bare.cropped(row: 0, column: 0, width: bare.width, height: bare.height - 4)))
        #expect(RasterCanvas.wrapped("a bb ccc", to: 17) == ["a", "bb", "c…"])
    }
}
