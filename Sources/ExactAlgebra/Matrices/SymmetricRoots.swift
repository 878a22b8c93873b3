internal import CFlint

/// The eigenvalues of a symmetric integer matrix: doubles propose, integers dispose.
///
/// A proposal is a double with a bracket around it that is wide enough for the error of the float
/// computation. An irreducible factor of degree d that changes its sign over d disjoint brackets has
/// exactly one root in each, and no other: that proves all of them at once. Newton's interval method
/// then makes each as narrow as is wanted. Where doubles are too coarse there is no answer, and the
/// general root isolation has to be asked.
struct SymmetricRoots {
    /// The proposals divided by 2^`exponent`, largest first.
    private let proposals: [Double]
    private let exponent: Int
    /// The half width of a bracket, divided by 2^`exponent`.
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
        var roots: [CalciumNumber] = []
        var lowerEnd = Double.infinity
        for proposal in proposals where proposal + radius < lowerEnd {
            guard let precision = signChange(of: f, around: proposal) else { continue }
            lowerEnd = proposal - radius
            guard roots.count < f.degree,
                let root = refined(f, slope, around: proposal, precision: precision)
            else { return nil }
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
    private static let accuracy = 160
    private static let highestPrecision = 1 << 14

    /// The bits that show f to have opposite signs at the ends of the bracket; nil where it has not.
    private func signChange(of f: RationalPolynomial, around proposal: Double) -> Int? {
        let (ends, value) = ([ball(proposal - radius), ball(proposal + radius)], Ball())
        var (signs, precision) = ([0, 0], 128)
        for (k, end) in ends.enumerated() {
            while signs[k] == 0 {
                value.setValue(of: f, at: end, precision: precision)
                signs[k] = Int(unsafe arb_sgn_nonzero(value.pointer))
                if signs[k] == 0 { precision *= 2 }
                if precision > Self.highestPrecision { return nil }
            }
        }
        return signs[0] * signs[1] < 0 ? precision : nil
    }

    /// A number times 2^`exponent`.
    private func ball(_ value: Double) -> Ball {
        let ball = Ball()
        unsafe arb_set_d(ball.pointer, value)
        unsafe arb_mul_2exp_si(ball.pointer, ball.pointer, exponent)
        return ball
    }

    /// The only root in the bracket: X ← m − f(m)/f′(X) for the midpoint m, as often as it takes.
    private func refined(
        _ f: RationalPolynomial, _ slope: RationalPolynomial, around proposal: Double, precision: Int
    ) -> Ball? {
        let (root, width, middle, value) = (ball(proposal), ball(radius), Ball(), Ball())
        unsafe arb_add_error(root.pointer, width.pointer)
        var precision = precision + Self.accuracy + 32
        for step in 0..<16 {
            if step == 8 { precision *= 2 }
            if unsafe arb_rel_accuracy_bits(root.pointer) >= Self.accuracy { return root }
            unsafe arb_get_mid_arb(middle.pointer, root.pointer)
            value.setValue(of: slope, at: root, precision: precision)
            if unsafe arb_contains_zero(value.pointer) != 0 { return nil }
            root.setValue(of: f, at: middle, precision: precision)
            unsafe arb_div(root.pointer, root.pointer, value.pointer, precision)
            unsafe arb_sub(root.pointer, middle.pointer, root.pointer, precision)
        }
        return nil
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
