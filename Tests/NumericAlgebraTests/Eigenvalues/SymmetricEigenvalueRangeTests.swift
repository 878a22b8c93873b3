import NumericAlgebra
import Testing

@Suite struct SymmetricEigenvalueRangeTests {
    @Test(arguments: testSizes)
    func `eigenpairs by place are those of the whole spectrum`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.symmetricMatrix(n, seed: UInt64(seed + 10 * n), of: precision)
                let all = try a.symmetricEigenvalues()
                for places in [0..<n, 0..<min(3, n), n / 2..<n, n / 3..<n / 2] {
                    let some = try a.symmetricEigendecomposition(in: .indices(places))
                    try expectPairs(some, of: a, values: Array(all[places]))
                    try expectNear(
                        try a.symmetricEigenvalues(in: .indices(places)), Array(all[places]), a)
                }
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: testSizes)
    func `eigenpairs in an interval are those of the whole spectrum`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in [Kind.plain, .tiny, .huge].enumerated() where n > 0 {
                let a = try kind.symmetricMatrix(n, seed: UInt64(seed + 10 * n), of: precision)
                let all = try a.symmetricEigenvalues()
                // Midway between neighbours, where rounding cannot move one across.
                let cuts = [n / 4, n / 2].map { k -> Scalar in
                    guard k > 0 else { return .infinity }
                    return (all[k - 1] + all[k]) / 2
                }
                for interval in [cuts[1]...cuts[0], -.infinity...cuts[1], cuts[0]...Scalar.infinity] {
                    let expected = all.filter { interval.contains($0) }
                    let some = try a.symmetricEigendecomposition(in: .values(interval))
                    try expectPairs(some, of: a, values: expected)
                    try expectNear(try a.symmetricEigenvalues(in: .values(interval)), expected, a)
                }
                let everything = try a.symmetricEigenvalues(in: .values(-.infinity ... .infinity))
                try expectNear(everything, all, a)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `no place and an empty interval give no eigenvalues`() throws {
        let a = NumericMatrix.diagonal([3, 2, 1])
        let none = try a.symmetricEigendecomposition(in: .indices(2..<2))
        #expect(none.values.isEmpty)
        #expect(none.vectors.shape == NumericShape(3, 0))
        #expect(try a.symmetricEigenvalues(in: .values(1.5...1.75)).isEmpty)
        #expect(try a.symmetricEigenvalues(in: .values(2...2)) == [2])
        #expect(try NumericMatrix.zeros(3, 3).symmetricEigenvalues(in: .values(0...0)) == [0, 0, 0])
        #expect(try a.symmetricEigenvalues(in: .values(.infinity ... .infinity)).isEmpty)
        #expect(try NumericMatrix.zeros(0, 0).symmetricEigenvalues(in: .values(0...1)).isEmpty)
        #expect(throws: NumericError.outOfRange(name: "indices", value: 4, wanted: "between 0 and 3")) {
            try a.symmetricEigenvalues(in: .indices(0..<4))
        }
        #expect(throws: NumericError.outOfRange(name: "indices", value: -1, wanted: "between 0 and 3")) {
            try a.symmetricEigendecomposition(relativeTo: .identity(3), in: .indices(-1..<2))
        }
    }

    private func expectPairs<Scalar>(
        _ eigen: SymmetricEigendecomposition<Scalar>, of a: DenseMatrix<Scalar>, values: [Scalar]
    ) throws {
        try expectNear(eigen.values, values, a)
        #expect(eigen.vectors.shape == NumericShape(a.rows, values.count))
        #expect(try orthogonalityRatio(eigen.vectors) < 50)
        let residual = try a * eigen.vectors - eigen.vectors * .diagonal(eigen.values)
        #expect(try ratio(residual, to: a) < 50)
    }

    private func expectNear<Scalar>(
        _ values: [Scalar], _ expected: [Scalar], _ a: DenseMatrix<Scalar>
    ) throws {
        let allowed = 50 * Scalar(a.rows) * .ulpOfOne * (try a.norm(.one))
        #expect(values.count == expected.count)
        #expect(zip(values, expected).allSatisfy { ($0 - $1).magnitude <= allowed })
    }
}
