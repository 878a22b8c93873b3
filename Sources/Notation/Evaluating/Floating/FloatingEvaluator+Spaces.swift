import ExactAlgebra
import NumericAlgebra

// Subspaces with orthonormal bases, and projections.
extension FloatingEvaluator {
    func spatial(_ function: Function, _ values: [FloatingOperand]) throws -> FloatingValue {
        if function == .subspace { return .subspace(try span(values)) }
        let a = try values[0].matrix()
        switch function {
        case .null: return .subspace(try a.nullSpace())
        case .col: return .subspace(try a.columnSpace())
        case .row: return .subspace(try a.transposed.columnSpace())
        case .basis: return .matrix(try a.columnSpace())
        case .gramschmidt: return .matrix(a.orthogonalColumns())
        case .orth: return .matrix(a.orthogonalColumns().withUnitColumns())
        case .projector: return .matrix(try a.projector())
        case .proj:
            let onto = try values[1].matrix()
            let v = a.rows == 1 && onto.rows > 1 ? a.transposed : a
            let basis = try onto.columnSpace()
            return .matrix(try basis * (basis.transposed * v))
        case .pinv: return .matrix(try a.svd().pseudoinverse())
        default: return .matrix(try unit(a))
        }
    }

    /// The vectors as columns, or the matrix as it is.
    private func span(_ values: [FloatingOperand]) throws -> NumericMatrix {
        if values.count == 1 { return try values[0].matrix() }
        return try NumericMatrix(
            joining: values.map { value in
                let matrix = try value.matrix()
                return matrix.rows == 1 ? matrix.transposed : matrix
            })
    }

    private func unit(_ vector: NumericMatrix) throws -> NumericMatrix {
        guard vector.isVector else {
            throw Complaint.mismatch(expected: "a vector", found: "a \(vector.shape) matrix")
        }
        let length = try vector.norm()
        guard length > 0 else {
            throw AlgebraError.outOfDomain(operation: "unit", reason: "the zero vector has no direction")
        }
        return vector.mapped { $0 / length }
    }
}

extension NumericMatrix {
    /// An orthonormal basis of the column space, as wide as the rank.
    func columnSpace() throws(NumericError) -> NumericMatrix {
        let parts = try svd()
        let cut = tolerance(parts.singularValues)
        return parts.u.columns(in: 0..<parts.singularValues.count { $0 > cut })
    }

    /// An orthonormal basis of the null space; one column for each that the rank is short of.
    ///
    /// - Parameter tolerance: which singular values count as zero; by default max(m, n)·ε·σ₁.
    func nullSpace(tolerance cut: Double? = nil) throws(NumericError) -> NumericMatrix {
        if rows >= columns {
            let parts = try svd()
            let rank = parts.singularValues.count { $0 > cut ?? tolerance(parts.singularValues) }
            return parts.vTransposed.rows(in: rank..<columns).transposed
        }
        let parts = try fullSVD()
        let rank = parts.singularValues.count { $0 > cut ?? tolerance(parts.singularValues) }
        return parts.vTransposed.rows(in: rank..<columns).transposed
    }

    /// The orthogonal projector onto the columns.
    func projector() throws(NumericError) -> NumericMatrix {
        let basis = try columnSpace()
        return try basis * basis.transposed
    }

    private func tolerance(_ singularValues: [Double]) -> Double {
        Double(max(rows, columns)) * Double.ulpOfOne * (singularValues.first ?? 0)
    }

    /// Gram-Schmidt without normalising, each column twice; what rounding leaves of dependent columns is
    /// dropped.
    ///
    /// A column counts as dependent where what is left of it is below 10·max(m, n)·ε·‖A‖.
    ///
    /// - Complexity: O(mn²).
    /// - SeeAlso: Giraud, Langou, Rozložník, The loss of orthogonality in the Gram-Schmidt process (2005):
    ///   twice is enough.
    func orthogonalColumns() -> NumericMatrix {
        let size = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        let least = 10 * Double(max(rows, columns)) * Double.ulpOfOne * size
        var kept: [(column: [Double], square: Double)] = []
        for j in 0..<columns {
            var rest = column(j)
            for _ in 0..<2 {
                for (q, square) in kept {
                    let factor = zip(q, rest).reduce(0) { $0 + $1.0 * $1.1 } / square
                    for i in rest.indices { rest[i] -= factor * q[i] }
                }
            }
            let square = rest.reduce(0) { $0 + $1 * $1 }
            guard square.squareRoot() > least else { continue }
            kept.append((rest, square))
        }
        return NumericMatrix(rows, kept.count) { kept[$1].column[$0] }
    }

    func withUnitColumns() -> NumericMatrix {
        let lengths = (0..<columns).map { j in column(j).reduce(0) { $0 + $1 * $1 }.squareRoot() }
        return NumericMatrix(rows, columns) { self[$0, $1] / lengths[$1] }
    }
}
