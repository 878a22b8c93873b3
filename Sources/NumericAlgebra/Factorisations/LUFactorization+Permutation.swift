extension LUFactorization {
    /// P as the order of A's rows: row i of LU is row `permutation[i]` of A, counted from zero.
    public var permutation: [Int] {
        var order = Array(0..<packed.rows)
        for (k, other) in exchanges.enumerated() { order.swapAt(k, other) }
        return order
    }
}
