internal import NumericAlgebra
internal import Pictures

/// What `longhand pcp` found, as numbers; the object of `--json`.
struct PursuitReport: Encodable {
    let problem: PursuitProblem
    let outcome: PursuitOutcome
    /// Of L, descending, as many as its rank.
    let singularValues: [Double]
    /// Of M, descending, all of them.
    let spectrumOfM: [Double]

    /// - Throws: where an entry is not finite, or LAPACK finds no singular values.
    init(problem: PursuitProblem, outcome: PursuitOutcome) throws(NumericError) {
        self.problem = problem
        self.outcome = outcome
        spectrumOfM = try problem.matrix.singularValues()
        let low = outcome.result.lowRank
        singularValues = Array(try low.singularValues().prefix(outcome.result.rank))
    }

    private enum Key: String, CodingKey {
        case format, file, rows, columns, lambda, method, steps, settled, rank, cardinality, nuclearNorm
        case sparseNorm, objective, lowerBound, gap, residual, singularValues
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        let (result, proof) = (outcome.result, outcome.result.certificate)
        try fields.encode(1, forKey: .format)
        try fields.encode(problem.file, forKey: .file)
        try fields.encode(problem.matrix.rows, forKey: .rows)
        try fields.encode(problem.matrix.columns, forKey: .columns)
        try fields.encode(problem.lambda, forKey: .lambda)
        try fields.encode(problem.method.rawValue, forKey: .method)
        try fields.encode(result.iterations, forKey: .steps)
        try fields.encode(result.isSettled, forKey: .settled)
        try fields.encode(result.rank, forKey: .rank)
        try fields.encode(result.cardinality, forKey: .cardinality)
        try fields.encode(nuclearNorm, forKey: .nuclearNorm)
        try fields.encode(proof.objective - nuclearNorm, forKey: .sparseNorm)
        try fields.encode(proof.objective, forKey: .objective)
        try fields.encode(proof.lowerBound, forKey: .lowerBound)
        try fields.encode(proof.gap, forKey: .gap)
        try fields.encode(proof.residual, forKey: .residual)
        try fields.encode(singularValues, forKey: .singularValues)
    }

    var nuclearNorm: Double { singularValues.reduce(0, +) }

    /// For the file of the parts: what they are parts of.
    var metadata: [String: String] {
        [
            "what": "L + S = M by principal component pursuit; W is the dual of the certificate",
            "lambda": "\(problem.lambda)", "rank": "\(outcome.result.rank)",
            "\(PursuitTargets.Name.penalty)": "\(outcome.result.penalty)",
            "gap": "\(outcome.result.certificate.gap)", "residual": "\(outcome.result.certificate.residual)",
        ]
    }

    /// Why the parts are not what was asked for.
    var unsettled: String {
        let proof = outcome.result.certificate
        return
            "not settled after \(outcome.result.iterations) steps: the gap is \(Digits(count: 2).text(proof.gap)) and the "
            + "residual \(Digits(count: 2).text(proof.residual)). Allow more with --steps, or less accuracy with --gap."
    }
}
