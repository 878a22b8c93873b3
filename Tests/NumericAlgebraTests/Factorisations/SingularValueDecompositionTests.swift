import NumericAlgebra
import Testing

@Suite struct SingularValueDecompositionTests {
    @Test(arguments: testSizes, testSizes)
    func `the thin SVD multiplies back, with orthonormal factors`(m: Int, n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.matrix(m, n, seed: UInt64(seed + 100 * m + n), of: precision)
                let svd = try a.svd()
                #expect(svd.u.shape == NumericShape(m, min(m, n)))
                #expect(svd.vTransposed.shape == NumericShape(min(m, n), n))
                #expect(try ratio(a - svd.reconstructed(), to: a) < 50)
                #expect(try orthogonalityRatio(svd.u) < 50)
                #expect(try orthogonalityRatio(svd.vTransposed.transposed) < 50)
                #expect(svd.singularValues == svd.singularValues.sorted(by: >))
                #expect(svd.singularValues.allSatisfy { $0 >= 0 })
                #expect(svd.rank() == kind.rank(min(m, n)))
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: testSizes, testSizes)
    func `the full SVD has square orthogonal factors`(m: Int, n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.matrix(m, n, seed: UInt64(seed + 200 * m + n), of: precision)
                let svd = try a.fullSVD()
                #expect(svd.u.shape == NumericShape(m, m))
                #expect(svd.vTransposed.shape == NumericShape(n, n))
                #expect(try ratio(a - svd.reconstructed(), to: a) < 50)
                #expect(try orthogonalityRatio(svd.u) < 50)
                #expect(try orthogonalityRatio(svd.vTransposed) < 50)
                #expect(try svd.thin.reconstructed() == svd.reconstructed())
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: testSizes, testSizes)
    func `the values alone are those of the decomposition, and count the rank`(m: Int, n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.matrix(m, n, seed: UInt64(seed + 300 * m + n), of: precision)
                let (alone, together) = (try a.singularValues(), try a.svd().singularValues)
                #expect(alone.count == min(m, n))
                let allowed = 50 * Scalar(max(m, n)) * .ulpOfOne * (together.first ?? 0)
                #expect(zip(alone, together).allSatisfy { ($0 - $1).magnitude <= allowed })
                #expect(try a.rank() == kind.rank(min(m, n)))
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `singular values known by construction come out, repeated ones too`() throws {
        let w = try NumericMatrix(rows: 3, columns: 2, rowMajor: [3, 1, 1, 3, 1, 1])
        let values = try w.singularValues()
        #expect((values[0] - 18.squareRoot()).magnitude < 1e-14)
        #expect((values[1] - 2).magnitude < 1e-14)
        let repeated = try Kind.repeated.matrix(50, 30, seed: 1).singularValues()
        for (j, value) in repeated.enumerated() { #expect((value - (j < 15 ? 2 : 1)).magnitude < 1e-13) }
    }

    @Test(arguments: [0, 1, 2, 3, 99])
    func `the error of a truncation is the tail of the singular values`(k: Int) throws {
        let a = try Kind.plain.matrix(10, 3, seed: 7)
        let svd = try a.svd()
        let tail = svd.singularValues.dropFirst(k).reduce(0) { $0 + $1 * $1 }
        let error = try (a - svd.lowRank(k)).norm()
        #expect((error - tail.squareRoot()).magnitude < 1e-13)
    }

    @Test(arguments: [Kind.plain, .deficient, .zero, .repeated])
    func `the pseudoinverse meets Penrose's four laws`(kind: Kind) throws {
        for (m, n) in [(0, 3), (1, 1), (10, 4), (4, 10), (50, 50)] {
            let a = try kind.matrix(m, n, seed: UInt64(m + n))
            let inverse = try a.svd().pseudoinverse()
            let (left, right) = (try inverse * a, try a * inverse)
            let size = try max(1, a.norm() * inverse.norm())
            #expect(inverse.shape == NumericShape(n, m))
            #expect(try (a * left - a).norm() < 1e-13 * size * max(1, a.norm()))
            #expect(try (left * inverse - inverse).norm() < 1e-13 * size * max(1, inverse.norm()))
            #expect(try (left - left.transposed).norm() < 1e-13 * size)
            #expect(try (right - right.transposed).norm() < 1e-13 * size)
        }
    }

    @Test(arguments: [Kind.plain, .deficient, .zero, .repeated])
    func `solving by singular values is multiplying by the pseudoinverse`(kind: Kind) throws {
        for (m, n) in [(0, 3), (1, 1), (10, 4), (4, 10), (50, 50)] {
            let (a, b) = (try kind.matrix(m, n, seed: 4), try Kind.plain.matrix(m, 2, seed: 5))
            let svd = try a.svd()
            let (x, y) = (try svd.solve(b), try svd.pseudoinverse() * b)
            #expect(try (x - y).norm() <= 1e-12 * max(1, svd.pseudoinverse().norm()) * max(1, b.norm()))
        }
    }

    @Test func `the tolerance decides the rank`() throws {
        let a = NumericMatrix.diagonal([4, 2, 1])
        #expect(try a.rank(tolerance: 1.5) == 2)
        #expect(try a.svd().rank(tolerance: 3) == 1)
        #expect(try a.svd().pseudoinverse(tolerance: 1.5) == .diagonal([0.25, 0.5, 0]))
    }

    @Test(arguments: [512, 1024])
    func `a leading dimension that is a multiple of 512 changes nothing`(m: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            let a = try Kind.plain.matrix(m, 6, seed: 5, of: precision)
            let svd = try a.svd()
            #expect(try ratio(a - svd.reconstructed(), to: a) < 50)
            #expect(try orthogonalityRatio(svd.u) < 50)
        }
        try check(Double.self)
        try check(Float.self)
    }
}
