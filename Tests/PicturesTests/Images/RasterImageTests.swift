import Pictures
import Testing

struct `Images of pixels` {
    private static func grey(_ width: Int, _ bytes: [UInt8]) throws -> RasterImage {
        try RasterImage(width: width, height: bytes.count / width, channels: .grey, bytes: bytes)
    }

    @Test func `the count of bytes and the size have to fit`() {
        #expect(throws: PictureError.wrongCount(3, wanted: 4)) {
            try RasterImage(width: 2, height: 2, channels: .grey, bytes: [1, 2, 3])
        }
        #expect(throws: PictureError.empty) {
            try RasterImage(width: 0, height: 2, channels: .grey, bytes: [])
        }
        #expect(throws: PictureError.imageTooLarge(width: 20_000, height: 1)) {
            try RasterImage(width: 20_000, height: 1, filledWith: .black)
        }
    }

    // MARK: - Numbers

    @Test func `planes of numbers become pixels, each to the nearest byte`() throws {
        let image = try RasterImage(
            planes: [Float](arrayLiteral: 0, 1, 0.5, 2, -1, 0.001), channels: 3, height: 1, width: 2)
        #expect(image.bytes == [0, 128, 0, 255, 255, 255, 0, 255])
        let signed = try RasterImage(
            planes: [-1.0, 0, 1, 0.5], channels: 1, height: 2, width: 2, range: -1...1)
        #expect(signed.channels == .grey && signed.bytes == [0, 128, 255, 191])
        let clear = try RasterImage(planes: [1.0, 0, 0, 0.2], channels: 4, height: 1, width: 1)
        #expect(clear.bytes == [255, 0, 0, 51])
    }

    @Test func `numbers that are no image are refused`() {
        #expect(throws: PictureError.notFinite) {
            try RasterImage(planes: [Double.nan], channels: 1, height: 1, width: 1)
        }
        #expect(throws: PictureError.channels(2)) {
            try RasterImage(planes: [1.0, 1], channels: 2, height: 1, width: 1)
        }
        #expect(throws: PictureError.wrongCount(1, wanted: 3)) {
            try RasterImage(planes: [1.0], channels: 3, height: 1, width: 1)
        }
    }

    @Test func `bytes go to numbers and back`() throws {
        let bytes = (0...255).map { UInt8($0) }
        let image = try Self.grey(16, bytes)
        #expect(try RasterImage(planes: image.planes, channels: 1, height: 16, width: 16) == image)
        #expect(
            try RasterImage(planes: image.inColour.planes, channels: 3, height: 16, width: 16)
                == image.inColour)
    }

    // MARK: - Parts and sizes

    @Test func `a part has the pixels of its place`() throws {
        let image = try Self.grey(4, [0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23])
        #expect(try image.cropped(row: 1, column: 2, width: 2, height: 2).bytes == [12, 13, 22, 23])
        let colour = try image.inColour.cropped(row: 2, column: 0, width: 1, height: 1)
        #expect(colour.bytes == [20, 20, 20, 255])
        for (row, column, width, height) in [(-1, 0, 1, 1), (0, 3, 2, 1), (2, 0, 1, 2), (0, 0, .max, 1)] {
            #expect(throws: PictureError.notInside) {
                try image.cropped(row: row, column: column, width: width, height: height)
            }
        }
        #expect(throws: PictureError.empty) { try image.cropped(row: 0, column: 0, width: 0, height: 1) }
    }

    @Test func `sharp scaling repeats pixels`() throws {
        let image = try Self.grey(2, [1, 2, 3, 4])
        #expect(try image.enlarged(by: 2).bytes == [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
        #expect(try image.enlarged(by: 3).scaledSharply(width: 2, height: 2) == image)
        #expect(throws: PictureError.imageTooLarge(width: 20_000, height: 20_000)) {
            try image.enlarged(by: 10_000)
        }
    }

    @Test func `what shrinks smoothly is the mean of its area`() throws {
        let image = try Self.grey(4, [0, 100, 10, 30, 100, 200, 50, 70])
        #expect(try image.scaledSmoothly(width: 2, height: 1).bytes == [100, 40])
        // Three pixels to two: the middle one goes half to each.
        #expect(try Self.grey(3, [0, 90, 240]).scaledSmoothly(width: 2, height: 1).bytes == [30, 190])
    }

    @Test func `what grows smoothly lies between its neighbours`() throws {
        let image = try Self.grey(2, [0, 80])
        #expect(try image.scaledSmoothly(width: 4, height: 1).bytes == [0, 20, 60, 80])
        #expect(try image.scaledSmoothly(width: 2, height: 3).bytes == [0, 80, 0, 80, 0, 80])
    }

    @Test(arguments: UInt64(1)...10)
    func `the mean stays, one colour stays, and the same size changes nothing`(seed: UInt64) throws {
        var dice = Dice(seed)
        let bytes = (0..<24 * 18).map { _ in UInt8.random(in: 0...255, using: &dice) }
        let image = try Self.grey(24, bytes)
        #expect(try image.scaledSmoothly(width: 24, height: 18) == image)
        #expect(try image.scaledSharply(width: 24, height: 18) == image)
        func mean(_ image: RasterImage) -> Double {
            image.bytes.map(Double.init).reduce(0, +) / Double(image.bytes.count)
        }
        for (width, height) in [(12, 9), (8, 6), (7, 5), (1, 1), (23, 17)] {
            #expect(abs(mean(try image.scaledSmoothly(width: width, height: height)) - mean(image)) < 0.6)
        }
        let plain = try RasterImage(width: 5, height: 7, filledWith: Colour(9, 99, 199))
        for (width, height) in [(3, 3), (5, 2), (11, 20), (2, 30)] {
            #expect(
                try plain.scaledSmoothly(width: width, height: height)
                    == RasterImage(width: width, height: height, filledWith: Colour(9, 99, 199)))
        }
    }

    @Test func `what is transparent does not colour its neighbours`() throws {
        let image = try RasterImage(
            width: 2, height: 1, channels: .colour, bytes: [200, 10, 20, 255, 0, 255, 255, 0])
        #expect(try image.scaledSmoothly(width: 1, height: 1).bytes == [200, 10, 20, 128])
        #expect(image.colour(0, 1, on: .white) == .white)
        #expect(!image.isOpaque && image.brightness[1] == 0)
    }

    // MARK: - Differences

    @Test func `a difference is the mean over the channels`() throws {
        let black = try RasterImage(width: 2, height: 1, filledWith: .black)
        let other = try RasterImage(
            width: 2, height: 1, channels: .colour, bytes: [0, 0, 0, 255, 255, 0, 51, 255])
        #expect(try black.difference(from: other) == [0, 0.4])
        let map = try black.differenceMap(from: other, largest: 0.8)
        #expect(map.colour(0, 0) == ColourRamp.inferno.colour(at: 0))
        #expect(map.colour(0, 1) == ColourRamp.inferno.colour(at: 0.5))
        #expect(try black.differenceMap(from: black).colour(0, 0) == ColourRamp.inferno.colour(at: 0))
        #expect(throws: PictureError.differentSizes) { try black.difference(from: Self.grey(1, [0])) }
    }

    @Test(arguments: [ColourRamp.viridis, .inferno, .grey])
    func `a ramp for sizes grows lighter all the way`(ramp: ColourRamp) {
        let brightness = (0...200).map { ramp.colour(at: Double($0) / 200).brightness }
        for (darker, lighter) in zip(brightness, brightness.dropFirst()) { #expect(darker <= lighter) }
        #expect(brightness[200] - brightness[0] > 0.7)
        #expect(ramp.colour(at: -1) == ramp.colour(at: 0) && ramp.colour(at: 9) == ramp.colour(at: 1))
    }

    @Test func `the diverging ramp is lightest in its middle and blue below it`() {
        let ramp = ColourRamp.diverging
        let brightness = (0...100).map { ramp.colour(at: Double($0) / 100).brightness }
        #expect(brightness.max() == brightness[50])
        #expect(Array(brightness[0...50]) == brightness[0...50].sorted())
        #expect(Array(brightness[50...100]) == brightness[50...100].sorted(by: >))
        let (low, high) = (ramp.colour(at: 0.2), ramp.colour(at: 0.8))
        #expect(low.blue > low.red && high.red > high.blue)
    }
}
