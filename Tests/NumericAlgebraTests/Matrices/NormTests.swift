import NumericAlgebra
import Testing

@Suite struct NormTests {
    @Test func `norms of a matrix known by hand`() throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            let a = try DenseMatrix<Scalar>(rows: 2, columns: 2, rowMajor: [3, -4, 0, 0])
            let expected: [NumericNorm: Scalar] = [
                .frobenius: 5, .spectral: 5, .nuclear: 5, .one: 4, .infinity: 7, .largestEntry: 4,
            ]
            for kind in NumericNorm.allCases {
                for scale in [Kind.plain, .tiny, .huge].map({ $0.scale(of: precision) }) {
                    let error = try a.scaled(by: scale).norm(kind) / scale - (expected[kind] ?? .nan)
                    #expect(error.magnitude < 50 * .ulpOfOne)
                }
                #expect(try DenseMatrix<Scalar>.zeros(0, 3).norm(kind) == 0)
                #expect(try DenseMatrix<Scalar>.zeros(3, 2).norm(kind) == 0)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: [
        0x1p-1074, 0x1p-1020, 0x1p-540, 0x1.2345_6789_abcdp-530, 0x1.2345_6789_abcdp-500, 0x1p-511, 0x1p511,
        0x1p1022,
    ])
    func `squares that over- or underflow cost the Frobenius norm nothing`(entry: Double) throws {
        let a = try NumericMatrix(rows: 2, columns: 1, columnMajor: [entry, 0])
        #expect(try (a.norm() - entry).magnitude <= entry.ulp)
    }

    /// A thousand thousand roundings in the same direction would cost half of the digits.
    @Test func `the Frobenius norm of many floats keeps its digits`() throws {
        let entries = [Float](repeating: 0.1, count: 1_000_000)
        let norm = try SingleMatrix(rows: 1_000, columns: 1_000, columnMajor: entries).norm()
        #expect((norm - 100).magnitude < 100 * 20 * Float.ulpOfOne)
    }
}
