import NumericAlgebra
import Testing

@Suite struct QRTests {
    @Test(arguments: testSizes, testSizes)
    func `QR multiplies back, R is upper triangular, Q orthonormal and completed`(m: Int, n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.matrix(m, n, seed: UInt64(seed + 10 * m + n), of: precision)
                let qr = try a.qr()
                #expect(qr.q.shape == NumericShape(m, min(m, n)))
                #expect(qr.r.shape == NumericShape(min(m, n), n))
                #expect(try ratio(a - qr.reconstructed(), to: a) < 50)
                #expect(try orthogonalityRatio(qr.q) < 50)
                for i in 0..<qr.r.rows { #expect((0..<min(i, n)).allSatisfy { qr.r[i, $0] == 0 }) }
                let full = try qr.fullQ()
                #expect(full.shape == NumericShape(m, m))
                #expect(try orthogonalityRatio(full) < 50)
                let first = try full[columns: 0..<min(m, n)] - qr.q
                #expect(try first.norm() <= 50 * Scalar(max(m, 1)) * .ulpOfOne)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: testSizes, testSizes)
    func `pivoted QR multiplies back, R's diagonal never grows and counts the rank`(m: Int, n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, kind) in Kind.allCases.enumerated() {
                let a = try kind.matrix(m, n, seed: UInt64(seed + 20 * m + n), of: precision)
                let qr = try a.pivotedQR()
                #expect(qr.permutation.sorted() == Array(0..<n))
                #expect(try ratio(a - qr.reconstructed(), to: a) < 50)
                #expect(try orthogonalityRatio(qr.q) < 50)
                for i in 0..<qr.r.rows { #expect((0..<min(i, n)).allSatisfy { qr.r[i, $0] == 0 }) }
                let diagonal = (0..<min(m, n)).map { qr.r[$0, $0].magnitude }
                let slack = 1 + Scalar(50 * max(m, n)) * .ulpOfOne
                #expect(zip(diagonal, diagonal.dropFirst()).allSatisfy { $1 <= $0 * slack })
                #expect(qr.rank() == kind.rank(min(m, n)))
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `the columns are taken by size`() throws {
        let a = NumericMatrix.diagonal([1, 4, 2])
        let qr = try a.pivotedQR()
        #expect(qr.permutation == [1, 2, 0])
        #expect(qr.rank(tolerance: 1.5) == 2)
        #expect(try qr.reconstructed() == a)
    }

    @Test(arguments: [(3, 3), (10, 4), (129, 50)])
    func `QR solves least squares for independent columns`(m: Int, n: Int) throws {
        let (a, b) = (try Kind.plain.matrix(m, n, seed: 3), try Kind.plain.matrix(m, 2, seed: 4))
        let expected = try a.leastSquares(b)
        #expect(try (a.qr().solve(b) - expected).norm() <= 1e-11 * max(1, expected.norm()))
        #expect(try (a.pivotedQR().solve(b) - expected).norm() <= 1e-11 * max(1, expected.norm()))
    }

    @Test(arguments: testSizes, testSizes)
    func `a basic solution uses no more columns than the rank and leaves no less than the least`(
        m: Int, n: Int
    ) throws {
        for kind in [Kind.deficient, .zero, .plain] {
            let (a, b) = (try kind.matrix(m, n, seed: 8), try Kind.plain.matrix(m, 1, seed: 9))
            let x = try a.pivotedQR().solve(b)
            #expect(x.shape == NumericShape(n, 1))
            #expect(x.values.count { $0 != 0 } <= kind.rank(min(m, n)))
            let residual = try (a * x - b)
            let size = try max(1, a.norm() * max(1, x.norm()))
            #expect(try (a.transposedView * residual).norm() <= 1e-12 * size * max(1, a.norm()))
        }
    }

    @Test func `dependent columns are refused where they have to be independent`() throws {
        #expect(throws: NumericError.singular(operation: "least squares", pivot: 2)) {
            try Kind.plain.matrix(2, 3, seed: 1).qr().solve(NumericMatrix.zeros(2, 1))
        }
        #expect(throws: NumericError.singular(operation: "triangular solve", pivot: 1)) {
            try NumericMatrix.diagonal([1, 0]).qr().solve(NumericMatrix.zeros(2, 1))
        }
    }
}
