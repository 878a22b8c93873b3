import NumericAlgebra

/// SplitMix64: a small generator that a seed fixes on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// The sizes of the LAPACK test programs that matter here: none, one, small, blocked, past a power of two.
let testSizes = [0, 1, 2, 3, 10, 50, 129]

/// What a test matrix is like; the shape comes beside it.
enum Kind: CaseIterable, Sendable {
    case plain, deficient, zero, tiny, huge

    var scale: Double {
        switch self {
        case .tiny: 0x1p-930
        case .huge: 0x1p930
        case .plain, .deficient, .zero: 1
        }
    }

    /// The rank by construction, for a matrix whose smaller dimension is `p`.
    func rank(_ p: Int) -> Int {
        switch self {
        case .zero: 0
        case .deficient: p / 2
        case .plain, .tiny, .huge: p
        }
    }

    func matrix(_ m: Int, _ n: Int, seed: UInt64) throws -> NumericMatrix {
        var generator = SeededGenerator(seed: seed)
        let rank = rank(min(m, n))
        let left = try NumericMatrix.random(m, rank == min(m, n) ? n : rank, using: &generator)
        if rank == min(m, n) { return left.scaled(by: scale) }
        return try left * NumericMatrix.random(rank, n, using: &generator)
    }
}

extension NumericMatrix {
    static func random(_ m: Int, _ n: Int, using generator: inout SeededGenerator) throws -> NumericMatrix {
        let entries = (0..<(m * n)).map { _ in Double.random(in: -1...1, using: &generator) }
        return try NumericMatrix(rows: m, columns: n, columnMajor: entries)
    }
}

/// ‖residual‖₁ / (‖a‖₁ · max(m, n) · ε), the measure of the LAPACK test programs; below 50 is a pass.
func ratio(_ residual: NumericMatrix, to a: NumericMatrix) throws -> Double {
    let (error, size) = (try residual.norm(.one), try a.norm(.one))
    if error == 0 { return 0 }
    return error / size / Double(max(a.rows, a.columns, 1)) / .ulpOfOne
}

/// The same for a matrix that should have orthonormal columns.
func orthogonalityRatio(_ q: NumericMatrix) throws -> Double {
    let identity = NumericMatrix.identity(q.columns)
    let gram = try q.transposed * q
    return try (gram - identity).norm(.one) / Double(max(q.rows, 1)) / .ulpOfOne
}
