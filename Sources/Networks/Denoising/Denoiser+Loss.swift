internal import NumericAlgebra

extension Denoiser {
    /// The mean squared error of the predicted noise against `target`, and its gradients.
    ///
    /// The mean runs over every number of every image. Results are the same, bit for bit, for any number of
    /// workers.
    ///
    /// - Parameters:
    ///   - target: the noise that is in the images, in their order.
    ///   - names: of the tensors with respect to which gradients are wanted. The fewer, the faster; the tape
    ///     ends before the first of them.
    /// - Returns: for each name as many numbers as ``values(of:)`` has, in the same order.
    /// - Throws: as ``predictedNoise(_:workers:)``; ``NetworkError/missingTensor(name:wanted:)`` for a name.
    ///   A batch without images has no mean: ``NetworkError/wrongCount(of:found:wanted:)``.
    /// - Complexity: about three times that of ``predictedNoise(_:workers:)``. A slice of four images takes
    ///   some 30 MB on the tape.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func loss(
        _ batch: DenoiserBatch<Scalar>, target: [Scalar], gradientsOf names: Set<String>,
        workers: Workers = .allCores
    ) throws(NetworkError) -> (loss: Scalar, gradients: [String: [Scalar]]) {
        try check(batch)
        guard batch.count > 0 else { throw .wrongCount(of: "images", found: 0, wanted: 1) }
        guard target.count == batch.images.count else {
            throw .wrongCount(of: "numbers of noise", found: target.count, wanted: batch.images.count)
        }
        if let i = target.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(name: "the noise", index: i)
        }
        var wanted: Set<Int> = []
        for name in names { wanted.insert(try index(of: name)) }
        var sum = LossSum<Scalar>(weights: weights, wanted: wanted)
        let slices = DenoiserSlice.slices(of: batch.count)
        // In waves, so that a large batch does not keep the gradients of all its slices.
        for wave in stride(from: 0, to: slices.count, by: Self.wave) {
            let parts = try workers.map(Array(slices[wave..<min(slices.count, wave + Self.wave)])) {
                (slice) throws(NetworkError) in try part(batch, target, slice, wanted)
            }
            for part in parts { sum.add(part) }
        }
        let gradients = wanted.map { (network.parameters[$0].name, network.parameters[$0].filed(sum[$0])) }
        return (Scalar(sum.loss), Dictionary(uniqueKeysWithValues: gradients))
    }

    private static var wave: Int { 16 }

    /// What one slice has to the loss and the gradients.
    private func part(
        _ batch: DenoiserBatch<Scalar>, _ target: [Scalar], _ slice: DenoiserSlice, _ wanted: Set<Int>
    ) throws(NetworkError) -> LossPart<Scalar> {
        var tape = Tape<Scalar>(weights: weights, wanted: wanted)
        let noise = try noise(batch, slice, on: &tape)
        let first = slice.images.lowerBound * architecture.imageCount
        let scale = 1 / Scalar(batch.images.count)
        var (loss, errors) = (0.0, noise.value)
        for i in errors.values.indices {
            let error = noise.value.values[i] - target[first + i]
            loss += Double(error) * Double(error)
            errors.values[i] = 2 * error * scale
        }
        loss /= Double(batch.images.count)
        guard noise.needsGradient else { return LossPart(loss: loss, gradients: []) }
        return LossPart(loss: loss, gradients: try tape.pullBack(errors, from: noise).weights)
    }
}

/// The loss of a slice and the gradients of each tensor; an empty one is zero.
private struct LossPart<Scalar: LapackScalar>: Sendable {
    let loss: Double
    let gradients: [[Scalar]]
}

private struct LossSum<Scalar: LapackScalar> {
    private(set) var loss = 0.0
    private var gradients: [Int: [Scalar]] = [:]

    init(weights: [[Scalar]], wanted: Set<Int>) {
        for index in wanted {
            gradients[index] = [Scalar](repeating: 0, count: weights[index].count)
        }
    }

    subscript(index: Int) -> [Scalar] { gradients[index] ?? [] }

    mutating func add(_ part: LossPart<Scalar>) {
        loss += part.loss
        for (index, gradient) in part.gradients.enumerated() where !gradient.isEmpty {
            gradients[index]?.add(gradient)
        }
    }
}

extension Array where Element: LapackScalar {
    fileprivate mutating func add(_ other: [Element]) {
        precondition(count == other.count, "two tensors")
        let other = other.span
        var sums = mutableSpan
        for i in 0..<other.count { unsafe sums[unchecked: i] += other[unchecked: i] }
    }
}
