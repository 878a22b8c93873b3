internal import NumericAlgebra

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension LapackScalar {
    /// eˣ, to its own precision; in single precision not below e⁻⁸⁷ and not above e⁸⁸, beyond which it would
    /// leave the normal numbers.
    @inline(__always) static func exponential(_ x: Self) -> Self {
        if let x = x as? Float { return Self(singleExponential(x)) }
        return Self(exp(Double(x)))
    }

    /// eˣ = 2ⁿ eʳ with |r| ≤ ln 2 / 2, and eʳ by its Taylor polynomial of degree 7: at most 2 units in the last
    /// place off. Without a branch or a call, so that a loop of it runs several numbers at a time.
    @inline(__always) private static func singleExponential(_ x: Float) -> Float {
        let x = min(max(x, -87), 88)
        // Adding 1.5 · 2²³ leaves the nearest whole number in the last bits.
        let shifted = x * 1.442_695_04 + 12_582_912
        let n = shifted - 12_582_912
        // ln 2 in two parts, the first of few bits, so that n times it is exact.
        let r = x - n * 0.693_359_375 + n * 2.121_944_4e-4
        var power: Float = 1 / 5040
        power = power * r + 1 / 720
        power = power * r + 1 / 120
        power = power * r + 1 / 24
        power = power * r + 1 / 6
        power = power * r + 0.5
        power = power * r + 1
        power = power * r + 1
        return power * Float(bitPattern: (shifted.bitPattern &<< 23) &+ (127 &<< 23))
    }

    /// The error function 2/√π ∫₀ˣ e^(−t²) dt, to its own precision.
    @inline(__always) static func errorFunction(_ x: Self) -> Self {
        if let x = x as? Float { return Self(erff(x)) }
        return Self(erf(Double(x)))
    }
}
