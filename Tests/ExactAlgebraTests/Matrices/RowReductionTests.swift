import ExactAlgebra
import Testing

@Suite struct RowReductionTests {
    /// The definition, said independently of any elimination.
    func isReduced(_ r: RationalMatrix, pivots: [Int]) -> Bool {
        for (i, pivot) in pivots.enumerated() {
            for row in 0..<r.rows where r[row, pivot] != (row == i ? 1 : 0) { return false }
            for column in 0..<pivot where r[i, column] != 0 { return false }
        }
        for row in pivots.count..<r.rows {
            for column in 0..<r.columns where r[row, column] != 0 { return false }
        }
        return zip(pivots, pivots.dropFirst()).allSatisfy { $0 < $1 }
    }

    @Test(arguments: 0..<60) func `the form is reduced, and the operations lead to it`(seed: Int) throws {
        var random = RandomMatrices(seed: seed)
        let (m, n) = (random.number(in: 1...6), random.number(in: 1...5))
        let rank = random.number(in: 0...min(m, n))
        let a = try random.ofRank(rank, m, n)
        let reduction = try a.rowReduced()
        #expect(reduction.rank == rank)
        #expect(isReduced(reduction.result, pivots: reduction.pivotColumns))
        #expect(try a.applying(reduction.operations) == reduction.result)
        #expect(try a.appending(rowsOf: reduction.result).rank == rank)
    }

    @Test func `steps are those of the hand calculation`() throws {
        let reduction = try RationalMatrix([[0, 2], [3, 6]]).rowReduced()
        #expect(
            reduction.operations == [
                .swap(0, 1), .scale(row: 0, by: try Rational(1, over: 3)),
                .scale(row: 1, by: try Rational(1, over: 2)), .add(multiple: -2, of: 1, to: 0),
            ])
    }

    @Test func `an operation that is none is refused`() {
        let a = RationalMatrix.identity(2)
        for operation in [RowOperation.swap(0, 2), .scale(row: 0, by: 0), .add(multiple: 1, of: 1, to: 1)] {
            #expect(throws: AlgebraError.self) { try a.applying([operation]) }
        }
    }
}
