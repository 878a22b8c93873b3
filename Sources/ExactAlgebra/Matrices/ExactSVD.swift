internal import CFlint

/// The singular value decomposition A = UΣVᵀ of a rational matrix, every entry exact.
///
/// Inside, the vectors of the smaller of AᵀA and AAᵀ as polynomials over the factors of its
/// characteristic polynomial; u = Av/σ (or v = Aᵀu/σ), so that the signs belong together. Columns that
/// have no σ > 0 are rational null spaces made orthogonal. Roots are taken only where entries are asked
/// for.
public struct ExactSVD: Sendable {
    public let matrix: RationalMatrix
    /// min(m, n) of them, largest first, zeros included.
    public let singularValues: [AlgebraicNumber]
    public let rank: Int

    let spectrum: SymmetricSpectrum
    /// True where the spectrum is that of AᵀA, false where it is that of AAᵀ.
    let startsFromRight: Bool
    let terms: [SingularTerm]
}

/// One σ > 0: a root λ = σ² of a family and one of its vectors.
struct SingularTerm: Sendable {
    let square: AlgebraicNumber
    let value: AlgebraicNumber
    let family: Int
    let vector: Int
}

extension RationalMatrix {
    /// The exact singular value decomposition; any shape, any rank.
    ///
    /// - Throws: *unable* past the limits.
    /// - Complexity: O(n³) products of integers for n = min(m, n), on integers of O(n) times the bits of
    ///   the entries, beside factoring and finding the roots.
    public func singularValueDecomposition() throws(AlgebraError) -> ExactSVD {
        let startsFromRight = columns <= rows
        try Limit.bits.check(2 * box.bits + bitWidth(max(rows, columns)))
        let order = min(rows, columns)
        let side = startsFromRight ? transposed : self
        let gram = MatrixBox(
            order, order,
            integers: { if !box.isEmpty { unsafe fmpz_mat_gram($0, side.box.matrix) } })
        let scale = denominator * denominator
        let spectrum = try SymmetricSpectrum(ofSymmetric: gram, scale: scale, skipsZero: true)
        var terms: [SingularTerm] = []
        for place in spectrum.places {
            let value = try place.value.squareRoot()
            for k in 0..<spectrum.families[place.family].multiplicity {
                terms.append(
                    SingularTerm(square: place.value, value: value, family: place.family, vector: k))
            }
        }
        let zeros = [AlgebraicNumber](repeating: .zero, count: order - terms.count)
        return ExactSVD(
            matrix: self, singularValues: terms.map(\.value) + zeros, rank: terms.count,
            spectrum: spectrum, startsFromRight: startsFromRight, terms: terms)
    }
}

extension ExactSVD {
    /// The ranges of equal singular values, zeros last: `[0..<1, 1..<3]` for σ₁ > σ₂ = σ₃.
    public var groups: [Range<Int>] {
        var groups: [Range<Int>] = []
        var start = 0
        while start < rank {
            let count = spectrum.families[terms[start].family].multiplicity
            groups.append(start..<start + count)
            start += count
        }
        if start < singularValues.count { groups.append(start..<singularValues.count) }
        return groups
    }

    /// Σ: diagonal, largest first; m×n, min×min or rank×rank.
    public func sigma(_ shape: SVDShape) -> AlgebraicMatrix {
        let order = singularValues.count
        return switch shape {
        case .full: .diagonal(singularValues, rows: matrix.rows, columns: matrix.columns)
        case .thin: .diagonal(singularValues, rows: order, columns: order)
        case .compact: .diagonal(singularValues, rows: rank, columns: rank)
        }
    }

    /// The left singular vectors as orthonormal columns.
    public func u(_ shape: SVDShape) throws(AlgebraError) -> AlgebraicMatrix {
        let count = columnCount(shape, of: matrix.rows)
        let completion = try matrix.transposed.orthonormalNullSpace(count: count - rank)
        let columns = startsFromRight ? try imageColumns() : try startColumns()
        return AlgebraicMatrix(rows: matrix.rows, columns: columns + completion)
    }

    /// The right singular vectors as orthonormal columns: V, not its transpose.
    public func v(_ shape: SVDShape) throws(AlgebraError) -> AlgebraicMatrix {
        let count = columnCount(shape, of: matrix.columns)
        let completion = try matrix.orthonormalNullSpace(count: count - rank)
        let columns = startsFromRight ? try startColumns() : try imageColumns()
        return AlgebraicMatrix(rows: matrix.columns, columns: columns + completion)
    }

    private func columnCount(_ shape: SVDShape, of full: Int) -> Int {
        switch shape {
        case .full: full
        case .thin: singularValues.count
        case .compact: rank
        }
    }

    /// The unit vectors v/|v| on the side of the spectrum.
    private func startColumns() throws(AlgebraError) -> [[AlgebraicNumber]] {
        try columns { family, vector throws(AlgebraError) in
            (spectrum.entries(family, vector), try spectrum.reciprocalSquaredNorm(family, vector))
        }
    }

    /// The unit vectors Av/(σ|v|) on the other side; their squared length before is λ·v·v.
    private func imageColumns() throws(AlgebraError) -> [[AlgebraicNumber]] {
        let perDenominator = try Rational.one / matrix.denominator
        return try columns { family, vector throws(AlgebraError) in
            let factor = spectrum.factors[family]
            guard let inverse = RationalPolynomial.x.inverse(modulo: factor) else {
                throw .unproven(operation: "singular vectors")
            }
            let norm = try spectrum.reciprocalSquaredNorm(family, vector)
            let image = spectrum.entries(family, vector, mappedBy: transposedMap)
            return (
                image.map { $0.scaled(by: perDenominator) },
                try (norm * inverse).remainder(modulo: factor)
            )
        }
    }

    /// The transpose of the numerators of the map from the side of the spectrum to the other one.
    var transposedMap: MatrixBox {
        let numerators = RationalMatrix(matrix.box.numerators())
        return startsFromRight ? numerators.transposed.box : numerators.box
    }

    /// A column for each term from its family's polynomials, which are made once for all its roots.
    private func columns(
        _ polynomials: (Int, Int) throws(AlgebraError) -> ([RationalPolynomial], RationalPolynomial)
    ) throws(AlgebraError) -> [[AlgebraicNumber]] {
        var made: [[Int]: ([RationalPolynomial], RationalPolynomial)] = [:]
        var columns: [[AlgebraicNumber]] = []
        for term in terms {
            let key = [term.family, term.vector]
            let (entries, reciprocal): ([RationalPolynomial], RationalPolynomial)
            if let known = made[key] {
                (entries, reciprocal) = known
            } else {
                (entries, reciprocal) = try polynomials(term.family, term.vector)
                made[key] = (entries, reciprocal)
            }
            let coefficients = try entries.values(at: term.square)
            let radicand = try [reciprocal].values(at: term.square)[0]
            columns.append(try AlgebraicNumber.multiples(coefficients, ofRootOf: radicand))
        }
        return columns
    }
}
