public import Networks
public import NumericAlgebra

/// M_A = J_AᵀJ_A / rows and M_B = J_BᵀJ_B / rows: how much the inside and the outside change with the
/// latent.
///
/// J is the derivative of the image in the range of the network (twice that of the pixels in 0…1); ⟨v, M_A
/// v⟩ is the mean squared change of a number inside, to first order, for a step v. Both are symmetric in
/// every bit.
public struct RegionGrams: Hashable, Sendable {
    public let inside: NumericMatrix
    public let outside: NumericMatrix

    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)`` for a Jacobian of another image,
    ///   ``EditingError/notFinite(name:index:)`` for one that is not finite.
    /// - Complexity: O(rows · d²), in blocks of rows: the Jacobian is never copied whole.
    public init<Scalar: LapackScalar>(
        _ jacobian: ColumnMatrix<Scalar>, region: Region
    ) throws(EditingError) {
        let pixels = region.mask.count
        guard jacobian.rows > 0, jacobian.rows.isMultiple(of: pixels) else {
            throw .wrongCount(of: "rows of the Jacobian", found: jacobian.rows, wanted: pixels)
        }
        let channels = jacobian.rows / pixels
        inside = try Self.gram(jacobian, region.indices(inside: true, channels: channels))
        outside = try Self.gram(jacobian, region.indices(inside: false, channels: channels))
    }

    /// Products that are known already, d×d and symmetric in every bit.
    init(inside: NumericMatrix, outside: NumericMatrix) {
        self.inside = inside
        self.outside = outside
    }

    /// JᵀJ / rows of the rows that are named.
    static func gram<Scalar: LapackScalar>(
        _ jacobian: ColumnMatrix<Scalar>, _ rows: [Int]
    ) throws(EditingError) -> NumericMatrix {
        let d = jacobian.columns
        var sum = NumericMatrix.zeros(d, d)
        let size = 1_024
        for start in stride(from: 0, to: rows.count, by: size) {
            let block = gathered(jacobian, rows[start..<min(start + size, rows.count)])
            sum = try numerically { () throws(NumericError) in
                let block = try NumericMatrix(
                    rows: block.count / max(1, d), columns: d, columnMajor: block)
                return try sum + block.transposedView * block
            }
        }
        let result = sum.scaled(by: 1 / Double(max(1, rows.count))).mirrored()
        if let index = result.values.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(name: "the Jacobian's products", index: index)
        }
        return result
    }

    /// Jᵀr.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    static func pulledBack<Scalar: LapackScalar>(
        _ jacobian: ColumnMatrix<Scalar>, _ r: [Double]
    ) -> [Double] {
        (0..<jacobian.columns).map { column in
            let start = column * jacobian.rows
            var sum = 0.0
            for row in 0..<jacobian.rows { sum += Double(jacobian.values[start + row]) * r[row] }
            return sum
        }
    }

    /// The rows, as columns of doubles one after another.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    private static func gathered<Scalar: LapackScalar>(
        _ jacobian: ColumnMatrix<Scalar>, _ rows: ArraySlice<Int>
    ) -> [Double] {
        var block: [Double] = []
        block.reserveCapacity(rows.count * jacobian.columns)
        for column in 0..<jacobian.columns {
            let start = column * jacobian.rows
            for row in rows { block.append(Double(jacobian.values[start + row])) }
        }
        return block
    }
}

extension NumericMatrix {
    /// The square matrix whose lower triangle is that above the diagonal, bit for bit.
    ///
    /// A product AᵀA is symmetric up to rounding only, and symmetric solvers ask for more.
    func mirrored() -> NumericMatrix {
        var result = self
        for j in 0..<columns {
            for i in 0..<j { result[j, i] = self[i, j] }
        }
        return result
    }
}
