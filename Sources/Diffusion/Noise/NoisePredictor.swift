/// What tells the noise in images from the images: a network, or a formula where one is known.
public protocol NoisePredictor: Sendable {
    /// Rows and columns of an image.
    var side: Int { get }
    /// T of the schedule that it belongs to.
    var steps: Int { get }
    /// Labels are 0 … labels − 1; the last asks for no class.
    var labels: Int { get }

    /// The noise in images that are all at the same time.
    ///
    /// - Parameters:
    ///   - images: one after the other.
    ///   - time: 1 … T.
    ///   - labels: one an image.
    /// - Returns: as many numbers as there are in the images.
    func noise(in images: [Float], time: Int, labels: [Int]) throws(DiffusionError) -> [Float]
}

extension NoisePredictor {
    /// Numbers of one image.
    public var imageCount: Int { side * side }
}
