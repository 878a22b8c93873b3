import Foundation
import NumericAlgebra

@testable import RankReduction

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

    mutating func matrix(_ m: Int, _ n: Int) -> NumericMatrix { .gaussian(m, n, using: &self) }

    /// Of the rank that is asked for, with singular values between 1 and 2.
    mutating func matrix(_ m: Int, _ n: Int, rank: Int) throws -> NumericMatrix {
        let values = (0..<rank).map { _ in Double.random(in: 1...2, using: &self) }
        let (u, v) = (try matrix(m, rank).qr().q, try matrix(n, rank).qr().q)
        return try u * .diagonal(values) * v.transposed
    }

    /// Two bases of the same d whose spans have these principal angles, in degrees, and then further columns
    /// perpendicular to everything, `more` in the first and `others` in the second.
    ///
    /// Columns are mixed by random orthogonal matrices, so that no angle belongs to a pair of columns.
    mutating func bases(
        _ d: Int, degrees: [Double], more: Int = 0, others: Int = 0
    ) throws -> (NumericMatrix, NumericMatrix) {
        let k = degrees.count
        let axes = try matrix(d, d).qr().q
        let cosines = NumericMatrix.diagonal(degrees.map { cosine($0) })
        let sines = NumericMatrix.diagonal(degrees.map { cosine(90 - $0) })
        let (start, turned) = (axes.columns(in: 0..<k), axes.columns(in: k..<2 * k))
        let second = try start * cosines + turned * sines
        let (from, to) = (2 * k, 2 * k + more)
        let one = try side(start, axes.columns(in: from..<to))
        let other = try side(second, axes.columns(in: to..<to + others))
        return (try one * rotation(k + more), try other * rotation(k + others))
    }

    private mutating func rotation(_ n: Int) throws -> NumericMatrix { try matrix(n, n).qr().q }

    private func side(_ a: NumericMatrix, _ b: NumericMatrix) throws -> NumericMatrix {
        try NumericMatrix(rows: a.rows, columns: a.columns + b.columns, columnMajor: a.values + b.values)
    }

    /// Exactly 0 and 1 where it is so.
    private func cosine(_ degrees: Double) -> Double {
        degrees == 90 ? 0 : cos(degrees * .pi / 180)
    }
}

/// The projector onto the columns of an orthonormal Q, formed: small, and only in tests.
func projector(_ q: NumericMatrix) throws -> NumericMatrix { try q * q.transposed }
