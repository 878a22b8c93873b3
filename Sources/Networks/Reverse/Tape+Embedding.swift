internal import NumericAlgebra

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension Tape {
    /// Row `rows[i]` of a table for map i, as a map of `shape`. Back, the gradient is added to these rows.
    ///
    /// - Parameters:
    ///   - table: where the weights stand: rows of `shape.count` numbers.
    ///   - rows: each of them in the table.
    mutating func embedding(
        _ rows: [Int], of table: Int, as shape: FeatureShape
    ) -> Node<Scalar> {
        let (weights, width) = (weights[table], shape.count)
        let values = rows.flatMap { weights[($0 * width)..<(($0 + 1) * width)] }
        return output(
            FeatureBatch(shape, count: rows.count, values), needsGradient: wanted[table]
        ) { (g, sums) throws(NetworkError) in
            try sums.withWeights(table, count: weights.count) { (sum) throws(NetworkError) in
                for (i, row) in rows.enumerated() {
                    for k in 0..<width { sum[row * width + k] += g.values[i * width + k] }
                }
            }
        }
    }

    /// sin(t fᵢ) for all i, then cos(t fᵢ), with fᵢ = 10000^(−i/n) and i = 0 … n − 1: a vector for each time.
    ///
    /// The angles are computed in double precision: t f reaches a thousand.
    mutating func waves(_ times: [Int], frequencies n: Int) -> Node<Scalar> {
        let frequencies = (0..<n).map { exp(-log(1e4) * Double($0) / Double(n)) }
        let values = times.flatMap { time -> [Scalar] in
            let angles = frequencies.map { Double(time) * $0 }
            return angles.map { Scalar(sin($0)) } + angles.map { Scalar(cos($0)) }
        }
        return constant(FeatureBatch(.vector(2 * n), count: times.count, values))
    }
}
