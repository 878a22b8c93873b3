internal import Pictures

/// An example of a plan with all that is found from it once.
struct ReportExample: Hashable, Sendable {
    let plan: ReportPlan.Example
    let region: Region
    let analysis: Analysis
    let directions: AttributeDirections

    init(
        _ example: ReportPlan.Example, _ generator: EditableGenerator, weight: PursuitWeight,
        observer: EditingObserver
    ) throws(EditingError) {
        plan = example
        region = try generator.region(example.region)
        analysis = try Analysis(
            generator, at: generator.latent(seed: example.seed), region: region, observer: observer)
        directions = try AttributeDirections(
            RegionSubspaces(analysis, weight: weight, observer: observer))
        // Whether there is such a direction is told before hours of work, not after.
        _ = try directions.projected(example.direction - 1)
    }

    /// v.
    var unprojected: LatentEdit {
        get throws(EditingError) { LatentEdit(try directions.attribute(plan.direction - 1).direction) }
    }

    /// p.
    var projected: LatentEdit {
        get throws(EditingError) { LatentEdit(try directions.projected(plan.direction - 1)) }
    }

    /// The mean change at ±α.
    func change(
        _ generator: EditableGenerator, _ edit: LatentEdit, _ alpha: Double
    ) throws(EditingError) -> MaskedChange {
        try MaskedChange(
            generator, at: analysis.latent, original: analysis.pixels, edit, alpha: alpha, region: region)
    }

    /// The statistic of the region that moves most along the projected direction, against the deviation over
    /// the others.
    func statistic(
        _ generator: EditableGenerator, others: [[Double]], alpha: Double
    ) throws(EditingError) -> AttributeStatistic {
        let edit = try projected
        let ends = [
            try generator.pixels(at: analysis.latent, edit, alpha: -alpha),
            try generator.pixels(at: analysis.latent, edit, alpha: alpha),
        ]
        var best = (AttributeStatistic(.darkness, of: region), effect: -1.0)
        // Brightness is darkness the other way round.
        for measure in [AttributeStatistic.Measure.darkness, .contrast] {
            let statistic = AttributeStatistic(measure, of: region)
            let spread = Statistics.deviation(
                try others.map { p throws(EditingError) in try statistic.value(p) })
            let shift = abs(try statistic.value(ends[1]) - statistic.value(ends[0]))
            let effect = shift / max(spread, .leastNormalMagnitude)
            if effect > best.effect { best = (statistic, effect) }
        }
        return best.0
    }

    /// `mouth of seed 4, direction 1`.
    var title: String { "\(region.text) of seed \(plan.seed), direction \(plan.direction)" }

    /// The image with the outside in the shade: which part is meant.
    func regionImage() throws(EditingError) -> RasterImage {
        let pixels = analysis.pixels.enumerated().map { index, value in
            region.mask[index % region.mask.count] ? value : 0.3 * value
        }
        return try analysis.imageShape.image(pixels)
    }
}
