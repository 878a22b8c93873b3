internal import LowRankGAN
internal import Pictures
internal import RankReduction

/// What `longhand lowrankgan directions` found.
struct DirectionsReport: EditingReport {
    let analysis: Analysis
    let subspaces: RegionSubspaces
    let directions: AttributeDirections
    let output: String?

    private var vanished: Int { directions.attributes.count { $0.projected.direction == nil } }

    // MARK: - Text

    var blocks: [ReportBlock] {
        let relaxed = directions.relaxation > 0 ? ", relaxed by \(directions.relaxation)" : ""
        return [
            .sentences([
                "\(analysis.region.text.plainName) of \(analysis.generator.plainName), d = "
                    + "\(analysis.dimension), λ = 1/\((1 / directions.lambda).shown())."
            ]),
            pursuits,
            .sentences([
                "k = \(directions.ranks.projected) directions of the outside are projected away\(relaxed)."
            ]),
            .table([["direction", "strength", "kept"]] + strongest),
            .sentences(notes),
        ]
    }

    /// The two pursuits side by side.
    private var pursuits: ReportBlock {
        let (inside, outside) = (subspaces.inside, subspaces.outside)
        return .table([
            ["L + S = JᵀJ/rows", "inside", "outside"],
            ["rank of L", "\(inside.rank)", "\(outside.rank)"],
            ["entries of S", "\(inside.cardinality)", "\(outside.cardinality)"],
            ["duality gap", inside.gap.shown(2), outside.gap.shown(2)],
            ["residual", inside.residual.shown(2), outside.residual.shown(2)],
            ["steps", "\(inside.iterations)", "\(outside.iterations)"],
        ])
    }

    private var strongest: [[String]] {
        directions.attributes.prefix(12).enumerated().map { k, attribute in
            [
                "\(k + 1)", attribute.strength.shown(),
                attribute.projected.direction == nil
                    ? "vanished" : attribute.projected.kept.rounded(places: 3),
            ]
        }
    }

    private var notes: [String] {
        var notes: [String] = []
        if directions.attributes.count > 12 { notes.append("and \(directions.attributes.count - 12) more") }
        notes += subspaces.remarks.map { "Note: \($0)." }
        if vanished > 0 { notes.append("\(vanished) of them vanished: --relax lets more of them remain.") }
        if let output { notes.append("Written to \(output.plainName).") }
        return notes
    }

    /// How much of each direction is kept.
    func pictures() throws(PictureError) -> [Picture] {
        [
            try Picture(
                .bars(
                    Bars(
                        directions.attributes.prefix(12).enumerated().map { k, attribute in
                            Bars.Bar("\(k + 1)", attribute.projected.kept)
                        })), caption: "The part of each direction that the projection keeps.")
        ]
    }

    // MARK: - JSON

    private struct Factor: Encodable {
        let rank: Int
        let cardinality: Int
        let steps: Int
        let settled: Bool
        let gap: Double
        let residual: Double
        let values: [Double]

        init(_ factor: LowRankFactor) {
            rank = factor.rank
            cardinality = factor.cardinality
            steps = factor.iterations
            settled = factor.isSettled
            gap = factor.gap
            residual = factor.residual
            values = factor.values
        }
    }

    private struct Direction: Encodable {
        let number: Int
        let strength: Double
        let kept: Double
        let vanished: Bool
    }

    private enum Key: String, CodingKey {
        case generator, region, dimension, lambda, relaxation, ranks, inside, outside, directions, remarks,
            output
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(analysis.generator, forKey: .generator)
        try fields.encode(analysis.region.text, forKey: .region)
        try fields.encode(analysis.dimension, forKey: .dimension)
        try fields.encode(directions.lambda, forKey: .lambda)
        try fields.encode(directions.relaxation, forKey: .relaxation)
        try fields.encode(directions.ranks, forKey: .ranks)
        try fields.encode(Factor(subspaces.inside), forKey: .inside)
        try fields.encode(Factor(subspaces.outside), forKey: .outside)
        try fields.encode(
            directions.attributes.enumerated().map { k, attribute in
                Direction(
                    number: k + 1, strength: attribute.strength, kept: attribute.projected.kept,
                    vanished: attribute.projected.direction == nil)
            }, forKey: .directions)
        try fields.encode(subspaces.remarks, forKey: .remarks)
        try fields.encode(output, forKey: .output)
    }
}
