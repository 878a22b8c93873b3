/// Valid inputs of a target, to be changed.
struct Examples: Sendable {
    /// Longer ones than this would cost most of the time: a short one comes sixteen times as often.
    private static let long = 2_000

    /// The short ones first.
    private let inputs: [[UInt8]]
    private let shortCount: Int

    var isEmpty: Bool { inputs.isEmpty }

    init(_ inputs: [[UInt8]]) {
        let short = inputs.filter { $0.count <= Self.long }
        self.inputs = short + inputs.filter { $0.count > Self.long }
        shortCount = short.count
    }

    /// One of them; there has to be one.
    func any(_ dice: inout Dice) -> [UInt8] {
        let place = dice.below(15 * shortCount + inputs.count)
        return inputs[place < 16 * shortCount ? place / 16 : place - 15 * shortCount]
    }
}
