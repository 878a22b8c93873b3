public import NumericAlgebra

/// A network that makes an image of a latent vector, and knows how the image changes with it.
///
/// Images are in the range of the network, −1…1 for both generators here, and so are Jacobians: derivatives
/// of those values. Pixels in 0…1 are ``GeneratedImage/unitValues``; their derivatives are half as large.
public protocol ImageGenerator<Scalar>: Sendable {
    associatedtype Scalar: LapackScalar

    /// How many numbers a latent has.
    var latentDimension: Int { get }
    /// How many numbers of noise a random latent is made of.
    var noiseDimension: Int { get }
    var imageShape: FeatureShape { get }
    /// How many cores its work is spread over; the results do not depend on it.
    var workers: Workers { get set }

    /// The latent that independent standard normal numbers stand for.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``, ``NetworkError/notFinite(name:index:)``.
    func latent(ofNoise noise: [Scalar]) throws(NetworkError) -> [Scalar]

    /// The image of a latent.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``, ``NetworkError/notFinite(name:index:)``.
    func image(for latent: [Scalar]) throws(NetworkError) -> GeneratedImage<Scalar>

    /// The image of a latent and its derivatives along `directions`: column j belongs to direction j.
    ///
    /// - Throws: as ``image(for:)``, for the directions too.
    func imageAndDerivatives(
        at latent: [Scalar], along directions: [[Scalar]]
    ) throws(NetworkError) -> (image: GeneratedImage<Scalar>, derivatives: ColumnMatrix<Scalar>)

    /// The image of a latent and its Jacobian: image values × latent dimension.
    ///
    /// Forward mode: all tangents go through each layer beside the image.
    ///
    /// - Throws: as ``image(for:)``.
    func imageAndJacobian(
        at latent: [Scalar]
    ) throws(NetworkError) -> (image: GeneratedImage<Scalar>, jacobian: ColumnMatrix<Scalar>)

    /// The linear map that the latent meets first: features × latent dimension.
    ///
    /// - Throws: as ``image(for:)``.
    func firstLayer() throws(NetworkError) -> ColumnMatrix<Scalar>
}

extension ImageGenerator {
    /// The images of several latents, an image a worker: the same numbers as one by one.
    ///
    /// - Throws: as ``image(for:)``.
    public func images(for latents: [[Scalar]]) throws(NetworkError) -> [GeneratedImage<Scalar>] {
        var single = self
        single.workers = .one
        return try workers.map(latents) { (latent) throws(NetworkError) in try single.image(for: latent) }
    }

    /// `numbers` as a map of one pixel.
    func vector(
        _ numbers: [Scalar], count: Int, name: String
    ) throws(NetworkError) -> FeatureMap<Scalar> {
        guard numbers.count == count else {
            throw .wrongCount(of: "numbers of \(name)", found: numbers.count, wanted: count)
        }
        if let index = numbers.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(name: name, index: index)
        }
        return FeatureMap(vector: numbers)
    }

    /// `directions` as tangents of a latent.
    func tangents(along directions: [[Scalar]]) throws(NetworkError) -> Tangents<Scalar> {
        for direction in directions {
            _ = try vector(direction, count: latentDimension, name: "a direction")
        }
        return try Tangents(.vector(latentDimension), along: directions)
    }
}
