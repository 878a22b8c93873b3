/// The random choices that one instance is made of.
///
/// Each choice is a number from 0 below some bound, and 0 is the plainest. The same tape makes the same
/// instance; a tape with smaller numbers makes a plainer one, which is how a counterexample is shrunk with
/// every hypothesis kept. There is a stream of choices for each name, so that a change in one leaves the
/// others as they are.
struct Tape {
    /// What was chosen, by stream.
    private(set) var choices: [String: [Int]] = [:]
    private var recorded: [String: [Int]] = [:]
    private var random: SplitMix64?

    /// A tape that chooses at random.
    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    /// A tape that repeats choices; where there are no more it chooses 0.
    init(repeating choices: [String: [Int]]) { recorded = choices }

    mutating func choice(below bound: Int, in stream: String) -> Int {
        let place = choices[stream]?.count ?? 0
        var chosen = 0
        if bound > 1 {
            if random != nil {
                chosen = Int(random?.next(below: UInt64(bound)) ?? 0)
            } else if let kept = recorded[stream], place < kept.count {
                chosen = min(max(kept[place], 0), bound - 1)
            }
        }
        choices[stream, default: []].append(chosen)
        return chosen
    }
}

/// SplitMix64: the same numbers from the same seed, on every machine.
struct SplitMix64 {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below `bound`, every one as likely.
    mutating func next(below bound: UInt64) -> UInt64 {
        let product = next().multipliedFullWidth(by: bound)
        var (high, low) = (product.high, product.low)
        if low < bound {
            let least = (0 &- bound) % bound
            while low < least { (high, low) = next().multipliedFullWidth(by: bound) }
        }
        return high
    }

    /// The seed of the k-th of many independent sequences.
    static func seed(_ seed: UInt64, _ k: Int, _ attempt: Int = 0) -> UInt64 {
        var mixer = SplitMix64(seed: seed ^ (UInt64(k) &* 0xD6E8_FEB8_6659_FD93))
        for _ in 0..<2 { mixer.state ^= mixer.next() &+ UInt64(attempt) }
        return mixer.next()
    }
}
