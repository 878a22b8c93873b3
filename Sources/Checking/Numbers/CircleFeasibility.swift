import ExactAlgebra
import Notation

/// Vectors a·cos θ + b·sin θ: is one of them in the box of some digits?
///
/// This is all the freedom that two orthonormal columns have once their plane is known: a repeated
/// singular value, a completion by two columns, a unit vector of a plane. With t = tan θ/2 every bound of
/// an entry is a quadratic inequality in t. Two half turns, |t| ≤ 1 each, cover the circle. Where some t
/// meets all bounds, so does the least one, which is −1 or a root of one of the quadratics: if enclosures
/// show that each of these breaks a bound, there is none.
struct CircleFeasibility {
    let a: [AlgebraicNumber]
    let b: [AlgebraicNumber]
    let typed: [Scalar]

    enum Answer {
        /// With this vector.
        case meets([AlgebraicNumber])
        case never
        /// Too close to tell.
        case unknown
    }

    private static let mostEntries = 40

    /// - Parameter radii: how far the box reaches, in half units of each entry's last digit.
    /// - Complexity: O(n²) operations in doubles for n entries, and O(n) with enclosures.
    func meets(radii: Int) throws -> Answer {
        guard typed.count <= Self.mostEntries else { return .unknown }
        if let fixed = try fixedEntry() { return try meetsFixed(fixed, radii) }
        guard let halves = halfTurns(radii) else { return .unknown }
        for half in halves {
            guard let t = half.bestPoint(), let vector = try vector(at: t, half.isTurned) else { continue }
            if try isWithin(vector, radii) { return .meets(vector) }
        }
        return halves.allSatisfy(\.isProvablyEmpty) ? .never : .unknown
    }

    private func isWithin(_ vector: [AlgebraicNumber], _ radii: Int) throws -> Bool {
        try EntrywiseFit(typed, to: vector).worst <= (radii == 1 ? .rounded : .misrounded)
    }

    /// cos and sin are rational, so that the vector is exactly right.
    private func vector(at t: Double, _ isTurned: Bool) throws -> [AlgebraicNumber]? {
        let scale = Double(1 << 50)
        let t = try Rational(Int((t * scale).rounded()), over: 1 << 50)
        let (square, sign) = (t * t, isTurned ? Rational(-1) : Rational.one)
        let cosine = try AlgebraicNumber(sign * (1 - square) / (1 + square))
        let sine = try AlgebraicNumber(sign * 2 * t / (1 + square))
        return try zip(a, b).map { try $0 * cosine + $1 * sine }
    }

    // MARK: - An exact entry leaves two points of the circle

    /// An entry without decimals that the angle changes.
    private func fixedEntry() throws -> Int? {
        try typed.indices.first {
            try typed[$0].rounding == nil && !(a[$0].isZero() && b[$0].isZero())
        }
    }

    /// a cos θ + b sin θ = x has the solutions ((ax ∓ bw)/ρ², (bx ± aw)/ρ²), with ρ² = a² + b² and
    /// w² = ρ² − x².
    private func meetsFixed(_ k: Int, _ radii: Int) throws -> Answer {
        let (p, q, x) = (a[k], b[k], typed[k].value)
        let norm = try p * p + q * q
        let inside = try norm - x * x
        if try inside.sign() < 0 { return .never }
        let root = try inside.squareRoot()
        for w in [root, -root] {
            let cosine = try (p * x - q * w) / norm
            let sine = try (q * x + p * w) / norm
            let vector = try zip(a, b).map { try $0 * cosine + $1 * sine }
            if try isWithin(vector, radii) { return .meets(vector) }
        }
        return .never
    }

    // MARK: - Half a turn

    /// The bounds of all entries over both halves; nil where a number has no enclosure, or where an entry
    /// that the angle does not change is outside.
    private func halfTurns(_ radii: Int) -> [HalfTurn]? {
        var halves = [HalfTurn(isTurned: false), HalfTurn(isTurned: true)]
        for k in typed.indices {
            guard let p = Ball(of: a[k]), let q = Ball(of: b[k]), let x = Ball(of: typed[k].value) else {
                return nil
            }
            if p.isZero, q.isZero, typed[k].rounding == nil, x.isZero { continue }
            let radius = Ball(of: Rational(radii) * (typed[k].rounding?.radius ?? 0))
            halves[0].addBounds(p, q, low: x - radius, high: x + radius)
            halves[1].addBounds(-p, -q, low: x - radius, high: x + radius)
        }
        return halves
    }
}

/// What the entries demand of t = tan θ/2 in one half of the circle, |t| ≤ 1: quadratics that must not be
/// negative.
private struct HalfTurn {
    let isTurned: Bool
    private var bounds: [Quadratic] = []

    init(isTurned: Bool) { self.isTurned = isTurned }

    /// low ≤ p cos θ + q sin θ ≤ high, times 1 + t².
    mutating func addBounds(_ p: Ball, _ q: Ball, low: Ball, high: Ball) {
        let double = q + q
        bounds.append(Quadratic(constant: high - p, linear: -double, square: high + p))
        bounds.append(Quadratic(constant: p - low, linear: double, square: -p - low))
    }

    /// The t that meets the bounds best, between the points where one of them changes sign.
    func bestPoint() -> Double? {
        let inner = bounds.flatMap(\.approximateRoots).filter { $0 > -1 && $0 < 1 }
        let points = ([-1, 1] + inner).sorted()
        let middles = zip(points, points.dropFirst()).map { ($0 + $1) / 2 }
        func leastBound(_ t: Double) -> Double { bounds.map { $0.approximate(at: t) }.min() ?? 0 }
        let best = (points + middles).map { (t: $0, value: leastBound($0)) }.max { $0.value < $1.value }
        guard let best, best.value > -1e-9 else { return nil }
        return best.t
    }

    /// True where enclosures show that no t meets all bounds.
    var isProvablyEmpty: Bool {
        guard isProvablyOutside(Ball(-1)) else { return false }
        return bounds.allSatisfy { bound in
            guard let roots = bound.roots else { return false }
            return roots.allSatisfy { $0.low > 1 || $0.high < -1 || isProvablyOutside($0) }
        }
    }

    private func isProvablyOutside(_ t: Ball) -> Bool {
        let worst = bounds.min { $0.approximate(at: t.middle) < $1.approximate(at: t.middle) }
        return worst.map { $0.value(at: t).high < 0 } ?? false
    }
}

private struct Quadratic {
    let constant: Ball
    let linear: Ball
    let square: Ball

    func approximate(at t: Double) -> Double { constant.middle + t * (linear.middle + t * square.middle) }

    func value(at t: Ball) -> Ball { constant + t * (linear + t * square) }

    var approximateRoots: [Double] { (roots ?? []).map(\.middle) }

    /// The real roots from −1 to 1, perhaps with some beyond; nil where enclosures do not tell.
    var roots: [Ball]? {
        let discriminant = linear * linear - Ball(4) * constant * square
        guard discriminant.isKnown else { return nil }
        if discriminant.high < 0 { return [] }
        guard discriminant.low > 0 else { return nil }
        let root = discriminant.squareRoot()
        // The sum of two numbers of one sign: nothing cancels.
        let sum = linear.middle < 0 ? root - linear : -root - linear
        let half = sum * Ball(0.5)
        guard half.excludesZero else { return nil }
        let near = constant / half
        if square.excludesZero { return [near, half / square] }
        return half.magnitude.low > square.largestMagnitude ? [near] : nil
    }
}
