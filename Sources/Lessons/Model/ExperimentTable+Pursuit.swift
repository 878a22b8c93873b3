extension ExperimentTable {
    /// `pcp`.
    static let pursuit = ExperimentTable(
        summary: "Principal component pursuit: M as the sum of a part of low rank and a sparse one.",
        parameters: [
            ExperimentParameter(
                "M", .matrix, isRequired: true,
                "The matrix, at most \(ExperimentParameter.largestSide)×\(ExperimentParameter.largestSide)."),
            ExperimentParameter("lambda", .positiveNumber, isRequired: true, "The price of an entry."),
            ExperimentParameter(
                "mu", .positiveNumber, "The fixed size of the steps; left out, one that suits M."),
            ExperimentParameter(
                "stop", .oneOf(["gap", "residual"]),
                "When it ends: gap (residual and duality gap are small) or residual (that alone)."),
            ExperimentParameter("steps", .count(1...5_000), "At most so many steps; 2000 if left out."),
        ],
        results: [
            ExperimentQuantity("iterations", .wholeNumber), ExperimentQuantity("residual", .decimal),
            ExperimentQuantity("gap", .decimal), ExperimentQuantity("objective", .decimal),
            ExperimentQuantity("rank", .wholeNumber), ExperimentQuantity("cardinality", .wholeNumber),
            ExperimentQuantity("settled", .wholeNumber), ExperimentQuantity("L", .matrix),
            ExperimentQuantity("S", .matrix), ExperimentQuantity("W", .matrix),
        ])
}
