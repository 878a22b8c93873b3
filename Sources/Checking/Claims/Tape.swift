import ExactAlgebra

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
