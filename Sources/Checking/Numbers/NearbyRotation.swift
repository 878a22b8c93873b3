import ExactAlgebra
import Notation
import NumericAlgebra

/// A rational orthogonal matrix close to a given one.
///
/// Right answers that are free up to an orthogonal factor (a repeated singular value, a completion)
/// are all of the form K·O. The O that brings K nearest to what was typed is a polar factor, which is
/// irrational; Cayley's transform of a rounded skew matrix is rational, orthogonal exactly, and as
/// near to it as the rounding: good enough to test against the digits that somebody typed.
enum NearbyRotation {
    /// Bits after the point in the skew matrix.
    private static let bits = 50

    /// - Parameter target: d×q with q ≤ d, row by row; the matrix whose polar factor is wanted.
    /// - Returns: d×q with orthonormal columns; nil where the target is too close to singular to say.
    static func rational(near target: [[Double]], columns: Int) throws -> RationalMatrix? {
        let n = target.count
        if n == 0 || columns == 0 { return .zeros(n, columns) }
        if n == 1 { return .diagonal([target[0][0] < 0 ? -1 : 1]) }
        guard let polar = try polarFactor(of: target, columns: columns) else { return nil }
        // Cayley's transform misses matrices with the eigenvalue −1: flip columns to stay away from it.
        for mask in 0..<(1 << min(n, 10)) {
            let signs = (0..<n).map { mask >> $0 & 1 == 1 ? -1.0 : 1.0 }
            let flipped = polar.map { row in zip(row, signs).map { $0 * $1 } }
            guard let skew = try skewMatrix(of: flipped) else { continue }
            let identity = RationalMatrix.identity(n)
            let rotation = try (identity - skew) * (identity + skew).inverse()
            let turned = try rotation * .diagonal(signs.map { Rational(Int($0)) })
            return turned.slice(rows: 0..<n, columns: 0..<columns)
        }
        return nil
    }

    /// Rational orthonormal columns close to the first right singular vectors of a matrix.
    static func leading(_ count: Int, ofRightVectorsOf matrix: AlgebraicMatrix) throws -> RationalMatrix? {
        let entries = matrix.entries.map { $0.approximation() }
        let svd = try NumericMatrix(rows: matrix.rows, columns: matrix.columns, rowMajor: entries).fullSVD()
        let target = (0..<matrix.columns).map { i in (0..<count).map { svd.vTransposed[$0, i] } }
        return try rational(near: target, columns: count)
    }

    /// U·Vᵀ of the target's SVD, completed to a square orthogonal matrix by the rest of U.
    private static func polarFactor(of target: [[Double]], columns: Int) throws -> [[Double]]? {
        let n = target.count
        let svd = try NumericMatrix(rows: n, columns: columns, rowMajor: target.flatMap { $0 }).fullSVD()
        guard let smallest = svd.singularValues.last, smallest > 1e-6 * (svd.singularValues.first ?? 0) else {
            return nil
        }
        return (0..<n).map { i in
            (0..<n).map { j in
                guard j < columns else { return svd.u[i, j] }
                return (0..<columns).reduce(0) { $0 + svd.u[i, $1] * svd.vTransposed[$1, j] }
            }
        }
    }

    /// (I − O)(I + O)⁻¹, made skew and rounded; nil where I + O is close to singular.
    private static func skewMatrix(of rotation: [[Double]]) throws -> RationalMatrix? {
        let n = rotation.count
        let matrix = try NumericMatrix(rows: n, columns: n, rowMajor: rotation.flatMap { $0 })
        let sum = try .identity(n) + matrix
        guard let smallest = try sum.singularValues().last, smallest > 0.1 else { return nil }
        let skew = try sum.solve(.identity(n) - matrix)
        var entries: [Rational] = []
        let scale = Double(1 << bits)
        for i in 0..<n {
            for j in 0..<n {
                let value = (skew[i, j] - skew[j, i]) / 2
                entries.append(try Rational(Int((value * scale).rounded()), over: 1 << bits))
            }
        }
        return RationalMatrix(rows: n, columns: n, entries: entries)
    }
}

extension AlgebraicMatrix {
    /// Orthonormal columns of the same span, as near to the typed ones as a rational rotation brings
    /// them; nil where the typed columns do not say which way to turn.
    func turned(towards typed: MatrixValue) throws -> AlgebraicMatrix? {
        guard let rotation = try rotation(towards: typed) else { return nil }
        return try self * AlgebraicMatrix(rotation)
    }

    /// The rotation itself, d×q for d columns here and q typed ones.
    ///
    /// - Parameter partners: more columns that the same rotation must serve: left vectors beside right.
    func rotation(
        towards typed: MatrixValue, partners: [(right: AlgebraicMatrix, typed: MatrixValue)] = []
    ) throws -> RationalMatrix? {
        // Columns with more digits say more about the turn.
        var target = products(with: typed).map { $0.map { $0 * typed.weight } }
        for partner in partners {
            let more = partner.right.products(with: partner.typed)
            let weight = partner.typed.weight
            target = zip(target, more).map { zip($0, $1).map { $0 + $1 * weight } }
        }
        return try NearbyRotation.rational(near: target, columns: typed.columns)
    }

    /// The inner products of the columns here with the typed ones, as doubles.
    private func products(with typed: MatrixValue) -> [[Double]] {
        let left = entries.map { $0.approximation() }
        let right = typed.entries.map { $0.value.approximation() }
        var products = [[Double]](repeating: [Double](repeating: 0, count: typed.columns), count: columns)
        for i in 0..<columns {
            for j in 0..<typed.columns {
                for k in 0..<rows { products[i][j] += left[k * columns + i] * right[k * typed.columns + j] }
            }
        }
        return products
    }
}

extension MatrixValue {
    /// What the entries' digits are worth beside others': one over the square of the widest interval.
    fileprivate var weight: Double {
        let widest = entries.map { $0.rounding?.radius.asDouble ?? 0 }.max() ?? 0
        return 1 / max(widest * widest, 1e-16)
    }
}
