internal import NumericAlgebra

extension Tape {
    /// a + b. The gradient goes to both.
    mutating func sum(_ a: Node<Scalar>, _ b: Node<Scalar>) -> Node<Scalar> {
        var y = a.value
        y.add(b.value)
        return output(y, needsGradient: a.needsGradient || b.needsGradient) {
            (g, sums) throws(NetworkError) in
            sums.add(g, to: a)
            sums.add(g, to: b)
        }
    }

    /// x + v at every pixel, v another vector for each map. The gradient of v is summed over the pixels.
    ///
    /// - Parameter vectors: as many maps of one pixel, of as many channels, as x has.
    mutating func sum(_ x: Node<Scalar>, everywhere vectors: Node<Scalar>) -> Node<Scalar> {
        let channels = x.value.shape.channels
        precondition(vectors.value.values.count == x.value.count * channels, "a vector for each map")
        var y = x.value
        y.addEverywhere(vectors.value)
        return output(y, needsGradient: x.needsGradient || vectors.needsGradient) {
            (g, sums) throws(NetworkError) in
            if vectors.needsGradient {
                sums.add(vectors.value.with(g.sumsOfMaps()), to: vectors)
            }
            sums.add(g, to: x)
        }
    }

    /// The channels of a, then those of b, at every pixel.
    mutating func concatenation(_ a: Node<Scalar>, _ b: Node<Scalar>) -> Node<Scalar> {
        let (first, second) = (a.value.shape.channels, b.value.shape.channels)
        precondition(a.value.pixels == b.value.pixels, "maps of two sizes")
        let channels = first + second
        var y = a.value.zeros(channels: channels)
        y.copyChannels(0..<first, at: 0, from: a.value)
        y.copyChannels(0..<second, at: first, from: b.value)
        return output(y, needsGradient: a.needsGradient || b.needsGradient) {
            (g, sums) throws(NetworkError) in
            var (toA, toB) = (g.zeros(channels: first), g.zeros(channels: second))
            toA.copyChannels(0..<first, at: 0, from: g)
            toB.copyChannels(first..<channels, at: 0, from: g)
            sums.add(toA, to: a)
            sums.add(toB, to: b)
        }
    }
}

extension FeatureBatch {
    /// Adds another vector for each map to all its pixels.
    fileprivate mutating func addEverywhere(_ vectors: FeatureBatch) {
        let (channels, area) = (shape.channels, shape.pixels)
        precondition(vectors.values.count == count * channels, "a vector for each map")
        let (count, vectors) = (count, vectors.values.span)
        var values = values.mutableSpan
        for map in 0..<count {
            for pixel in (map * area)..<((map + 1) * area) {
                for c in 0..<channels {
                    unsafe values[unchecked: pixel &* channels &+ c] +=
                        vectors[unchecked: map &* channels &+ c]
                }
            }
        }
    }

    /// Copies some channels of each pixel of `source`, from channel `place` on.
    fileprivate mutating func copyChannels(_ channels: Range<Int>, at place: Int, from source: FeatureBatch) {
        let (from, to, pixels) = (source.shape.channels, shape.channels, pixels)
        precondition(
            channels.upperBound <= from && place + channels.count <= to && source.pixels == pixels,
            "channels outside a pixel")
        let values = source.values.span
        var target = self.values.mutableSpan
        for pixel in 0..<pixels {
            let (s, t) = (pixel &* from &+ channels.lowerBound, pixel &* to &+ place)
            for c in 0..<channels.count {
                unsafe target[unchecked: t &+ c] = values[unchecked: s &+ c]
            }
        }
    }
}
