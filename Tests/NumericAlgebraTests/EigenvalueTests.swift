import NumericAlgebra
import Testing

@Suite struct EigenvalueTests {
    @Test(arguments: testSizes)
    func `a symmetric matrix is put together again from its eigenvectors`(n: Int) throws {
        for (seed, kind) in Kind.allCases.enumerated() {
            let half = try kind.matrix(n, n, seed: UInt64(seed + 10 * n))
            let a = try (half + half.transposed).scaled(by: 0.5)
            let eigen = try a.symmetricEigendecomposition()
            #expect(try ratio(a - eigen.reconstructed(), to: a) < 50)
            #expect(try orthogonalityRatio(eigen.vectors) < 50)
            #expect(eigen.values == eigen.values.sorted(by: >))
            let alone = try a.symmetricEigenvalues()
            let allowed = 50 * Double(n) * .ulpOfOne * (try a.norm(.one))
            #expect(zip(alone, eigen.values).allSatisfy { ($0 - $1).magnitude <= allowed })
            #expect(alone.count == n)
        }
    }

    @Test func `a matrix that is not symmetric is refused with the place`() throws {
        let a = try NumericMatrix(rows: 3, columns: 3, rowMajor: [1, 2, 3, 2, 1, 5, 3, 4, 1])
        #expect(throws: NumericError.notSymmetric(row: 1, column: 2)) { try a.symmetricEigenvalues() }
        #expect(throws: NumericError.notSymmetric(row: 1, column: 2)) { try a.symmetricEigendecomposition() }
    }

    /// A = QNQᵀ with N of 1×1 and rotation-like 2×2 blocks is normal: its eigenvalues are well conditioned.
    @Test(arguments: testSizes)
    func `eigenvalues known by construction come out, real and in pairs`(n: Int) throws {
        for scale in [1, 0x1p-900, 0x1p900] {
            var generator = SeededGenerator(seed: UInt64(n) + 40)
            var blocks = NumericMatrix.zeros(n, n)
            let (pairs, real) = (n / 3, (0..<(n - 2 * (n / 3))).map { Double(n - $0) * scale })
            for (i, value) in real.enumerated() { blocks[i, i] = value }
            for k in 0..<pairs {
                let (i, a, b) = (real.count + 2 * k, Double(-k) * scale, Double(k + 1) * scale)
                (blocks[i, i], blocks[i + 1, i + 1], blocks[i, i + 1], blocks[i + 1, i]) = (a, a, b, -b)
            }
            let q = try NumericMatrix.random(n, n, using: &generator).qr().q
            let matrix = try q * blocks * q.transposed
            let computed = try matrix.eigenvalues()
            let expected =
                real.map { NumericComplex($0) }
                + (0..<pairs).flatMap { k in
                    [1.0, -1.0].map { NumericComplex(Double(-k) * scale, $0 * Double(k + 1) * scale) }
                }
            let allowed = 50 * Double(n) * .ulpOfOne * (try matrix.norm(.one))
            #expect(computed.count == n)
            for (one, other) in zip(computed, expected) {
                #expect((one.real - other.real).magnitude <= allowed)
                #expect((one.imaginary - other.imaginary).magnitude <= allowed)
            }
        }
    }

    @Test func `a rotation has the eigenvalues ±i`() throws {
        let a = try NumericMatrix(rows: 2, columns: 2, rowMajor: [0, -1, 1, 0])
        #expect(try a.eigenvalues() == [NumericComplex(0, 1), NumericComplex(0, -1)])
        #expect(NumericComplex(3e300, -4e300).magnitude.isFinite)
    }
}
