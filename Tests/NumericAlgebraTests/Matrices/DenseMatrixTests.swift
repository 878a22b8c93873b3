import NumericAlgebra
import Testing

@Suite struct DenseMatrixTests {
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

    @Test(arguments: testSizes, testSizes)
    func `arithmetic is that of the definition in every size and precision`(m: Int, n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            let a = try Kind.plain.matrix(m, n, seed: 1, of: precision)
            let b = try Kind.plain.matrix(m, n, seed: 2, of: precision)
            #expect(try (a + b).values == zip(a.values, b.values).map { $0 + $1 })
            #expect(try (a - b).values == zip(a.values, b.values).map { $0 - $1 })
            #expect(a.scaled(by: 3).values == a.values.map { $0 * 3 })
            let across = a.transposed
            #expect(across.shape == NumericShape(n, m))
            for i in 0..<m { #expect(across.column(i) == a.row(i)) }
        }
        try check(Double.self)
        try check(Float.self)
    }
}
