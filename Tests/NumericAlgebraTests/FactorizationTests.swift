import NumericAlgebra
import Testing

@Suite struct FactorizationTests {
    @Test(arguments: testSizes, testSizes)
    func `QR multiplies back, R is upper triangular, Q orthonormal and completed`(m: Int, n: Int) throws {
        for (seed, kind) in Kind.allCases.enumerated() {
            let a = try kind.matrix(m, n, seed: UInt64(seed + 10 * m + n))
            let qr = try a.qr()
            #expect(qr.q.shape == NumericShape(m, min(m, n)))
            #expect(qr.r.shape == NumericShape(min(m, n), n))
            #expect(try ratio(a - qr.reconstructed(), to: a) < 50)
            #expect(try orthogonalityRatio(qr.q) < 50)
            for i in 0..<qr.r.rows { #expect((0..<min(i, n)).allSatisfy { qr.r[i, $0] == 0 }) }
            let full = try qr.fullQ()
            #expect(full.shape == NumericShape(m, m))
            #expect(try orthogonalityRatio(full) < 50)
            #expect(try (full.columns(in: 0..<min(m, n)) - qr.q).norm() < 1e-12)
        }
    }

    @Test(arguments: testSizes)
    func `LU multiplies back, singular matrices too`(n: Int) throws {
        for (seed, kind) in Kind.allCases.enumerated() {
            let a = try kind.matrix(n, n, seed: UInt64(seed + 10 * n))
            let lu = try a.lu()
            #expect(try ratio(a - lu.reconstructed(), to: a) < 50)
            let (lower, upper) = (lu.lower, lu.upper)
            for i in 0..<n {
                #expect(lower[i, i] == 1)
                #expect((0..<i).allSatisfy { upper[i, $0] == 0 && lower[$0, i] == 0 })
            }
        }
    }

    @Test(arguments: testSizes)
    func `a solution of AX = B leaves a residual of rounding size`(n: Int) throws {
        for kind in [Kind.plain, .tiny, .huge] {
            let (a, b) = (try kind.matrix(n, n, seed: UInt64(n)), try kind.matrix(n, 2, seed: 3))
            let x = try a.solve(b)
            let residual = try (a * x - b).norm(.one)
            let size = try a.norm(.one) * x.norm(.one) * Double(max(n, 1)) * .ulpOfOne
            #expect(residual <= 50 * size)
        }
    }

    @Test(arguments: testSizes, testSizes)
    func `least squares leaves a residual orthogonal to the columns, or none`(m: Int, n: Int) throws {
        for kind in [Kind.plain, .tiny, .huge] {
            let (a, b) = (try kind.matrix(m, n, seed: UInt64(m + n)), try kind.matrix(m, 2, seed: 3))
            let x = try a.leastSquares(b)
            #expect(x.shape == NumericShape(n, 2))
            // Powers of two: scaling back to 1 is exact and keeps the products in range.
            let (unit, target) = (a.scaled(by: 1 / kind.scale), b.scaled(by: 1 / kind.scale))
            let residual = try unit * x - target
            let size = try unit.norm(.one) * x.norm(.one) + target.norm(.one)
            let allowed = try 50 * Double(max(m, n, 1)) * .ulpOfOne * size * max(1, unit.norm(.one))
            #expect(try (unit.transposed * residual).norm(.one) <= allowed)
            if m <= n { #expect(try residual.norm(.one) <= allowed) }
            if m < n {
                // The shortest solution lies in the row space: AᵀY = X for some Y.
                let y = try unit.transposed.leastSquares(x)
                #expect(try (unit.transposed * y - x).norm(.one) <= 1e-9 * max(1, x.norm(.one)))
            }
        }
    }

    @Test func `determinants known by hand come out with their sign`() throws {
        let a = try NumericMatrix(rows: 3, columns: 3, rowMajor: [0, 2, 0, 3, 0, 0, 0, 0, 5])
        #expect(try a.determinant() == -30)
        #expect(try NumericMatrix.zeros(0, 0).determinant() == 1)
        #expect(try NumericMatrix.zeros(2, 2).lu().determinantSignAndLogarithm == (0, -.infinity))
        let small = try NumericMatrix.diagonal([-0x1p-600, 0x1p-600]).lu()
        #expect(small.determinant == 0)
        #expect(small.determinantSignAndLogarithm.sign == -1)
        #expect((small.determinantSignAndLogarithm.logarithm + 831.776616671934).magnitude < 1e-9)
    }
}
