import NumericAlgebra

@testable import Networks

/// SplitMix64: a small generator that a seed fixes on every machine.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// Numbers from −1 to 1.
    mutating func numbers(_ count: Int) -> [Double] {
        (0..<count).map { _ in Double.random(in: -1...1, using: &self) }
    }

    mutating func map(_ channels: Int, _ height: Int, _ width: Int) -> FeatureMap<Double> {
        let shape = FeatureShape(channels: channels, height: height, width: width)
        return FeatureMap(shape: shape, numbers(shape.count))
    }

    mutating func tangents(_ shape: FeatureShape, _ count: Int) -> Tangents<Double> {
        Tangents(.all(shape), count: count, numbers(shape.count * count))
    }

    /// Some of the features, about one in three.
    mutating func support(_ shape: FeatureShape) -> FeatureSupport {
        .positive(FeatureMap(shape: shape, numbers(shape.count).map { $0 - 1.0 / 3 }))
    }
}
