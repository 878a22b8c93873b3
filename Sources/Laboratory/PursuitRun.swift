internal import NumericAlgebra
internal import Tutoring

/// `pcp`: principal component pursuit as printed, one iteration a step.
struct PursuitRun: Steppable {
    private var pursuit: PrincipalComponentPursuit

    init(_ experiment: Experiment.Pursuit) throws(ExperimentTrouble) {
        do {
            let columns = experiment.matrix.first?.count ?? 0
            let matrix = try NumericMatrix(
                rows: experiment.matrix.count, columns: columns,
                rowMajor: experiment.matrix.flatMap { $0 })
            let stop: PursuitOptions.Stop =
                switch experiment.stop {
                case .gap: .gap
                case .residual: .residual
                }
            pursuit = try PrincipalComponentPursuit(
                matrix,
                options: PursuitOptions(
                    lambda: experiment.lambda, method: .fixedPenalty, mu: experiment.mu, stop: stop,
                    maximumSteps: experiment.steps))
        } catch {
            throw ExperimentTrouble("\(error)")
        }
    }

    var progress: (done: Int, most: Int) { (pursuit.steps, pursuit.options.maximumSteps) }
    var hasEnded: Bool { pursuit.hasEnded }

    mutating func step() throws(ExperimentTrouble) {
        do {
            try pursuit.advance()
        } catch {
            throw ExperimentTrouble("\(error)")
        }
    }

    func result() throws(ExperimentTrouble) -> ExperimentResult {
        do {
            let found = try pursuit.result()
            let proof = found.certificate
            return ExperimentResult(texts: [
                "iterations": "\(found.iterations)", "rank": "\(found.rank)",
                "cardinality": "\(found.cardinality)", "settled": found.isSettled ? "1" : "0",
                "residual": DecimalText.relative(proof.residual), "gap": DecimalText.relative(proof.gap),
                "objective": DecimalText.number(proof.objective), "L": DecimalText.matrix(found.lowRank),
                "S": DecimalText.matrix(found.sparse), "W": DecimalText.matrix(proof.dual),
            ])
        } catch {
            throw ExperimentTrouble("\(error)")
        }
    }
}
