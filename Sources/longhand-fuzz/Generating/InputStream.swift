/// The inputs of one target, each a mutation of a valid one: the same seed gives the same stream.
///
/// Any input can be made again alone, which is how a run goes on behind one that ended its process.
struct InputStream: Sendable {
    private let target: FuzzTarget
    private let examples: Examples
    private let seed: UInt64

    /// - Parameter examples: valid inputs; without any, inputs are made of words alone.
    init(_ target: FuzzTarget, examples: [[UInt8]], seed: UInt64) {
        self.target = target
        self.examples = Examples(examples)
        self.seed = seed
    }

    /// The input at `index`, from 0.
    func input(_ index: Int) -> [UInt8] {
        var dice = Dice(seed: seed, index: index)
        var mutator = Mutator(target.grammar, examples: examples)
        let isSoup = examples.isEmpty || !target.grammar.words.isEmpty && dice.once(in: 12)
        var bytes = isSoup ? mutator.soup(&dice) : examples.any(&dice)
        for _ in 0...dice.below(dice.once(in: 3) ? 12 : 3) { mutator.mutate(&bytes, &dice) }
        if bytes.count > target.grammar.longest { bytes.removeSubrange(target.grammar.longest...) }
        // A checksum or a length that is wrong hides everything behind it.
        if let repair = target.repair, !dice.once(in: 4) { repair(&bytes) }
        return bytes
    }
}
