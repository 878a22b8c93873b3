import Foundation
import NumericAlgebra
import Testing

func matrix(_ rows: [[Double]]) throws -> NumericMatrix {
    try NumericMatrix(rows: rows.count, columns: rows[0].count, rowMajor: rows.flatMap { $0 })
}

func random(_ m: Int, _ n: Int, seed: UInt64) throws -> NumericMatrix {
    var generator = SeededGenerator(seed: seed)
    return try NumericMatrix.random(m, n, using: &generator)
}

/// Low rank and a few entries of size 5, and their sum.
func planted(
    _ m: Int, _ n: Int, rank: Int, errors: Int, seed: UInt64
) throws -> (m: NumericMatrix, low: NumericMatrix, sparse: NumericMatrix) {
    var generator = SeededGenerator(seed: seed)
    let left = try NumericMatrix.random(m, rank, using: &generator).scaled(by: 2)
    let right = try NumericMatrix.random(rank, n, using: &generator).scaled(by: 2)
    let low = try left * right
    var entries = [Double](repeating: 0, count: m * n)
    for place in Array(0..<(m * n)).shuffled(using: &generator).prefix(errors) {
        entries[place] = Bool.random(using: &generator) ? 5 : -5
    }
    let sparse = try NumericMatrix(rows: m, columns: n, columnMajor: entries)
    return (try low + sparse, low, sparse)
}

/// The same, symmetric in every bit and indefinite; about twice as many errors as said.
func plantedSymmetric(
    _ n: Int, rank: Int, errors: Int, seed: UInt64
) throws -> (m: NumericMatrix, low: NumericMatrix, sparse: NumericMatrix) {
    var generator = SeededGenerator(seed: seed)
    let left = try NumericMatrix.random(n, rank, using: &generator).scaled(by: 2)
    let signs = NumericMatrix.diagonal((0..<rank).map { $0 % 3 == 1 ? -1 : 1 })
    let product = try left * signs * left.transposed
    let low = try (product + product.transposed).scaled(by: 0.5)
    var entries = [Double](repeating: 0, count: n * n)
    for place in Array(0..<(n * n)).shuffled(using: &generator).prefix(errors) {
        let (i, j) = (place % n, place / n)
        entries[place] = Bool.random(using: &generator) ? 5 : -5
        entries[i * n + j] = entries[place]
    }
    let sparse = try NumericMatrix(rows: n, columns: n, columnMajor: entries)
    return (try low + sparse, low, sparse)
}

/// JᵀJ of a tall J with decaying directions and noise in every entry, symmetric in every bit.
func jacobianGram(_ n: Int, directions: Int, noise: Double, seed: UInt64) throws -> NumericMatrix {
    var generator = SeededGenerator(seed: seed)
    let left = try NumericMatrix.random(2 * n, directions, using: &generator)
    let right = try NumericMatrix.random(directions, n, using: &generator)
    let decay = NumericMatrix.diagonal((0..<directions).map { pow(0.9, Double($0)) })
    let rest = try NumericMatrix.random(2 * n, n, using: &generator).scaled(by: noise)
    let jacobian = try left * decay * right + rest
    let gram = try jacobian.transposed * jacobian
    return try (gram + gram.transposed).scaled(by: 0.25 / Double(n))
}

/// What `Tests/Oracle/pursuit_oracle.py` wrote, which says what the fields are.
struct PursuitOracle: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let rows: Int
    let columns: Int
    let lambda: Double
    let entries: [Double]
    let objective: Double

    var testDescription: String { name }
    var matrix: NumericMatrix {
        get throws { try NumericMatrix(rows: rows, columns: columns, columnMajor: entries) }
    }

    static func all() throws -> [PursuitOracle] { try lines(of: "pursuit-oracle") }
}

/// JᵀJ of a real generator of faces, inside and outside a box.
struct JacobianGram: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let order: Int
    /// The lower triangle by columns.
    let lower: [Double]

    var testDescription: String { name }
    var matrix: NumericMatrix {
        get throws {
            var result = NumericMatrix.zeros(order, order)
            var next = 0
            for j in 0..<order {
                for i in j..<order {
                    result[i, j] = lower[next]
                    result[j, i] = lower[next]
                    next += 1
                }
            }
            return result
        }
    }

    static func all() throws -> [JacobianGram] { try lines(of: "jacobian-grams") }
}

private func lines<Line: Decodable>(of name: String) throws -> [Line] {
    let file = try #require(
        Bundle.module.url(forResource: name, withExtension: "jsonl", subdirectory: "Resources"))
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
        try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
}
