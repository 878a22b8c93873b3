internal import Pictures

/// Figure 6: other boxes for the same part of the image.
struct RobustnessSection: ReportSection {
    static let key = "robustness"
    static let heading = "Other boxes for the same region"
    static let claim =
        "The direction hardly depends on the box: a casual one does as well as an exact mask (section 4.3, "
        + "figure 6)."

    struct Item: Sendable {
        let region: String
        let study: RobustnessStudy
        /// For boxes that were moved by so many pixels: how far the directions turn on average.
        let turns: [Turn]
    }

    struct Turn: Sendable {
        let pixels: Int
        /// Degrees, of the unprojected direction, and of the projected one where it did not vanish.
        let unprojected, projected: Double
    }

    let items: [Item]

    /// Beyond this angle two directions have less than half of their squared length in common.
    private static let largestAngle = 45.0

    init(
        _ examples: [ReportExample], _ generator: EditableGenerator, _ plan: ReportPlan,
        observer: EditingObserver
    ) throws(EditingError) {
        items = try examples.map { example throws(EditingError) in
            let boxes = try Region.boxes(reading: example.plan.region, names: generator.namedRegions)
            var seen: Set<String> = []
            let pixels = plan.boxSteps.flatMap { [$0, 2 * $0] }
            let variants = plan.boxSteps.flatMap {
                RegionVariant.standard(of: boxes, size: generator.imageSize, step: $0)
            }.filter { seen.insert($0.name).inserted }
            let study = try RobustnessStudy(
                generator, at: example.analysis.latent, boxes: boxes, variants: variants,
                attribute: example.plan.direction - 1, weight: plan.weight,
                options: PrecisionOptions(alpha: plan.alpha),
                observer: observer)
            let turns = Set(pixels).sorted().map { step in
                let found = study.rows.filter { $0.variant.name.hasSuffix(" \(step)") }
                return Turn(
                    pixels: step, unprojected: Statistics.mean(found.map(\.angle)),
                    projected: Statistics.mean(found.compactMap(\.projectedAngle)))
            }
            return Item(region: example.region.text, study: study, turns: turns)
        }
    }

    // MARK: - Words

    var finding: String {
        items.map { item in
            let own = item.turns.map { "\($0.unprojected.told(2))° at \($0.pixels)" }.listed
            let projected = item.turns.map { "\($0.projected.told(2))° at \($0.pixels)" }.listed
            let far = item.turns.first { $0.projected > Self.largestAngle }
            let verdict =
                far.map { "from \($0.pixels) pixels on it is another direction" }
                ?? "it stays the same direction, as far as boxes were moved"
            return
                "Where the box of the \(item.region) is moved, grown or shrunk, the direction turns by "
                + "\(own) pixels on average, and once projected by \(projected): \(verdict)."
        }.joined(separator: " ")
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        items.flatMap { item -> [Page.Block] in
            var blocks: [Page.Block] = [
                .table(
                    Page.Table(
                        caption:
                            "\(item.region): the nearest direction of each other box, measured on the first "
                            + "box. Outside, matched: the change of the rest against the unprojected edit's, "
                            + "at the same "
                            + "change inside.",
                        columns: ["box", "nearest", "angle", "projected", "inside kept", "outside, matched"],
                        rows: [own(item)]
                            + item.study.rows.map { row in
                                [
                                    row.variant.name, "\(row.nearest + 1)", row.angle.told(2) + "°",
                                    row.projectedAngle.map { $0.told(2) + "°" } ?? "vanished",
                                    row.measure?.insideKept.told(2) ?? "",
                                    row.measure.map { $0.matchedOutside?.told(2) ?? "out of reach" } ?? "",
                                ]
                            }))
            ]
            let failures = item.study.failures.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
            if !failures.isEmpty { blocks.append(.list(failures)) }
            return blocks
        }
    }

    private func own(_ item: Item) -> [String] {
        let measure = item.study.own
        return [
            "as it is", "\(item.study.attribute + 1)", "0°", "0°", measure.insideKept.told(2),
            measure.matchedOutside?.told(2) ?? "out of reach",
        ]
    }

    // MARK: - JSON

    private struct Fields: Encodable {
        struct Box: Encodable {
            let name: String
            let nearest: Int
            let angle: Double
            let projectedAngle, insideKept, matchedOutside: Double?
        }
        let region: String
        let boxes: [Box]
    }

    private enum Key: String, CodingKey { case claim, finding, regions }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(
            items.map { item in
                Fields(
                    region: item.region,
                    boxes: item.study.rows.map {
                        Fields.Box(
                            name: $0.variant.name, nearest: $0.nearest + 1, angle: $0.angle,
                            projectedAngle: $0.projectedAngle, insideKept: $0.measure?.insideKept,
                            matchedOutside: $0.measure?.matchedOutside)
                    })
            }, forKey: .regions)
    }
}
