import NumericAlgebra
import Testing

@Suite struct GeneralizedEigendecompositionTests {
    @Test(arguments: testSizes)
    func `Av = λBv with vectors orthonormal with respect to B`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.symmetricMatrix(n, seed: UInt64(seed + 10 * n), of: precision)
                let b = try DenseMatrix<Scalar>.positiveDefinite(n, seed: UInt64(n + 2))
                let all = try a.symmetricEigendecomposition(relativeTo: b)
                try expectPairs(all, a, b)
                #expect(all.values.count == n)
                for places in [0..<min(3, n), n / 2..<n] {
                    let some = try a.symmetricEigendecomposition(relativeTo: b, in: .indices(places))
                    try expectPairs(some, a, b)
                    try expectNear(some.values, Array(all.values[places]), a, b)
                }
                let everything = try a.symmetricEigendecomposition(
                    relativeTo: b, in: .values(-.infinity ... .infinity))
                try expectNear(everything.values, all.values, a, b)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `eigenvalues relative to a diagonal matrix are quotients`() throws {
        let (a, b) = (NumericMatrix.diagonal([6, 2, 3]), NumericMatrix.diagonal([2, 1, 4]))
        let all = try a.symmetricEigendecomposition(relativeTo: b).values
        #expect(zip(all, [3, 2, 0.75]).allSatisfy { ($0 - $1).magnitude < 1e-15 })
        let some = try a.symmetricEigendecomposition(relativeTo: b, in: .values(1...2.5))
        #expect(some.values.count == 1)
        #expect((some.values[0] - 2).magnitude < 1e-14)
    }

    @Test(arguments: 1...3)
    func `a B that is not positive definite is refused with the block`(order: Int) throws {
        var entries = [1.0, 1, 1]
        entries[order - 1] = 0
        let b = NumericMatrix.diagonal(entries)
        #expect(throws: NumericError.notPositiveDefinite(order: order)) {
            try NumericMatrix.identity(3).symmetricEigendecomposition(relativeTo: b)
        }
        #expect(throws: NumericError.notPositiveDefinite(order: order)) {
            try NumericMatrix.identity(3).symmetricEigendecomposition(relativeTo: b, in: .indices(0..<1))
        }
    }

    private func expectPairs<Scalar>(
        _ eigen: GeneralizedEigendecomposition<Scalar>, _ a: DenseMatrix<Scalar>, _ b: DenseMatrix<Scalar>
    ) throws {
        #expect(eigen.values == eigen.values.sorted(by: >))
        let v = eigen.vectors
        #expect(v.shape == NumericShape(a.rows, eigen.values.count))
        let rounding = Scalar(50 * max(a.rows, 1)) * .ulpOfOne
        let residual = try a * v - b * v * .diagonal(eigen.values)
        #expect(try residual.norm(.one) <= rounding * (a.norm(.one) * v.norm(.one) * b.norm(.one)))
        let gram = try v.transposedView * (b * v) - .identity(v.columns)
        #expect(try gram.norm(.one) <= rounding * max(1, b.norm(.one)))
    }

    /// ‖B⁻¹‖ is 1 at most, so the eigenvalues are no more sensitive than those of A.
    private func expectNear<Scalar>(
        _ values: [Scalar], _ expected: [Scalar], _ a: DenseMatrix<Scalar>, _ b: DenseMatrix<Scalar>
    ) throws {
        let allowed = try Scalar(50 * a.rows) * .ulpOfOne * a.norm(.one) * b.norm(.one)
        #expect(values.count == expected.count)
        #expect(zip(values, expected).allSatisfy { ($0 - $1).magnitude <= allowed })
    }
}
