/// x = G(z + αn): a direction, and the layers whose latent is moved along it.
public struct LatentEdit: Hashable, Sendable {
    /// n, a unit vector as a rule.
    public let direction: [Double]
    /// Layers counted from 0; nil for all.
    public let layers: Range<Int>?

    public init(_ direction: [Double], layers: Range<Int>? = nil) {
        self.direction = direction
        self.layers = layers
    }
}

extension EditableGenerator {
    /// The pixels of a latent after an edit of strength α.
    ///
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)`` for a direction of another dimension,
    ///   ``EditingError/noSuchLayers(_:count:)``, ``EditingError/network(_:)``.
    public func pixels(
        at latent: [Double], _ edit: LatentEdit, alpha: Double
    ) throws(EditingError) -> [Double] {
        try check(edit, latent)
        let moved = latent.moved(by: alpha, along: edit.direction)
        guard let layers = edit.layers, layers != 0..<layerCount else { return try pixels(at: moved) }
        return try pixels(atLayers: (0..<layerCount).map { layers.contains($0) ? moved : latent })
    }

    /// The pixels of several latents after the same edit.
    ///
    /// - Throws: as ``pixels(at:_:alpha:)``.
    public func pixels(
        at latents: [[Double]], _ edit: LatentEdit, alpha: Double
    ) throws(EditingError) -> [[Double]] {
        for latent in latents { try check(edit, latent) }
        if edit.layers == nil || edit.layers == 0..<layerCount {
            return try pixels(at: latents.map { $0.moved(by: alpha, along: edit.direction) })
        }
        var images: [[Double]] = []
        for latent in latents { images.append(try pixels(at: latent, edit, alpha: alpha)) }
        return images
    }

    private func check(_ edit: LatentEdit, _ latent: [Double]) throws(EditingError) {
        guard edit.direction.count == latent.count else {
            throw .wrongCount(
                of: "components of a direction", found: edit.direction.count, wanted: latent.count)
        }
        if let layers = edit.layers {
            guard !layers.isEmpty, layers.lowerBound >= 0, layers.upperBound <= layerCount else {
                throw .noSuchLayers(layers, count: layerCount)
            }
        }
    }
}
