import ExactAlgebra
import Testing

@Suite struct OrthogonalFrameTests {
    @Test(arguments: 0..<60) func `columns are orthogonal and give the matrix back`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 1...6), random.number(in: 1...5))
        let rank = random.number(in: 0...min(m, n))
        let scale = try Rational(1, over: random.number(in: 1...6))
        let a = try random.ofRank(rank, m, n).scaled(by: scale)
        let frame = try a.gramSchmidt()
        #expect(frame.rank == rank)
        #expect(try frame.pivotColumns == a.rowReduced().pivotColumns)
        let q = frame.columns
        #expect(try q.transposed * q == .diagonal(frame.squaredNorms))
        let p = frame.directions
        #expect(p.isInteger)
        #expect(try p.transposed * p == .diagonal(frame.squaredLengths))
        #expect(try q * frame.coefficients == a)
        #expect(frame.coefficients.isUpperTriangular)
        for (k, column) in frame.pivotColumns.enumerated() { #expect(frame.coefficients[k, column] == 1) }
    }

    @Test func `the classical process on the textbook's columns`() throws {
        let frame = try RationalMatrix([[1, 1, 2, 0], [1, 0, 1, 1], [0, 1, 1, 1]]).gramSchmidt()
        #expect(frame.pivotColumns == [0, 1, 3])
        #expect(frame.directions == RationalMatrix([[1, 1, -1], [1, -1, 1], [0, 2, 1]]))
        #expect(frame.squaredNorms == [2, try Rational(3, over: 2), try Rational(4, over: 3)])
        #expect(try RationalMatrix.zeros(3, 2).gramSchmidt().columns.shape == Shape(3, 0))
        #expect(try RationalMatrix.zeros(0, 2).gramSchmidt().coefficients.shape == Shape(0, 2))
        #expect(try RationalMatrix.zeros(2, 0).gramSchmidt().columns.shape == Shape(2, 0))
    }

    @Test(arguments: 0..<60) func `projector and pseudoinverse keep their laws`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 1...6), random.number(in: 1...5))
        let rank = random.number(in: 0...min(m, n))
        let scale = try Rational(1, over: random.number(in: 1...6))
        let a = try random.ofRank(rank, m, n).scaled(by: scale)
        let p = try RationalMatrix.projector(ontoColumns: a)
        #expect(p.isSymmetric)
        #expect(try p * p == p)
        #expect(p.rank == rank)
        #expect(try p * a == a)
        let x = try a.pseudoinverse()
        #expect(x.shape == Shape(n, m))
        #expect(try a * x == p)
        #expect(try x * a * x == x)
        #expect(try (x * a).isSymmetric)
        #expect(try a * x * a == a)
    }
}
