internal import ExactAlgebra
import Foundation
internal import NumericAlgebra

/// The matrices of the pursuit's benchmark, the same in every run.
struct BenchPursuits {
    let name: String
    let matrix: NumericMatrix
    let lambda: Double

    /// Low rank and 5 % gross errors, symmetric; JᵀJ of forty decaying directions and noise in every entry,
    /// with λ = 1/60 for 512 columns.
    static func all(_ n: Int) throws -> [BenchPursuits] {
        [
            BenchPursuits(
                name: "rank \(max(1, 25 * n / 512)) + 5 %",
                matrix: try planted(n, rank: max(1, 25 * n / 512)),
                lambda: 1 / Double(n).squareRoot()),
            BenchPursuits(
                name: "JᵀJ", matrix: try jacobianGram(n), lambda: 1 / (2.65 * Double(n).squareRoot())),
        ]
    }

    static func jacobianGram(_ n: Int) throws -> NumericMatrix {
        var generator = SplitMix64(seed: UInt64(n))
        let directions = min(40, n / 3)
        let left = try normal(2 * n, directions, using: &generator)
        let right = try normal(directions, n, using: &generator).scaled(by: 1 / Double(n).squareRoot())
        let decay = NumericMatrix.diagonal((0..<directions).map { pow(0.95, Double($0)) })
        let noise = try normal(2 * n, n, using: &generator).scaled(by: 0.3 / Double(n).squareRoot())
        let jacobian = try left * decay * right + noise
        let gram = try jacobian.transposed * jacobian
        return try (gram + gram.transposed).scaled(by: 0.25 / Double(n))
    }

    private static func planted(_ n: Int, rank: Int) throws -> NumericMatrix {
        var generator = SplitMix64(seed: UInt64(n))
        let left = try normal(n, rank, using: &generator)
        let low = try left * left.transposed
        var entries = low.values
        let size = 5 * Double(rank).squareRoot()
        for j in 0..<n {
            for i in 0...j {
                let mean = (entries[i + j * n] + entries[j + i * n]) / 2
                let isHit = Double.random(in: 0..<1, using: &generator) < 0.05
                let error = isHit ? Double.random(in: -size...size, using: &generator) : 0
                entries[i + j * n] = mean + error
                entries[j + i * n] = mean + error
            }
        }
        return try NumericMatrix(rows: n, columns: n, columnMajor: entries)
    }

    private static func normal(
        _ m: Int, _ n: Int, using generator: inout SplitMix64
    ) throws -> NumericMatrix {
        let entries = (0..<(m * n)).map { _ in
            let radius = (-2 * log(Double.random(in: 0x1p-60..<1, using: &generator))).squareRoot()
            return radius * cos(2 * Double.pi * Double.random(in: 0..<1, using: &generator))
        }
        return try NumericMatrix(rows: m, columns: n, columnMajor: entries)
    }
}
