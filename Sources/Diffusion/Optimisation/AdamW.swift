/// AdamW: steps along the gradient, each number at its own pace, and a decay that does not go through it.
///
/// With the gradient g, m ← β₁m + (1 − β₁)g and v ← β₂v + (1 − β₂)g²; both begin at zero and are too small at
/// first, which m̂ = m/(1 − β₁ᵗ) and v̂ = v/(1 − β₂ᵗ) correct. Then θ ← θ − η · λ · θ − η · m̂/(√v̂ + ε). With
/// λ = 0 this is Adam.
///
/// - SeeAlso: Kingma and Ba, *Adam*, 2015; Loshchilov and Hutter, *Decoupled weight decay regularization*, 2019.
public struct AdamW<Scalar: BinaryFloatingPoint & Sendable>: Hashable, Sendable {
    /// η.
    public var learningRate: Double
    /// λ.
    public let decay: Double
    /// How many steps have been taken.
    public private(set) var step: Int
    /// m and v of each array of numbers.
    public private(set) var means: [[Scalar]]
    public private(set) var squares: [[Scalar]]

    static var meanKept: Double { 0.9 }
    static var squareKept: Double { 0.999 }
    static var epsilon: Double { 1e-8 }

    /// An optimiser at its start.
    ///
    /// - Parameter counts: how many numbers each array has.
    public init(counts: [Int], learningRate: Double, decay: Double = 0.01) {
        self.init(
            learningRate: learningRate, decay: decay, step: 0,
            means: counts.map { [Scalar](repeating: 0, count: $0) },
            squares: counts.map { [Scalar](repeating: 0, count: $0) })
    }

    /// An optimiser where it stood.
    init(learningRate: Double, decay: Double, step: Int, means: [[Scalar]], squares: [[Scalar]]) {
        self.learningRate = learningRate
        self.decay = decay
        self.step = step
        self.means = means
        self.squares = squares
    }

    /// One step of all arrays.
    ///
    /// - Parameters:
    ///   - values: θ, as many arrays of as many numbers as at the start.
    ///   - gradients: g, of the same counts.
    public mutating func update(_ values: inout [[Scalar]], along gradients: [[Scalar]]) {
        precondition(
            values.map(\.count) == means.map(\.count) && gradients.map(\.count) == means.map(\.count),
            "as many numbers as at the start")
        step += 1
        let pace = Pace(step: step, learningRate: learningRate, decay: decay)
        for index in values.indices {
            pace.update(&values[index], gradients[index], &means[index], &squares[index])
        }
    }

    /// The factors of one step.
    private struct Pace {
        let rate, kept, root, epsilon: Scalar
        let (beta1, beta2): (Scalar, Scalar)

        init(step: Int, learningRate: Double, decay: Double) {
            func correction(_ beta: Double) -> Double {
                // β to the step, by products: the same on every machine.
                1 - (0..<step).reduce(1.0) { power, _ in power < 1e-18 ? 0 : power * beta }
            }
            rate = Scalar(learningRate / correction(meanKept))
            root = Scalar(1 / correction(squareKept).squareRoot())
            kept = Scalar(1 - learningRate * decay)
            epsilon = Scalar(AdamW.epsilon)
            (beta1, beta2) = (Scalar(meanKept), Scalar(squareKept))
        }

        func update(
            _ values: inout [Scalar], _ gradient: [Scalar], _ means: inout [Scalar], _ squares: inout [Scalar]
        ) {
            for i in values.indices {
                let g = gradient[i]
                means[i] = beta1 * means[i] + (1 - beta1) * g
                squares[i] = beta2 * squares[i] + (1 - beta2) * g * g
                values[i] = kept * values[i] - rate * means[i] / (root * squares[i].squareRoot() + epsilon)
            }
        }
    }
}
