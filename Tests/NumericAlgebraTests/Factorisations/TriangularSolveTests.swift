import NumericAlgebra
import Testing

@Suite struct TriangularSolveTests {
    @Test(arguments: testSizes)
    func `a triangular solve leaves a residual of rounding size and uses one half alone`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (kind, triangle) in [
                (Kind.plain, Triangle.lower), (.plain, .upper), (.tiny, .lower), (.huge, .upper),
            ] {
                // A dominant diagonal, or the solution of a large random triangle grows without bound.
                let scale = kind.scale(of: precision)
                let noise = try Kind.plain.matrix(n, n, seed: UInt64(n), of: precision)
                let whole = try (noise + .identity(n).scaled(by: Scalar(n + 1))).scaled(by: scale)
                let half = half(whole, triangle)
                let b = try kind.matrix(n, 3, seed: 2, of: precision)
                let x = try whole.solve(b, as: triangle)
                let rounding = Scalar(50 * max(n, 1)) * .ulpOfOne
                #expect(try (half * x - b).norm(.one) <= rounding * (half.norm(.one) * x.norm(.one)))
                let other = triangle == .lower ? Triangle.upper : .lower
                let y = try whole.transposedView.solve(b, as: other)
                #expect(
                    try (half.transposedView * y - b).norm(.one)
                        <= rounding * (half.norm(.infinity) * y.norm(.one)))
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `ones may stand for the diagonal, and a part of a matrix may be the triangle`() throws {
        let a = try NumericMatrix(rows: 3, columns: 3, rowMajor: [0, 9, 9, 9, 0, 5, 9, 2, 0])
        let b = try NumericMatrix(rows: 2, columns: 1, columnMajor: [1, 7])
        let block = a[rows: 1..<3, columns: 1..<3]
        #expect(try block.solve(b, as: .lower, hasUnitDiagonal: true).values == [1, 5])
        #expect(try block.solve(b, as: .upper, hasUnitDiagonal: true).values == [-34, 7])
        #expect(throws: NumericError.singular(operation: "triangular solve", pivot: 0)) {
            try block.solve(b, as: .lower)
        }
    }

    private func half<Scalar>(_ a: DenseMatrix<Scalar>, _ triangle: Triangle) -> DenseMatrix<Scalar> {
        var result = a
        for j in 0..<a.columns {
            for i in 0..<a.rows where triangle == .lower ? i < j : i > j { result[i, j] = 0 }
        }
        return result
    }
}
