/// A matrix of low rank in its factors: U diag(w) Vᵀ, where both have orthonormal columns.
///
/// For a symmetric matrix V is U, and w has the signs of the eigenvalues.
struct SpectralFactors: Sendable {
    let layout: PursuitLayout
    /// U, by columns; there may be more columns than weights.
    var left: [Double] = []
    /// V; empty where it is U.
    var right: [Double] = []
    var weights: [Double] = []

    var rank: Int { weights.count }
    var nuclearNorm: Double { weights.reduce(0) { $0 + abs($1) } }

    /// The product, symmetric in every bit where the layout is.
    func matrix() throws(NumericError) -> NumericMatrix {
        let u = NumericMatrix(layout.rows, rank, Array(left.prefix(layout.rows * rank)))
        let v =
            layout.isSymmetric
            ? u : NumericMatrix(layout.columns, rank, Array(right.prefix(layout.columns * rank)))
        let product = try u.scalingColumns(by: weights) * v.transposed
        return layout.isSymmetric ? product.evened : product
    }
}

extension NumericMatrix {
    /// The mean of a square matrix and its transpose.
    var evened: NumericMatrix {
        var result = self
        for j in 0..<columns {
            for i in 0..<j {
                let mean = (self[i, j] + self[j, i]) / 2
                (result[i, j], result[j, i]) = (mean, mean)
            }
        }
        return result
    }
}
