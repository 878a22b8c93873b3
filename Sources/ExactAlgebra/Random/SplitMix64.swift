/// SplitMix64: the same numbers from the same seed, on every machine.
///
/// What the standard library makes of a generator (`Int.random(in:using:)`, `shuffled(using:)`) may change
/// with its version: choices that have to stay the same are made by ``next(below:)``.
/// - SeeAlso: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 up to `bound`, which is left out; every one as likely. Nothing lies below 0.
    package mutating func next(below bound: UInt64) -> UInt64 {
        let product = next().multipliedFullWidth(by: bound)
        var (high, low) = (product.high, product.low)
        if low < bound {
            let least = (0 &- bound) % bound
            while low < least { (high, low) = next().multipliedFullWidth(by: bound) }
        }
        return high
    }

    /// The seed of the k-th of many independent sequences.
    package static func seed(_ seed: UInt64, _ k: Int, _ attempt: Int = 0) -> UInt64 {
        var mixer = SplitMix64(seed: seed ^ (UInt64(truncatingIfNeeded: k) &* 0xD6E8_FEB8_6659_FD93))
        for _ in 0..<2 { mixer.state ^= mixer.next() &+ UInt64(truncatingIfNeeded: attempt) }
        return mixer.next()
    }
}
