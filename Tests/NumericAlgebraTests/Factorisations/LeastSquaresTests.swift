import NumericAlgebra
import Testing

@Suite struct LeastSquaresTests {
    @Test(arguments: testSizes, testSizes)
    func `least squares leaves a residual orthogonal to the columns, or none`(m: Int, n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for kind in [Kind.plain, .tiny, .huge, .repeated] {
                let a = try kind.matrix(m, n, seed: UInt64(m + n), of: precision)
                let b = try kind.matrix(m, 2, seed: 3, of: precision)
                let x = try a.leastSquares(b)
                #expect(x.shape == NumericShape(n, 2))
                try expectLeast(x, a, b, scale: kind.scale(of: precision))
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: testSizes, testSizes)
    func `least squares by singular values take every rank and give the shortest`(m: Int, n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.matrix(m, n, seed: UInt64(seed + m + n), of: precision)
                let b = try kind.matrix(m, 2, seed: 3, of: precision)
                let found = try a.rankRevealingLeastSquares(b)
                #expect(found.solution.shape == NumericShape(n, 2))
                #expect(found.rank == kind.rank(min(m, n)))
                let values = try a.singularValues()
                let allowed = 50 * Scalar(max(m, n)) * .ulpOfOne * (values.first ?? 0)
                #expect(zip(values, found.singularValues).allSatisfy { ($0 - $1).magnitude <= allowed })
                #expect(found.singularValues.count == min(m, n))
                try expectLeast(found.solution, a, b, scale: kind.scale(of: precision))
                try expectShortest(found.solution, a, rank: found.rank)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `singular values up to the tolerance count as zero`() throws {
        let a = NumericMatrix.diagonal([4, 2, 1])
        let found = try a.rankRevealingLeastSquares(
            NumericMatrix(rows: 3, columns: 1, columnMajor: [4, 4, 4]), relativeTolerance: 0.3)
        #expect(found.rank == 2)
        let expected = try NumericMatrix(rows: 3, columns: 1, columnMajor: [1, 2, 0])
        #expect(try (found.solution - expected).norm() < 1e-14)
        for (tolerance, value) in [(-0.5, -0.5), (1.0, 1.0), (.infinity, .infinity)] {
            #expect(
                throws: NumericError.outOfRange(
                    name: "relativeTolerance", value: value, wanted: "0 or above, and less than 1")
            ) {
                try a.rankRevealingLeastSquares(.identity(3), relativeTolerance: tolerance)
            }
        }
        #expect(throws: NumericError.self) {
            try a.rankRevealingLeastSquares(.identity(3), relativeTolerance: .nan)
        }
    }

    /// The residual is orthogonal to the columns of A: that is what least means.
    private func expectLeast<Scalar>(
        _ x: DenseMatrix<Scalar>, _ a: DenseMatrix<Scalar>, _ b: DenseMatrix<Scalar>, scale: Scalar
    ) throws {
        // Powers of two: scaling back to 1 is exact and keeps the products in range.
        let (unit, target) = (a.scaled(by: 1 / scale), b.scaled(by: 1 / scale))
        let residual = try unit * x - target
        let size = try unit.norm(.one) * x.norm(.one) + target.norm(.one)
        let factor = 50 * Scalar(max(a.rows, a.columns, 1)) * Scalar.ulpOfOne
        let allowed = try factor * size * max(1, unit.norm(.one))
        #expect(try (unit.transposedView * residual).norm(.one) <= allowed)
    }

    /// The shortest solution is orthogonal to everything that A sends to zero.
    private func expectShortest<Scalar>(
        _ x: DenseMatrix<Scalar>, _ a: DenseMatrix<Scalar>, rank: Int
    ) throws {
        let svd = try a.fullSVD()
        let kernel = svd.vTransposed[rows: rank..<a.columns]
        let allowed = try 1_000 * Scalar(max(a.rows, a.columns, 1)) * .ulpOfOne * x.norm()
        #expect(try (kernel * x).norm() <= allowed * (try condition(svd, rank: rank)))
    }

    private func condition<Scalar>(_ svd: FullSVD<Scalar>, rank: Int) throws -> Scalar {
        rank == 0 ? 1 : (svd.singularValues.first ?? 1) / svd.singularValues[rank - 1]
    }
}
