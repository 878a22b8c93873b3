internal import NumericAlgebra

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension LapackScalar {
    /// eˣ, computed in its own precision.
    static func exponential(_ x: Self) -> Self {
        if let x = x as? Float { return Self(expf(x)) }
        return Self(exp(Double(x)))
    }

    /// The error function 2/√π ∫₀ˣ e^(−t²) dt, computed in its own precision.
    static func errorFunction(_ x: Self) -> Self {
        if let x = x as? Float { return Self(erff(x)) }
        return Self(erf(Double(x)))
    }
}
