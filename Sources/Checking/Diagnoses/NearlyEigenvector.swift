import ExactAlgebra
import Notation

/// A test in doubles, before exact ones: may a typed vector be an eigenvector at all?
struct NearlyEigenvector: Sendable {
    private let rows: [[Double]]

    init(of matrix: RationalMatrix) {
        let entries = matrix.entries.map(\.asDouble)
        rows = (0..<matrix.rows).map { i in
            Array(entries[(i * matrix.columns)..<((i + 1) * matrix.columns)])
        }
    }

    /// False where A v − λ v differs from zero by more than the digits of v and rounding explain; for no
    /// λ given, the one that fits best is taken.
    func allows(_ vector: [Scalar], lambda: AlgebraicNumber? = nil) -> Bool {
        guard vector.count == rows.count else { return false }
        let v = vector.map { $0.value.approximation() }
        let radii = vector.map { $0.rounding?.radius.asDouble ?? 0 }
        let length = v.reduce(0) { $0 + $1 * $1 }
        guard length > 0, length.isFinite else { return false }
        let image = rows.map { row in zip(row, v).reduce(0) { $0 + $1.0 * $1.1 } }
        let factor = lambda?.approximation() ?? zip(image, v).reduce(0) { $0 + $1.0 * $1.1 } / length
        guard factor.isFinite else { return true }
        for (i, row) in rows.enumerated() {
            let reach = zip(row, radii).reduce(0) { $0 + abs($1.0) * $1.1 } + abs(factor) * radii[i]
            let scale = zip(row, v).reduce(abs(factor * v[i])) { $0 + abs($1.0 * $1.1) }
            // Where λ was fitted, the digits move it as well.
            let slack = reach * (lambda == nil ? 4 : 1.01) + 1e-9 * max(scale, 1e-300)
            if abs(image[i] - factor * v[i]) > slack { return false }
        }
        return true
    }
}
