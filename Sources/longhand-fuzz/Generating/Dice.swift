/// Seeded random numbers: the same seed gives the same numbers on every machine.
///
/// - SeeAlso: G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators* (SplitMix64).
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// The dice of the input at `index`, which are none of those beside it.
    init(seed: UInt64, index: Int) {
        var mixer = Dice(seed: seed &+ UInt64(truncatingIfNeeded: index) &* 0xD1B5_4A32_D192_ED03)
        state = mixer.next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number from 0 to `count` − 1; 0 where `count` is not positive.
    mutating func below(_ count: Int) -> Int {
        count > 0 ? Int(next() % UInt64(count)) : 0
    }

    /// True once in `count`.
    mutating func once(in count: Int) -> Bool { below(count) == 0 }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    /// A part of `0..<count`, more often short than long.
    mutating func part(of count: Int) -> Range<Int> {
        let start = below(count + 1)
        let longest = once(in: 4) ? count - start : min(16, count - start)
        return start..<start + below(longest + 1)
    }
}
