/// The images of a subject and how near others come to them.
struct Subject: Sendable {
    let images: ImageSet

    /// The mean, over the samples, of the mean squared distance of pixels to the nearest of the images.
    func distance(of samples: ImageSet) -> Double {
        let nearest = (0..<samples.count).map { i in
            (0..<images.count).map { samples[i].meanSquare(to: images[$0]) }.min() ?? 0
        }
        return nearest.mean
    }
}

extension ImageSet {
    /// The variance of each pixel over the images, averaged over the pixels; 0 for fewer than two images.
    ///
    /// The sum of squares is divided by n − 1.
    public var diversity: Double {
        guard count > 1 else { return 0 }
        return (0..<area).map { pixel in
            let values = (0..<count).map { Double(pixels[$0 * area + pixel]) }
            let mean = values.mean
            return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)
        }.mean
    }

    /// The mean squared difference of all pixels from those of as many other images.
    func meanSquare(to other: ImageSet) -> Double { pixels[...].meanSquare(to: other.pixels[...]) }
}

extension ArraySlice<Float> {
    fileprivate func meanSquare(to other: ArraySlice<Float>) -> Double {
        let sum = zip(self, other).reduce(0.0) { sum, pair in
            let difference = Double(pair.0) - Double(pair.1)
            return sum + difference * difference
        }
        return sum / Double(Swift.max(1, count))
    }
}

extension [Double] {
    /// 0 for none.
    var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }
}
