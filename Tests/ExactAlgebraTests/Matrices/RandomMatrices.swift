import ExactAlgebra

/// A small generator with a seed (SplitMix64), so that every failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Exact random matrices whose rank, eigenvalues or singular values are known by construction.
struct RandomMatrices {
    var generator: SeededGenerator
    init(seed: Int) { generator = SeededGenerator(seed: seed) }

    mutating func number(in range: ClosedRange<Int>) -> Int { .random(in: range, using: &generator) }

    mutating func integers(_ rows: Int, _ columns: Int, within size: Int = 4) -> RationalMatrix {
        let entries = (0..<rows * columns).map { _ in Rational(number(in: -size...size)) }
        return RationalMatrix(rows: rows, columns: columns, entries: entries)
    }

    mutating func fractions(_ rows: Int, _ columns: Int) throws -> RationalMatrix {
        let entries = try (0..<rows * columns).map { _ in
            try Rational(number(in: -5...5), over: number(in: 1...4))
        }
        return RationalMatrix(rows: rows, columns: columns, entries: entries)
    }

    /// A product of unit lower and unit upper triangular integer matrices: determinant 1.
    mutating func unimodular(_ n: Int) throws -> RationalMatrix {
        var (lower, upper) = ([Rational](), [Rational]())
        for i in 0..<n {
            for j in 0..<n {
                lower.append(i == j ? 1 : i > j ? Rational(number(in: -2...2)) : 0)
                upper.append(i == j ? 1 : i < j ? Rational(number(in: -2...2)) : 0)
            }
        }
        return try RationalMatrix(rows: n, columns: n, entries: lower)
            * RationalMatrix(rows: n, columns: n, entries: upper)
    }

    /// An m×n matrix of exactly this rank: P · diag(d₁, …, d_rank, 0, …) · Q with P, Q regular.
    mutating func ofRank(_ rank: Int, _ m: Int, _ n: Int) throws -> RationalMatrix {
        var middle = [Rational](repeating: 0, count: m * n)
        for k in 0..<rank { middle[k * n + k] = Rational(number(in: 1...3)) }
        let diagonal = RationalMatrix(rows: m, columns: n, entries: middle)
        return try unimodular(m) * diagonal * unimodular(n)
    }

    /// A rational orthogonal matrix by Cayley's transform (I − S)(I + S)⁻¹ of a skew S.
    mutating func orthogonal(_ n: Int) throws -> RationalMatrix {
        let free = integers(n, n, within: 2)
        let skew = try free - free.transposed
        let one = RationalMatrix.identity(n)
        return try (one - skew) * (one + skew).inverse()
    }

    /// U Σ Vᵀ with rational orthogonal factors and these singular values.
    mutating func withSingularValues(_ values: [Int], _ m: Int, _ n: Int) throws -> RationalMatrix {
        var middle = [Rational](repeating: 0, count: m * n)
        for (k, value) in values.enumerated() { middle[k * n + k] = Rational(value) }
        let sigma = RationalMatrix(rows: m, columns: n, entries: middle)
        return try orthogonal(m) * sigma * orthogonal(n).transposed
    }
}

extension RationalMatrix {
    /// The blocks along the diagonal of one matrix.
    static func blocks(_ blocks: [RationalMatrix]) -> RationalMatrix {
        let n = blocks.reduce(0) { $0 + $1.rows }
        var entries = [Rational](repeating: 0, count: n * n)
        var corner = 0
        for block in blocks {
            for i in 0..<block.rows {
                for j in 0..<block.rows { entries[(corner + i) * n + corner + j] = block[i, j] }
            }
            corner += block.rows
        }
        return RationalMatrix(rows: n, columns: n, entries: entries)
    }
}
