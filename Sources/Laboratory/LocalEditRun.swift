internal import LowRankGAN
internal import NumericAlgebra
internal import Pictures
internal import Tutoring

/// `lowrankgan`: one region of a generated image edited, unprojected and projected, a stage a step.
///
/// The stages are the image and how it changes, the two pursuits, the measures of three directions, and the
/// pictures. None takes longer than a second or two.
struct LocalEditRun: Steppable {
    private let experiment: Experiment.LocalEdit
    private var findings = Findings()
    private var stage = Stage.opening

    private enum Stage: Int, CaseIterable {
        case opening, analysis, inside, outside, projected, truncated, pictures, ended
    }

    /// What the stages have found so far.
    private struct Findings {
        var generator: EditableGenerator?
        var analysis: Analysis?
        var lambda = 0.0
        var inside: LowRankFactor?
        var outside: LowRankFactor?
        var directions: AttributeDirections?
        var projected: PrecisionMeasure?
        var truncated: PrecisionMeasure?
        var pictures: [Picture] = []
    }

    init(_ experiment: Experiment.LocalEdit) { self.experiment = experiment }

    var progress: (done: Int, most: Int) { (stage.rawValue, Stage.ended.rawValue) }
    var hasEnded: Bool { stage == .ended }

    mutating func step() throws(ExperimentTrouble) {
        do throws(EditingError) {
            try carryOut(stage)
        } catch {
            throw ExperimentTrouble("\(error)")
        }
        stage = Stage(rawValue: stage.rawValue + 1) ?? .ended
    }

    private mutating func carryOut(_ stage: Stage) throws(EditingError) {
        switch stage {
        case .opening:
            findings.generator = try EditableGenerator(path: experiment.weights, precision: .double)
        case .analysis: try analyse()
        case .inside: findings.inside = try factor(findings.analysis?.grams.inside, .insidePursuit)
        case .outside: findings.outside = try factor(findings.analysis?.grams.outside, .outsidePursuit)
        case .projected:
            guard let inside = findings.inside, let outside = findings.outside, inside.rank > 0 else {
                return
            }
            findings.directions = try AttributeDirections(
                RegionSubspaces(inside: inside, outside: outside), relaxation: experiment.relaxation)
            findings.projected = try measure(.pursuit)
        case .truncated: findings.truncated = try measure(.truncation)
        case .pictures: findings.pictures = [try sheet()].compactMap { $0 }
        case .ended: return
        }
    }

    // MARK: - Stages

    private mutating func analyse() throws(EditingError) {
        guard let generator = findings.generator else { return }
        let box = PixelBox(rows: experiment.rows, columns: experiment.columns)
        let analysis = try Analysis(
            generator, at: try generator.latent(seed: experiment.image),
            region: try Region([box], size: generator.imageSize))
        findings.lambda = try (experiment.lambda.map { .value($0) } ?? PursuitWeight.scaled)
            .lambda(dimension: analysis.dimension)
        findings.analysis = analysis
    }

    private func factor(
        _ gram: NumericMatrix?, _ activity: EditingProgress.Activity
    ) throws(EditingError) -> LowRankFactor? {
        guard let gram else { return nil }
        return try LowRankFactor(gram, lambda: findings.lambda, activity: activity)
    }

    private func measure(_ method: EditingMethod) throws(EditingError) -> PrecisionMeasure? {
        guard let generator = findings.generator, let analysis = findings.analysis,
            let directions = findings.directions,
            let direction = try method.regionDirection(analysis, directions, attribute: experiment.direction)
        else { return nil }
        return try PrecisionMeasure(
            generator, analysis, method: method, direction: direction,
            reference: try directions.attribute(experiment.direction).direction,
            options: PrecisionOptions(alpha: experiment.alpha))
    }

    /// Both edits at five strengths, and how they differ from the image.
    private func sheet() throws(EditingError) -> Picture? {
        guard let generator = findings.generator, let analysis = findings.analysis,
            let directions = findings.directions, let matched = findings.projected?.matched.alpha
        else { return nil }
        let attribute = try directions.attribute(experiment.direction)
        var strips: [EditStrip] = []
        for (direction, alpha) in [
            (attribute.direction, experiment.alpha),
            (try directions.projected(experiment.direction), matched),
        ] {
            strips.append(
                try EditStrip(
                    generator, at: analysis.latent, LatentEdit(direction),
                    alphas: EditStrip.alphas(most: 2 * alpha, count: 5)))
        }
        let largest = strips.flatMap { strip in strip.images.indices.flatMap { strip.change($0) } }.max()
        var tiles: [[ContactSheet.Tile]] = []
        for strip in strips { tiles += try strip.tiles(largest: largest) }
        do throws(PictureError) {
            return try Picture(
                .sheet(
                    ContactSheet(
                        rowLabels: ["v", "change", "p", "change"], tiles: tiles)),
                caption:
                    "Along v, and along its projection p at strengths that change the region as much. The lighter, "
                    + "the more has changed.")
        } catch {
            throw .picture(error)
        }
    }

    // MARK: - The result

    func result() throws(ExperimentTrouble) -> ExperimentResult {
        guard let analysis = findings.analysis, let inside = findings.inside, let outside = findings.outside
        else { throw ExperimentTrouble("it did not come to an end") }
        var texts = [
            "d": "\(analysis.dimension)", "pixels": "\(analysis.region.count)", "rankA": "\(inside.rank)",
            "rankB": "\(outside.rank)", "settled": inside.isSettled && outside.isSettled ? "1" : "0",
            "gapA": DecimalText.relative(inside.gap), "gapB": DecimalText.relative(outside.gap),
        ]
        for (name, factor) in [("sigmaA", inside), ("sigmaB", outside)] where factor.rank > 0 {
            texts[name] = DecimalText.column(factor.values.prefix(Self.shown).map(abs))
        }
        texts.merge(measures) { $1 }
        return ExperimentResult(texts: texts, pictures: findings.pictures)
    }

    /// What the edits came to; empty where there was no direction to edit along.
    private var measures: [String: String] {
        guard let directions = findings.directions, let projected = findings.projected,
            directions.attributes.indices.contains(experiment.direction)
        else { return [:] }
        var texts = [
            "removed": "\(directions.ranks.projected)",
            "kept": DecimalText.number(directions.attributes[experiment.direction].projected.kept),
            "inside": DecimalText.number(projected.reference.inside),
            "outside": DecimalText.number(projected.reference.outside),
            "insideProjected": DecimalText.number(projected.change.inside),
            "outsideProjected": DecimalText.number(projected.change.outside),
        ]
        if let alpha = projected.matched.alpha, let change = projected.matched.change {
            texts["matchedAlpha"] = DecimalText.number(alpha)
            texts["outsideMatched"] = DecimalText.number(change.outside)
        }
        if let change = findings.truncated?.matched.change {
            texts["outsideTruncated"] = DecimalText.number(change.outside)
        }
        return texts
    }

    /// As many singular values are told.
    private static let shown = 8
}
