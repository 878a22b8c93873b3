import ExactAlgebra
import Testing

@Suite struct AlgebraicMatrixTests {
    let root2: AlgebraicNumber
    let root3: AlgebraicNumber

    init() throws {
        root2 = try AlgebraicNumber(2).squareRoot()
        root3 = try AlgebraicNumber(3).squareRoot()
    }

    @Test func `a hidden dependency is found`() throws {
        // The second row is √3 times the first, in other words.
        let root6 = try AlgebraicNumber(6).squareRoot()
        let a = AlgebraicMatrix(rows: 2, columns: 2, entries: [1, root2, root3, root6])
        #expect(try a.rank() == 1)
        #expect(try a.determinant().isZero())
        #expect(throws: AlgebraError.singular(operation: "inverse")) { try a.inverse() }
        let null = try a.nullSpaceBasis()
        #expect(null.shape == Shape(2, 1))
        #expect(try (a * null).isZero())
        #expect(try a.columnSpaceBasis().shape == Shape(2, 1))
        #expect(try a.rowSpaceBasis().shape == Shape(2, 1))
    }

    @Test func `an inverse of roots multiplies back`() throws {
        let a = AlgebraicMatrix(
            rows: 3, columns: 3, entries: [root2, 1, 0, 0, root3, 1, 1, 0, try root2 + root3])
        #expect(try (a * a.inverse()).isIdentity())
        #expect(try a.determinant().isEqual(to: root2 * root3 * (root2 + root3) + 1))
        #expect(try a.raised(to: -2).isEqual(to: a.inverse() * a.inverse()))
        #expect(try a.raised(to: 3).isEqual(to: a * a * a))
        #expect(try a.trace().isEqual(to: root2 + root3 + root2 + root3))
    }

    @Test(arguments: 0..<30) func `elimination with roots agrees with the construction`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 1...4), random.number(in: 1...4))
        let rank = random.number(in: 0...min(m, n))
        let plain = try random.ofRank(rank, m, n)
        // Rows scaled by numbers that are not zero keep the rank and the null space.
        let entries = try (0..<m).flatMap { i in
            try (0..<n).map { try AlgebraicNumber(plain[i, $0]) * (i % 2 == 0 ? root2 : 1 + root3) }
        }
        let a = AlgebraicMatrix(rows: m, columns: n, entries: entries)
        #expect(try a.rank() == rank)
        #expect(try a.nullSpaceBasis().isEqual(to: AlgebraicMatrix(plain.nullSpaceBasis())))
        if m == n {
            var factor = AlgebraicNumber.one
            for i in 0..<m { factor = try factor * (i % 2 == 0 ? root2 : 1 + root3) }
            #expect(
                try a.determinant().isEqual(to: AlgebraicNumber(plain.determinant()) * factor))
        }
    }

    @Test func `a swap of rows changes the sign of the determinant`() throws {
        let a = AlgebraicMatrix(
            rows: 4, columns: 4,
            entries: [0, root2, 0, 0, root3, 0, 0, 0, 0, 0, 1, root2, 0, 0, root2, 1])
        #expect(try a.determinant().isEqual(to: root2 * root3))
    }

    @Test func `rational entries are seen, shapes are checked`() throws {
        let a = AlgebraicMatrix(RationalMatrix([[1, 2], [3, 4]]))
        #expect(a.asRational == RationalMatrix([[1, 2], [3, 4]]))
        #expect(AlgebraicMatrix(rows: 1, columns: 1, entries: [root2]).asRational == nil)
        #expect(throws: AlgebraError.self) { try a * AlgebraicMatrix.zeros(3, 1) }
        #expect(throws: AlgebraError.self) { try a + AlgebraicMatrix.zeros(3, 1) }
        #expect(throws: AlgebraError.self) { try AlgebraicMatrix.zeros(2, 1).determinant() }
    }
}
