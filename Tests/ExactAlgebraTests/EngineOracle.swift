import ExactAlgebra
import Foundation
import Testing

/// One matrix of `Tests/Oracle/engine_oracle.py`, which says what the fields are.
struct OracleMatrix: Sendable {
    let family: String
    let matrix: RationalMatrix
    let rank: Int
    let gramPolynomial: RationalPolynomial
    let gramEigenvalues: [OracleNumber]
    let singularValues: [OracleNumber]
    /// Nil where the matrix is not square.
    let polynomial: RationalPolynomial?
    let realEigenvalues: [OracleNumber]
    /// Those above the real axis.
    let complexEigenvalues: [OraclePair]

    /// How many parts the file is read in: one test case each.
    static let parts = 0..<50

    /// Every 50th matrix, so that each part has some of each family.
    static func part(_ k: Int) throws -> [OracleMatrix] {
        let lines = try lines.get()
        return try stride(from: k, to: lines.count, by: parts.count).map { try OracleMatrix(line: lines[$0]) }
    }

    static var count: Int { get throws { try lines.get().count } }

    private static let lines = Result {
        let file = try #require(
            Bundle.module.url(
                forResource: "engine-oracle", withExtension: "jsonl", subdirectory: "Resources"))
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    private init(line: String) throws {
        let fields = try JSONDecoder().decode(Fields.self, from: Data(line.utf8))
        let rows = fields.a.split(separator: ";").map { $0.split(separator: " ") }
        family = fields.k
        matrix = RationalMatrix(
            rows: rows.count, columns: rows[0].count,
            entries: try rows.flatMap { $0 }.map { try #require(Rational($0)) })
        rank = fields.r
        gramPolynomial = try Self.polynomial(fields.g)
        gramEigenvalues = try fields.l.map { try OracleNumber($0.texts[0], multiplicity: $0.multiplicity) }
        singularValues = try fields.s.map { try OracleNumber($0.texts[0], multiplicity: $0.multiplicity) }
        polynomial = try fields.p.map(Self.polynomial)
        let roots = fields.e ?? []
        realEigenvalues = try roots.filter { $0.texts.count == 1 }
            .map { try OracleNumber($0.texts[0], multiplicity: $0.multiplicity) }
        complexEigenvalues = try roots.filter { $0.texts.count == 2 }.map {
            OraclePair(
                real: try OracleNumber($0.texts[0], multiplicity: $0.multiplicity),
                imaginary: try OracleNumber($0.texts[1], multiplicity: $0.multiplicity))
        }
    }

    private static func polynomial(_ texts: [String]) throws -> RationalPolynomial {
        RationalPolynomial(try texts.map { try #require(Rational($0)) })
    }

    private struct Fields: Decodable {
        let a: String
        let k: String
        let r: Int
        let g: [String]
        let l: [Root]
        let s: [Root]
        let p: [String]?
        let e: [Root]?
    }

    /// `["1.5…", 2]` or `["re", "im", 1]`.
    private struct Root: Decodable {
        var texts: [String] = []
        let multiplicity: Int

        init(from decoder: any Decoder) throws {
            var list = try decoder.unkeyedContainer()
            while let count = list.count, list.currentIndex < count - 1 {
                texts.append(try list.decode(String.self))
            }
            multiplicity = try list.decode(Int.self)
        }
    }
}

/// A conjugate pair, by the member above the real axis.
struct OraclePair: Sendable {
    let real: OracleNumber
    let imaginary: OracleNumber
}

/// An exact rational, or a decimal that is right to half a unit of its last place.
struct OracleNumber: Sendable {
    let value: Rational
    /// Zero where the number is exact.
    let radius: Rational
    let multiplicity: Int

    init(_ text: String, multiplicity: Int) throws {
        self.multiplicity = multiplicity
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            value = try #require(Rational(text))
            radius = .zero
            return
        }
        let unit = try Rational.one / Rational(10).raised(to: parts[1].count)
        value = try #require(Rational(parts[0] + parts[1])) * unit
        radius = try unit / Rational(2)
    }

    /// Whether the number is this one: equal where it is exact, else within half a unit, decided exactly.
    func isMet(by number: AlgebraicNumber) throws -> Bool {
        if radius.isZero { return try number.isEqual(to: AlgebraicNumber(value)) }
        return try number.compare(to: AlgebraicNumber(value - radius)) >= 0
            && number.compare(to: AlgebraicNumber(value + radius)) <= 0
    }
}
