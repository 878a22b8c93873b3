import ExactAlgebra
import NumericAlgebra
import RankReduction
import Testing

@Suite struct RankLawTests {
    /// d_out, d_in, rank W, r.
    static let cases = [
        (10, 10, 10, 3), (10, 30, 10, 10), (30, 10, 10, 5), (30, 10, 10, 25), (20, 20, 12, 5),
        (20, 20, 12, 10), (20, 15, 0, 4), (1, 1, 1, 1), (12, 8, 5, 0), (60, 540, 60, 4),
    ]

    @Test(arguments: cases)
    func `a free Q loses what does not fit beside the image`(d: Int, n: Int, rank: Int, r: Int) throws {
        for seed in 0..<5 {
            var generator = SeededGenerator(seed: UInt64(1000 * seed + d + n + r))
            let w = try generator.matrix(d, n, rank: rank)
            let law = try ImageReduction.free(outputs: d, rank: r, using: &generator).rankLaw(on: w)
            #expect(law.rankOfWeight == rank)
            #expect(law.kernel == r)
            #expect(law.intersection == max(0, min(rank, r - (d - rank))))
            #expect(law.predicted == rank - law.intersection)
            #expect(law.found == law.predicted)
            if rank == min(d, n) { #expect(RankLaw.usualRank(of: w.shape, kernel: r) == law.found) }
        }
    }

    @Test(arguments: cases)
    func `each column of a Q inside the image loses one`(d: Int, n: Int, rank: Int, r: Int) throws {
        let r = min(r, rank)
        var generator = SeededGenerator(seed: UInt64(d + n + r))
        let w = try generator.matrix(d, n, rank: rank)
        let law = try ImageReduction.inside(imageOf: w, rank: r, using: &generator).rankLaw(on: w)
        #expect(law.intersection == r)
        #expect(law.found == rank - r)
        #expect(law.predicted == rank - r)
    }

    @Test func `a Q half inside the image loses that half`() throws {
        var generator = SeededGenerator(seed: 3)
        let w = try generator.matrix(40, 12, rank: 9)
        let inside = try ImageReduction.inside(imageOf: w, rank: 3, using: &generator).q
        let outside = generator.matrix(40, 4)
        let b = try NumericMatrix(rows: 40, columns: 7, columnMajor: inside.values + outside.values)
        let law = try ImageReduction(columns: b).rankLaw(on: w)
        #expect(law.intersection == 3)
        #expect(law.predicted == 6)
        #expect(law.found == 6)
    }

    @Test(arguments: [1e-12, 1, 1e12])
    func `the size of W does not matter, its condition is taken into account`(scale: Double) throws {
        var generator = SeededGenerator(seed: 4)
        let (u, v) = (try generator.matrix(30, 8).qr().q, try generator.matrix(10, 8).qr().q)
        // Singular values from 1 down to 10⁻⁷.
        let values = (0..<8).map { scale / (0..<$0).reduce(1.0) { product, _ in product * 10 } }
        let w = try u * .diagonal(values) * v.transposed
        let law = try ImageReduction.inside(imageOf: w, rank: 3, using: &generator).rankLaw(on: w)
        #expect(law.rankOfWeight == 8)
        #expect(law.predicted == 5)
        #expect(law.found == 5)
    }

    /// Small whole numbers, so that the exact engine decides what doubles judge.
    @Test(arguments: 0..<60)
    func `on whole numbers the law is decided, and doubles agree`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (d, n) = (Int.random(in: 1...6, using: &generator), Int.random(in: 1...6, using: &generator))
        let (r, rank) = (
            Int.random(in: 1...d, using: &generator), Int.random(in: 0...min(d, n), using: &generator)
        )
        let w = try RationalMatrix.whole(d, rank, using: &generator) * .whole(rank, n, using: &generator)
        // Every other Q has a column inside the image of W.
        var b = RationalMatrix.whole(d, r, using: &generator)
        if seed % 2 == 0, !w.isZero {
            let inside = try w * .whole(n, 1, using: &generator)
            b = try b.slice(rows: 0..<d, columns: 0..<r - 1).appending(columnsOf: inside)
        }
        guard b.rank == r else { return }
        let left = try w - RationalMatrix.projector(ontoColumns: b) * w
        let intersection = try w.rank + r - w.appending(columnsOf: b).rank
        #expect(left.rank == w.rank - intersection)
        let law = try ImageReduction(columns: b.numeric).rankLaw(on: w.numeric)
        #expect(law.rankOfWeight == w.rank)
        #expect(law.intersection == intersection)
        #expect(law.found == left.rank)
    }
}

extension RationalMatrix {
    static func whole(_ m: Int, _ n: Int, using generator: inout SeededGenerator) -> RationalMatrix {
        RationalMatrix(
            rows: m, columns: n,
            entries: (0..<m * n).map { _ in Rational(Int.random(in: -3...3, using: &generator)) })
    }

    /// The entries as the nearest doubles.
    var numeric: NumericMatrix {
        get throws {
            try NumericMatrix(
                rows: rows, columns: columns, rowMajor: entries.map { $0.asDouble })
        }
    }
}
