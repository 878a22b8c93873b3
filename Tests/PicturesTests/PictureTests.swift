import Foundation
import Pictures
import Testing

struct `What a picture takes` {
    @Test(arguments: [Double.nan, .infinity, -.infinity, 2e150])
    func `numbers that no screen can hold are refused`(number: Double) {
        let contents: [Picture.Content] = [
            .bars(Bars([1, number])),
            .heat(HeatMap(rows: 1, columns: 2) { _, j in j == 0 ? 1 : number }),
            .plane(Plane(arrows: [Plane.Mark("v", at: Plane.Vector(1, number))])),
            .plane(Plane(circles: [Plane.Circle("", first: Plane.Vector(number, 0))])),
            .plot(LinePlot([LinePlot.Series("f", values: [1, number])])),
        ]
        let reason: PictureError = number.isFinite ? .tooLarge : .notFinite
        for content in contents {
            #expect(throws: reason) { try Picture(content) }
        }
    }

    @Test
    func `nothing is no picture`() {
        let contents: [Picture.Content] = [
            .bars(Bars([Double]())), .heat(HeatMap(rows: 0, columns: 3) { _, _ in 1 }), .plane(Plane()),
            .plot(LinePlot([])), .plot(LinePlot([LinePlot.Series("f", values: [])])),
        ]
        for content in contents { #expect(throws: PictureError.empty) { try Picture(content) } }
    }

    @Test
    func `powers of ten need numbers above 0`() {
        let series = LinePlot.Series("f", values: [1, 0])
        #expect(throws: PictureError.notPositive) {
            try Picture(.plot(LinePlot([series], isLogarithmic: true)))
        }
    }

    @Test
    func `what is too much is left out and counted`() throws {
        let bars = Bars((0..<250).map(Double.init))
        #expect(bars.bars.count == Bars.largestCount)
        #expect(bars.leftOut == 50)
        let map = HeatMap(rows: 70, columns: 3) { i, j in Double(i * 10 + j) }
        #expect(map.rows == 64 && map.columns == 3 && map.wholeRows == 70 && map.isCut)
        #expect(map[63, 2] == 632)
        let series = LinePlot.Series("f", values: (1...1001).map(Double.init))
        #expect(series.points.count == 200 && series.wholeCount == 1001)
        #expect(series.points.first?.y == 1 && series.points.last?.y == 1001)
        #expect(Plane(points: Array(repeating: Plane.Mark("", at: .init(1, 1)), count: 201)).leftOut == 1)
    }

    @Test
    func `images and sheets have bounds`() throws {
        let pixel = try RasterImage(width: 1, height: 1, filledWith: .black)
        func sheet(_ rows: Int, _ columns: Int, labels: [String] = []) -> Picture.Content {
            let row = Array(repeating: ContactSheet.Tile(pixel), count: columns)
            return .sheet(
                ContactSheet(rowLabels: labels, tiles: Array(repeating: row, count: rows)))
        }
        func blank(_ width: Int, _ height: Int) throws -> RasterImage {
            try RasterImage(
                width: width, height: height, channels: .grey,
                bytes: [UInt8](repeating: 0, count: width * height))
        }
        #expect(throws: PictureError.empty) { try Picture(sheet(3, 0)) }
        #expect(throws: PictureError.empty) { try Picture(.sheet(ContactSheet(tiles: [[.init(nil)]]))) }
        #expect(throws: PictureError.tooMany("columns", limit: 32)) { try Picture(sheet(1, 33)) }
        #expect(throws: PictureError.tooMany("rows", limit: 64)) { try Picture(sheet(65, 2)) }
        #expect(throws: PictureError.wrongCount(1, wanted: 2)) { try Picture(sheet(2, 3, labels: ["a"])) }
        let large = try blank(2049, 2048)
        #expect(throws: PictureError.tooMany("pixels", limit: 4_194_304)) {
            try Picture(.image(ImagePicture(large)))
        }
        let half = try blank(2049, 1024)
        #expect(throws: PictureError.tooMany("pixels", limit: 4_194_304)) {
            try Picture(.sheet(ContactSheet(tiles: [[.init(half)], [.init(half)]])))
        }
        let uneven = ContactSheet(tiles: [[.init(pixel)], [.init(nil), .init(pixel)]])
        #expect(uneven.rows == 2 && uneven.columns == 2 && uneven[0, 1].image == nil)
    }

    @Test
    func `a picture comes back from JSON as it was, and an unfit one does not`() throws {
        for picture in try Samples.all() + Samples.images() {
            let data = try JSONEncoder().encode(picture)
            #expect(try JSONDecoder().decode(Picture.self, from: data) == picture)
        }
        let text =
            #"{"content":{"bars":{"_0":{"bars":[{"label":"a","value":1e200}],"leftOut":0}}},"caption":""}"#
        #expect(throws: PictureError.tooLarge) {
            try JSONDecoder().decode(Picture.self, from: Data(text.utf8))
        }
    }

    @Test
    func `an unfit picture says why`() {
        let errors: [PictureError] = [
            .notFinite, .tooLarge, .tooMany("bars", limit: 200), .empty, .wrongCount(3, wanted: 4),
            .notPositive, .channels(2), .notInside, .differentSizes, .imageTooLarge(width: 20_000, height: 3),
            .notPNG, .damagedImage("the file ends early"), .noMemory,
            .unreadable("a.png", "there is none of this name"), .unwritable("b.png", "the disk is full"),
        ]
        #expect(
            errors.map(\.description) == [
                "one of the numbers is not finite", "one of the numbers is beyond 10^150",
                "there are more than 200 bars", "there is nothing to show",
                "there are 3 of them where 4 are needed",
                "a scale of powers of ten takes no number that is 0 or negative",
                "an image has 1, 3 or 4 channels, and these are 2", "the rectangle reaches beyond the image",
                "the images differ in width or height",
                "an image of 20000×3 pixels is too large: at most 16384 a side and 67108864 in all are "
                    + "taken; scale it down first",
                "it is not a PNG file; other kinds of images have to be converted first",
                "the PNG file is damaged (the file ends early); fetch or make it again",
                "there is not enough memory for the image",
                "the file `a.png` cannot be read: there is none of this name",
                "the file `b.png` cannot be written: the disk is full",
            ])
    }
}
