internal import ExactAlgebra

/// Random integer matrices with entries −9…9, the same in every run.
struct BenchMatrices {
    let order: Int
    /// Row by row.
    let symmetric: [[Int]]
    let general: [[Int]]

    init(order n: Int, count: Int) {
        var generator = SplitMix64(seed: UInt64(n) &* 1_000_003)
        order = n
        general = (0..<count).map { _ in (0..<n * n).map { _ in Int.random(in: -9...9, using: &generator) } }
        symmetric = (0..<count).map { _ in
            var entries = (0..<n * n).map { _ in Int.random(in: -9...9, using: &generator) }
            for i in 0..<n {
                for j in 0..<i { entries[i * n + j] = entries[j * n + i] }
            }
            return entries
        }
    }
}
