extension ExactSVD {
    /// Whether the decomposition is right, proved from its parts without any sum over different fields.
    ///
    /// For G = AᵀA (or AAᵀ, whichever is smaller) and each irreducible factor f:
    /// 1. G·v(x) = x·v(x) mod f for each of its vectors, so that they are eigenvectors at every root;
    /// 2. v(x)·w(x) = 0 mod f for different vectors of f, and v(x)·v(x) is what they are normalised by;
    /// 3. the factors with their multiplicities, and x for the rest, make up det(xI − G), and f has as
    ///    many positive roots as its degree: no σ is missing;
    /// 4. the rational bases that complete U and V are orthogonal null spaces of the right dimension.
    ///
    /// Orthogonality of vectors of different σ follows, because G is symmetric; so does that of u = Av/σ.
    ///
    /// - Complexity: O(n²) products modulo each factor: a check, not a part of the computation.
    public func isProved() throws(AlgebraError) -> Bool {
        let transposed = matrix.transposed
        let gram = startsFromRight ? try transposed * matrix : try matrix * transposed
        for family in spectrum.families.indices where !(try isProved(family, gram)) { return false }
        guard try hasAllValues(gram), try isNullSpace(matrix) else { return false }
        return try isNullSpace(transposed)
    }

    /// Points 1 and 2.
    private func isProved(_ family: Int, _ gram: RationalMatrix) throws(AlgebraError) -> Bool {
        let (n, factor) = (gram.rows, spectrum.factors[family])
        let count = spectrum.families[family].vectors.count
        let vectors = (0..<count).map { spectrum.entries(family, $0) }
        for vector in vectors {
            for i in 0..<n {
                var difference = RationalPolynomial.x * vector[i]
                for j in 0..<n { difference = difference - vector[j].scaled(by: gram[i, j]) }
                guard try difference.remainder(modulo: factor).isZero else { return false }
            }
        }
        for j in 0..<count {
            for k in 0...j {
                var product = RationalPolynomial([])
                for (x, y) in zip(vectors[j], vectors[k]) { product = product + x * y }
                if j == k { product = product * (try spectrum.reciprocalSquaredNorm(family, j)) }
                let expected = RationalPolynomial(j == k ? [1] : [])
                guard try product.remainder(modulo: factor) == expected else { return false }
            }
        }
        return true
    }

    /// Point 3, and that the singular values are the roots of the factors in order.
    private func hasAllValues(_ gram: RationalMatrix) throws(AlgebraError) -> Bool {
        var product = RationalPolynomial([1])
        for (factor, family) in zip(spectrum.factors, spectrum.families) {
            for _ in 0..<family.multiplicity { product = product * factor }
        }
        for _ in 0..<(gram.rows - rank) { product = product * .x }
        guard try product == gram.characteristicPolynomial() else { return false }
        for (place, next) in zip(spectrum.places, spectrum.places.dropFirst()) {
            guard try place.value.compare(to: next.value) > 0 else { return false }
        }
        for place in spectrum.places {
            let value = try [spectrum.factors[place.family]].values(at: place.value)[0]
            guard try value.isZero(), try place.value.sign() > 0 else { return false }
        }
        for term in terms {
            guard try term.value.sign() > 0, try (term.value * term.value).isEqual(to: term.square)
            else { return false }
        }
        let places = spectrum.families.indices.map { k in spectrum.places.count { $0.family == k } }
        return places == spectrum.factors.map(\.degree)
    }

    /// Point 4, for the null space of `a`.
    private func isNullSpace(_ a: RationalMatrix) throws(AlgebraError) -> Bool {
        let frame = try a.nullSpaceBasis().gramSchmidt()
        let basis = frame.directions
        guard basis.columns == a.columns - rank, try (a * basis).isZero else { return false }
        return try basis.transposed * basis == .diagonal(frame.squaredLengths)
    }
}
