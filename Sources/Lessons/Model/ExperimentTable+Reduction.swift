extension ExperimentTable {
    /// `reduction`.
    static let reduction = ExperimentTable(
        summary: "A weight W of a network loses the directions of a random Q: W − QQᵀW, and its rank.",
        parameters: [
            .weights, .layer,
            ExperimentParameter("r", .rank, isRequired: true, "How many columns Q has."),
            ExperimentParameter(
                "lies", .oneOf(["anywhere", "inside"]),
                "Where the columns of Q lie: anywhere, or inside the image of W; anywhere if left out."),
            .seed,
        ],
        results: [
            ExperimentQuantity("rows", .wholeNumber), ExperimentQuantity("columns", .wholeNumber),
            ExperimentQuantity("before", .wholeNumber), ExperimentQuantity("common", .wholeNumber),
            ExperimentQuantity("predicted", .wholeNumber), ExperimentQuantity("rank", .wholeNumber),
            ExperimentQuantity("share", .decimal), ExperimentQuantity("smallest", .decimal),
            ExperimentQuantity("next", .decimal), ExperimentQuantity("sigma", .matrix),
        ])

    /// `combination`.
    static let combination = ExperimentTable(
        summary:
            "A weight W loses the directions of two random Q: one after the other, jointly, and as a sum.",
        parameters: [
            .weights, .layer,
            ExperimentParameter("first", .rank, isRequired: true, "How many columns Q₁ has."),
            ExperimentParameter("second", .rank, isRequired: true, "How many columns Q₂ has."),
            .seed,
        ],
        results: [
            ExperimentQuantity("rows", .wholeNumber), ExperimentQuantity("columns", .wholeNumber),
            ExperimentQuantity("before", .wholeNumber), ExperimentQuantity("sequential", .wholeNumber),
            ExperimentQuantity("joint", .wholeNumber), ExperimentQuantity("sum", .wholeNumber),
            ExperimentQuantity("predictedSequential", .wholeNumber),
            ExperimentQuantity("predictedJoint", .wholeNumber),
            ExperimentQuantity("predictedSum", .wholeNumber), ExperimentQuantity("apart", .decimal),
            ExperimentQuantity("gap", .decimal), ExperimentQuantity("cosines", .matrix),
        ])
}

extension ExperimentParameter {
    fileprivate static let weights = ExperimentParameter(
        "weights", .file(ending: "safetensors"), isRequired: true,
        "The weights of a network, a file in the lesson's folder.")
    fileprivate static let layer = ExperimentParameter(
        "layer", .layerName, isRequired: true,
        "The layer whose weight is W; a convolution's is output channels × all that one of them is made of.")
    fileprivate static let seed = ExperimentParameter(
        "seed", .wholeNumber(0...1_000_000), "Draws the directions; 1 if left out.")
}

extension ExperimentParameter.Kind {
    fileprivate static let rank = ExperimentParameter.Kind.wholeNumber(0...512)
}
