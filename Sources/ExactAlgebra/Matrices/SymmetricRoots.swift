internal import CFlint

/// The eigenvalues of a symmetric integer matrix: doubles propose, integers dispose.
///
/// A proposal is a double, and how far it may be off. Newton's method moves it to where an irreducible
/// factor has a root; a change of sign between two points around that is the proof that one is there.
/// As many disjoint brackets with a change of sign as the degree says hold one root each, and there
/// are no others. Where doubles are too coarse there is no answer, and the general root isolation has
/// to be asked.
struct SymmetricRoots {
    /// The proposals divided by 2^`exponent`, largest first.
    private let proposals: [Double]
    private let exponent: Int
    /// How far a proposal may be off, divided by 2^`exponent`.
    private let radius: Double

    init(of matrix: MatrixBox) {
        let n = matrix.rows
        exponent = matrix.bits
        var table = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0..<n {
                var power = 0
                let mantissa = unsafe fmpz_get_d_2exp(&power, matrix.entry(i, j))
                // What is far below the largest entry may vanish: its effect is inside the bracket.
                table[i * n + j] = power - exponent < -200 ? 0 : mantissa * exp2(power - exponent)
            }
        }
        proposals = jacobiEigenvalues(&table, order: n).sorted(by: >)
        radius = Double(max(n, 1)) * 0x1p-46
    }

    /// The roots of an irreducible factor of the characteristic polynomial, largest first, each divided
    /// by `scale`; nil where the brackets do not prove them.
    ///
    /// - Parameters:
    ///   - f: monic with integer coefficients, of degree 2 at least.
    ///   - rescaled: the minimal polynomial of the roots divided by `scale`.
    func roots(
        of f: RationalPolynomial, dividedBy scale: Rational, rescaled: RationalPolynomial
    ) -> [CalciumNumber]? {
        let slope = f.derivative
        var (roots, last): ([CalciumNumber], Ball?) = ([], nil)
        for proposal in proposals {
            guard let root = root(of: f, slope, near: proposal) else { continue }
            if let last, unsafe arb_lt(root.pointer, last.pointer) == 0 {
                // A repeated eigenvalue is proposed as often as it counts.
                continue
            }
            last = root
            if roots.count == f.degree { return nil }
            roots.append(
                CalciumNumber { number in
                    unsafe fmpq_poly_get_numerator(&number.pointee.poly, rescaled.box.pointer)
                    unsafe arb_div_fmpz(
                        &number.pointee.enclosure.real, root.pointer, &scale.box.pointer.pointee.num,
                        2 * Self.accuracy)
                })
        }
        return roots.count == f.degree ? roots : nil
    }

    /// The relative accuracy of the roots in bits; Calcium wants 128.
    private static let accuracy = 144
    private static let highestPrecision = 1 << 14

    /// A narrow ball around a root that is as near to the proposal as it has to be; nil where there is
    /// none.
    private func root(of f: RationalPolynomial, _ slope: RationalPolynomial, near proposal: Double) -> Ball? {
        let (start, reach) = (ball(proposal), ball(radius))
        let (x, step, gradient, width) = (ball(proposal), Ball(), Ball(), Ball())
        // The terms of f cancel by some bits for each degree.
        var (precision, count) = (Self.accuracy + 64 + 6 * f.degree, 0)
        while precision <= Self.highestPrecision {
            count += 1
            // Newton's method needs three steps or four: past that it is rounding that moves the point.
            if count % 5 == 0 { precision *= 2 }
            step.setValue(of: f, at: x, precision: precision)
            gradient.setValue(of: slope, at: x, precision: precision)
            unsafe arb_div(step.pointer, step.pointer, gradient.pointer, precision)
            // 2^−accuracy of x, which is not zero: f is irreducible.
            unsafe arb_abs(width.pointer, x.pointer)
            unsafe arb_mul_2exp_si(width.pointer, width.pointer, -Self.accuracy)
            if unsafe arf_cmpabs_mag(&step.pointer.pointee.mid, &step.pointer.pointee.rad) <= 0 {
                // Rounding hides the step: either it is small enough, or more bits are needed.
                unsafe arb_abs(gradient.pointer, step.pointer)
                if unsafe arb_lt(gradient.pointer, width.pointer) != 0 { break }
                precision *= 2
                continue
            }
            unsafe arb_sub(x.pointer, x.pointer, step.pointer, precision)
            unsafe arb_get_mid_arb(x.pointer, x.pointer)
            unsafe arb_sub(gradient.pointer, x.pointer, start.pointer, precision)
            unsafe arb_abs(gradient.pointer, gradient.pointer)
            if unsafe arb_gt(gradient.pointer, reach.pointer) != 0 { return nil }
            unsafe arb_abs(step.pointer, step.pointer)
            if unsafe arb_lt(step.pointer, width.pointer) != 0 { break }
        }
        return changesSign(f, around: x, by: width, precision: precision) ? x : nil
    }

    /// Whether f has opposite signs at the two ends; then `x` becomes the ball between them.
    private func changesSign(
        _ f: RationalPolynomial, around x: Ball, by width: Ball, precision: Int
    ) -> Bool {
        let (end, value) = (Ball(), Ball())
        var (product, precision) = (1, precision)
        for isUpper in [false, true] {
            // Exact: the bits of x and those of the width.
            let bits = precision + 2 * Self.accuracy
            unsafe isUpper
                ? arb_add(end.pointer, x.pointer, width.pointer, bits)
                : arb_sub(end.pointer, x.pointer, width.pointer, bits)
            unsafe arb_get_mid_arb(end.pointer, end.pointer)
            var sign = 0
            while sign == 0, precision <= Self.highestPrecision {
                value.setValue(of: f, at: end, precision: precision)
                sign = Int(unsafe arb_sgn_nonzero(value.pointer))
                if sign == 0 { precision *= 2 }
            }
            product *= sign
        }
        // Twice the width, so that rounded ends are inside.
        unsafe arb_mul_2exp_si(width.pointer, width.pointer, 1)
        unsafe arb_add_error(x.pointer, width.pointer)
        return product < 0
    }

    /// A number times 2^`exponent`.
    private func ball(_ value: Double) -> Ball {
        let ball = Ball()
        unsafe arb_set_d(ball.pointer, value)
        unsafe arb_mul_2exp_si(ball.pointer, ball.pointer, exponent)
        return ball
    }
}

