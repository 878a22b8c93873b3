extension RasterImage {
    /// The image in another size, each pixel that of the nearest place: sharp squares where it grows.
    ///
    /// - Throws: where the size is out of bounds.
    public func scaledSharply(width: Int, height: Int) throws(PictureError) -> RasterImage {
        try Self.check(width, height)
        let size = channels.rawValue
        var scaled: [UInt8] = []
        scaled.reserveCapacity(width * height * size)
        let columns = (0..<width).map { (2 * $0 + 1) * self.width / (2 * width) }
        for i in 0..<height {
            let row = (2 * i + 1) * self.height / (2 * height) * self.width
            for j in columns { scaled += bytes[((row + j) * size)..<((row + j + 1) * size)] }
        }
        return RasterImage(unchecked: width, height, channels, scaled)
    }

    /// Every pixel as a square of so many.
    ///
    /// - Throws: where it becomes too large.
    public func enlarged(by factor: Int) throws(PictureError) -> RasterImage {
        guard (1...Self.largestSide).contains(factor) else { throw .empty }
        return try scaledSharply(width: width * factor, height: height * factor)
    }

    /// The image in another size, smoothly: along each side that shrinks, a pixel is the mean of the area
    /// that it covers; along one that grows, it lies on the line between its two neighbours.
    ///
    /// What is transparent has no share in the colours.
    /// - Throws: where the size is out of bounds.
    /// - Complexity: O(old height · new width · (old width / new width) + new area · (old / new height)).
    public func scaledSmoothly(width: Int, height: Int) throws(PictureError) -> RasterImage {
        try Self.check(width, height)
        let size = channels.rawValue
        var numbers = bytes.map(Float.init)
        if channels == .colour { Self.premultiply(&numbers) }
        let across = Share.along(self.width, to: width)
        let narrow = Self.resampled(
            numbers, lines: self.height, step: self.width * size, across, size: size, next: size)
        // Now every column is a line.
        let down = Share.along(self.height, to: height)
        var scaled = [Float](repeating: 0, count: width * height * size)
        for (i, shares) in down.enumerated() {
            for share in shares {
                let (from, to) = (share.place * width * size, i * width * size)
                for k in 0..<(width * size) { scaled[to + k] += share.weight * narrow[from + k] }
            }
        }
        if channels == .colour { Self.divide(&scaled) }
        return RasterImage(
            unchecked: width, height, channels, scaled.map { UInt8(min(max($0, 0), 255).rounded()) })
    }

    /// Each of the lines brought to another length.
    private static func resampled(
        _ numbers: [Float], lines: Int, step: Int, _ shares: [[Share]], size: Int, next: Int
    ) -> [Float] {
        var result = [Float](repeating: 0, count: lines * shares.count * size)
        for line in 0..<lines {
            for (j, parts) in shares.enumerated() {
                let to = (line * shares.count + j) * size
                for part in parts {
                    let from = line * step + part.place * next
                    for k in 0..<size { result[to + k] += part.weight * numbers[from + k] }
                }
            }
        }
        return result
    }

    private static func premultiply(_ numbers: inout [Float]) {
        for pixel in stride(from: 0, to: numbers.count, by: 4) where numbers[pixel + 3] != 255 {
            for k in 0..<3 { numbers[pixel + k] *= numbers[pixel + 3] / 255 }
        }
    }

    private static func divide(_ numbers: inout [Float]) {
        for pixel in stride(from: 0, to: numbers.count, by: 4) where numbers[pixel + 3] > 0 {
            for k in 0..<3 { numbers[pixel + k] *= 255 / numbers[pixel + 3] }
        }
    }
}

/// How much a pixel of the old image weighs in a pixel of the new one.
private struct Share {
    let place: Int
    let weight: Float

    /// For each new pixel of a side those of the old one that make it; their weights add up to 1.
    static func along(_ old: Int, to new: Int) -> [[Share]] {
        let ratio = Double(old) / Double(new)
        return (0..<new).map { k in
            guard new < old else {
                let middle = (Double(k) + 0.5) * ratio - 0.5
                let low = min(max(Int(middle.rounded(.down)), 0), old - 1)
                let share = Float(min(max(middle - Double(low), 0), 1))
                guard share > 0, low + 1 < old else { return [Share(place: low, weight: 1)] }
                return [Share(place: low, weight: 1 - share), Share(place: low + 1, weight: share)]
            }
            let (start, end) = (Double(k) * ratio, min(Double(k + 1) * ratio, Double(old)))
            return (Int(start)..<min(old, Int(end.rounded(.up)))).map { place in
                let covered = min(end, Double(place + 1)) - max(start, Double(place))
                return Share(place: place, weight: Float(covered / (end - start)))
            }
        }
    }
}
