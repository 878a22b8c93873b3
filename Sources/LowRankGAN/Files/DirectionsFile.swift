internal import TensorFiles

/// The directions of a region in a file of their own, with what they were found from.
///
/// Whoever has it can edit and transfer without analysing again.
public struct DirectionsFile: Hashable, Sendable {
    /// The name of the generator.
    public let generator: String
    /// The latent of the image that they were found with.
    public let latent: [Double]
    /// The region as it was typed.
    public let region: String
    public let directions: AttributeDirections

    static let format = "longhand lowrankgan directions 1"

    public init(_ analysis: Analysis, _ directions: AttributeDirections) {
        self.init(
            generator: analysis.generator, latent: analysis.latent, region: analysis.region.text,
            directions: directions)
    }

    private init(generator: String, latent: [Double], region: String, directions: AttributeDirections) {
        self.generator = generator
        self.latent = latent
        self.region = region
        self.directions = directions
    }

    /// Writes it as a safetensors file: `latent`, `directions` and `projected` (attribute × d; zeros where
    /// nothing was left), `strengths` and `kept`; the rest in the metadata.
    ///
    /// - Throws: ``EditingError/file(_:)``.
    public func write(to path: String) throws(EditingError) {
        let (attributes, d) = (directions.attributes, latent.count)
        let zero = [Double](repeating: 0, count: d)
        let numbers: [String: ([Int], [Double])] = [
            "latent": ([d], latent),
            "directions": ([attributes.count, d], attributes.flatMap(\.direction)),
            "projected": ([attributes.count, d], attributes.flatMap { $0.projected.direction ?? zero }),
            "strengths": ([attributes.count], attributes.map(\.strength)),
            "kept": ([attributes.count], attributes.map(\.projected.kept)),
        ]
        try EditingFile.write(
            numbers,
            metadata: [
                "format": Self.format, "generator": generator, "region": region,
                "lambda": "\(directions.lambda)", "relaxation": "\(directions.relaxation)",
                "rank_inside": "\(directions.ranks.inside)", "rank_outside": "\(directions.ranks.outside)",
                "rank_projected": "\(directions.ranks.projected)",
            ], to: path)
    }

    /// Reads such a file.
    ///
    /// - Throws: ``EditingError/file(_:)``, ``EditingError/damagedFile(path:name:wanted:)``.
    public init(path: String) throws(EditingError) {
        let file = try EditingFile(path: path, format: Self.format)
        let latent = try file.numbers("latent", [nil])
        let d = latent.axes[0]
        let directions = try file.numbers("directions", [nil, d])
        let count = directions.axes[0]
        let projected = try file.numbers("projected", [count, d]).values
        let strengths = try file.numbers("strengths", [count]).values
        let kept = try file.numbers("kept", [count]).values
        guard d >= 2, count >= 1 else { throw file.damaged("directions", "one direction or more") }
        func row(_ values: [Double], _ k: Int) -> [Double] { Array(values[(k * d)..<((k + 1) * d)]) }
        let attributes = (0..<count).map { k in
            let p = row(projected, k)
            let hasVanished = p.allSatisfy { $0 == 0 }
            return AttributeDirections.Attribute(
                direction: row(directions.values, k), strength: strengths[k],
                projected: hasVanished ? .vanished(kept: kept[k]) : .kept(p, kept: kept[k]))
        }
        self.init(
            generator: try file.text("generator"), latent: latent.values, region: try file.text("region"),
            directions: AttributeDirections(
                attributes: attributes,
                ranks: RegionRanks(
                    inside: try file.count("rank_inside"), outside: try file.count("rank_outside"),
                    projected: try file.count("rank_projected")),
                relaxation: try file.count("relaxation"), lambda: try file.number("lambda")))
    }

    /// Throws ``EditingError/otherGenerator(found:wanted:)`` unless it was made with this generator.
    public func check(madeWith generator: EditableGenerator) throws(EditingError) {
        guard self.generator == generator.name else {
            throw .otherGenerator(found: self.generator, wanted: generator.name)
        }
    }
}
