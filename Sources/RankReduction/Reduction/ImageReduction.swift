public import NumericAlgebra

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The rank reduction of PRR: W becomes W − QQᵀW, so that nothing it makes lies in the span of Q any more.
///
/// W has shape d_out × d_in; a convolution's weight is seen as d_out × (d_in · k · k). Q has shape
/// d_out × r and orthonormal columns. It comes from the QR decomposition of a trained B of the same shape:
/// only the span of B's columns counts, neither their lengths nor their angles.
///
/// QQᵀ is a d_out × d_out matrix and is never formed: W − Q(QᵀW) takes two products of 2 · r · d_out · d_in
/// operations each.
public struct ImageReduction: Hashable, Sendable {
    /// d_out × r, with orthonormal columns.
    public let q: NumericMatrix
    /// R of B = QR, r × r and upper triangular; the identity where Q was given.
    public let triangle: NumericMatrix

    /// The reduction by the span of B's columns.
    ///
    /// The columns count as independent where the least singular value of B is above d_out · ε times its
    /// largest one. No columns at all are a reduction too: that of nothing.
    ///
    /// - Parameter b: d_out × r.
    /// - Throws: ``RankReductionError/rankTooLarge(rank:outputs:)``,
    ///   ``RankReductionError/dependentColumns(rank:columns:)``, ``RankReductionError/numeric(_:)``.
    /// - Complexity: O(d_out · r²).
    /// - SeeAlso: LAPACK `dgeqrf`, `dorgqr`.
    public init(columns b: NumericMatrix) throws(RankReductionError) {
        guard b.columns <= b.rows else { throw .rankTooLarge(rank: b.columns, outputs: b.rows) }
        let factors = try RankReductionError.numeric { () throws(NumericError) in try b.qr() }
        // B and R have the same singular values, and R is small.
        let values = try RankReductionError.numeric { () throws(NumericError) in
            try factors.r.singularValues()
        }
        let cut = Double(b.rows) * Double.ulpOfOne * (values.first ?? 0)
        let rank = values.count { $0 > cut }
        guard rank == b.columns else { throw .dependentColumns(rank: rank, columns: b.columns) }
        q = factors.q
        triangle = factors.r
    }

    /// The reduction by a Q that is orthonormal already.
    ///
    /// - Throws: ``RankReductionError/notOrthonormal(deviation:)`` where an entry of QᵀQ − I is larger than
    ///   d_out · ε; ``RankReductionError/rankTooLarge(rank:outputs:)``, ``RankReductionError/numeric(_:)``.
    public init(orthonormal q: NumericMatrix) throws(RankReductionError) {
        guard q.columns <= q.rows else { throw .rankTooLarge(rank: q.columns, outputs: q.rows) }
        let deviation = try RankReductionError.numeric { () throws(NumericError) in
            try (q.transposed * q - .identity(q.columns)).norm(.largestEntry)
        }
        guard deviation <= Double(max(q.rows, 1)) * Double.ulpOfOne else {
            throw .notOrthonormal(deviation: deviation)
        }
        self.q = q
        triangle = .identity(q.columns)
    }

    /// r, the columns of Q.
    public var rank: Int { q.columns }
    /// d_out, the rows of Q.
    public var outputs: Int { q.rows }

    /// W − QQᵀW.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``.
    /// - Complexity: 4 · r · d_out · d_in operations.
    public func applied(to w: NumericMatrix) throws(RankReductionError) -> NumericMatrix {
        let removed = try removed(from: w)
        return try RankReductionError.numeric { () throws(NumericError) in try w - removed }
    }

    /// QQᵀW, the part of W that the reduction takes away.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``.
    public func removed(from w: NumericMatrix) throws(RankReductionError) -> NumericMatrix {
        guard w.rows == outputs else { throw .shapesDiffer("Q", q.shape, "W", w.shape) }
        return try RankReductionError.numeric { () throws(NumericError) in try q * (q.transposed * w) }
    }
}

// MARK: - Where Q lies

extension ImageReduction {
    /// A Q of random direction, uniform over all of them: in general not inside the image of any given W.
    ///
    /// - Throws: ``RankReductionError/rankTooLarge(rank:outputs:)``.
    public static func free(
        outputs: Int, rank: Int, using generator: inout some RandomNumberGenerator
    ) throws(RankReductionError) -> ImageReduction {
        guard rank <= outputs else { throw .rankTooLarge(rank: rank, outputs: outputs) }
        let columns = NumericMatrix.gaussian(outputs, rank, using: &generator)
        return try ImageReduction(orthonormal: ImageReduction(columns: columns).q)
    }

    /// A Q of random direction inside the image of W, as Theorem 1 wants it: each column takes one from
    /// the rank of W.
    ///
    /// - Throws: ``RankReductionError/imageTooSmall(dimension:rank:)``, ``RankReductionError/numeric(_:)``.
    public static func inside(
        imageOf w: NumericMatrix, rank: Int, using generator: inout some RandomNumberGenerator
    ) throws(RankReductionError) -> ImageReduction {
        let image = try ImageBasis(of: w).basis
        guard rank <= image.columns else { throw .imageTooSmall(dimension: image.columns, rank: rank) }
        let inside = NumericMatrix.gaussian(image.columns, rank, using: &generator)
        let columns = try RankReductionError.numeric { () throws(NumericError) in
            try image * inside.qr().q
        }
        return try ImageReduction(orthonormal: ImageReduction(columns: columns).q)
    }
}

extension NumericMatrix {
    /// Independent normally distributed entries, by the method of Box and Muller.
    static func gaussian(
        _ m: Int, _ n: Int, using generator: inout some RandomNumberGenerator
    ) -> NumericMatrix {
        var result = zeros(m, n)
        for j in 0..<result.columns {
            for i in 0..<result.rows {
                // Above zero, so that the logarithm is finite.
                let radius = (-2 * log(1 - Double.random(in: 0..<1, using: &generator))).squareRoot()
                result[i, j] = radius * cos(2 * .pi * Double.random(in: 0..<1, using: &generator))
            }
        }
        return result
    }
}
