extension RasterImage {
    /// An image from the numbers of a network: one plane for each channel, one after another (C, H, W).
    ///
    /// - Parameters:
    ///   - planes: `channels · height · width` numbers, row by row in each plane.
    ///   - channels: 1 for grey, 3 for red, green and blue, 4 with alpha.
    ///   - range: what becomes 0 and 255; numbers beyond are taken to its ends, others to the nearest byte.
    /// - Throws: where the count does not fit, or a number is not finite.
    public init(
        planes: [Float], channels: Int, height: Int, width: Int, range: ClosedRange<Float> = 0...1
    ) throws(PictureError) {
        try self.init(
            numbers: planes, channels, height, width, low: range.lowerBound, high: range.upperBound)
    }

    /// As above, in double precision.
    public init(
        planes: [Double], channels: Int, height: Int, width: Int, range: ClosedRange<Double> = 0...1
    ) throws(PictureError) {
        try self.init(
            numbers: planes, channels, height, width, low: range.lowerBound, high: range.upperBound)
    }

    private init<Number: BinaryFloatingPoint>(
        numbers: [Number], _ channels: Int, _ height: Int, _ width: Int, low: Number, high: Number
    ) throws(PictureError) {
        try Self.check(width, height)
        guard [1, 3, 4].contains(channels) else { throw .channels(channels) }
        let area = width * height
        guard numbers.count == channels * area else {
            throw .wrongCount(numbers.count, wanted: channels * area)
        }
        guard numbers.allSatisfy(\.isFinite), (high - low).isFinite else { throw .notFinite }
        let scale = high > low ? 255 / (high - low) : 0
        func byte(_ number: Number) -> UInt8 {
            UInt8(min(max((number - low) * scale, 0), 255).rounded())
        }
        if channels == 1 {
            self.init(unchecked: width, height, .grey, numbers.map(byte))
            return
        }
        var bytes = [UInt8](repeating: 255, count: 4 * area)
        for channel in 0..<channels {
            for pixel in 0..<area { bytes[4 * pixel + channel] = byte(numbers[channel * area + pixel]) }
        }
        self.init(unchecked: width, height, .colour, bytes)
    }

    /// A table of numbers in the colours of a ramp.
    ///
    /// - Parameters:
    ///   - numbers: `height · width`, row by row.
    ///   - range: what gets the first and the last colour.
    /// - Throws: where the count does not fit, or a number is not finite.
    public init(
        numbers: [Double], height: Int, width: Int, range: ClosedRange<Double> = 0...1, ramp: ColourRamp
    ) throws(PictureError) {
        try Self.check(width, height)
        guard numbers.count == width * height else {
            throw .wrongCount(numbers.count, wanted: width * height)
        }
        let length = range.upperBound - range.lowerBound
        guard numbers.allSatisfy(\.isFinite), length.isFinite else { throw .notFinite }
        self.init(width: width, height: height) { i, j in
            let share = length > 0 ? (numbers[i * width + j] - range.lowerBound) / length : 0
            return ramp.colour(at: share)
        }
    }

    /// The numbers back, in planes (C, H, W) and 0...1: one plane for grey, else red, green and blue.
    ///
    /// Alpha is left away. A byte becomes the number that becomes it.
    public var planes: [Float] {
        let area = width * height
        guard channels == .colour else { return bytes.map { Float($0) / 255 } }
        var planes = [Float](repeating: 0, count: 3 * area)
        for channel in 0..<3 {
            for pixel in 0..<area { planes[channel * area + pixel] = Float(bytes[4 * pixel + channel]) / 255 }
        }
        return planes
    }
}
