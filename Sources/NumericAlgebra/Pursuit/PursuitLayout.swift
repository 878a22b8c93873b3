/// How the numbers of a pursuit lie: all entries by columns, or the lower triangle of a symmetric matrix.
///
/// *Packed*, one column follows the other without a hole: the form of everything that is added, compared and
/// clipped entry by entry. *Full*, the columns start ``leadingDimension`` apart, with nothing above the
/// diagonal of a symmetric matrix: the form that BLAS multiplies. Half of a symmetric matrix is half of the
/// work in every pass.
struct PursuitLayout: Hashable, Sendable {
    let rows: Int
    let columns: Int
    let isSymmetric: Bool
    /// Away from the multiples of 512, where the columns would fall into the same sets of the cache.
    let leadingDimension: Int
    /// The numbers of the packed form.
    let count: Int

    init(rows: Int, columns: Int, isSymmetric: Bool) {
        self.rows = rows
        self.columns = columns
        self.isSymmetric = isSymmetric
        leadingDimension = rows >= 512 && rows % 512 == 0 ? rows + 8 : max(1, rows)
        count = isSymmetric ? rows * (rows + 1) / 2 : rows * columns
    }

    /// The numbers of the full form.
    var fullCount: Int { leadingDimension * max(1, columns) }

    /// Where column j starts in the packed form.
    func packedStart(_ j: Int) -> Int { isSymmetric ? j * rows - j * (j - 1) / 2 : j * rows }

    /// Where the stored part of column j starts in the full form.
    func fullStart(_ j: Int) -> Int { j * leadingDimension + (isSymmetric ? j : 0) }

    /// How many entries of column j are stored; the first is that of the diagonal where M is symmetric.
    func height(_ j: Int) -> Int { isSymmetric ? rows - j : rows }

    func packed(_ matrix: NumericMatrix) -> [Double] {
        if !isSymmetric { return matrix.values }
        var result: [Double] = []
        result.reserveCapacity(count)
        for j in 0..<columns { result += matrix.values[(j * rows + j)..<((j + 1) * rows)] }
        return result
    }

    func matrix(_ packed: [Double]) -> NumericMatrix {
        if !isSymmetric { return NumericMatrix(rows, columns, packed) }
        var result = NumericMatrix.zeros(rows, columns)
        for j in 0..<columns {
            for i in j..<rows {
                let entry = packed[packedStart(j) + i - j]
                result[i, j] = entry
                result[j, i] = entry
            }
        }
        return result
    }
}
