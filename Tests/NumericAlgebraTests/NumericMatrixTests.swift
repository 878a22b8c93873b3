import NumericAlgebra
import Testing

@Suite struct NumericMatrixTests {
    @Test func `entries are kept by columns and read by rows`() throws {
        let a = try NumericMatrix(rows: 2, columns: 3, rowMajor: [1, 2, 3, 4, 5, 6])
        #expect(a.values == [1, 4, 2, 5, 3, 6])
        #expect(a[1, 2] == 6)
        #expect(a.row(1) == [4, 5, 6])
        #expect(a.column(1) == [2, 5])
        #expect(try a.transposed == NumericMatrix(rows: 3, columns: 2, columnMajor: [1, 2, 3, 4, 5, 6]))
    }

    @Test func `sums, differences and products are those of the definition`() throws {
        let a = try NumericMatrix(rows: 2, columns: 3, rowMajor: [1, 2, 3, 4, 5, 6])
        let b = try NumericMatrix(rows: 3, columns: 2, rowMajor: [1, -1, 0, 2, 3, 0])
        #expect(try (a * b) == NumericMatrix(rows: 2, columns: 2, rowMajor: [10, 3, 22, 6]))
        #expect(try (a + a) == a.scaled(by: 2))
        #expect(try (a - a) == .zeros(2, 3))
        #expect(try NumericMatrix.zeros(2, 0) * .zeros(0, 3) == .zeros(2, 3))
    }

    @Test func `norms of a matrix known by hand`() throws {
        let a = try NumericMatrix(rows: 2, columns: 2, rowMajor: [3, -4, 0, 0])
        let expected: [NumericNorm: Double] = [
            .frobenius: 5, .spectral: 5, .nuclear: 5, .one: 4, .infinity: 7, .largestEntry: 4,
        ]
        for kind in NumericNorm.allCases {
            #expect((try a.norm(kind) - (expected[kind] ?? .nan)).magnitude < 1e-14)
            #expect(try NumericMatrix.zeros(0, 3).norm(kind) == 0)
        }
    }
}
