import NumericAlgebra

// Eigenvalues and singular values from LAPACK, with the bounds of perturbation theory.
extension BallMatrix {
    /// How many units of rounding are allowed, as in LAPACK's own tests.
    private static let threshold = 50.0

    /// LAPACK is backward stable: what it finds is exact for a matrix this near, in the spectral norm.
    private func backwardError(norm: Double) -> Double {
        Self.threshold * Double(max(rows, columns)) * .ulpOfOne * norm + spread
    }

    /// min(m, n) of them, descending; by Weyl none moves by more than the perturbation's norm.
    func singularValues() -> [Ball]? {
        if isEmpty { return [] }
        guard let found = try? middles?.singularValues(), let largest = found.first else { return nil }
        let bound = backwardError(norm: largest)
        return found.map { Ball($0, radius: bound) }
    }

    /// Real eigenvalues, descending, of a matrix that is near a symmetric one or of order 2; else nil.
    ///
    /// The eigenvalues of any matrix within r of a symmetric one lie within (2n − 1)·r of those of the
    /// symmetric one, in some order.
    ///
    /// - SeeAlso: W. Kahan, *Spectra of nearly Hermitian matrices*, Proc. AMS 48 (1975).
    func realEigenvalues() -> [Ball]? {
        guard isSquare else { return nil }
        if isEmpty { return [] }
        if let found = try? middles?.symmetricEigenvalues() {
            let norm = found.reduce(0) { max($0, $1.magnitude) }
            let bound = 2 * Double(rows) * backwardError(norm: norm)
            return found.map { Ball($0, radius: bound) }
        }
        guard rows == 2 else { return nil }
        let (sum, difference) = (self[0, 0] + self[1, 1], self[0, 0] - self[1, 1])
        let half = (difference * difference / Ball(4) + self[0, 1] * self[1, 0]).squareRoot()
        return half.isKnown ? [sum / Ball(2) + half, sum / Ball(2) - half] : nil
    }

    /// True where A − λI is seen to be invertible: then λ is no eigenvalue, however ill-conditioned.
    func excludesEigenvalue(_ lambda: Ball) -> Bool {
        guard isSquare, !isEmpty, lambda.isKnown,
            let shifted = self - BallMatrix.scaledIdentity(lambda, rows), let sigma = shifted.singularValues()
        else { return false }
        return sigma.last.map { $0.low > 0 } ?? false
    }

    /// det(xI − A), the constant term first, by Faddeev and LeVerrier.
    func characteristicPolynomial() -> [Ball]? {
        guard isSquare, rows <= 8 else { return nil }
        var coefficients = [Ball](repeating: .zero, count: rows) + [.one]
        var m = BallMatrix(rows, rows) { _, _ in .zero }
        for k in 0..<rows {
            guard let product = self * m,
                let next = product + BallMatrix.scaledIdentity(coefficients[rows - k], rows),
                let trace = (self * next)?.trace
            else { return nil }
            m = next
            coefficients[rows - k - 1] = -(trace / Ball(Double(k + 1)))
        }
        return coefficients
    }

    /// The best approximation of rank at most k, where σₖ and σₖ₊₁ are seen to differ.
    ///
    /// With a perturbation of norm ε the projector onto the first k left singular vectors moves by at most
    /// ε/(σₖ − σₖ₊₁ − ε), and A moves by ε itself.
    ///
    /// - SeeAlso: P.-Å. Wedin, BIT 12 (1972).
    func lowRank(_ k: Int) -> BallMatrix? {
        guard k > 0, !isEmpty else { return k < 0 ? nil : BallMatrix(rows, columns) { _, _ in .zero } }
        if k >= min(rows, columns) { return self }
        guard let svd = try? middles?.svd(), let largest = svd.singularValues.first,
            let found = try? svd.lowRank(k)
        else { return nil }
        let error = backwardError(norm: largest)
        let gap = svd.singularValues[k - 1] - svd.singularValues[k] - 8 * error
        guard gap > 0 else { return nil }
        return BallMatrix(found, radius: 4 * error + 8 * error * (largest + error) / gap)
    }

    /// Σ_{i ≤ k} σᵢ² / Σ σᵢ².
    func energy(_ k: Int) -> Ball? {
        guard k >= 0, let sigma = singularValues() else { return nil }
        let kept = sigma.prefix(k).reduce(Ball.zero) { $0 + $1 * $1 }
        return kept / squaredNorm
    }

    /// U·soft(Σ, τ)·Vᵀ, which moves by no more than A does, in the Frobenius norm.
    ///
    /// - SeeAlso: J.-F. Cai, E. J. Candès, Z. Shen, SIAM J. Optim. 20 (2010): a proximal map.
    func singularValueThreshold(_ threshold: Ball) -> BallMatrix? {
        guard threshold.isKnown, threshold.low >= 0 else { return nil }
        if isEmpty { return self }
        guard let svd = try? middles?.svd(), let largest = svd.singularValues.first else { return nil }
        let shrunk = svd.singularValues.map { max($0 - threshold.middle, 0) }
        let count = Double(shrunk.count)
        let (u, vTransposed) = (BallMatrix(svd.u, radius: 0), BallMatrix(svd.vTransposed, radius: 0))
        let sigma = BallMatrix(shrunk.count, shrunk.count) { $0 == $1 ? Ball(shrunk[$0]) : .zero }
        let error = 4 * count * backwardError(norm: largest) + count * threshold.radius
        return (u * sigma).flatMap { $0 * vTransposed }?.mapped { $0 + Ball(0, radius: error) }
    }
}
