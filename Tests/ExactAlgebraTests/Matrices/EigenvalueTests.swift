import ExactAlgebra
import Testing

@Suite struct EigenvalueTests {
    /// (A − λI)·X = 0 is proved, and X has this many independent columns.
    func expectEigenspace(_ a: RationalMatrix, _ lambda: AlgebraicNumber, dimension: Int) throws {
        let space = try a.eigenspace(of: lambda)
        #expect(space.shape == Shape(a.rows, dimension), "\(a)")
        let image = try AlgebraicMatrix(a) * space
        #expect(try image.isEqual(to: space.scaled(by: lambda)), "\(a)")
        #expect(try space.rank() == dimension, "\(a)")
    }

    @Test func `a rotation has complex eigenvalues and eigenvectors`() throws {
        let a = RationalMatrix([[0, -1], [1, 0]])
        let values = try a.eigenvalues()
        #expect(values.count == 2)
        #expect(try values[0].value.isEqual(to: .i))
        for value in values { try expectEigenspace(a, value.value, dimension: 1) }
        let cyclic = RationalMatrix([[0, 0, 2], [1, 0, 0], [0, 1, 0]])
        for value in try cyclic.eigenvalues() { try expectEigenspace(cyclic, value.value, dimension: 1) }
    }

    @Test func `a number that is no eigenvalue has an empty eigenspace`() throws {
        let a = RationalMatrix([[2, 1], [1, 1]])
        #expect(try a.eigenspace(of: 3).shape == Shape(2, 0))
        #expect(try a.eigenspace(of: AlgebraicNumber(2).squareRoot()).shape == Shape(2, 0))
        #expect(try a.eigenspace(of: .i).shape == Shape(2, 0))
    }

    @Test func `an eigenvalue may be typed in any form`() throws {
        let a = RationalMatrix([[25, -15], [-15, 29]])
        let typed = try (AlgebraicNumber(54) + AlgebraicNumber(916).squareRoot()) / 2
        try expectEigenspace(a, typed, dimension: 1)
        // √2 + √3 is a lazy number, and a root of x⁴ − 10x² + 1.
        let companion = RationalMatrix([[0, 0, 0, -1], [1, 0, 0, 0], [0, 1, 0, 10], [0, 0, 1, 0]])
        let sum = try AlgebraicNumber(2).squareRoot() + AlgebraicNumber(3).squareRoot()
        #expect(try companion.eigenspace(of: sum).columns == 1)
    }

    @Test func `Jordan blocks have fewer eigenvectors than their multiplicity`() throws {
        let a = RationalMatrix([[2, 1, 0], [0, 2, 0], [0, 0, 2]])
        #expect(try a.eigenvalues().map(\.multiplicity) == [3])
        try expectEigenspace(a, 2, dimension: 2)
        // A block [B I; 0 B] beside B, with B irrational: multiplicity 3, two eigenvectors.
        let b = RationalMatrix([[0, 2], [1, 0]])
        let jordan = try b.appending(columnsOf: .identity(2))
            .appending(rowsOf: RationalMatrix.zeros(2, 2).appending(columnsOf: b))
        let whole = RationalMatrix.blocks([jordan, b])
        let values = try whole.eigenvalues()
        #expect(values.map(\.multiplicity) == [3, 3])
        for value in values { try expectEigenspace(whole, value.value, dimension: 2) }
    }

    @Test(arguments: 0..<40) func `eigenspaces of random matrices are proved`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let n = random.number(in: 1...4)
        let a = seed % 2 == 0 ? random.integers(n, n) : try random.fractions(n, n)
        let values = try a.eigenvalues()
        #expect(values.reduce(0) { $0 + $1.multiplicity } == n)
        for value in values where value.multiplicity == 1 {
            try expectEigenspace(a, value.value, dimension: 1)
        }
    }

    @Test(arguments: 0..<20) func `repeated factors keep all their eigenvectors`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let b = random.integers(2, 2)
        let p = try random.unimodular(5)
        let a = try p * RationalMatrix.blocks([b, b, random.integers(1, 1)]) * p.inverse()
        for value in try a.eigenvalues() where try !b.eigenspace(of: value.value).entries.isEmpty {
            let own = try b.eigenspace(of: value.value).columns
            guard value.multiplicity == 2 else { continue }
            try expectEigenspace(a, value.value, dimension: 2 * own)
        }
    }

    @Test(arguments: 0..<40) func `symmetric matrices have orthonormal eigenvectors`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let n = random.number(in: 1...3)
        let free = seed % 3 == 0 ? try random.fractions(n, n) : random.integers(n, n)
        let own = try free + free.transposed
        // Every second one is a rotated pair of equal blocks: each eigenvalue comes twice.
        let q = try random.orthogonal(2 * n)
        let a = seed % 2 == 0 ? own : try q * RationalMatrix.blocks([own, own]) * q.transposed
        let decomposition = try a.symmetricEigendecomposition()
        let v = decomposition.vectors
        #expect(v.shape == a.shape)
        try Laws.expectOrthonormal(v, "\(a)")
        try Laws.expectDescending(decomposition.eigenvalues, "\(a)")
        #expect(try (AlgebraicMatrix(a) * v).isEqual(to: v * decomposition.lambda), "\(a)")
        #expect(decomposition.distinct.reduce(0) { $0 + $1.multiplicity } == a.rows)
    }

    @Test(arguments: 0..<40) func `roots proved from doubles are those of the general isolation`(seed: Int)
        throws
    {
        var random = RandomMatrices(seed: seed)
        let n = random.number(in: 3...6)
        let free = seed % 2 == 0 ? random.integers(n, n, within: 9) : try random.fractions(n, n)
        let a = seed % 3 == 0 ? try free * free.transposed : try free + free.transposed
        let (proved, general) = try (
            a.eigenvalues(), AlgebraicNumber.realRoots(of: a.characteristicPolynomial())
        )
        #expect(proved.map(\.multiplicity) == general.map(\.multiplicity))
        for (x, y) in zip(proved, general) {
            #expect(try x.value.isEqual(to: y.value), "\(a)")
            #expect(try x.value.decimal(significantDigits: 60) == y.value.decimal(significantDigits: 60))
            #expect(try x.value.minimalPolynomial() == y.value.minimalPolynomial())
        }
    }

    @Test func `eigenvalues too close for doubles are found all the same`() throws {
        // Two eigenvalues near 1 at a distance below 10⁻²⁰, and one near 10¹².
        let tiny = try Rational(1, over: 1_000_000_000_000)
        let a = RationalMatrix(
            rows: 3, columns: 3,
            entries: [1, tiny * tiny, tiny, tiny * tiny, 1, 2 * tiny, tiny, 2 * tiny, 1_000_000_000_000])
        let values = try a.eigenvalues()
        #expect(values.count == 3)
        #expect(try values[0].value.minimalPolynomial().degree == 3)
        try Laws.expectDescending(values.map(\.value), "close")
        #expect(try values[1].value.compare(to: values[2].value) == 1)
        for value in values { try expectEigenspace(a, value.value, dimension: 1) }
    }

    @Test func `only symmetric matrices have that decomposition`() {
        #expect(throws: AlgebraError.self) {
            try RationalMatrix([[0, 1], [2, 0]]).symmetricEigendecomposition()
        }
    }
}
