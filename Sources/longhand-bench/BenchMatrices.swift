/// Random integer matrices with entries −9…9, the same in every run.
struct BenchMatrices {
    let order: Int
    /// Row by row.
    let symmetric: [[Int]]
    let general: [[Int]]

    init(order n: Int, count: Int) {
        var generator = SplitMix(state: UInt64(n) &* 1_000_003)
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

/// SplitMix64: a generator that a seed fixes on every machine.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
