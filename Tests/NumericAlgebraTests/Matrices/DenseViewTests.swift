import Testing

@testable import NumericAlgebra

@Suite struct DenseViewTests {
    /// Parts of an 11×13 matrix, some of them transposed, with copies picked out of it entry by entry.
    private func parts<Scalar: LapackScalar>(
        _ a: DenseMatrix<Scalar>
    ) throws -> [(view: DenseView<Scalar>, copy: DenseMatrix<Scalar>)] {
        func copy(_ rows: Range<Int>, _ columns: Range<Int>) throws -> DenseMatrix<Scalar> {
            let entries = columns.flatMap { j in rows.map { a[$0, j] } }
            return try DenseMatrix(rows: rows.count, columns: columns.count, columnMajor: entries)
        }
        let block = a[rows: 2..<9, columns: 3..<8]
        let across = block.transposedView
        return [
            (a.view, a), (a[columns: 4..<9], try copy(0..<11, 4..<9)),
            (a[rows: 1..<10], try copy(1..<10, 0..<13)), (block, try copy(2..<9, 3..<8)),
            (a.transposedView, try copy(0..<11, 0..<13).transposed),
            (across, try copy(2..<9, 3..<8).transposed),
            (across[rows: 1..<4], try copy(2..<9, 4..<7).transposed),
            (across[columns: 2..<5].transposedView, try copy(4..<7, 3..<8)),
            (across[rows: 2..<5, columns: 1..<6], try copy(3..<8, 5..<8).transposed),
            (block[rows: 1..<6, columns: 2..<4], try copy(3..<8, 5..<7)),
            (a[columns: 5..<6], try copy(0..<11, 5..<6)), (a[rows: 7..<8], try copy(7..<8, 0..<13)),
            (a[rows: 3..<3], try copy(3..<3, 0..<13)),
            (a[columns: 13..<13].transposedView, .zeros(0, 11)),
        ]
    }

    @Test func `a part shows the entries of its matrix`() throws {
        let a = try NumericMatrix(rows: 3, columns: 3, rowMajor: [1, 2, 3, 4, 5, 6, 7, 8, 9])
        let block = a[rows: 1..<3, columns: 0..<2]
        #expect(DenseMatrix(block) == (try NumericMatrix(rows: 2, columns: 2, rowMajor: [4, 5, 7, 8])))
        #expect(
            DenseMatrix(block.transposedView)
                == (try NumericMatrix(rows: 2, columns: 2, rowMajor: [4, 7, 5, 8])))
        #expect(block.transposedView[0, 1] == 7)
        #expect(DenseMatrix(block[rows: 1..<2]).values == [7, 8])
    }

    @Test func `nothing is copied until the matrix is written, and then the part stays as it was`() throws {
        var a = try Kind.plain.matrix(11, 13, seed: 1)
        let block = a[rows: 2..<9, columns: 3..<8]
        let start = a.values.withUnsafeBufferPointer { $0.baseAddress.map { $0 + (2 + 3 * 11) } }
        #expect(block.withEntries { $0 } == start)
        #expect(block.transposedView.withEntries { $0 } == start)
        let before = DenseMatrix(block)
        a[2, 3] = 7
        #expect(DenseMatrix(block) == before)
    }

    @Test func `products, sums and norms of parts are those of their copies`() throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            let all = try parts(Kind.plain.matrix(11, 13, seed: 2, of: precision))
            for (view, copy) in all {
                #expect(DenseMatrix(view) == copy)
                for j in 0..<copy.columns {
                    for i in 0..<copy.rows { #expect(view[i, j] == copy[i, j]) }
                }
                #expect(DenseMatrix(view.transposedView) == copy.transposed)
                #expect(view.scaled(by: 2) == copy.scaled(by: 2))
                for kind in NumericNorm.allCases {
                    #expect(try (view.norm(kind) - copy.norm(kind)).magnitude < 100 * .ulpOfOne)
                }
                for (other, otherCopy) in all {
                    if view.columns == other.rows {
                        let difference = try view * other - copy * otherCopy
                        #expect(try difference.norm() < 100 * .ulpOfOne)
                    }
                    if view.shape == other.shape {
                        #expect(try view + other == copy + otherCopy)
                        #expect(try view - other == copy - otherCopy)
                    }
                }
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `every factorisation of a part is that of its copy`() throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (view, copy) in try parts(Kind.plain.matrix(11, 13, seed: 3, of: precision)) {
                #expect(try view.svd() == copy.svd())
                #expect(try view.qr() == copy.qr())
                #expect(try view.pivotedQR() == copy.pivotedQR())
                let right = try Kind.plain.matrix(13, 13, seed: 4, of: precision)[
                    rows: 13 - view.rows..<13, columns: 5..<7]
                #expect(try view.leastSquares(right) == copy.leastSquares(DenseMatrix(right)))
                let square = try (view * view.transposedView + .identity(view.rows))
                #expect(try square.solve(right) == square.solve(DenseMatrix(right)))
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test func `an entry outside a part is not looked at, one inside is named by its place there`() throws {
        var a = try Kind.plain.matrix(6, 6, seed: 5)
        a[0, 0] = .nan
        a[4, 3] = .infinity
        #expect(try a[rows: 1..<4, columns: 1..<6].norm().isFinite)
        #expect(throws: NumericError.notFinite(row: 2, column: 1)) {
            try a[rows: 2..<6, columns: 2..<6].singularValues()
        }
        #expect(throws: NumericError.notFinite(row: 1, column: 2)) {
            try a[rows: 2..<6, columns: 2..<6].transposedView.singularValues()
        }
    }
}
