import NumericAlgebra
import Testing

@Suite struct SymmetricEigendecompositionTests {
    @Test(arguments: testSizes)
    func `a symmetric matrix is put together again from its eigenvectors`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.symmetricMatrix(n, seed: UInt64(seed + 10 * n), of: precision)
                let eigen = try a.symmetricEigendecomposition()
                #expect(try ratio(a - eigen.reconstructed(), to: a) < 50)
                #expect(try orthogonalityRatio(eigen.vectors) < 50)
                #expect(eigen.values == eigen.values.sorted(by: >))
                let alone = try a.symmetricEigenvalues()
                let allowed = 50 * Scalar(n) * .ulpOfOne * (try a.norm(.one))
                #expect(zip(alone, eigen.values).allSatisfy { ($0 - $1).magnitude <= allowed })
                #expect(alone.count == n)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `repeated eigenvalues known by construction come out with their multiplicity`() throws {
        var generator = SeededGenerator(seed: 5)
        let q = try NumericMatrix.random(10, 10, using: &generator).qr().q
        let half = try q * .diagonal([3, 3, 3, 1, 1, 0, 0, -2, -2, -2]) * q.transposed
        let a = try (half + half.transposed).scaled(by: 0.5)
        let expected: [Double] = [3, 3, 3, 1, 1, 0, 0, -2, -2, -2]
        #expect(zip(try a.symmetricEigenvalues(), expected).allSatisfy { ($0 - $1).magnitude < 1e-13 })
    }

    @Test func `a leading dimension that is a multiple of 512 changes nothing`() throws {
        let a = try Kind.plain.symmetricMatrix(512, seed: 1)
        let eigen = try a.symmetricEigendecomposition()
        #expect(try ratio(a - eigen.reconstructed(), to: a) < 50)
        let first = try a.symmetricEigendecomposition(in: .indices(0..<2))
        #expect(zip(first.values, eigen.values).allSatisfy { ($0 - $1).magnitude < 1e-11 })
        #expect(try orthogonalityRatio(first.vectors) < 50)
        let relative = try a.symmetricEigendecomposition(relativeTo: .identity(512))
        #expect(zip(relative.values, eigen.values).allSatisfy { ($0 - $1).magnitude < 1e-11 })
    }

    @Test func `a matrix that is not symmetric is refused with the place`() throws {
        let a = try NumericMatrix(rows: 3, columns: 3, rowMajor: [1, 2, 3, 2, 1, 5, 3, 4, 1])
        let refusal = NumericError.notSymmetric(row: 1, column: 2)
        #expect(throws: refusal) { try a.symmetricEigenvalues() }
        #expect(throws: refusal) { try a.symmetricEigendecomposition() }
        #expect(throws: refusal) { try a.symmetricEigenvalues(in: .indices(0..<1)) }
        #expect(throws: refusal) { try a.symmetricEigendecomposition(in: .values(0...1)) }
        #expect(throws: refusal) { try a.symmetricEigendecomposition(relativeTo: .identity(3)) }
        #expect(throws: refusal) { try NumericMatrix.identity(3).symmetricEigendecomposition(relativeTo: a) }
        #expect(throws: refusal) { try a.cholesky() }
    }

    @Test func `a single pair that differs is found wherever it is`() {
        for j in 0..<41 {
            for i in 0..<j {
                var a = NumericMatrix.identity(41)
                a[i, j] = 1
                #expect(throws: NumericError.notSymmetric(row: i, column: j)) { try a.symmetricEigenvalues() }
            }
        }
    }

    @Test(arguments: [(1, 4), (17, 18), (3, 40), (38, 39)])
    func `the first place column after column is named, past the blocks too`(i: Int, j: Int) throws {
        var a = NumericMatrix.identity(41)
        a[i, j] = 1
        a[5, 40] = 1
        #expect(throws: NumericError.notSymmetric(row: i, column: j)) { try a.symmetricEigenvalues() }
        // Reading across finds the same place.
        #expect(throws: NumericError.notSymmetric(row: i, column: j)) {
            try a.transposedView.symmetricEigenvalues()
        }
    }
}
