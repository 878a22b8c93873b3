import NumericAlgebra

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension NumericComplex {
    var isReal: Bool { imaginary == 0 }
    var isZero: Bool { real == 0 && imaginary == 0 }
    static let zero = NumericComplex(0)
    static let one = NumericComplex(1)

    static prefix func - (a: NumericComplex) -> NumericComplex { NumericComplex(-a.real, -a.imaginary) }

    static func + (a: NumericComplex, b: NumericComplex) -> NumericComplex {
        NumericComplex(a.real + b.real, a.imaginary + b.imaginary)
    }

    static func - (a: NumericComplex, b: NumericComplex) -> NumericComplex { a + -b }

    static func * (a: NumericComplex, b: NumericComplex) -> NumericComplex {
        if a.isReal, b.isReal { return NumericComplex(a.real * b.real) }
        return NumericComplex(
            a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
    }

    /// The quotient by a number that is not zero, without overflow on the way.
    ///
    /// - SeeAlso: R. L. Smith, Algorithm 116, Complex division, Comm. ACM 5 (1962).
    static func / (a: NumericComplex, b: NumericComplex) -> NumericComplex {
        if b.isReal { return NumericComplex(a.real / b.real, a.imaginary / b.real) }
        if b.real.magnitude >= b.imaginary.magnitude {
            let ratio = b.imaginary / b.real
            let divisor = b.real + b.imaginary * ratio
            return NumericComplex(
                (a.real + a.imaginary * ratio) / divisor, (a.imaginary - a.real * ratio) / divisor)
        }
        let ratio = b.real / b.imaginary
        let divisor = b.real * ratio + b.imaginary
        return NumericComplex(
            (a.real * ratio + a.imaginary) / divisor, (a.imaginary * ratio - a.real) / divisor)
    }

    /// The root in the right half plane; of a negative number the one above the real axis.
    func squareRoot() -> NumericComplex {
        if isReal {
            return real < 0
                ? NumericComplex(0, (-real).squareRoot()) : NumericComplex(real.squareRoot())
        }
        let size = ((magnitude + real.magnitude) / 2).squareRoot()
        if real >= 0 { return NumericComplex(size, imaginary / (2 * size)) }
        return NumericComplex(
            imaginary.magnitude / (2 * size), imaginary < 0 ? -size : size)
    }

    /// By repeated squaring; a negative exponent takes the inverse, of a number that is not zero.
    func raised(to exponent: Int) -> NumericComplex {
        if isReal { return NumericComplex(pow(real, Double(exponent))) }
        var (power, square, rest) = (NumericComplex.one, self, exponent.magnitude)
        while rest > 0 {
            if rest & 1 == 1 { power = power * square }
            rest >>= 1
            if rest > 0 { square = square * square }
        }
        return exponent < 0 ? .one / power : power
    }

    /// The principal value exp(x ln z).
    func raised(to exponent: Double) -> NumericComplex {
        if isReal, real >= 0 { return NumericComplex(pow(real, exponent)) }
        let size = pow(magnitude, exponent)
        let angle = atan2(imaginary, real) * exponent
        return NumericComplex(size * cos(angle), size * sin(angle))
    }
}
