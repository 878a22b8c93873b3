import NumericAlgebra

@testable import LowRankGAN
@testable import Networks

/// x = tanh(Wz + b): an image whose Jacobian is diag(1 − x²) W, known without a network.
///
/// With a small `scale` of W and b = 0 it is linear up to the third order.
struct TanhGenerator: ImageGenerator {
    let weights: NumericMatrix
    let bias: [Double]
    let imageShape: FeatureShape
    var workers = Workers.one

    var latentDimension: Int { weights.columns }
    var noiseDimension: Int { weights.columns }

    func firstLayer() throws(NetworkError) -> ColumnMatrix<Double> {
        ColumnMatrix(weights.rows, weights.columns, weights.values)
    }

    init(weights: NumericMatrix, bias: [Double]? = nil, shape: FeatureShape) {
        self.weights = weights
        self.bias = bias ?? [Double](repeating: 0, count: weights.rows)
        imageShape = shape
    }

    /// Random weights: 2×5×6 of a latent of dimension d.
    init(seed: UInt64, dimension d: Int = 7, scale: Double = 0.3) throws {
        var random = SeededRandom(seed: seed)
        let shape = FeatureShape(channels: 2, height: 5, width: 6)
        self.init(
            weights: try NumericMatrix(
                rows: shape.count, columns: d, columnMajor: random.normals(shape.count * d).map { $0 * scale }
            ),
            bias: random.normals(shape.count).map { $0 * scale }, shape: shape)
    }

    func latent(ofNoise noise: [Double]) throws(NetworkError) -> [Double] { noise }

    func image(for latent: [Double]) throws(NetworkError) -> GeneratedImage<Double> {
        guard latent.count == latentDimension else {
            throw .wrongCount(of: "numbers of the latent", found: latent.count, wanted: latentDimension)
        }
        let sums = (0..<weights.rows).map { i in
            (0..<latent.count).reduce(bias[i]) { $0 + weights[i, $1] * latent[$1] }
        }
        return GeneratedImage(
            shape: imageShape, sums.map { ActivationFunction<Double>.tanh.value($0) })
    }

    func imageAndDerivatives(
        at latent: [Double], along directions: [[Double]]
    ) throws(NetworkError) -> (image: GeneratedImage<Double>, derivatives: ColumnMatrix<Double>) {
        let image = try image(for: latent)
        let columns = directions.map { direction in
            (0..<weights.rows).map { i in
                (1 - image.values[i] * image.values[i])
                    * (0..<latent.count).reduce(0) { $0 + weights[i, $1] * direction[$1] }
            }
        }
        return (image, ColumnMatrix(weights.rows, directions.count, columns.flatMap { $0 }))
    }

    func imageAndJacobian(
        at latent: [Double]
    ) throws(NetworkError) -> (image: GeneratedImage<Double>, jacobian: ColumnMatrix<Double>) {
        let units = (0..<latentDimension).map { k in (0..<latentDimension).map { $0 == k ? 1.0 : 0 } }
        let (image, jacobian) = try imageAndDerivatives(at: latent, along: units)
        return (image, jacobian)
    }
}
