import NumericAlgebra

@testable import Networks

/// The largest difference between two maps of one shape; infinite where the shapes differ.
func distance(_ a: FeatureMap<Double>, _ b: FeatureMap<Double>) -> Double {
    guard a.shape == b.shape else { return .infinity }
    return zip(a.values, b.values).map { abs($0 - $1) }.max() ?? 0
}

func distance(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).map { abs($0 - $1) }.max() ?? 0
}

func + (a: FeatureMap<Double>, b: FeatureMap<Double>) -> FeatureMap<Double> {
    FeatureMap(shape: a.shape, zip(a.values, b.values).map(+))
}

func * (factor: Double, a: FeatureMap<Double>) -> FeatureMap<Double> {
    FeatureMap(shape: a.shape, a.values.map { factor * $0 })
}

/// (f(x + hv) − f(x − hv)) / 2h, good to about 1e-9 for smooth f of moderate size.
func finiteDifference(
    _ f: (FeatureMap<Double>) throws -> FeatureMap<Double>, at x: FeatureMap<Double>,
    along v: FeatureMap<Double>
) rethrows -> FeatureMap<Double> {
    let h = 1e-6
    let (ahead, behind) = (try f(x + h * v), try f(x + -h * v))
    return 1 / (2 * h) * (ahead + -1 * behind)
}

/// The largest difference between what a layer says of its tangents at `x` and finite differences.
func derivativeError(
    of layer: some Layer<Double>, at x: FeatureMap<Double>, tangents: Tangents<Double>
) throws -> Double {
    let pushed = try layer.jvp(tangents, at: x, workers: .one)
    return try (0..<tangents.count).map { t in
        let difference = try finiteDifference(
            { try layer.forward($0, workers: .one) }, at: x, along: tangents.tangent(t))
        return distance(pushed.tangent(t), difference)
    }.max() ?? 0
}

/// How far a layer's derivative is from being linear: J(u + 3v) against Ju + 3Jv.
func linearityError(
    of layer: some Layer<Double>, at x: FeatureMap<Double>, dice: inout Dice
) throws -> Double {
    let pair = dice.tangents(x.shape, 2)
    let sum = pair.tangent(0) + 3 * pair.tangent(1)
    let both = try layer.jvp(pair, at: x, workers: .one)
    let one = try layer.jvp(Tangents(.all(x.shape), count: 1, sum.values), at: x, workers: .one)
    return distance(one.tangent(0), both.tangent(0) + 3 * both.tangent(1))
}
