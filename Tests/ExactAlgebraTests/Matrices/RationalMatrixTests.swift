import ExactAlgebra
import Testing

@Suite struct RationalMatrixTests {
    let w = RationalMatrix([[3, 1], [1, 3], [1, 1]])

    @Test func `a product is rows times columns`() throws {
        #expect(try w.transposed * w == RationalMatrix([[11, 7], [7, 11]]))
        #expect(try w * w.transposed == RationalMatrix([[10, 6, 4], [6, 10, 4], [4, 4, 2]]))
        #expect(w.description == "[3 1; 1 3; 1 1]")
    }

    @Test func `fractions are kept in lowest terms, so equal matrices are equal`() throws {
        let half = RationalMatrix(rows: 1, columns: 2, entries: [try Rational(1, over: 2), 1])
        #expect(half.scaled(by: 2) == RationalMatrix([[1, 2]]))
        #expect(try half + half == RationalMatrix([[1, 2]]))
        #expect(try half - half == RationalMatrix.zeros(1, 2))
        #expect(try half.scaled(by: Rational(-2, over: 3)).description == "[-1/3 -2/3]")
        #expect((-half).entries == [try Rational(-1, over: 2), -1])
    }

    @Test func `shapes that do not fit are named`() {
        #expect(throws: AlgebraError.shapeMismatch(operation: "product", left: w.shape, right: w.shape)) {
            try w * w
        }
        #expect(throws: AlgebraError.shapeMismatch(operation: "sum", left: w.shape, right: Shape(2, 3))) {
            try w + w.transposed
        }
        #expect(throws: AlgebraError.notSquare(operation: "determinant", shape: w.shape)) {
            try w.determinant()
        }
        #expect(throws: AlgebraError.singular(operation: "inverse")) {
            try RationalMatrix([[1, 2], [2, 4]]).inverse()
        }
    }

    @Test func `empty matrices have ranks, products and determinants`() throws {
        let wide = RationalMatrix.zeros(0, 3)
        #expect(wide.rank == 0)
        #expect(try wide.transposed * wide == .zeros(3, 3))
        #expect(try wide * wide.transposed == .zeros(0, 0))
        #expect(try RationalMatrix.zeros(0, 0).determinant() == 1)
        #expect(try RationalMatrix.zeros(0, 0).inverse() == .zeros(0, 0))
        #expect(try RationalMatrix.zeros(0, 0).characteristicPolynomial().degree == 0)
        #expect(try wide.nullSpaceBasis() == .identity(3))
        #expect(try wide.transposed.nullSpaceBasis().shape == Shape(0, 0))
        #expect(try wide.columnSpaceBasis().shape == Shape(0, 0))
        #expect(try wide.rowSpaceBasis().shape == Shape(3, 0))
        #expect(try wide.rowReduced().operations.isEmpty)
    }

    @Test(arguments: 0..<60) func `rank, spaces and inverse are those of the construction`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 1...6), random.number(in: 1...5))
        let rank = random.number(in: 0...min(m, n))
        let a = try random.ofRank(rank, m, n)
        #expect(a.rank == rank)
        let (null, column, row) = try (a.nullSpaceBasis(), a.columnSpaceBasis(), a.rowSpaceBasis())
        #expect(null.shape == Shape(n, n - rank))
        #expect(null.rank == n - rank)
        #expect(try (a * null).isZero)
        #expect(column.shape == Shape(m, rank))
        #expect(try column.appending(columnsOf: a).rank == rank)
        #expect(row.shape == Shape(n, rank))
        #expect(try row.transposed.appending(rowsOf: a).rank == rank)
        let q = try random.unimodular(m)
        #expect(try q.determinant() == 1)
        #expect(try q * q.inverse() == .identity(m))
    }

    @Test(arguments: 0..<40) func `powers, determinant and trace agree with each other`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let n = random.number(in: 1...5)
        let (a, b) = try (random.fractions(n, n), random.fractions(n, n))
        #expect(try (a * b).determinant() == a.determinant() * b.determinant())
        #expect(try (a * b).trace() == (b * a).trace())
        #expect(try a.raised(to: 3) == a * a * a)
        #expect(try a.raised(to: 0) == .identity(n))
        let p = try a.characteristicPolynomial()
        #expect(p.degree == n)
        #expect(p.leadingCoefficient == 1)
        #expect(try p[n - 1] == -a.trace())
        #expect(try p[0] == (n % 2 == 0 ? a.determinant() : -a.determinant()))
        var value = RationalMatrix.zeros(n, n)
        for coefficient in p.coefficients.reversed() {
            value = try value * a + RationalMatrix.identity(n).scaled(by: coefficient)
        }
        #expect(value.isZero)
    }
}
