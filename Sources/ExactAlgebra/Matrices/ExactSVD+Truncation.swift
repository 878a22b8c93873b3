internal import CFlint

extension ExactSVD {
    /// A best approximation of rank at most k: Σ_{i<k} σᵢuᵢvᵢᵀ.
    ///
    /// Where all roots of an irreducible factor are kept their part is rational, and so is the whole
    /// where that holds for every factor. With more than half of a factor's roots kept, the others are
    /// taken from the whole instead, so that as few fields as possible meet in one sum.
    ///
    /// - Parameter k: 0 and beyond; from the rank on the result is A itself.
    /// - SeeAlso: ``isUnique(rank:)``.
    public func lowRank(_ k: Int) throws(AlgebraError) -> AlgebraicMatrix {
        guard k >= 0 else { throw .outOfDomain(operation: "truncation", reason: "the rank is negative") }
        if k >= rank { return AlgebraicMatrix(matrix) }
        var sum = RationalMatrix.zeros(matrix.rows, matrix.columns)
        var rest: [(polynomials: [RationalPolynomial], root: AlgebraicNumber)] = []
        for (family, vector, kept, dropped) in partition(k) where !kept.isEmpty {
            let polynomials = try outerProduct(family, vector)
            let takesWhole = kept.count >= dropped.count
            if takesWhole {
                let sums = spectrum.factors[family].powerSums
                sum =
                    try sum
                    + RationalMatrix(
                        rows: matrix.rows, columns: matrix.columns,
                        entries: polynomials.map { $0.trace(powerSums: sums) })
                rest += dropped.map { (polynomials.map { -$0 }, $0) }
            } else {
                rest += kept.map { (polynomials, $0) }
            }
        }
        var result = AlgebraicMatrix(sum)
        for part in rest {
            let entries = try part.polynomials.values(at: part.root)
            result =
                try result
                + AlgebraicMatrix(rows: matrix.rows, columns: matrix.columns, entries: entries)
        }
        return result
    }

    /// Whether only one matrix of rank k is nearest: σₖ > σₖ₊₁, or k is at least the rank.
    public func isUnique(rank k: Int) -> Bool {
        k <= 0 || k >= rank || groups.contains { $0.lowerBound == k }
    }

    /// ‖A − A_k‖² in the Frobenius norm: the sum of the σ² that are dropped.
    public func squaredError(rank k: Int) throws(AlgebraError) -> AlgebraicNumber {
        guard k >= 0 else { throw .outOfDomain(operation: "truncation", reason: "the rank is negative") }
        var sum = AlgebraicNumber.zero
        for (family, _, kept, dropped) in partition(k) where !dropped.isEmpty {
            if dropped.count >= kept.count {
                let trace = RationalPolynomial.x.trace(powerSums: spectrum.factors[family].powerSums)
                sum = try sum + AlgebraicNumber(trace)
                for root in kept { sum = try sum - root }
            } else {
                for root in dropped { sum = try sum + root }
            }
        }
        return sum
    }

    /// For each vector of each family, the roots σ² among the first k terms, and the others.
    private func partition(
        _ k: Int
    ) -> [(family: Int, vector: Int, kept: [AlgebraicNumber], dropped: [AlgebraicNumber])] {
        spectrum.families.indices.flatMap { family in
            spectrum.families[family].vectors.indices.map { vector in
                let own = terms.indices.filter { terms[$0].family == family && terms[$0].vector == vector }
                return (
                    family, vector, own.filter { $0 < k }.map { terms[$0].square },
                    own.filter { $0 >= k }.map { terms[$0].square }
                )
            }
        }
    }

    /// σuvᵀ = (Av)vᵀ/(v·v) over ℚ(λ), row by row.
    private func outerProduct(_ family: Int, _ vector: Int) throws(AlgebraError) -> [RationalPolynomial] {
        let factor = spectrum.factors[family]
        let scale = try spectrum.reciprocalSquaredNorm(family, vector)
            .scaled(by: Rational.one / matrix.denominator)
        let start = spectrum.entries(family, vector)
        var image: [RationalPolynomial] = []
        for entry in spectrum.entries(family, vector, mappedBy: transposedMap) {
            image.append(try (entry * scale).remainder(modulo: factor))
        }
        let (left, right) = startsFromRight ? (image, start) : (start, image)
        var products: [RationalPolynomial] = []
        for a in left {
            for b in right { products.append(try (a * b).remainder(modulo: factor)) }
        }
        return products
    }
}

extension RationalPolynomial {
    /// For a monic polynomial of degree d: the sums of the k-th powers of its roots, k = 0 … max(d, 2) − 1.
    fileprivate var powerSums: RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_power_sums($0, box.pointer, max(degree, 2)) }
    }

    /// The sum of p(λ) over all roots with these power sums.
    fileprivate func trace(powerSums: RationalPolynomial) -> Rational {
        (0...max(degree, 0)).reduce(Rational.zero) { $0 + self[$1] * powerSums[$1] }
    }
}