/// A real ball that is written over; never shared.
@safe private final class Ball {
    let pointer: UnsafeMutablePointer<arb_struct>

    init() {
        unsafe pointer = .allocate(capacity: 1)
        unsafe arb_init(pointer)
    }

    deinit {
        unsafe arb_clear(pointer)
        unsafe pointer.deallocate()
    }

    /// The value of a polynomial with integer coefficients.
    func setValue(of f: RationalPolynomial, at x: Ball, precision: Int) {
        unsafe _arb_fmpz_poly_evaluate_arb(
            pointer, f.box.pointer.pointee.coeffs, f.degree + 1, x.pointer, precision)
    }
}

private func exp2(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
}

/// Jacobi's cyclic rotations on a symmetric matrix, row by row in `a`; the diagonal at the end.
///
/// - SeeAlso: J. Demmel, K. Veselić, *Jacobi's method is more accurate than QR*, SIAM J. Matrix Anal.
///   Appl. 13 (1992).
private func jacobiEigenvalues(_ a: inout [Double], order n: Int) -> [Double] {
    for _ in 0..<30 {
        var rotated = false
        for p in 0..<n {
            for q in p + 1..<max(n, p + 1) {
                let (x, y, z) = (a[p * n + p], a[q * n + q], a[p * n + q])
                if abs(z) <= 0x1p-56 * (abs(x * y).squareRoot()) || abs(z) < 0x1p-200 { continue }
                rotated = true
                let theta = (y - x) / (2 * z)
                let t = (theta < 0 ? -1 : 1) / (abs(theta) + (1 + theta * theta).squareRoot())
                let c = 1 / (1 + t * t).squareRoot()
                let s = t * c
                for k in 0..<n where k != p && k != q {
                    let (u, v) = (a[k * n + p], a[k * n + q])
                    let (left, right) = (c * u - s * v, s * u + c * v)
                    (a[k * n + p], a[p * n + k]) = (left, left)
                    (a[k * n + q], a[q * n + k]) = (right, right)
                }
                a[p * n + p] = x - t * z
                a[q * n + q] = y + t * z
                (a[p * n + q], a[q * n + p]) = (0, 0)
            }
        }
        if !rotated { break }
    }
    return (0..<n).map { a[$0 * n + $0] }
}
