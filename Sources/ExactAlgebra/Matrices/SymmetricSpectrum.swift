/// The eigenvector families of a symmetric rational matrix with their roots, largest root first.
///
/// The families belong to the integer matrix A·`scale`: a root λ here is μ/`scale` for a root μ there.
struct SymmetricSpectrum: Sendable {
    /// One root of one family.
    struct Place: Sendable {
        let value: AlgebraicNumber
        let family: Int
    }

    let families: [EigenFamily]
    let scale: Rational
    /// The minimal polynomial of the roots λ of each family, monic.
    let factors: [RationalPolynomial]
    /// All roots of all families, largest first.
    let places: [Place]

    /// - Parameter skipsZero: leaves the eigenvalue 0 out.
    init(
        ofSymmetric integers: MatrixBox, scale: Rational, skipsZero: Bool
    ) throws(AlgebraError) {
        let polynomial = try RationalMatrix(integers).characteristicPolynomial()
        families = try integers.eigenFamilies(
            polynomial.factored(), isSymmetric: true, where: { !skipsZero || !$0[0].isZero || $0.degree > 1 })
        self.scale = scale
        factors = families.map { $0.factor.rescaled(by: scale) }
        var places: [Place] = []
        for (k, family) in families.enumerated() {
            let roots = try AlgebraicNumber.realRoots(of: factors[k])
            // A symmetric matrix has only real eigenvalues and as many vectors as the multiplicity says.
            guard roots.count == family.degree, family.vectors.count == family.multiplicity else {
                throw .unproven(operation: "eigenvectors")
            }
            places += roots.map { Place(value: $0.value, family: k) }
        }
        self.places = try Self.sorted(places)
    }

    /// Largest first: by doubles where they are far apart, else by a decision.
    private static func sorted(_ places: [Place]) throws(AlgebraError) -> [Place] {
        var ordered: [(place: Place, double: Double)] = []
        for place in places {
            let double = place.value.approximation()
            var position = ordered.count
            while position > 0 {
                let other = ordered[position - 1]
                let gap = double - other.double
                let isClear = abs(gap) > 1e-9 * max(abs(double), abs(other.double))
                guard try isClear ? gap > 0 : place.value.compare(to: other.place.value) > 0 else { break }
                position -= 1
            }
            ordered.insert((place, double), at: position)
        }
        return ordered.map(\.place)
    }
}

// MARK: - Vectors in ℚ(λ)

extension SymmetricSpectrum {
    /// v(λ) of one family, entry by entry.
    func entries(_ family: Int, _ vector: Int) -> [RationalPolynomial] {
        let v = families[family].vectors[vector]
        return (0..<v.coefficients.columns).map { v.entry($0, scaledBy: scale) }
    }

    /// M·v(λ), for the transpose of an integer matrix M.
    func entries(_ family: Int, _ vector: Int, mappedBy transposedMap: MatrixBox) -> [RationalPolynomial] {
        let image = EigenVectorFamily(
            coefficients: families[family].vectors[vector].mapped(by: transposedMap), squaredNorm: nil)
        return (0..<transposedMap.columns).map { image.entry($0, scaledBy: scale) }
    }

    /// 1/(v(λ)·v(λ)) in ℚ(λ).
    func reciprocalSquaredNorm(_ family: Int, _ vector: Int) throws(AlgebraError) -> RationalPolynomial {
        let norm = families[family].vectors[vector].squaredNorm.map { norm in
            norm.evaluated(atMultiple: scale)
        }
        guard let inverse = norm?.inverse(modulo: factors[family]) else {
            throw .unproven(operation: "eigenvectors")
        }
        return inverse
    }
}

extension RationalPolynomial {
    /// p(c·x).
    func evaluated(atMultiple c: Rational) -> RationalPolynomial {
        c.isOne ? self : composed(with: RationalPolynomial([0, c]))
    }
}
