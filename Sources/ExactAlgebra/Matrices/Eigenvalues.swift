/// One distinct eigenvalue and how often it is a root of the characteristic polynomial.
public struct Eigenvalue: Sendable {
    public let value: AlgebraicNumber
    public let multiplicity: Int
}

extension RationalMatrix {
    /// The distinct eigenvalues with multiplicity: real ones from the largest down, then the others.
    ///
    /// - Throws: `notSquare`; *unable* where the order passes ``Limit/degree``.
    public func eigenvalues() throws(AlgebraError) -> [Eigenvalue] {
        if isSymmetric { return try symmetricEigenvalues() }
        return try AlgebraicNumber.roots(of: characteristicPolynomial())
            .map { Eigenvalue(value: $0.value, multiplicity: $0.multiplicity) }
    }

    /// All real: proved from doubles, without looking for complex roots.
    private func symmetricEigenvalues() throws(AlgebraError) -> [Eigenvalue] {
        let (numerators, scale) = (RationalMatrix(box.numerators()), denominator)
        let factors = try numerators.characteristicPolynomial().factored()
        let places = try SymmetricSpectrum.places(
            of: factors.map(\.polynomial), factors.map { $0.polynomial.rescaled(by: scale) }, scale,
            numerators.box)
        return places.map { Eigenvalue(value: $0.value, multiplicity: factors[$0.family].multiplicity) }
    }

    /// A basis of {x : A x = λ x} as columns; n×0 where λ is no eigenvalue.
    ///
    /// For an irrational λ the columns are those of adj(xI − A) at λ (see `EigenFamily`), over ℚ(λ).
    public func eigenspace(of lambda: AlgebraicNumber) throws(AlgebraError) -> AlgebraicMatrix {
        guard isSquare else { throw .notSquare(operation: "eigenspace", shape: shape) }
        if let rational = lambda.asRational {
            let shifted = try self - RationalMatrix.identity(rows).scaled(by: rational)
            return AlgebraicMatrix(try shifted.nullSpaceBasis())
        }
        let numerators = RationalMatrix(box.numerators())
        let factors = try numerators.characteristicPolynomial().factored()
        for factor in factors {
            // The eigenvalues of the numerators are those of A times the denominator.
            let own = factor.polynomial.rescaled(by: denominator)
            guard let root = try lambda.match(amongRootsOf: own) else { continue }
            let families = try numerators.box.eigenFamilies(
                factors, isSymmetric: isSymmetric, where: { $0 == factor.polynomial })
            var basis: [[AlgebraicNumber]] = []
            for vector in families.flatMap(\.vectors) {
                let polynomials = (0..<rows).map { vector.entry($0, scaledBy: denominator) }
                basis.append(try polynomials.values(at: root))
            }
            return AlgebraicMatrix(rows: rows, columns: basis)
        }
        return AlgebraicMatrix(rows: rows, columns: [])
    }
}

extension AlgebraicNumber {
    /// This number as a root of an irreducible polynomial, kept in a field where it is not lazy; nil
    /// where it is none.
    fileprivate func match(
        amongRootsOf polynomial: RationalPolynomial
    ) throws(AlgebraError) -> AlgebraicNumber? {
        for root in try AlgebraicNumber.roots(of: polynomial) where try isEqual(to: root.value) {
            if case .element = storage { return self }
            return root.value
        }
        return nil
    }
}

extension [RationalPolynomial] {
    /// The values at one number that is rational or an element of a field.
    func values(at number: AlgebraicNumber) throws(AlgebraError) -> [AlgebraicNumber] {
        switch number.storage {
        case .rational(let point): return map { AlgebraicNumber($0(point)) }
        case .element(let inner, let field):
            if inner == .x { return map { AlgebraicNumber($0, at: field) } }
            return map { AlgebraicNumber($0.composed(with: inner), at: field) }
        case .lazy:
            var values: [AlgebraicNumber] = []
            for polynomial in self {
                var value = AlgebraicNumber.zero
                for coefficient in polynomial.coefficients.reversed() {
                    value = try value * number + AlgebraicNumber(coefficient)
                }
                values.append(value)
            }
            return values
        }
    }
}
