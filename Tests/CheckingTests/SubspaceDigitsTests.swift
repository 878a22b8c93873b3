import Checking
import ExactAlgebra
import Notation
import Testing

/// Vectors of a subspace in decimals.
@Suite struct SubspaceDigitsTests {
    private static let places = 4
    private static let unit = 10_000

    /// A random subspace of dimension 2 or more, and right vectors rounded to four digits.
    private struct Example {
        let basis: RationalMatrix
        /// In units of the last place, column by column.
        var digits: [[Int]]

        init?(_ generator: inout SplitMix64) throws {
            let n = Int.random(in: 3...5, using: &generator)
            let d = Int.random(in: 2..<n, using: &generator)
            basis = try generator.matrix(n, d)
            var change: [Rational] = []
            for _ in 0..<d * d { change.append(try generator.fraction()) }
            let right = try basis * RationalMatrix(rows: d, columns: d, entries: change)
            guard right.rank == d else { return nil }
            let half = try Rational(1, over: 2)
            digits = (0..<d).map { j in
                (0..<n).compactMap { i in (right[i, j] * Rational(unit) + half).floor.asInt }
            }
        }

        /// The verdict that an enumeration gives.
        func verdict() throws -> Verdict {
            var worst = Rational.zero
            let one = Rational(1)
            for column in digits {
                // In half units of the last place every radius is 1.
                let growth = try leastGrowth(
                    basis, column.map { Rational(2 * $0) }, column.map { _ in one })
                worst = max(worst, try #require(growth))
            }
            return worst.isZero ? .correct : worst <= 1 ? .rounded : worst <= 4 ? .misrounded : .incorrect
        }

        func judged() throws -> Judgement {
            let rows = (0..<basis.rows).map { i in
                (0..<basis.columns).map { basis[i, $0].description }.joined(separator: " ")
            }
            let typed = (0..<basis.rows).map { i in digits.map { text($0[i]) }.joined(separator: " ") }
            return try judge(
                .basis, ["span": "[\(rows.joined(separator: "; "))]"], "[\(typed.joined(separator: "; "))]")
        }

        private func text(_ digits: Int) -> String {
            let (whole, rest) = digits.magnitude.quotientAndRemainder(dividingBy: UInt(unit))
            let tail = String(String(UInt(unit) + rest).dropFirst())
            return "\(digits < 0 ? "-" : "")\(whole).\(tail)"
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `right vectors rounded are rounded, off by more what an enumeration says`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<6 {
            guard var example = try Example(&generator) else { continue }
            #expect([.rounded, .correct].contains(try example.judged().verdict), "\(example)")
            let original = example.digits
            for off in [1, 3, 5, 1000] {
                example.digits = original
                let i = Int.random(in: 0..<example.basis.rows, using: &generator)
                example.digits[0][i] += off
                let judgement = try example.judged()
                #expect(judgement.verdict == (try example.verdict()), "\(example) \(judgement)")
                if off == 1 { #expect(judgement.verdict != .incorrect) }
            }
        }
    }

    @Test(arguments: [
        Case("[0.949 0.169; 0 -0.845; -0.316 0.507]", .rounded),
        Case("[0.94868 0.16903; 0 -0.84515; -0.31623 0.50709]", .rounded),
        Case("[0.9487 0.1690; 0 -0.8452; -0.3159 0.5071]", .incorrect),
        Case("[0.95 0.17; 0 -0.85; -0.32 0.51]", .incomplete),
        Case("[1.000 1.001; 1.000 1.000; -1.000 -1.000]", .rounded),
        Case("[1.000 1.004; 1.000 1.000; -1.000 -1.000]", .misrounded),
        Case("[1.001 1.001; 1.001 1.001; -1.001 -1.001]", .undecided),
    ])
    func `a basis of a plane in decimals`(line: Case) throws {
        let judgement = try judge(.basis, ["subspace": "null([1 2 3])"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("[1.4142 1.000; -1.0000 0; 0 -1.000]", .rounded),
        Case("[1.4142 1.00; -1 0; 0 -1.00]", .rounded),
        Case("[1.4143 1.000; -1 0; 0 -1.000]", .misrounded),
        Case("[1.4145 1.000; -1 0; 0 -1.000]", .incorrect),
        Case("[1.4143 1.000; -1.0000 0; 0 -1.000]", .rounded),
    ])
    func `a plane with an irrational normal is decided too`(line: Case) throws {
        let judgement = try judge(.basis, ["subspace": "null([1 √2 1])"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("(0.9487, 0, -0.3162), (0.1690, -0.8452, 0.5071)", .rounded),
        Case("(0.9487, 0, -0.3162), (0.9487, -0.0000, -0.3162)", .incorrect),
        Case("(0.949, 0.000, -0.316), (0.169, -0.845, 0.507)", .rounded),
        Case("(1.897, 0, -0.632), (0.5071, -2.5355, 1.5213)", .rounded),
        Case("(1.897, 0, -0.633), (0.5071, -2.5355, 1.5213)", .rounded),
        Case("(1.899, 0, -0.632), (0.5071, -2.5355, 1.5213)", .misrounded),
        Case("(0.9487, 0, -0.3162), (1.0000, 1.0000, -1.0000)", .incorrect),
    ])
    func `an orthogonal basis in decimals`(line: Case) throws {
        let judgement = try judge(
            .basis, ["subspace": "null([1 2 3])"], ["orthogonal": .boolean(true)], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    // The eigenvalue 1 belongs to all vectors orthogonal to (1, 2, 3).
    private let matrix = "[2 2 3; 2 5 6; 3 6 10]"

    @Test(arguments: [
        Case("(0.169, -0.845, 0.507)", .correct), Case("(0.949, 0, -0.316)", .rounded),
        Case("(0.9487, 0, -0.3160)", .misrounded), Case("(0.9487, 0, -0.3159)", .incorrect),
        Case("(0.949, 0, 0.316)", .incorrect), Case("(0, 0, 0.000)", .incorrect),
    ])
    func `an eigenvector of a repeated eigenvalue`(line: Case) throws {
        let judgement = try judge(.eigenvector, ["A": matrix, "lambda": "1"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("[1 0.949 0.169; 2 0 -0.845; 3 -0.316 0.507]", .rounded),
        Case("[1 0.9487 0.1690; 2 0 -0.8452; 3 -0.3160 0.5071]", .misrounded),
        Case("[1 0.9487 0.1690; 2 0 -0.8452; 3 -0.3159 0.5071]", .incorrect),
        Case("[1 0.949 0.949; 2 0 0; 3 -0.316 -0.316]", .undecided),
    ])
    func `a basis of eigenvectors with a repeated eigenvalue`(line: Case) throws {
        let judgement = try judge(
            .eigenbasis, ["A": matrix], ["values": "15, 1, 1", "vectors": line.answer])
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }
}
