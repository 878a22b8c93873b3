/// The two 16-bit formats and single precision: bit for bit, without branches, so that loops over them
/// are compiled to vector instructions. Swift's own `Float16` does not exist on every Mac.
///
/// Widening is exact. Narrowing rounds to the nearest, ties to even; what is too large becomes infinite.
/// A NaN stays a NaN with its sign and the upper bits of its payload, and one that came from 16 bits
/// goes back to the same 16 bits.
///
/// - SeeAlso: Fabian Giesen, “Float→half conversions” (`half_to_float_fast5`, `float_to_half_fast3_rtne`).
enum HalfPrecision {
    @inline(__always) static func widened(half bits: UInt16) -> Float {
        let infinityExponent: UInt32 = 0x7C00 << 13
        let smallestNormal: UInt32 = 113 << 23
        let shifted = UInt32(bits & 0x7FFF) << 13
        let exponent = shifted & infinityExponent
        let rebiased = shifted &+ (127 - 15) << 23
        // A subnormal: the subtraction normalises it, and is exact.
        let small = Float(bitPattern: rebiased &+ 1 << 23) - Float(bitPattern: smallestNormal)
        let usual = exponent == infinityExponent ? rebiased &+ (128 - 16) << 23 : rebiased
        let magnitude = exponent == 0 ? small.bitPattern : usual
        return Float(bitPattern: magnitude | UInt32(bits & 0x8000) << 16)
    }

    @inline(__always) static func half(_ value: Float) -> UInt16 {
        let infinity: UInt32 = 0x7F80_0000
        let smallestNormal: UInt32 = 113 << 23
        let tooLarge: UInt32 = (127 + 16) << 23
        let alignment: UInt32 = ((127 - 15) + (23 - 10) + 1) << 23
        let sign = value.bitPattern & 0x8000_0000
        let magnitude = value.bitPattern ^ sign
        let payload = (magnitude >> 13) & 0x3FF
        let notANumber = 0x7C00 | (payload == 0 ? 0x200 : payload)
        // The addition aligns the ten bits at the bottom of a float, and so rounds them as floats are
        // rounded.
        let aligned = Float(bitPattern: min(magnitude, smallestNormal)) + Float(bitPattern: alignment)
        let small = aligned.bitPattern &- alignment
        let odd = (magnitude >> 13) & 1
        let usual = (magnitude &- (127 - 15) << 23 &+ 0xFFF &+ odd) >> 13
        let finite = magnitude < smallestNormal ? small : usual
        let bounded = magnitude >= tooLarge ? 0x7C00 : finite
        return UInt16(truncatingIfNeeded: (magnitude > infinity ? notANumber : bounded) | sign >> 16)
    }

    @inline(__always) static func widened(bfloat bits: UInt16) -> Float {
        Float(bitPattern: UInt32(bits) << 16)
    }

    @inline(__always) static func bfloat(_ value: Float) -> UInt16 {
        let bits = value.bitPattern
        let rounded = (bits &+ 0x7FFF &+ (bits >> 16) & 1) >> 16
        let upper = bits >> 16
        let notANumber = upper & 0x7F == 0 ? upper | 0x40 : upper
        return UInt16(truncatingIfNeeded: bits & 0x7FFF_FFFF > 0x7F80_0000 ? notANumber : rounded)
    }

    /// A double as the float whose rounding to 16 bits is the double's own.
    ///
    /// Rounding twice to the nearest would be wrong next to a tie; the first rounding is therefore “to odd”:
    /// towards zero, and the last bit set where anything was lost.
    ///
    /// - SeeAlso: Boldo and Melquiond, “Emulation of a FMA and correctly rounded sums: proved algorithms
    ///   using rounding to odd”, 2008.
    @inline(__always) static func roundedToOdd(_ value: Double) -> Float {
        let nearest = Float(value)
        let isAway: UInt32 = Double(nearest).magnitude > value.magnitude ? 1 : 0
        let isInexact: UInt32 = Double(nearest) == value ? 0 : 1
        return Float(bitPattern: nearest.bitPattern &- isAway | isInexact)
    }
}
