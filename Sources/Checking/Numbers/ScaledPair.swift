import ExactAlgebra
import Notation

/// Factors t·b and c/t of a matrix of rank 1: are there some in the boxes of typed digits?
///
/// For t of one sign every bound is linear in t: |tb − x| ≤ r, and l ≤ c/t ≤ h, which is lt ≤ c ≤ ht for
/// t > 0. So the right scales are an interval of rationals.
struct ScaledPair {
    private let b: [Rational]
    private let c: [Rational]
    private let typedB: [Bounds]
    private let typedC: [Bounds]

    /// A typed number with its half unit.
    private struct Bounds {
        let centre: Rational
        let radius: Rational

        init?(_ scalar: Scalar) {
            guard let value = scalar.value.asRational else { return nil }
            centre = value
            radius = scalar.rounding?.radius ?? 0
        }
    }

    /// - Parameter a: of rank 1.
    /// - Returns: nil where a typed entry is no rational number.
    init?(_ a: RationalMatrix, _ typedB: MatrixValue, _ typedC: MatrixValue) throws {
        let bounds = (typedB.entries.compactMap(Bounds.init), typedC.entries.compactMap(Bounds.init))
        guard bounds.0.count == a.rows, bounds.1.count == a.columns else { return nil }
        (self.typedB, self.typedC) = bounds
        let form = try a.rowReduced()
        b = a.selecting(columns: form.pivotColumns).entries
        c = form.result.slice(rows: 0..<1, columns: 0..<a.columns).entries
    }

    /// The factors within the digits, else those within two units; nil where there are none.
    func nearest() throws -> (b: AlgebraicMatrix, c: AlgebraicMatrix)? {
        for radii in [1, 4] {
            for sign in [Rational.one, -1] {
                guard let t = try scale(radii: Rational(radii), sign: sign) else { continue }
                return (
                    AlgebraicMatrix(
                        rows: b.count, columns: 1, entries: b.map { AlgebraicNumber(t * $0) }),
                    AlgebraicMatrix(
                        rows: 1, columns: c.count, entries: try c.map { AlgebraicNumber(try $0 / t) })
                )
            }
        }
        return nil
    }

    /// A scale of the sign that meets all bounds.
    private func scale(radii: Rational, sign: Rational) throws -> Rational? {
        var interval = Interval()
        for (value, typed) in zip(b, typedB) {
            let reach = radii * typed.radius
            try interval.narrow(sign * value, atMost: typed.centre + reach)
            try interval.narrow(-sign * value, atMost: reach - typed.centre)
        }
        for (value, typed) in zip(c, typedC) {
            let reach = radii * typed.radius
            try interval.narrow(typed.centre - reach, atMost: sign * value)
            try interval.narrow(-typed.centre - reach, atMost: -sign * value)
        }
        return try interval.positivePoint().map { sign * $0 }
    }

    /// The sizes s > 0 of a scale that are still allowed.
    private struct Interval {
        private var low = Rational.zero
        private var high: Rational?
        private var isEmpty = false

        /// factor · s ≤ bound.
        mutating func narrow(_ factor: Rational, atMost bound: Rational) throws {
            if factor.isZero {
                if bound.sign < 0 { isEmpty = true }
                return
            }
            let end = try bound / factor
            if factor.sign < 0 {
                low = max(low, end)
            } else {
                high = high.map { min($0, end) } ?? end
            }
        }

        func positivePoint() throws -> Rational? {
            guard !isEmpty else { return nil }
            guard let high else { return low + 1 }
            guard high.sign > 0, low <= high else { return nil }
            if low == high { return low }
            return low.isZero ? try high / 2 : Rational.simplest(between: low, and: high)
        }
    }
}
