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
        let (a, one) = (spoiled(value), NumericMatrix.identity(3))
        let place = NumericError.notFinite(row: 1, column: 2)
        #expect(throws: place) { try a.svd() }
        #expect(throws: place) { try a.fullSVD() }
        #expect(throws: place) { try a.singularValues() }
        #expect(throws: place) { try a.rank() }
        #expect(throws: place) { try a.symmetricEigendecomposition() }
        #expect(throws: place) { try a.symmetricEigenvalues() }
        #expect(throws: place) { try a.symmetricEigendecomposition(in: .indices(0..<1)) }
        #expect(throws: place) { try a.symmetricEigenvalues(in: .values(0...1)) }
        #expect(throws: place) { try a.symmetricEigendecomposition(relativeTo: one) }
        #expect(throws: place) { try a.symmetricEigendecomposition(relativeTo: one, in: .indices(0..<1)) }
        #expect(throws: place) { try a.eigenvalues() }
        #expect(throws: place) { try a.eigendecomposition() }
        #expect(throws: place) { try a.qr() }
        #expect(throws: place) { try a.pivotedQR() }
        #expect(throws: place) { try a.lu() }
        #expect(throws: place) { try a.inverse() }
        #expect(throws: place) { try a.cholesky() }
        #expect(throws: place) { try a.solve(one, as: .lower) }
        #expect(throws: place) { try a.leastSquares(one) }
        #expect(throws: place) { try a.rankRevealingLeastSquares(one) }
        for norm in NumericNorm.allCases { #expect(throws: place) { try a.norm(norm) } }
        for norm in ConditionNorm.allCases { #expect(throws: place) { try a.conditionNumber(in: norm) } }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `every right-hand side that is not finite is refused with the place`(value: Double) {
        let (b, one) = (spoiled(value), NumericMatrix.identity(3))
        let place = NumericError.notFinite(row: 1, column: 2)
        #expect(throws: place) { try one.leastSquares(b) }
        #expect(throws: place) { try one.rankRevealingLeastSquares(b) }
        #expect(throws: place) { try one.solve(b) }
        #expect(throws: place) { try one.solve(b, as: .upper) }
        #expect(throws: place) { try one.cholesky().solve(b) }
        #expect(throws: place) { try one.qr().solve(b) }
        #expect(throws: place) { try one.pivotedQR().solve(b) }
        #expect(throws: place) { try one.svd().solve(b) }
        #expect(throws: place) { try one.symmetricEigendecomposition(relativeTo: b) }
    }

    @Test func `single precision is checked like double`() throws {
        for place in [(0, 0), (16, 3), (33, 4)] {
            var a = try Kind.plain.matrix(34, 5, seed: 1, of: Float.self)
            a[place.0, place.1] = .nan
            #expect(throws: NumericError.notFinite(row: place.0, column: place.1)) { try a.singularValues() }
        }
    }

    @Test func `every solver refuses a right-hand side of another height`() throws {
        let (one, b) = (NumericMatrix.identity(3), NumericMatrix.zeros(2, 1))
        func refusal(_ operation: String) -> NumericError {
            .shapeMismatch(operation: operation, left: one.shape, right: b.shape)
        }
        #expect(throws: refusal("solve")) { try one.solve(b) }
        #expect(throws: refusal("solve")) { try one.cholesky().solve(b) }
        #expect(throws: refusal("triangular solve")) { try one.solve(b, as: .lower) }
        #expect(throws: refusal("least squares")) { try one.leastSquares(b) }
        #expect(throws: refusal("least squares")) { try one.rankRevealingLeastSquares(b) }
        #expect(throws: refusal("least squares")) { try one.qr().solve(b) }
        #expect(throws: refusal("least squares")) { try one.pivotedQR().solve(b) }
        #expect(throws: refusal("least squares")) { try one.svd().solve(b) }
        let two = NumericMatrix.identity(2)
        #expect(
            throws: NumericError.shapeMismatch(
                operation: "generalised eigenvalues", left: one.shape, right: two.shape)
        ) {
            try one.symmetricEigendecomposition(relativeTo: two)
        }
    }

    @Test func `what needs a square matrix refuses another`() {
        let wide = NumericMatrix.zeros(2, 3)
        func refusal(_ operation: String) -> NumericError {
            .notSquare(operation: operation, shape: wide.shape)
        }
        #expect(throws: refusal("eigenvalues")) { try wide.eigenvalues() }
        #expect(throws: refusal("eigenvalues")) { try wide.eigendecomposition() }
        #expect(throws: refusal("the symmetric eigenvalue problem")) { try wide.symmetricEigenvalues() }
        #expect(throws: refusal("the LU factorisation")) { try wide.determinant() }
        #expect(throws: refusal("the LU factorisation")) { try wide.inverse() }
        #expect(throws: refusal("the Cholesky factorisation")) { try wide.cholesky() }
        #expect(throws: refusal("a triangular solve")) { try wide.solve(.zeros(2, 1), as: .lower) }
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
        #expect(throws: NumericError.wrongEntryCount(shape: wide.shape, count: 5)) {
            try NumericMatrix(rows: 2, columns: 3, rowMajor: [1, 2, 3, 4, 5])
        }
        #expect(throws: NumericError.self) { try NumericMatrix(rows: -1, columns: -1, columnMajor: [1]) }
        #expect(throws: NumericError.tooLarge(shape: NumericShape(.max, 2))) {
            try NumericMatrix(rows: .max, columns: 2, columnMajor: [])
        }
    }

    @Test func `factors that would be too large are refused before memory is asked for`() throws {
        let (tall, flat) = (NumericMatrix.zeros(20_000, 1), NumericMatrix.zeros(0, 20_000))
        #expect(throws: NumericError.tooLarge(shape: tall.shape)) { try tall.fullSVD() }
        #expect(throws: NumericError.tooLarge(shape: flat.shape)) { try flat.fullSVD() }
        #expect(throws: NumericError.tooLarge(shape: NumericShape(20_000, 20_000))) { try tall.qr().fullQ() }
        #expect(try tall.svd().singularValues == [0])
    }

    @Test func `a singular matrix is refused with the pivot`() throws {
        let a = try NumericMatrix(rows: 2, columns: 2, rowMajor: [1, 2, 2, 4])
        #expect(throws: NumericError.singular(operation: "solve", pivot: 1)) { try a.solve(.identity(2)) }
        #expect(throws: NumericError.singular(operation: "inverse", pivot: 1)) { try a.inverse() }
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
        (
            .notPositiveDefinite(order: 2),
            """
            the matrix is not positive definite: its leading 2×2 block has no positive determinant; \
            LU needs none
            """
        ),
        (
            .singular(operation: "solve", pivot: 1),
            """
            solve: the matrix is singular (pivot 2 is zero); least squares by singular values take every rank
            """
        ),
        (.notConverged(routine: "dgeev"), "dgeev did not converge; another scale or order may help"),
        (
            .tooLarge(shape: NumericShape(9, 8)),
            """
            a 9×8 matrix is too large to be factored here: at most 268435456 entries, and 16384 in the \
            smaller dimension
            """
        ),
        (
            .outOfRange(name: "lambda", value: -1, wanted: "0 or above"),
            "`lambda` is -1.0; it has to be 0 or above"
        ),
        (
            .illegalArgument(routine: "dgeev", position: 3),
            "internal fault: argument 3 of dgeev was refused"
        ),
    ])
    func `each error says what and where`(error: NumericError, words: String) {
        #expect(error.description == words)
    }
}
