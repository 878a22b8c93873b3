public import Networks

/// A small classifier of garments and shoes: two convolutions of stride 2, 64 features, a score for each
/// class.
///
/// Its features are what Fréchet distances and the augmentation study look through. Trained on
/// Fashion-MNIST by `Scripts/train-classifier.py`.
public struct FashionClassifier: Sendable, Hashable {
    private let convolutions: [Convolution<Double>]
    private let hidden: Dense<Double>
    private let scoring: Dense<Double>
    /// The image that it takes, in one channel.
    public let imageShape: FeatureShape
    /// The names of the classes, in the order of the scores.
    public let classes: [String]
    /// The part of the test images that it named right, as its file says.
    public let testAccuracy: Double

    init(
        convolutions: [Convolution<Double>], hidden: Dense<Double>, scoring: Dense<Double>,
        imageShape: FeatureShape, classes: [String], testAccuracy: Double
    ) {
        self.convolutions = convolutions
        self.hidden = hidden
        self.scoring = scoring
        self.imageShape = imageShape
        self.classes = classes
        self.testAccuracy = testAccuracy
    }

    /// How many features there are.
    public var featureCount: Int { hidden.outputs }

    /// The features of an image in 0…1, none of them negative.
    ///
    /// - Throws: ``EditingError/network(_:)`` for another size.
    public func features(_ pixels: [Double]) throws(EditingError) -> [Double] {
        try inNetwork { () throws(NetworkError) in
            let rectifier = ActivationFunction<Double>.rectifier
            var map = try FeatureMap(imageShape, channelMajor: pixels.map { 2 * $0 - 1 })
            for convolution in convolutions { map = rectifier.forward(try convolution.forward(map)) }
            return rectifier.forward(try hidden.forward(FeatureMap(vector: map.channelMajor))).values
        }
    }

    /// The score of each class; the largest one's is the class that is named.
    ///
    /// - Throws: as ``features(_:)``.
    public func scores(_ pixels: [Double]) throws(EditingError) -> [Double] {
        let features = try features(pixels)
        return try inNetwork { () throws(NetworkError) in
            try scoring.forward(FeatureMap(vector: features)).values
        }
    }

    /// The class that is named, from zero.
    ///
    /// - Throws: as ``features(_:)``.
    public func classIndex(_ pixels: [Double]) throws(EditingError) -> Int {
        let scores = try scores(pixels)
        return scores.indices.max { scores[$0] < scores[$1] } ?? 0
    }
}
