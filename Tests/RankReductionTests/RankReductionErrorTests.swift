import NumericAlgebra
import RankReduction
import Testing

@Suite struct RankReductionErrorTests {
    @Test(arguments: [
        (
            RankReductionError.dependentColumns(rank: 2, columns: 3),
            """
            the 3 columns of B are dependent: their rank is 2 as far as doubles can tell. \
            Leave out the columns that are combinations of others
            """
        ),
        (
            .rankTooLarge(rank: 5, outputs: 4),
            "5 independent columns do not fit into 4 rows: the rank is at most 4"
        ),
        (
            .notOrthonormal(deviation: 0.5),
            """
            the columns of Q are not orthonormal: QᵀQ differs from I by 0.5. \
            Give the matrix as B, and its Q is computed
            """
        ),
        (
            .imageTooSmall(dimension: 2, rank: 3),
            "the image of W has dimension 2: no Q of 3 columns lies inside it"
        ),
        (
            .shapesDiffer("Q", NumericShape(4, 2), "W", NumericShape(5, 3)),
            "Q is 4×2 and W is 5×3: they do not fit together"
        ),
        (
            .numeric(.notFinite(row: 0, column: 1)), "the entry in row 1, column 2 is not a finite number"
        ),
        (
            .unreadableBoundary("2"), "γ is '2'; it has to be above 0 and at most 1, as 1/40 or 0.025"
        ),
        (.unreadableShapes("not JSON", place: "the file"), "the file: not JSON"),
        (
            .waysNeedReductions(.joint, path: "l"),
            "joint is a way to combine two PRR files, and l is a LoRA file. Leave the way out"
        ),
        (
            .inLayer("a", path: "f", .rankTooLarge(rank: 5, outputs: 4)),
            "f, layer `a`: 5 independent columns do not fit into 4 rows: the rank is at most 4"
        ),
        (.interrupted, "interrupted"),
    ])
    func `each error says what and where`(error: RankReductionError, words: String) {
        #expect(error.description == words)
    }
}
