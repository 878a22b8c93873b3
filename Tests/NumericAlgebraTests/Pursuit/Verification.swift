import NumericAlgebra

/// Norms, bounds and gaps worked out again from the definitions, sharing nothing with the solver: singular
/// values by one-sided rotations, sums by loops.
struct Verification {
    let m: NumericMatrix
    let lambda: Double

    func objective(lowRank: NumericMatrix) -> Double {
        var sum = nuclearNorm(lowRank)
        for i in 0..<m.rows { for j in 0..<m.columns { sum += lambda * abs(m[i, j] - lowRank[i, j]) } }
        return sum
    }

    func inner(_ a: NumericMatrix) -> Double {
        var sum = 0.0
        for i in 0..<m.rows { for j in 0..<m.columns { sum += a[i, j] * m[i, j] } }
        return sum
    }

    func residual(_ a: NumericMatrix, _ b: NumericMatrix) -> Double {
        var (miss, size) = (0.0, 0.0)
        for i in 0..<m.rows {
            for j in 0..<m.columns {
                miss += (a[i, j] + b[i, j] - m[i, j]) * (a[i, j] + b[i, j] - m[i, j])
                size += m[i, j] * m[i, j]
            }
        }
        return (miss / size).squareRoot()
    }

    func largestEntry(_ a: NumericMatrix) -> Double { a.values.map(abs).max() ?? 0 }

    func spectralNorm(_ a: NumericMatrix) -> Double { singularValues(a).max() ?? 0 }

    func nuclearNorm(_ a: NumericMatrix) -> Double { singularValues(a).reduce(0, +) }

    /// One-sided rotations until the columns are orthogonal; their lengths are the singular values.
    func singularValues(_ a: NumericMatrix) -> [Double] {
        var columns = (0..<a.columns).map { j in (0..<a.rows).map { a[$0, j] } }
        func dot(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
        for _ in 0..<60 {
            var worst = 0.0
            for p in columns.indices {
                for q in columns.indices where q > p {
                    let (x, y) = (columns[p], columns[q])
                    let (xx, yy, xy) = (dot(x, x), dot(y, y), dot(x, y))
                    if abs(xy) <= 1e-15 * (xx * yy).squareRoot() { continue }
                    worst = max(worst, abs(xy))
                    let zeta = (yy - xx) / (2 * xy)
                    let t = (zeta < 0 ? -1 : 1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
                    let c = 1 / (1 + t * t).squareRoot()
                    for k in x.indices {
                        columns[p][k] = c * x[k] - c * t * y[k]
                        columns[q][k] = c * t * x[k] + c * y[k]
                    }
                }
            }
            if worst == 0 { break }
        }
        return columns.map { dot($0, $0).squareRoot() }
    }
}
