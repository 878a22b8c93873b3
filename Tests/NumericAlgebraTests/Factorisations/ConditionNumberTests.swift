import NumericAlgebra
import Testing

@Suite struct ConditionNumberTests {
    @Test(arguments: testSizes)
    func `the estimates are near what the inverse says, and never above it`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for kind in [Kind.plain, .tiny, .huge, .repeated] where n > 0 {
                let a = try kind.matrix(n, n, seed: UInt64(n + 30), of: precision)
                for (norm, measure) in [(ConditionNorm.one, NumericNorm.one), (.infinity, .infinity)] {
                    let truth = try a.norm(measure) * a.inverse().norm(measure)
                    let found = try a.conditionNumber(in: norm)
                    #expect(found <= truth * 1.01)
                    #expect(found >= truth / 3)
                }
                let values = try a.singularValues()
                #expect(try a.conditionNumber() == values[0] / values[n - 1])
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `singular matrices, empty ones and those known by hand`() throws {
        for norm in ConditionNorm.allCases {
            #expect(try NumericMatrix.zeros(0, 0).conditionNumber(in: norm) == 1)
            #expect(try NumericMatrix.zeros(2, 2).conditionNumber(in: norm) == .infinity)
            #expect(try NumericMatrix.diagonal([8, 2]).conditionNumber(in: norm) == 4)
        }
        let a = try NumericMatrix(rows: 2, columns: 2, rowMajor: [1, 2, 0, 1])
        #expect(try a.conditionNumber(in: .one) == 9)
        let wide = try NumericMatrix(rows: 1, columns: 2, rowMajor: [3, 4])
        #expect(try wide.conditionNumber() == 1)
        #expect(throws: NumericError.notSquare(operation: "the LU factorisation", shape: wide.shape)) {
            try wide.conditionNumber(in: .one)
        }
    }
}
