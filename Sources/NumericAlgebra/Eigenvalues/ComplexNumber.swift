/// A complex number, as an eigenvalue is returned.
public struct ComplexNumber<Scalar: LapackScalar>: Hashable, Sendable {
    public var real: Scalar
    public var imaginary: Scalar

    public init(_ real: Scalar, _ imaginary: Scalar = 0) {
        self.real = real
        self.imaginary = imaginary
    }

    /// The absolute value, without overflow on the way.
    public var magnitude: Scalar {
        let (large, small) = (
            max(real.magnitude, imaginary.magnitude), min(real.magnitude, imaginary.magnitude)
        )
        if large == 0 { return 0 }
        return large * (1 + (small / large) * (small / large)).squareRoot()
    }
}

/// A complex number of two doubles.
public typealias NumericComplex = ComplexNumber<Double>
