import NumericAlgebra

@testable import Networks

/// A layer on a tape, and the values at which its gradients are compared with finite differences.
///
/// The number whose gradient is taken is Σ cᵢ yᵢ over the outputs y, with fixed random c.
struct GradientCheck {
    typealias Layer = (inout Tape<Double>, [Node<Double>]) throws -> Node<Double>

    var inputs: [FeatureBatch<Double>]
    var weights: [[Double]]
    let layer: Layer

    init(
        _ inputs: [FeatureBatch<Double>], weights: [[Double]] = [], layer: @escaping Layer
    ) {
        self.inputs = inputs
        self.weights = weights
        self.layer = layer
    }

    /// ‖tape − central differences‖ / ‖central differences‖ for each input, then for each tensor of weights.
    func errors(seed: UInt64 = 99) throws -> [Double] {
        let result = try gradients(seed: seed, wanted: Set(weights.indices))
        var errors: [Double] = []
        for i in inputs.indices {
            let differences = try inputs[i].values.indices.map { k in
                try slope(seed) { $0.inputs[i].values[k] += $1 }
            }
            errors.append(Self.error(result.inputs[i], differences))
        }
        for i in weights.indices {
            let differences = try weights[i].indices.map { k in
                try slope(seed) { $0.weights[i][k] += $1 }
            }
            errors.append(Self.error(result.weights[i], differences))
        }
        return errors
    }

    /// The gradients by the tape, of all inputs and of the wanted weights.
    func gradients(
        seed: UInt64, wanted: Set<Int>
    ) throws -> (inputs: [[Double]], weights: [[Double]]) {
        var tape = Tape<Double>(weights: weights, wanted: wanted)
        let nodes = inputs.map { tape.variable($0) }
        let y = try layer(&tape, nodes)
        let sums = try tape.pullBack(y.value.with(Self.coefficients(seed, y.value)), from: y)
        return (nodes.map { sums.gradient(of: $0)?.values ?? [] }, sums.weights)
    }

    /// The central difference along one number, which `change` moves by its second argument.
    private func slope(_ seed: UInt64, _ change: (inout GradientCheck, Double) -> Void) throws -> Double {
        let h = 1e-5
        var (ahead, behind) = (self, self)
        change(&ahead, h)
        change(&behind, -h)
        return (try ahead.value(seed) - behind.value(seed)) / (2 * h)
    }

    private func value(_ seed: UInt64) throws -> Double {
        var tape = Tape<Double>(weights: weights)
        let y = try layer(&tape, inputs.map { tape.constant($0) }).value
        return zip(y.values, Self.coefficients(seed, y)).reduce(0) { $0 + $1.0 * $1.1 }
    }

    private static func coefficients(_ seed: UInt64, _ y: FeatureBatch<Double>) -> [Double] {
        var dice = Dice(seed: seed)
        return dice.numbers(y.values.count)
    }

    private static func error(_ found: [Double], _ wanted: [Double]) -> Double {
        guard found.count == wanted.count else { return .infinity }
        let size = wanted.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return zip(found, wanted).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() / size
    }
}

extension Dice {
    mutating func batch(
        _ channels: Int, _ height: Int, _ width: Int, count: Int
    ) -> FeatureBatch<Double> {
        let shape = FeatureShape(channels: channels, height: height, width: width)
        return FeatureBatch(shape, count: count, numbers(shape.count * count))
    }
}
