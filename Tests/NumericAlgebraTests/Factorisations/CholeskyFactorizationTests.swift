import NumericAlgebra
import Testing

@Suite struct CholeskyFactorizationTests {
    @Test(arguments: testSizes)
    func `Cholesky multiplies back, solves and inverts`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for kind in [Kind.plain, .tiny, .huge] {
                let a = try DenseMatrix<Scalar>.positiveDefinite(n, seed: UInt64(n + 1))
                    .scaled(by: kind.scale(of: precision))
                let factor = try a.cholesky()
                for i in 0..<n {
                    #expect(factor.lower[i, i] > 0)
                    #expect((0..<i).allSatisfy { factor.lower[$0, i] == 0 })
                }
                #expect(try ratio(a - factor.reconstructed(), to: a) < 50)
                let b = try kind.matrix(n, 3, seed: 2, of: precision)
                let x = try factor.solve(b)
                let rounding = Scalar(50 * max(n, 1)) * .ulpOfOne
                #expect(try (a * x - b).norm(.one) <= rounding * (a.norm(.one) * x.norm(.one)))
                let inverse = try factor.inverse()
                let size = try a.norm(.one) * inverse.norm(.one)
                #expect(try (inverse * a - .identity(n)).norm(.one) <= rounding * size)
                #expect(inverse == inverse.transposed)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `a leading dimension that is a multiple of 512 changes nothing`() throws {
        let a = try NumericMatrix.positiveDefinite(512, seed: 1)
        let factor = try a.cholesky()
        #expect(try ratio(a - factor.reconstructed(), to: a) < 50)
        #expect(try (factor.inverse() * a - .identity(512)).norm(.one) < 1e-8)
    }

    @Test func `the factor and the determinant of a matrix known by hand`() throws {
        let a = try NumericMatrix(rows: 3, columns: 3, rowMajor: [4, 2, 6, 2, 10, 9, 6, 9, 14])
        let factor = try a.cholesky()
        #expect(
            try factor.lower == NumericMatrix(rows: 3, columns: 3, rowMajor: [2, 0, 0, 1, 3, 0, 3, 2, 1]))
        #expect(factor.determinant == 36)
        #expect((factor.determinantLogarithm - 3.58351893845611).magnitude < 1e-13)
        #expect(try NumericMatrix.zeros(0, 0).cholesky().determinant == 1)
        let small = try NumericMatrix.identity(4).scaled(by: 0x1p-400).cholesky()
        #expect(small.determinant == 0)
        #expect((small.determinantLogarithm + 1109.03548889591).magnitude < 1e-9)
    }

    @Test(arguments: 1...3)
    func `the first leading block that is not positive definite is named`(order: Int) throws {
        var entries = [1.0, 1, 1]
        entries[order - 1] = -1
        #expect(throws: NumericError.notPositiveDefinite(order: order)) {
            try NumericMatrix.diagonal(entries).cholesky()
        }
        #expect(throws: NumericError.notPositiveDefinite(order: 1)) {
            try NumericMatrix.zeros(2, 2).cholesky()
        }
    }
}
