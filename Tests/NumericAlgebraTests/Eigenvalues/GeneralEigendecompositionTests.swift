import NumericAlgebra
import Testing

@Suite struct GeneralEigendecompositionTests {
    /// A = QNQᵀ with N of 1×1 and rotation-like 2×2 blocks is normal: its eigenvalues are well conditioned.
    @Test(arguments: testSizes)
    func `eigenvalues known by construction come out, real and in pairs, with their vectors`(
        n: Int
    ) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for kind in [Kind.plain, .tiny, .huge] {
                let scale = kind.scale(of: precision)
                let (matrix, expected) = try normalMatrix(n, scale: scale)
                let computed = try matrix.eigenvalues()
                let allowed = 50 * Scalar(n) * .ulpOfOne * (try matrix.norm(.one))
                #expect(computed.count == n)
                for (one, other) in zip(computed, expected) {
                    #expect((one.real - other.real).magnitude <= allowed)
                    #expect((one.imaginary - other.imaginary).magnitude <= allowed)
                }
                try expectPairs(try matrix.eigendecomposition(), of: matrix, allowed: allowed)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: testSizes)
    func `every column is a unit eigenvector of its eigenvalue`(n: Int) throws {
        for kind in Kind.allCases {
            let a = try kind.matrix(n, n, seed: UInt64(n + 3))
            let allowed = 50 * Double(n) * .ulpOfOne * (try a.norm(.one))
            try expectPairs(try a.eigendecomposition(), of: a, allowed: allowed)
        }
    }

    @Test func `a rotation has the eigenvalues ±i`() throws {
        let a = try NumericMatrix(rows: 2, columns: 2, rowMajor: [0, -1, 1, 0])
        #expect(try a.eigenvalues() == [NumericComplex(0, 1), NumericComplex(0, -1)])
        #expect(NumericComplex(3e300, -4e300).magnitude.isFinite)
        #expect(ComplexNumber<Float>(3, 4).magnitude == 5)
    }

    private func normalMatrix<Scalar: LapackScalar>(
        _ n: Int, scale: Scalar
    ) throws -> (DenseMatrix<Scalar>, [ComplexNumber<Scalar>]) {
        var generator = SeededGenerator(seed: UInt64(n) + 40)
        var blocks = DenseMatrix<Scalar>.zeros(n, n)
        let (pairs, real) = (n / 3, (0..<(n - 2 * (n / 3))).map { Scalar(n - $0) * scale })
        for (i, value) in real.enumerated() { blocks[i, i] = value }
        for k in 0..<pairs {
            let (i, a, b) = (real.count + 2 * k, Scalar(-k) * scale, Scalar(k + 1) * scale)
            (blocks[i, i], blocks[i + 1, i + 1], blocks[i, i + 1], blocks[i + 1, i]) = (a, a, b, -b)
        }
        let q = try DenseMatrix<Scalar>.random(n, n, using: &generator).qr().q
        var expected = real.map { ComplexNumber($0) }
        for k in 0..<pairs {
            let (a, b) = (Scalar(-k) * scale, Scalar(k + 1) * scale)
            expected += [ComplexNumber(a, b), ComplexNumber(a, -b)]
        }
        return (try q * blocks * q.transposed, expected)
    }

    /// A(X + iY) = (X + iY)(α + iβ), column by column.
    private func expectPairs<Scalar>(
        _ eigen: GeneralEigendecomposition<Scalar>, of a: DenseMatrix<Scalar>, allowed: Scalar
    ) throws {
        let (x, y) = (eigen.realParts, eigen.imaginaryParts)
        let real = DenseMatrix.diagonal(eigen.values.map(\.real))
        let imaginary = DenseMatrix.diagonal(eigen.values.map(\.imaginary))
        #expect(eigen.values == (try a.eigenvalues()) || a.rows > 3)
        #expect(try (a * x - x * real + y * imaginary).norm(.largestEntry) <= allowed)
        #expect(try (a * y - x * imaginary - y * real).norm(.largestEntry) <= allowed)
        for k in 0..<a.rows {
            let (re, im) = (try x[columns: k..<k + 1].norm(), try y[columns: k..<k + 1].norm())
            let length: Scalar = ComplexNumber(re, im).magnitude
            #expect((length - 1).magnitude < Scalar(50 * a.rows) * .ulpOfOne)
        }
    }
}
