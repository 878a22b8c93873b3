internal import NumericAlgebra

/// The factors that undo what styles do to the size of a convolution's output.
///
/// d(o) = 1 / √(Σᵢ s(i)² · q(o, i) + ε), where q(o, i) is the sum of the squared weights from channel i to
/// channel o: with independent inputs of variance 1, every output channel has variance 1 again.
struct Demodulation<Scalar: LapackScalar>: Hashable, Sendable {
    /// q, as a dense layer on the squared styles.
    private let squares: Dense<Scalar>
    let epsilon: Scalar

    init(of kernel: StencilKernel<Scalar>, epsilon: Scalar) throws(NetworkError) {
        let (inputs, outputs) = (kernel.inputChannels, kernel.outputChannels)
        var sums = [Scalar](repeating: 0, count: inputs * outputs)
        for (index, weight) in kernel.weights.enumerated() {
            let (input, output) = (index / outputs % inputs, index % outputs)
            sums[output * inputs + input] += weight * weight
        }
        squares = try Dense(weights: sums, inputs: inputs, outputs: outputs)
        self.epsilon = epsilon
    }

    func forward(_ styles: FeatureMap<Scalar>) throws(NetworkError) -> FeatureMap<Scalar> {
        try squares.forward(styles.map { $0 * $0 }).map { 1 / ($0 + epsilon).squareRoot() }
    }

    /// −d(o)³ · Σᵢ q(o, i) · s(i) · ṡ(i).
    ///
    /// - Parameter factors: what ``forward(_:)`` gives for `styles`.
    func jvp(
        _ tangents: Tangents<Scalar>, at styles: FeatureMap<Scalar>, factors: FeatureMap<Scalar>
    ) throws(NetworkError) -> Tangents<Scalar> {
        var halves = tangents.complete
        halves.scaleRows(workers: .one) { styles.values[$0] }
        var result = try squares.jvp(halves, onto: .all(factors.shape))
        result.scaleRows(workers: .one) { -factors.values[$0] * factors.values[$0] * factors.values[$0] }
        return result
    }
}
