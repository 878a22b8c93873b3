import NumericAlgebra

// Inverses and determinants: LAPACK computes, and the residual says how far it may be off.
extension BallMatrix {
    /// A⁻¹, or nil where A is not seen to be invertible.
    ///
    /// For LAPACK's X let E = I − AX. Where ‖E‖₁ = e < 1, A is invertible and A⁻¹ − X = X(I − E)⁻¹E, each
    /// entry of which is at most max |xᵢₖ| · e/(1 − e). The residual is computed with its own error, so it
    /// does not matter how X was found.
    ///
    /// - SeeAlso: S. M. Rump, *Verification methods*, Acta Numerica 19 (2010), section 10.
    func inverse() -> BallMatrix? {
        guard isSquare, !isEmpty, let middles,
            let found = try? middles.solve(.identity(rows)),
            found.values.allSatisfy(\.isFinite)
        else { return nil }
        let x = BallMatrix(found, radius: 0)
        guard let product = self * x, let residual = BallMatrix.scaledIdentity(.one, rows) - product else {
            return nil
        }
        let sums = (0..<rows).map { j in residual.column(j).entries.reduce(0) { $0 + $1.largestMagnitude } }
        let e = (sums.max() ?? 0) * (1 + 0x1p-40)
        guard e < 0.5 else { return nil }
        return BallMatrix(rows, rows) { i, j in
            let largest = (0..<rows).reduce(0) { max($0, x[i, $1].largestMagnitude) }
            return x[i, j] + Ball(0, radius: largest * e / (1 - e))
        }
    }

    /// By its definition up to order 3; then |det A| is the product of the singular values, and LU has the
    /// sign where no matrix as near as its rounding is singular.
    var determinant: Ball? {
        guard isSquare else { return nil }
        switch rows {
        case 0: return .one
        case 1: return self[0, 0]
        case 2: return self[0, 0] * self[1, 1] - self[0, 1] * self[1, 0]
        case 3:
            return (0..<3).reduce(Ball.zero) { sum, j in
                let (k, l) = ((j + 1) % 3, (j + 2) % 3)
                return sum + self[0, j] * (self[1, k] * self[2, l] - self[1, l] * self[2, k])
            }
        default: return determinantOfSingularValues
        }
    }

    private var determinantOfSingularValues: Ball? {
        guard let sigma = singularValues(), let least = sigma.last, let factors = try? middles?.lu() else {
            return nil
        }
        let size = sigma.reduce(Ball.one) { $0 * $1 }
        guard size.isKnown else { return nil }
        // Higham, theorem 9.3: LU is exact for a matrix within γ·|L||U| of A.
        let (l, u) = (try? factors.lower.norm(), try? factors.upper.norm())
        let growth = (l ?? .infinity) * (u ?? .infinity)
        let distance =
            spread + 16 * Double(rows) * .ulpOfOne * (growth + (sigma.first?.largestMagnitude ?? 0))
        guard least.low > distance, size.low > 0 else { return Ball(0, radius: size.largestMagnitude) }
        switch factors.determinantSignAndLogarithm.sign {
        case 1: return size
        case -1: return -size
        default: return nil
        }
    }

    /// From the number of singular values that cannot be zero up to the smaller dimension.
    var rank: Ball? {
        if isEmpty { return .zero }
        if entries.allSatisfy(\.isZero) { return .zero }
        guard let sigma = singularValues() else { return nil }
        return Ball(from: Double(sigma.count { $0.low > 0 }), to: Double(sigma.count))
    }

    /// A⁺, for a matrix that is seen to have full rank.
    func pseudoinverse() -> BallMatrix? {
        if entries.allSatisfy(\.isZero) { return transposed }
        if rows >= columns { return (transposed * self)?.inverse().flatMap { $0 * transposed } }
        return (self * transposed)?.inverse().flatMap { transposed * $0 }
    }

    /// The orthogonal projector onto the columns, where they are seen to be independent.
    func projector() -> BallMatrix? {
        if entries.allSatisfy(\.isZero) { return BallMatrix(rows, rows) { _, _ in .zero } }
        guard rows >= columns else { return nil }
        return pseudoinverse().flatMap { self * $0 }
    }

    /// For a matrix whose first columns are seen to form an invertible one: A = [B C] becomes [I B⁻¹C].
    func rowReduced() -> BallMatrix? {
        guard rows <= columns,
            let inverse = selecting(rows: Array(0..<rows), columns: Array(0..<rows)).inverse()
        else { return nil }
        guard let reduced = inverse * self else { return nil }
        return BallMatrix(rows, columns) { i, j in j < rows ? (i == j ? .one : .zero) : reduced[i, j] }
    }

    /// Gram and Schmidt, not normalised; nil where a column may depend on those before it, unless what is
    /// left of it is exactly zero.
    func orthogonalColumns() -> [BallMatrix]? {
        var kept: [(column: BallMatrix, square: Ball)] = []
        for j in 0..<columns {
            let original = column(j)
            var rest = original
            for (q, square) in kept {
                let product = zip(q.entries, original.entries).reduce(Ball.zero) { $0 + $1.0 * $1.1 }
                guard let next = rest - q.scaled(by: product / square) else { return nil }
                rest = next
            }
            if rest.entries.allSatisfy(\.isZero) { continue }
            guard rest.squaredNorm.excludesZero else { return nil }
            kept.append((rest, rest.squaredNorm))
        }
        return kept.map(\.column)
    }

    /// Columns side by side.
    init(_ rows: Int, columns: [BallMatrix]) {
        self.init(rows, columns.count) { columns[$1].entries[$0] }
    }

    /// Nil for a vector that may be zero.
    func normalized() -> BallMatrix? {
        let length = squaredNorm.squareRoot()
        guard length.isKnown, length.excludesZero else { return nil }
        return mapped { $0 / length }
    }
}
