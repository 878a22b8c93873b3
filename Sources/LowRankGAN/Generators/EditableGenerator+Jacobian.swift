internal import Networks
public import NumericAlgebra

extension EditableGenerator {
    /// The whole Jacobian at a latent: a row for each number of the image, channel after channel, and a
    /// column for each of the latent.
    ///
    /// It is the derivative of the image in the range of the network, which is twice that of pixels in 0…1.
    /// An analysis does without it; this is for those who want to see it.
    /// - Throws: ``EditingError/network(_:)``.
    /// - Complexity: as much memory as the image times d.
    public func jacobian(at latent: [Double]) throws(EditingError) -> NumericMatrix {
        try Self.opened(base, latent)
    }

    private static func opened<G: ImageGenerator>(
        _ generator: G, _ latent: [Double]
    ) throws(EditingError) -> NumericMatrix {
        let jacobian = try inNetwork { () throws(NetworkError) in
            try generator.imageAndJacobian(at: latent.map { G.Scalar($0) }).jacobian
        }
        return try numerically { () throws(NumericError) in try jacobian.numeric() }
    }
}
