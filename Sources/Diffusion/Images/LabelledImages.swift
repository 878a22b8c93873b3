/// Images with their classes, as a network is pretrained on them.
public struct LabelledImages: Hashable, Sendable {
    public let images: ImageSet
    /// One an image, from 0.
    public let labels: [Int]

    /// Images with as many labels.
    ///
    /// - Throws: ``DiffusionError/badSetting(_:found:wanted:)`` where the counts differ.
    public init(_ images: ImageSet, labels: [Int]) throws(DiffusionError) {
        guard images.count == labels.count else {
            throw .badSetting("the count of labels", found: "\(labels.count)", wanted: "\(images.count)")
        }
        self.images = images
        self.labels = labels
    }

    /// The images that are not of a class.
    public func without(_ label: Int) -> LabelledImages {
        let kept = labels.indices.filter { labels[$0] != label }
        let pixels = kept.flatMap { images[$0] }
        return LabelledImages(
            known: ImageSet(side: images.side, known: pixels), labels: kept.map { labels[$0] })
    }

    private init(known images: ImageSet, labels: [Int]) {
        self.images = images
        self.labels = labels
    }
}

extension LabelledImages {
    /// Fashion-MNIST's training set, at 16×16 pixels.
    ///
    /// Its 28×28 bytes become −1 … 1, get a border of −1 to 32×32, and are averaged over squares of four.
    ///
    /// - Parameters:
    ///   - folder: with `train-images-idx3-ubyte` and `train-labels-idx1-ubyte`, unpacked.
    ///   - classes: labels from this one on are refused.
    /// - Throws: ``DiffusionError/badData(path:_:)``.
    public init(fashionMNIST folder: String, classes: Int = 10) throws(DiffusionError) {
        let (imagePath, labelPath) = (
            "\(folder)/train-images-idx3-ubyte", "\(folder)/train-labels-idx1-ubyte"
        )
        let images = try IDXFile(path: imagePath, axes: 3)
        let labels = try IDXFile(path: labelPath, axes: 1)
        guard images.axes[1...] == [28, 28] else {
            throw .badData(
                path: imagePath,
                .wrongSide(height: images.axes[1], width: images.axes[2], wanted: 28))
        }
        guard images.axes[0] == labels.axes[0] else {
            throw .badData(
                path: labelPath, .labelsDoNotFit(images: images.axes[0], labels: labels.axes[0]))
        }
        if let index = labels.bytes.firstIndex(where: { Int($0) >= classes }) {
            throw .badData(
                path: labelPath,
                .badLabel(index: index, found: Int(labels.bytes[index]), largest: classes - 1))
        }
        let pixels = (0..<images.axes[0]).flatMap { Self.reduced(images.bytes, at: $0 * 28 * 28) }
        self.init(known: ImageSet(side: 16, known: pixels), labels: labels.bytes.map { Int($0) })
    }

    /// One image of 28×28 bytes at 16×16.
    static func reduced(_ bytes: [UInt8], at start: Int) -> [Float] {
        // The border of two pixels is one pixel afterwards: each of the 14×14 inside is the mean of four.
        var pixels = [Float](repeating: -1, count: 16 * 16)
        for i in 0..<14 {
            for j in 0..<14 {
                let corner = start + 2 * i * 28 + 2 * j
                let sum = [corner, corner + 1, corner + 28, corner + 29].reduce(0) { $0 + Int(bytes[$1]) }
                pixels[(i + 1) * 16 + j + 1] = Float(sum) / 510 - 1
            }
        }
        return pixels
    }
}
