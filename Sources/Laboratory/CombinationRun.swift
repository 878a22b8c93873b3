internal import LowRankGAN
internal import NumericAlgebra
internal import RankReduction
internal import Tutoring

/// `combination`: two reductions of one weight, combined in three ways, in one step.
struct CombinationRun: Steppable {
    private let experiment: Experiment.Combination
    private var found: ExperimentResult?

    init(_ experiment: Experiment.Combination) { self.experiment = experiment }

    var progress: (done: Int, most: Int) { (found == nil ? 0 : 1, 1) }
    var hasEnded: Bool { found != nil }

    mutating func step() throws(ExperimentTrouble) {
        let weight = try experiment.weight.matrix()
        do {
            var random = SeededRandom(seed: experiment.seed)
            var reductions: [ImageReduction] = []
            for rank in experiment.ranks {
                reductions.append(try .free(outputs: weight.rows, rank: rank, using: &random))
            }
            found = try Self.result(of: ReductionPair(reductions[0], then: reductions[1]), on: weight)
        } catch {
            throw ExperimentTrouble("\(error)")
        }
    }

    func result() throws(ExperimentTrouble) -> ExperimentResult {
        guard let found else { throw ExperimentTrouble("it did not come to an end") }
        return found
    }

    private static func result(
        of pair: ReductionPair, on weight: NumericMatrix
    ) throws -> ExperimentResult {
        var texts = [
            "rows": "\(weight.rows)", "columns": "\(weight.columns)",
            "gap": DecimalText.number(try pair.foundGap()),
            "cosines": DecimalText.column(Array(pair.angles.cosines.prefix(shown))),
        ]
        for way in Combination.allCases {
            let law = try pair.rankLaw(of: way, on: weight)
            texts["before"] = "\(law.rankOfWeight)"
            texts[way.rawValue] = "\(law.found)"
            texts["predicted" + way.rawValue.prefix(1).uppercased() + way.rawValue.dropFirst()] =
                "\(law.predicted)"
        }
        let difference = try pair.applied(.sequential, to: weight) - pair.applied(.joint, to: weight)
        let (apart, whole) = (try difference.norm(), try weight.norm())
        texts["apart"] = DecimalText.number(whole > 0 ? apart / whole : 0)
        if pair.angles.cosines.isEmpty { texts["cosines"] = nil }
        return ExperimentResult(texts: texts)
    }

    /// As many cosines are told.
    private static let shown = 8
}
