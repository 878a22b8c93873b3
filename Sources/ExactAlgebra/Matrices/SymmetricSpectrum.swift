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
        places = try Self.places(of: families.map(\.factor), factors, scale, integers)
        for (k, family) in families.enumerated() {
            // A symmetric matrix has as many independent eigenvectors as the multiplicity says.
            guard family.vectors.count == family.multiplicity else {
                throw .unproven(operation: "eigenvectors")
            }
            assert(places.count { $0.family == k } == family.degree)
        }
    }

    /// The roots of these factors of the characteristic polynomial of a symmetric integer matrix, each
    /// divided by `scale`, largest first.
    static func places(
        of factors: [RationalPolynomial], _ rescaled: [RationalPolynomial], _ scale: Rational,
        _ integers: MatrixBox
    ) throws(AlgebraError) -> [Place] {
        let isolated = factors.contains { $0.degree > 2 } ? SymmetricRoots(of: integers) : nil
        var places: [Place] = []
        for (k, factor) in factors.enumerated() {
            let found = try roots(of: factor, scale, rescaled[k], isolated)
            // All of them are real.
            guard found.count == factor.degree else { throw .unproven(operation: "eigenvalues") }
            places += found.map { Place(value: $0, family: k) }
        }
        return try sorted(places)
    }

    /// The roots of one factor: rational and quadratic ones by formula, others proved from doubles, and
    /// by the general isolation where that fails.
    private static func roots(
        of factor: RationalPolynomial, _ scale: Rational, _ rescaled: RationalPolynomial,
        _ isolated: SymmetricRoots?
    ) throws(AlgebraError) -> [AlgebraicNumber] {
        try Limit.degree.check(factor.degree)
        if factor.degree > 2,
            let found = isolated?.roots(of: factor, dividedBy: scale, rescaled: rescaled)
        {
            return found.map { AlgebraicNumber(.x, at: NumberField($0)) }
        }
        return try AlgebraicNumber.realRoots(of: rescaled).map(\.value)
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
