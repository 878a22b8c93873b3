import ExactAlgebra
import Testing

/// The engine against results that SymPy and mpmath computed without FLINT.
@Suite struct EngineOracleTests {
    @Test func `the oracle has at least two thousand matrices`() throws {
        #expect(try OracleMatrix.count >= 2000)
    }

    @Test(arguments: OracleMatrix.parts)
    func `ranks and characteristic polynomials agree`(part: Int) throws {
        for oracle in try OracleMatrix.part(part) {
            let a = oracle.matrix
            #expect(a.rank == oracle.rank, "\(a)")
            #expect(try a.rowReduced().rank == oracle.rank, "\(a)")
            #expect(try (a.transposed * a).characteristicPolynomial() == oracle.gramPolynomial, "\(a)")
            if let polynomial = oracle.polynomial {
                #expect(try a.characteristicPolynomial() == polynomial, "\(a)")
                let sign = Rational(a.rows % 2 == 0 ? 1 : -1)
                #expect(try a.determinant() == polynomial[0] * sign, "\(a)")
            }
        }
    }

    @Test(arguments: OracleMatrix.parts)
    func `eigenvalues agree to 60 digits, complex ones too`(part: Int) throws {
        for oracle in try OracleMatrix.part(part) {
            let gram = try oracle.matrix.transposed * oracle.matrix
            try expect(gram.eigenvalues(), are: oracle.gramEigenvalues, "AᵀA of \(oracle.matrix)")
            guard oracle.polynomial != nil else { continue }
            let computed = try oracle.matrix.eigenvalues()
            let real = try computed.filter { try $0.value.isReal() }
            try expect(real, are: oracle.realEigenvalues, "\(oracle.matrix)")
            try expectPairs(Array(computed.dropFirst(real.count)), of: oracle)
        }
    }

    @Test(arguments: OracleMatrix.parts)
    func `singular values agree to 60 digits`(part: Int) throws {
        for oracle in try OracleMatrix.part(part) {
            let svd = try oracle.matrix.singularValueDecomposition()
            let expected = oracle.singularValues.flatMap { Array(repeating: $0, count: $0.multiplicity) }
            #expect(svd.rank == oracle.rank, "\(oracle.matrix)")
            #expect(svd.groups.map(\.count) == oracle.singularValues.map(\.multiplicity), "\(oracle.matrix)")
            #expect(svd.singularValues.count == expected.count, "\(oracle.matrix)")
            for (value, number) in zip(svd.singularValues, expected) {
                #expect(try number.isMet(by: value), "\(oracle.matrix): \(value.approximation())")
            }
        }
    }

    /// AV = UΣ and AᵀU = VΣᵀ, every column in one field. Columns of different σ are then orthogonal, as
    /// eigenvectors of AᵀA and AAᵀ; lengths, and columns of the same σ, are multiplied out.
    @Test(arguments: OracleMatrix.parts)
    func `the laws of the SVD are proved`(part: Int) throws {
        for oracle in try OracleMatrix.part(part) {
            let svd = try oracle.matrix.singularValueDecomposition()
            let a = AlgebraicMatrix(oracle.matrix)
            let (u, v, sigma) = (try svd.u(.full), try svd.v(.full), svd.sigma(.full))
            try Laws.expectDescending(svd.singularValues, "\(oracle.matrix)")
            #expect(try (a * v).isEqual(to: u * sigma), "\(oracle.matrix)")
            #expect(try (a.transposed * u).isEqual(to: v * sigma.transposed), "\(oracle.matrix)")
            var groups = svd.groups.filter { $0.upperBound <= svd.rank }
            #expect(groups.map(\.count).reduce(0, +) == svd.rank, "\(oracle.matrix)")
            for factor in [u, v] {
                #expect(factor.isSquare, "\(oracle.matrix)")
                groups.append(svd.rank..<factor.columns)
                for group in groups {
                    let columns = factor.slice(rows: 0..<factor.rows, columns: group)
                    try Laws.expectOrthonormal(columns, "\(oracle.matrix)")
                }
                groups.removeLast()
            }
        }
    }

    private func expect(
        _ computed: [Eigenvalue], are expected: [OracleNumber], _ note: String
    ) throws {
        #expect(computed.map(\.multiplicity) == expected.map(\.multiplicity), "\(note)")
        for (eigenvalue, number) in zip(computed, expected) {
            #expect(try number.isMet(by: eigenvalue.value), "\(note): \(eigenvalue.value.approximation())")
        }
    }

    /// Every pair is met by exactly one eigenvalue above the axis and one below, with its multiplicity.
    private func expectPairs(_ computed: [Eigenvalue], of oracle: OracleMatrix) throws {
        #expect(computed.count == 2 * oracle.complexEigenvalues.count, "\(oracle.matrix)")
        for pair in oracle.complexEigenvalues {
            var met: [Int] = []
            for eigenvalue in computed where eigenvalue.multiplicity == pair.real.multiplicity {
                let imaginary = try eigenvalue.value.imaginaryPart()
                let side = try imaginary.sign()
                if try pair.real.isMet(by: eigenvalue.value.realPart()),
                    try pair.imaginary.isMet(by: side > 0 ? imaginary : -imaginary)
                {
                    met.append(side)
                }
            }
            #expect(met.sorted() == [-1, 1], "\(oracle.matrix)")
        }
    }
}
