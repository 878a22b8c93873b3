extension DCGANGenerator {
    /// How many blocks it has.
    public var blockCount: Int { blocks.count }

    /// What the first blocks make of a latent, behind their rectifiers: channel after channel.
    ///
    /// - Parameter count: of blocks; 1…``blockCount`` − 1.
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``, ``NetworkError/notFinite(name:index:)``.
    public func activations(at latent: [Scalar], afterBlocks count: Int = 1) throws(NetworkError) -> [Scalar]
    {
        guard count >= 1, count < blocks.count else {
            throw .wrongCount(of: "blocks", found: count, wanted: max(1, blocks.count - 1))
        }
        var map = try vector(latent, count: latentDimension, name: "the latent")
        for block in blocks.prefix(count) {
            map = ActivationFunction.rectifier.forward(try block.forward(map, workers: workers))
        }
        return map.channelMajor
    }
}
