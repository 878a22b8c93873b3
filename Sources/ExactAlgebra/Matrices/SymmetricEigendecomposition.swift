/// An eigendecomposition A = VΛVᵀ of a symmetric matrix, V with orthonormal columns.
public struct SymmetricEigendecomposition: Sendable {
    /// The distinct eigenvalues, largest first.
    public let distinct: [Eigenvalue]
    /// All n eigenvalues, largest first, each as often as its multiplicity says.
    public let eigenvalues: [AlgebraicNumber]
    /// n×n: the unit eigenvectors in the order of ``eigenvalues``.
    public let vectors: AlgebraicMatrix

    /// The diagonal matrix Λ.
    public var lambda: AlgebraicMatrix {
        .diagonal(eigenvalues, rows: eigenvalues.count, columns: eigenvalues.count)
    }
}

extension RationalMatrix {
    /// The eigenvalues and orthonormal eigenvectors of a symmetric matrix.
    ///
    /// Eigenvectors of different eigenvalues are orthogonal by themselves; inside a repeated one they
    /// are made orthogonal without leaving ℚ(λ). Each entry is an element of ℚ(λ) times one root.
    ///
    /// - Throws: `notSquare`; `outOfDomain` where the matrix is not symmetric.
    public func symmetricEigendecomposition() throws(AlgebraError) -> SymmetricEigendecomposition {
        guard isSquare else { throw .notSquare(operation: "eigendecomposition", shape: shape) }
        guard isSymmetric else {
            throw .outOfDomain(
                operation: "orthonormal eigendecomposition", reason: "the matrix is not symmetric")
        }
        let spectrum = try SymmetricSpectrum(
            ofSymmetric: box.numerators(), scale: denominator, skipsZero: false)
        var distinct: [Eigenvalue] = []
        var (eigenvalues, columns): ([AlgebraicNumber], [[AlgebraicNumber]]) = ([], [])
        // The polynomials of a family are made once for all its roots.
        var made: [[Int]: (entries: [RationalPolynomial], reciprocal: RationalPolynomial)] = [:]
        for place in spectrum.places {
            let count = spectrum.families[place.family].multiplicity
            distinct.append(Eigenvalue(value: place.value, multiplicity: count))
            for k in 0..<count {
                let vector: (entries: [RationalPolynomial], reciprocal: RationalPolynomial)
                if let known = made[[place.family, k]] {
                    vector = known
                } else {
                    let entries = spectrum.entries(place.family, k)
                    vector = (entries, try spectrum.reciprocalSquaredNorm(place.family, k))
                    made[[place.family, k]] = vector
                }
                let v = try vector.entries.values(at: place.value)
                let e = try [vector.reciprocal].values(at: place.value)[0]
                columns.append(try AlgebraicNumber.multiples(v, ofRootOf: e))
                eigenvalues.append(place.value)
            }
        }
        return SymmetricEigendecomposition(
            distinct: distinct, eigenvalues: eigenvalues,
            vectors: AlgebraicMatrix(rows: rows, columns: columns))
    }
}
