internal import NumericAlgebra

/// A part of an array, seen as a matrix by columns.
struct MatrixBlock<Scalar: LapackScalar> {
    let values: [Scalar]
    let start: Int
    let rows: Int
    let columns: Int
    let leadingDimension: Int
    let isTransposed: Bool

    init(
        _ values: [Scalar], start: Int = 0, rows: Int, columns: Int, leadingDimension: Int? = nil,
        isTransposed: Bool = false
    ) {
        self.values = values
        self.start = start
        self.rows = rows
        self.columns = columns
        self.leadingDimension = leadingDimension ?? rows
        self.isTransposed = isTransposed
    }

    var transposed: MatrixBlock {
        MatrixBlock(
            values, start: start, rows: rows, columns: columns, leadingDimension: leadingDimension,
            isTransposed: !isTransposed)
    }

    /// Writes α · self · b + β · c over the part of `c` that begins at `start`.
    ///
    /// - Parameter leadingDimension: how far apart the columns of c are; the rows of the product if `nil`.
    func multiply(
        _ b: MatrixBlock, into c: inout [Scalar], start: Int = 0, leadingDimension: Int? = nil,
        alpha: Scalar = 1, beta: Scalar = 0
    ) throws(NetworkError) {
        let (m, n) = (isTransposed ? columns : rows, b.isTransposed ? b.rows : b.columns)
        guard m > 0, n > 0 else { return }
        let distance = leadingDimension ?? m
        precondition(
            isInside && b.isInside && start >= 0 && distance >= m
                && start + (n - 1) * distance + m <= c.count, "a block outside its array")
        do throws(NumericError) {
            try unsafe values.withUnsafeBufferPointer { (left) throws(NumericError) in
                try unsafe b.values.withUnsafeBufferPointer { (right) throws(NumericError) in
                    try unsafe c.withUnsafeMutableBufferPointer { (target) throws(NumericError) in
                        guard let left = left.baseAddress, let right = right.baseAddress,
                            let target = target.baseAddress
                        else { return }
                        try unsafe MatrixProduct.multiply(
                            factor(left), b.factor(right), into: target + start,
                            leadingDimension: distance, alpha: alpha, beta: beta)
                    }
                }
            }
        } catch { throw .numeric(error) }
    }

    private var isInside: Bool {
        start >= 0 && rows >= 0 && leadingDimension >= rows
            && (columns == 0 || start + (columns - 1) * leadingDimension + rows <= values.count)
    }

    @unsafe private func factor(_ base: UnsafePointer<Scalar>) -> MatrixProduct.Factor<Scalar> {
        unsafe MatrixProduct.Factor(
            base + start, rows: rows, columns: columns, leadingDimension: max(1, leadingDimension),
            isTransposed: isTransposed)
    }
}
