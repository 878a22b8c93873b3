import ExactAlgebra
import Testing

@Suite struct ExactSVDTests {
    @Test func `the matrix of the first lesson`() throws {
        let svd = try RationalMatrix([[3, 1], [1, 3], [1, 1]]).singularValueDecomposition()
        #expect(svd.rank == 2)
        #expect(svd.singularValues.map { $0.approximation() } == [Double(18).squareRoot(), 2])
        for shape in SVDShape.allCases { try Laws.expectSVD(svd, shape: shape, "\(shape)") }
        #expect(try svd.u(.full).shape == Shape(3, 3))
        let truncated = try svd.lowRank(1)
        #expect(
            truncated.asRational
                == RationalMatrix([[6, 6], [6, 6], [3, 3]]).scaled(by: try Rational(1, over: 3)))
        #expect(try svd.squaredError(rank: 1).asRational == 4)
    }

    @Test func `irrational eigenvalues stay exact`() throws {
        let svd = try RationalMatrix([[4, 0], [3, -5], [0, 2]]).singularValueDecomposition()
        #expect(
            try svd.singularValues[0].raised(to: 2).minimalPolynomial() == RationalPolynomial([500, -54, 1]))
        for shape in SVDShape.allCases { try Laws.expectSVD(svd, shape: shape, "\(shape)") }
    }

    @Test func `zero, empty, one row, one column`() throws {
        for (m, n) in [(0, 3), (3, 0), (0, 0), (2, 3), (3, 2), (1, 1), (1, 4), (4, 1)] {
            let svd = try RationalMatrix.zeros(m, n).singularValueDecomposition()
            #expect(svd.rank == 0)
            #expect(svd.singularValues.count == min(m, n))
            for shape in SVDShape.allCases { try Laws.expectSVD(svd, shape: shape, "\(m)×\(n) \(shape)") }
        }
        let row = try RationalMatrix([[1, 2, 2, 4]]).singularValueDecomposition()
        #expect(row.singularValues[0].asRational == 5)
        for shape in SVDShape.allCases {
            try Laws.expectSVD(row, shape: shape, "row \(shape)")
            let column = try row.matrix.transposed.singularValueDecomposition()
            try Laws.expectSVD(column, shape: shape, "column \(shape)")
        }
    }

    @Test(arguments: 0..<40) func `singular values that were put in come out`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 1...4), random.number(in: 1...4))
        let pool = random.number(in: 0...1) == 0 ? [3, 3, 1, 0] : [2, 2, 2, 2]
        let values = pool.prefix(min(m, n)).map { $0 }
        let a = try random.withSingularValues(values, m, n)
        let svd = try a.singularValueDecomposition()
        #expect(svd.singularValues.map(\.asRational) == values.map { Rational($0) })
        #expect(svd.rank == values.count { $0 > 0 })
        for shape in SVDShape.allCases { try Laws.expectSVD(svd, shape: shape, "\(a) \(shape)") }
        let groups = svd.groups.map(\.count)
        #expect(groups.reduce(0, +) == min(m, n))
        for k in 0...min(m, n) {
            let truncated = try svd.lowRank(k).asRational
            #expect(truncated?.rank == min(k, svd.rank))
            let dropped = values.dropFirst(k).reduce(0) { $0 + $1 * $1 }
            #expect(try svd.squaredError(rank: k).asRational == Rational(dropped))
        }
    }

    @Test(arguments: 0..<60) func `laws on random matrices of known rank`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 1...6), random.number(in: 1...5))
        let rank = random.number(in: 0...min(m, n))
        let a = try random.ofRank(rank, m, n).scaled(by: Rational(1, over: random.number(in: 1...3)))
        let svd = try (seed % 2 == 0 ? a : a.transposed).singularValueDecomposition()
        #expect(svd.rank == rank)
        try Laws.expectDescending(svd.singularValues, "\(a)")
        for shape in SVDShape.allCases { try Laws.expectSVD(svd, shape: shape, "\(a) \(shape)") }
        #expect(try svd.isProved(), "\(a)")
    }

    @Test(arguments: 0..<100) func `the proof holds for matrices of small integers`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        for _ in 0..<5 {
            let (m, n) = (random.number(in: 1...6), random.number(in: 1...5))
            let svd = try random.integers(m, n, within: random.number(in: 1...9)).singularValueDecomposition()
            #expect(try svd.isProved(), "\(svd.matrix)")
        }
    }

    @Test(arguments: 0..<20) func `the best approximation is what the triples add up to`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 2...4), random.number(in: 2...3))
        let a = random.integers(m, n)
        let svd = try a.singularValueDecomposition()
        for k in 0...min(m, n) {
            let (best, error) = try (svd.lowRank(k), AlgebraicMatrix(a) - svd.lowRank(k))
            // The part that is kept and the part that is dropped are orthogonal on both sides.
            #expect(try (best.transposed * error).isZero())
            #expect(try (best * error.transposed).isZero())
            let squared = try error.entries.reduce(AlgebraicNumber.zero) { try $0 + $1 * $1 }
            #expect(try squared.isEqual(to: svd.squaredError(rank: k)))
            let rest = svd.singularValues.dropFirst(k)
            let sum = try rest.reduce(AlgebraicNumber.zero) { try $0 + $1 * $1 }
            #expect(try sum.isEqual(to: svd.squaredError(rank: k)))
        }
    }

    @Test func `a truncation is unique unless it cuts equal singular values`() throws {
        let svd = try RationalMatrix([[2, 0, 0], [0, 2, 0], [0, 0, 1]]).singularValueDecomposition()
        #expect((0...3).map { svd.isUnique(rank: $0) } == [true, false, true, true])
        #expect(svd.groups == [0..<2, 2..<3])
        #expect(try svd.lowRank(2).asRational == RationalMatrix([[2, 0, 0], [0, 2, 0], [0, 0, 0]]))
        #expect(try svd.lowRank(1).rank() == 1)
        #expect(throws: AlgebraError.self) { try svd.lowRank(-1) }
    }
}
