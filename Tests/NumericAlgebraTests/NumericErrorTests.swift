import NumericAlgebra
import Testing

@Suite struct NumericErrorTests {
    /// A 3×3 matrix with `value` in row 2, column 3, counted from one; symmetric where that can be.
    private func spoiled(_ value: Double) -> NumericMatrix {
        var a = NumericMatrix.identity(3)
        a[1, 2] = value
        return a
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `every factorisation refuses a number that is not finite, with its place`(value: Double) {
        let a = spoiled(value)
        let place = NumericError.notFinite(row: 1, column: 2)
        #expect(throws: place) { try a.svd() }
        #expect(throws: place) { try a.fullSVD() }
        #expect(throws: place) { try a.singularValues() }
        #expect(throws: place) { try a.symmetricEigendecomposition() }
        #expect(throws: place) { try a.eigenvalues() }
        #expect(throws: place) { try a.qr() }
        #expect(throws: place) { try a.lu() }
        #expect(throws: place) { try a.norm() }
        #expect(throws: place) { try a.leastSquares(.identity(3)) }
        #expect(throws: place) { try NumericMatrix.identity(3).leastSquares(a) }
        #expect(throws: place) { try NumericMatrix.identity(3).solve(a) }
    }

    @Test func `shapes that do not fit are refused`() {
        let (wide, square) = (NumericMatrix.zeros(2, 3), NumericMatrix.identity(2))
        #expect(throws: NumericError.shapeMismatch(operation: "product", left: wide.shape, right: wide.shape))
        {
            try wide * wide
        }
        #expect(throws: NumericError.shapeMismatch(operation: "sum", left: wide.shape, right: square.shape)) {
            try wide + square
        }
        #expect(throws: NumericError.notSquare(operation: "eigenvalues", shape: wide.shape)) {
            try wide.eigenvalues()
        }
        #expect(throws: NumericError.wrongEntryCount(shape: wide.shape, count: 5)) {
            try NumericMatrix(rows: 2, columns: 3, rowMajor: [1, 2, 3, 4, 5])
        }
        #expect(throws: NumericError.self) { try NumericMatrix(rows: -1, columns: -1, columnMajor: [1]) }
        #expect(throws: NumericError.tooLarge(shape: NumericShape(.max, 2))) {
            try NumericMatrix(rows: .max, columns: 2, columnMajor: [])
        }
    }

    @Test func `a singular matrix is refused with the pivot`() throws {
        let a = try NumericMatrix(rows: 2, columns: 2, rowMajor: [1, 2, 2, 4])
        #expect(throws: NumericError.singular(operation: "solve", pivot: 1)) { try a.solve(.identity(2)) }
        #expect(throws: NumericError.singular(operation: "least squares", pivot: 1)) {
            try NumericMatrix.diagonal([1, 0]).leastSquares(.identity(2))
        }
    }

    @Test(arguments: [
        (
            NumericError.notFinite(row: 1, column: 2),
            "the entry in row 2, column 3 is not a finite number"
        ),
        (.wrongEntryCount(shape: NumericShape(2, 3), count: 5), "5 entries do not make a 2×3 matrix"),
        (
            .shapeMismatch(operation: "sum", left: NumericShape(2, 3), right: NumericShape(2, 2)),
            "sum: a 2×3 matrix and a 2×2 matrix do not fit together"
        ),
        (
            .notSquare(operation: "the determinant", shape: NumericShape(2, 3)),
            "the determinant needs a square matrix; this one is 2×3"
        ),
        (
            .notSymmetric(row: 0, column: 2),
            """
            the matrix is not symmetric: the entries in row 1, column 3 and in row 3, column 1 differ
            """
        ),
        (.singular(operation: "solve", pivot: 1), "solve: the matrix is singular (pivot 2 is zero)"),
        (.notConverged(routine: "dgeev"), "dgeev did not converge"),
        (.tooLarge(shape: NumericShape(9, 8)), "a 9×8 matrix is too large to be factored here"),
        (
            .illegalArgument(routine: "dgeev", position: 3),
            "internal fault: argument 3 of dgeev was refused"
        ),
    ])
    func `each error says what and where`(error: NumericError, words: String) {
        #expect(error.description == words)
    }
}
