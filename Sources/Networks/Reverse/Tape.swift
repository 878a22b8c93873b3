internal import NumericAlgebra

/// A record of a computation, through which gradients are pulled back from its result: reverse mode.
///
/// Each layer computes its output at once and leaves on the tape how a gradient with respect to that output
/// becomes gradients with respect to its inputs and weights (a vector-Jacobian product). Run backwards, the
/// tape makes the gradient of one number with respect to all weights in about twice the time of the
/// computation, however many weights there are; forward mode would take that time for each of them.
///
/// What needs no gradient leaves nothing on the tape: neither layers before the first wanted weight, nor a
/// computation without any.
struct Tape<Scalar: LapackScalar> {
    typealias Pullback = (
        _ gradient: FeatureBatch<Scalar>, _ sums: inout TapeGradients<Scalar>
    ) throws(NetworkError) -> Void

    /// The weights of the network, in the order in which the products read them.
    let weights: [[Scalar]]
    /// Of which weights gradients are wanted.
    let wanted: [Bool]
    private var steps: [(node: Int, pullback: Pullback)] = []
    private var nodeCount = 0

    init(weights: [[Scalar]], wanted: Set<Int> = []) {
        self.weights = weights
        self.wanted = weights.indices.map(wanted.contains)
    }

    /// A value that gradients end at without being kept.
    mutating func constant(_ value: FeatureBatch<Scalar>) -> Node<Scalar> {
        node(value, needsGradient: false)
    }

    /// A value whose gradient is wanted.
    mutating func variable(_ value: FeatureBatch<Scalar>) -> Node<Scalar> {
        node(value, needsGradient: true)
    }

    /// The output of a layer.
    ///
    /// - Parameters:
    ///   - needsGradient: whether one of its inputs does, or a gradient of one of its weights is wanted.
    ///   - pullback: adds to the sums what follows from a gradient with respect to this value.
    mutating func output(
        _ value: FeatureBatch<Scalar>, needsGradient: Bool, pullback: @escaping Pullback
    ) -> Node<Scalar> {
        let node = node(value, needsGradient: needsGradient)
        if needsGradient { steps.append((node.id, pullback)) }
        return node
    }

    private mutating func node(_ value: FeatureBatch<Scalar>, needsGradient: Bool) -> Node<Scalar> {
        nodeCount += 1
        return Node(id: nodeCount - 1, needsGradient: needsGradient, value: value)
    }

    /// Runs the tape backwards from a gradient with respect to `node`, and empties it on the way.
    mutating func pullBack(
        _ gradient: FeatureBatch<Scalar>, from node: Node<Scalar>
    ) throws(NetworkError) -> TapeGradients<Scalar> {
        var sums = TapeGradients<Scalar>(nodes: nodeCount, weights: weights.count)
        sums.add(gradient, to: node)
        while let step = steps.popLast() {
            // A value that nothing came of has no gradient.
            guard let gradient = sums.take(step.node) else { continue }
            try step.pullback(gradient, &sums)
        }
        return sums
    }
}

/// A value on a tape.
struct Node<Scalar: LapackScalar> {
    let id: Int
    let needsGradient: Bool
    let value: FeatureBatch<Scalar>
}

/// The gradients that a tape run backwards has summed up so far.
struct TapeGradients<Scalar: LapackScalar> {
    private var nodes: [FeatureBatch<Scalar>?]
    /// With respect to each of the weights; empty where none came.
    private(set) var weights: [[Scalar]]

    init(nodes: Int, weights: Int) {
        self.nodes = Array(repeating: nil, count: nodes)
        self.weights = Array(repeating: [], count: weights)
    }

    /// Adds a gradient with respect to a value; one that nobody needs is dropped.
    mutating func add(_ gradient: FeatureBatch<Scalar>, to node: Node<Scalar>) {
        guard node.needsGradient else { return }
        if nodes[node.id] == nil {
            nodes[node.id] = gradient
        } else {
            nodes[node.id]?.add(gradient)
        }
    }

    /// Lets `body` add to the gradient with respect to weights of this count.
    mutating func withWeights(
        _ id: Int, count: Int, _ body: (inout [Scalar]) throws(NetworkError) -> Void
    ) throws(NetworkError) {
        if weights[id].isEmpty { weights[id] = [Scalar](repeating: 0, count: count) }
        try body(&weights[id])
    }

    /// The gradient with respect to a value, which is complete and not needed any more.
    fileprivate mutating func take(_ node: Int) -> FeatureBatch<Scalar>? {
        defer { nodes[node] = nil }
        return nodes[node]
    }

    /// The gradient with respect to a variable; `nil` where the result does not depend on it.
    func gradient(of variable: Node<Scalar>) -> FeatureBatch<Scalar>? { nodes[variable.id] }
}
