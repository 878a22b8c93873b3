internal import Networks
internal import NumericAlgebra

/// SeFa: the directions along which the first layer's weights change most, found without any image.
///
/// The right singular vectors of the matrix W that the latent meets first: of a DCGAN the first transposed
/// convolution with its normalisation folded in, features × d; of a style-based generator the affine maps
/// from w to the styles of all layers, one below the other.
/// - SeeAlso: Shen and Zhou, *Closed-form factorization of latent semantics in GANs*, 2021.
public struct WeightDirections: Hashable, Sendable {
    /// The unit directions, those of the largest singular values first.
    public let directions: [[Double]]
    /// The singular values of W.
    public let singularValues: [Double]
    /// Which matrix W is, with its shape.
    public let matrix: String

    /// - Throws: ``EditingError/network(_:)``, ``EditingError/numeric(_:)``.
    /// - Complexity: O(features · d²).
    public init(_ generator: EditableGenerator) throws(EditingError) {
        let (gram, rows) = try Self.opened(generator.base)
        let parts = try numerically { () throws(NumericError) in try gram.symmetricEigendecomposition() }
        directions = (0..<gram.rows).map { parts.vectors.column($0).withPositivePeak() }
        singularValues = parts.values.map { (max($0, 0) * Double(rows)).squareRoot() }
        let name =
            switch generator.kind {
            case .dcgan: "the first transposed convolution, normalisation folded in"
            case .style: "the affine maps from w to the styles of all layers"
            case .other: "the first layer"
            }
        matrix = "\(name), \(rows)×\(gram.rows)"
    }

    private static func opened<G: ImageGenerator>(
        _ generator: G
    ) throws(EditingError) -> (gram: NumericMatrix, rows: Int) {
        let layer = try inNetwork { () throws(NetworkError) in try generator.firstLayer() }
        return (try RegionGrams.gram(layer, Array(0..<layer.rows)), layer.rows)
    }
}
