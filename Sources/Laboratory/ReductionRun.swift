internal import LowRankGAN
internal import NumericAlgebra
internal import Pictures
internal import RankReduction
internal import Tutoring

/// `reduction`: a weight before and after W − QQᵀW, in one step.
struct ReductionRun: Steppable {
    private let experiment: Experiment.Reduction
    private var found: ExperimentResult?

    init(_ experiment: Experiment.Reduction) { self.experiment = experiment }

    var progress: (done: Int, most: Int) { (found == nil ? 0 : 1, 1) }
    var hasEnded: Bool { found != nil }

    mutating func step() throws(ExperimentTrouble) {
        let weight = try experiment.weight.matrix()
        do {
            let reduction = try reduction(of: weight)
            found = try Self.result(of: reduction, on: weight)
        } catch {
            throw ExperimentTrouble("\(error)")
        }
    }

    func result() throws(ExperimentTrouble) -> ExperimentResult {
        guard let found else { throw ExperimentTrouble("it did not come to an end") }
        return found
    }

    private func reduction(of weight: NumericMatrix) throws(RankReductionError) -> ImageReduction {
        var random = SeededRandom(seed: experiment.seed)
        switch experiment.place {
        case .anywhere:
            return try .free(outputs: weight.rows, rank: experiment.rank, using: &random)
        case .inside: return try .inside(imageOf: weight, rank: experiment.rank, using: &random)
        }
    }

    private static func result(
        of reduction: ImageReduction, on weight: NumericMatrix
    ) throws -> ExperimentResult {
        let law = try reduction.rankLaw(on: weight)
        let removed = try (reduction.q.transposed * weight).norm()
        let whole = try weight.norm()
        var texts = [
            "rows": "\(weight.rows)", "columns": "\(weight.columns)", "before": "\(law.rankOfWeight)",
            "common": "\(law.intersection)", "predicted": "\(law.predicted)", "rank": "\(law.found)",
            "share": DecimalText.number(whole > 0 ? removed / whole : 0),
            "sigma": DecimalText.column(Array(law.singularValues.prefix(shown))),
        ]
        if law.found > 0 { texts["smallest"] = DecimalText.number(law.singularValues[law.found - 1]) }
        if law.found < law.singularValues.count {
            texts["next"] = DecimalText.relative(law.singularValues[law.found])
        }
        return ExperimentResult(
            texts: texts,
            pictures: [picture(try weight.singularValues(), law.singularValues)].compactMap { $0 })
    }

    /// The singular values before and after.
    private static func picture(_ before: [Double], _ after: [Double]) -> Picture? {
        try? Picture(
            .plot(
                LinePlot([
                    LinePlot.Series("W", values: before), LinePlot.Series("W − QQᵀW", values: after),
                ])),
            caption: "The singular values of both, the largest first.")
    }

    /// As many singular values are told.
    private static let shown = 8
}
