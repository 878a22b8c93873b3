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
    /// Singular values 2 and 1, each of them half of the time.
    case repeated

    /// A power of two near either end of the precision's range: scaling back is exact.
    func scale<Scalar: LapackScalar>(of precision: Scalar.Type = Double.self) -> Scalar {
        let exponent: Scalar.Exponent = precision == Double.self ? 930 : 90
        return switch self {
        case .tiny: Scalar(sign: .plus, exponent: -exponent, significand: 1)
        case .huge: Scalar(sign: .plus, exponent: exponent, significand: 1)
        case .plain, .deficient, .zero, .repeated: 1
        }
    }

    /// The rank by construction, for a matrix whose smaller dimension is `p`.
    func rank(_ p: Int) -> Int {
        switch self {
        case .zero: 0
        case .deficient: p / 2
        case .plain, .tiny, .huge, .repeated: p
        }
    }

    func matrix<Scalar: LapackScalar>(
        _ m: Int, _ n: Int, seed: UInt64, of precision: Scalar.Type = Double.self
    ) throws -> DenseMatrix<Scalar> {
        var generator = SeededGenerator(seed: seed)
        let p = min(m, n)
        let rank = rank(p)
        if self == .repeated {
            let u = try DenseMatrix<Scalar>.random(m, p, using: &generator).qr().q
            let v = try DenseMatrix<Scalar>.random(n, p, using: &generator).qr().q
            return try u * DenseMatrix.diagonal((0..<p).map { $0 < p / 2 ? 2 : 1 }) * v.transposed
        }
        let left = try DenseMatrix<Scalar>.random(m, rank == p ? n : rank, using: &generator)
        if rank == p { return left.scaled(by: scale(of: precision)) }
        return try left * DenseMatrix<Scalar>.random(rank, n, using: &generator)
    }

    /// A symmetric matrix of this kind.
    func symmetricMatrix<Scalar: LapackScalar>(
        _ n: Int, seed: UInt64, of precision: Scalar.Type = Double.self
    ) throws -> DenseMatrix<Scalar> {
        let half = try matrix(n, n, seed: seed, of: precision)
        return try (half + half.transposed).scaled(by: 0.5)
    }
}

extension DenseMatrix {
    static func random(_ m: Int, _ n: Int, using generator: inout SeededGenerator) throws -> DenseMatrix {
        let entries = (0..<(m * n)).map { _ in Scalar(Double.random(in: -1...1, using: &generator)) }
        return try DenseMatrix(rows: m, columns: n, columnMajor: entries)
    }

    /// AAᵀ + I for a random A: symmetric and positive definite, with κ of the order of n at most.
    static func positiveDefinite(_ n: Int, seed: UInt64) throws -> DenseMatrix {
        var generator = SeededGenerator(seed: seed)
        let a = try DenseMatrix.random(n, n, using: &generator)
        let square = try a * a.transposed + identity(n)
        return try (square + square.transposed).scaled(by: 0.5)
    }
}

/// ‖residual‖₁ / (‖a‖₁ · max(m, n) · ε), the measure of the LAPACK test programs; below 50 is a pass.
func ratio<Scalar>(_ residual: DenseMatrix<Scalar>, to a: DenseMatrix<Scalar>) throws -> Scalar {
    let (error, size) = (try residual.norm(.one), try a.norm(.one))
    if error == 0 { return 0 }
    return error / size / Scalar(max(a.rows, a.columns, 1)) / .ulpOfOne
}

/// The same for a matrix that should have orthonormal columns.
func orthogonalityRatio<Scalar>(_ q: DenseMatrix<Scalar>) throws -> Scalar {
    let gram = try q.transposed * q
    return try (gram - .identity(q.columns)).norm(.one) / Scalar(max(q.rows, 1)) / .ulpOfOne
}
