extension ExperimentTable {
    /// `lowrankgan`.
    static let localEdit = ExperimentTable(
        summary:
            "One region of a generated image is edited along a direction, unprojected and projected into the "
            + "null space of the rest.",
        parameters: [
            ExperimentParameter(
                "weights", .file(ending: "safetensors"), isRequired: true,
                "The generator, a file in the lesson's folder."),
            ExperimentParameter(
                "region", .matrix, isRequired: true,
                "A box [first row, last row; first column, last column] of pixels, counted from 1."),
            ExperimentParameter(
                "image", .wholeNumber(0...1_000_000), isRequired: true,
                "The number of the image: any draws one."),
            ExperimentParameter(
                "lambda", .positiveNumber,
                "The price of an entry; 1/(2.65 √d) if left out, d the latent's length."),
            ExperimentParameter(
                "direction", .wholeNumber(1...512),
                "Which right singular vector of L_A; the first if left out."),
            ExperimentParameter(
                "relax", .wholeNumber(0...512), "How many vectors leave B₁ for more effect; none if left out."
            ),
            ExperimentParameter("alpha", .positiveNumber, "The strength of the edit; 7/10 if left out."),
        ],
        results: [
            ExperimentQuantity("d", .wholeNumber), ExperimentQuantity("pixels", .wholeNumber),
            ExperimentQuantity("rankA", .wholeNumber), ExperimentQuantity("rankB", .wholeNumber),
            ExperimentQuantity("removed", .wholeNumber), ExperimentQuantity("kept", .decimal),
            ExperimentQuantity("inside", .decimal), ExperimentQuantity("outside", .decimal),
            ExperimentQuantity("insideProjected", .decimal), ExperimentQuantity("outsideProjected", .decimal),
            ExperimentQuantity("matchedAlpha", .decimal), ExperimentQuantity("outsideMatched", .decimal),
            ExperimentQuantity("outsideTruncated", .decimal), ExperimentQuantity("gapA", .decimal),
            ExperimentQuantity("gapB", .decimal), ExperimentQuantity("settled", .wholeNumber),
            ExperimentQuantity("sigmaA", .matrix), ExperimentQuantity("sigmaB", .matrix),
        ])
}
