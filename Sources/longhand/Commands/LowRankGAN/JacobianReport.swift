internal import LowRankGAN
internal import Networks
internal import NumericAlgebra
internal import Pictures
internal import RankReduction

/// What `longhand lowrankgan jacobian` found.
struct JacobianReport: EditingReport {
    let analysis: Analysis
    let image: String
    let output: String?
    let full: String?
    let seconds: Double
    /// Of M_A and M_B, descending.
    let inside: [Double]
    let outside: [Double]

    init(
        _ analysis: Analysis, image: String, output: String?, full: String?, seconds: Double
    ) throws(CommandFailure) {
        self.analysis = analysis
        self.image = image
        self.output = output
        self.full = full
        self.seconds = seconds
        do throws(NumericError) {
            inside = try analysis.grams.inside.symmetricEigendecomposition().values
            outside = try analysis.grams.outside.symmetricEigendecomposition().values
        } catch {
            throw CommandFailure(.badData, "\(error)")
        }
    }

    private enum Key: String, CodingKey {
        case generator, image, region, dimension, channels, height, width, pixelsInside, inside, outside,
            output
        case full
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        let shape = analysis.imageShape
        try fields.encode(analysis.generator, forKey: .generator)
        try fields.encode(image, forKey: .image)
        try fields.encode(analysis.region.text, forKey: .region)
        try fields.encode(analysis.dimension, forKey: .dimension)
        try fields.encode(shape.channels, forKey: .channels)
        try fields.encode(shape.height, forKey: .height)
        try fields.encode(shape.width, forKey: .width)
        try fields.encode(analysis.region.count, forKey: .pixelsInside)
        try fields.encode(inside, forKey: .inside)
        try fields.encode(outside, forKey: .outside)
        try fields.encode(output, forKey: .output)
        try fields.encode(full, forKey: .full)
    }

    var blocks: [ReportBlock] {
        let (shape, d) = (analysis.imageShape, analysis.dimension)
        let (pixels, count) = (shape.pixels, analysis.region.count)
        let share = 100 * count / max(1, shape.pixels)
        let written = [output, full].compactMap { $0 }.map(\.plainName)
        return [
            .sentences([
                "\(analysis.generator.plainName), \(image): J is \(shape.count)×\(d), found in "
                    + "\(seconds.shown(2)) s.",
                "Inside (\(analysis.region.text.plainName)): \(shape.channels * count) rows of J, \(share) % of "
                    + "the image. Outside: \(shape.channels * (pixels - count)).",
            ]),
            .table(
                [["eigenvalue of JᵀJ/rows", "inside", "outside"]]
                    + (0..<min(10, d)).map { ["\($0 + 1)", inside[$0].shown(), outside[$0].shown()] }
                    + [["trace", inside.reduce(0, +).shown(), outside.reduce(0, +).shown()]]),
            .sentences(written.isEmpty ? [] : ["Written to \(written.joined(separator: " and "))."]),
        ]
    }

    /// The image, and both spectra on a scale of powers of ten.
    func pictures() throws(PictureError) -> [Picture] {
        let floor = max(inside.first ?? 0, outside.first ?? 0) * 1e-12
        let series = [("inside", inside), ("outside", outside)].map { name, values in
            LinePlot.Series(name, values: values.filter { $0 > floor })
        }
        let spectrum = try Picture(
            .plot(
                LinePlot(
                    series.filter { !$0.points.isEmpty }, xLabel: "number", yLabel: "eigenvalue",
                    isLogarithmic: true)))
        return [try Picture(.image(ImagePicture(try analysis.imageShape.raster(analysis.pixels)))), spectrum]
    }
}

extension FeatureShape {
    /// Pixels in 0…1, channel after channel, as an image.
    func raster(_ pixels: [Double]) throws(PictureError) -> RasterImage {
        try RasterImage(planes: pixels, channels: channels, height: height, width: width)
    }
}
