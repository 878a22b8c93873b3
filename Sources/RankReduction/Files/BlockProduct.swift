internal import NumericAlgebra

/// How a factor of a product lies in an array of numbers: by columns, perhaps a part of a larger matrix.
struct Block {
    var rows: Int
    var columns: Int
    /// From one column to the next; ``rows`` where nothing lies between.
    var leadingDimension: Int?
    /// Where the first entry is.
    var offset = 0
    var isTransposed = false

    /// Rows of a matrix of `height` rows.
    static func rows(_ range: Range<Int>, ofHeight height: Int, columns: Int) -> Block {
        Block(
            rows: range.count, columns: columns, leadingDimension: height, offset: range.lowerBound)
    }

    var transposed: Block {
        var result = self
        result.isTransposed.toggle()
        return result
    }
}

extension LapackScalar {
    /// C ← α · A · B + β · C, of arrays that hold the blocks.
    ///
    /// Arrays are given as they are: the language makes pointers of them that are good for the call.
    static func multiply(
        _ a: UnsafePointer<Self>, _ blockA: Block, _ b: UnsafePointer<Self>, _ blockB: Block,
        into c: UnsafeMutablePointer<Self>, alpha: Self = 1, beta: Self = 0
    ) throws(RankReductionError) {
        try RankReductionError.numeric { () throws(NumericError) in
            try unsafe MatrixProduct.multiply(
                factor(a, blockA), factor(b, blockB), into: c, alpha: alpha, beta: beta)
        }
    }

    private static func factor(
        _ start: UnsafePointer<Self>, _ block: Block
    ) -> MatrixProduct.Factor<Self> {
        unsafe MatrixProduct.Factor(
            start + block.offset, rows: block.rows, columns: block.columns,
            leadingDimension: block.leadingDimension, isTransposed: block.isTransposed)
    }
}
