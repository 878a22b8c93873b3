import NumericAlgebra
import Testing

@Suite struct LUFactorizationTests {
    @Test(arguments: testSizes)
    func `LU multiplies back, singular matrices too`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.matrix(n, n, seed: UInt64(seed + 10 * n), of: precision)
                let lu = try a.lu()
                #expect(try ratio(a - lu.reconstructed(), to: a) < 50)
                let (lower, upper) = (lu.lower, lu.upper)
                for i in 0..<n {
                    #expect(lower[i, i] == 1)
                    #expect((0..<i).allSatisfy { upper[i, $0] == 0 && lower[$0, i] == 0 })
                }
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: testSizes)
    func `a solution of AX = B leaves a residual of rounding size`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for kind in [Kind.plain, .tiny, .huge, .repeated] {
                let a = try kind.matrix(n, n, seed: UInt64(n), of: precision)
                let b = try kind.matrix(n, 2, seed: 3, of: precision)
                let x = try a.solve(b)
                let residual = try (a * x - b).norm(.one)
                let size = try a.norm(.one) * x.norm(.one) * Scalar(max(n, 1)) * .ulpOfOne
                #expect(residual <= 50 * size)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: testSizes)
    func `an inverse times its matrix is the identity up to rounding`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for kind in [Kind.plain, .tiny, .huge, .repeated] {
                let a = try kind.matrix(n, n, seed: UInt64(n + 7), of: precision)
                let inverse = try a.inverse()
                let size = try a.norm(.one) * inverse.norm(.one) * Scalar(max(n, 1)) * .ulpOfOne
                #expect(try (inverse * a - .identity(n)).norm(.one) <= 50 * size)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `determinants known by hand come out with their sign`() throws {
        let a = try NumericMatrix(rows: 3, columns: 3, rowMajor: [0, 2, 0, 3, 0, 0, 0, 0, 5])
        #expect(try a.determinant() == -30)
        #expect(try SingleMatrix(rows: 2, columns: 2, rowMajor: [0, 2, 3, 0]).determinant() == -6)
        #expect(try NumericMatrix.zeros(0, 0).determinant() == 1)
        #expect(try NumericMatrix.zeros(2, 2).lu().determinantSignAndLogarithm == (0, -.infinity))
        let small = try NumericMatrix.diagonal([-0x1p-600, 0x1p-600]).lu()
        #expect(small.determinant == 0)
        #expect(small.determinantSignAndLogarithm.sign == -1)
        #expect((small.determinantSignAndLogarithm.logarithm + 831.776616671934).magnitude < 1e-9)
    }
}
