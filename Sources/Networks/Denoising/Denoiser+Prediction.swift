internal import NumericAlgebra

extension Denoiser {
    /// The noise in each image of a batch, as the network sees it.
    ///
    /// Runs over slices of a few images, side by side; a slice is the same for any number of workers, and so
    /// is the result, bit for bit.
    ///
    /// - Returns: as many numbers as there are in the images, in the same order.
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``,
    ///   ``NetworkError/outOfRange(name:index:found:wanted:)`` for a timestep or a label,
    ///   ``NetworkError/notFinite(name:index:)``.
    /// - Complexity: some 22 million multiplications an image with the default architecture.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func predictedNoise(
        _ batch: DenoiserBatch<Scalar>, workers: Workers = .allCores
    ) throws(NetworkError) -> [Scalar] {
        try check(batch)
        let parts = try workers.map(DenoiserSlice.slices(of: batch.count)) {
            (slice) throws(NetworkError) in
            var tape = Tape<Scalar>(weights: weights)
            return try noise(batch, slice, on: &tape).value.values
        }
        return parts.flatMap { $0 }
    }

    /// The noise in a slice of the batch, on a tape.
    func noise(
        _ batch: DenoiserBatch<Scalar>, _ slice: DenoiserSlice, on tape: inout Tape<Scalar>
    ) throws(NetworkError) -> Node<Scalar> {
        try network.noise(
            in: Array(batch.images[slice.values(architecture.imageCount)]),
            // The schedule begins at 1, the network at 0.
            times: batch.timesteps[slice.images].map { $0 - 1 }, labels: Array(batch.labels[slice.images]),
            on: &tape)
    }

    func check(_ batch: DenoiserBatch<Scalar>) throws(NetworkError) {
        let (count, a) = (batch.count, architecture)
        guard batch.labels.count == count else {
            throw .wrongCount(of: "labels", found: batch.labels.count, wanted: count)
        }
        guard batch.images.count == count * a.imageCount else {
            throw .wrongCount(
                of: "numbers of \(count) images", found: batch.images.count, wanted: count * a.imageCount)
        }
        if let i = batch.timesteps.firstIndex(where: { !(1...a.steps).contains($0) }) {
            throw .outOfRange(
                name: "timestep", index: i, found: batch.timesteps[i], wanted: "from 1 to \(a.steps)")
        }
        if let i = batch.labels.firstIndex(where: { !(0..<a.classes).contains($0) }) {
            throw .outOfRange(
                name: "label", index: i, found: batch.labels[i], wanted: "from 0 to \(a.classes - 1)")
        }
        if let i = batch.images.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(name: "the images", index: i)
        }
    }
}

/// A few images of a batch, which one task computes.
///
/// Gradients are summed slice by slice: the slices must not depend on how many workers there are.
struct DenoiserSlice: Hashable, Sendable {
    let images: Range<Int>

    static let size = 4

    static func slices(of count: Int) -> [DenoiserSlice] {
        stride(from: 0, to: count, by: size).map { DenoiserSlice(images: $0..<min(count, $0 + size)) }
    }

    /// Where its numbers are, with so many to an image.
    func values(_ width: Int) -> Range<Int> { (images.lowerBound * width)..<(images.upperBound * width) }
}
