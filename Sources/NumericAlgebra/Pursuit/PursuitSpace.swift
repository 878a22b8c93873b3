/// The memory of a pursuit, in one piece that is taken once.
///
/// M and the pairs (T, G) of the last steps packed, X and a spare in the full form.
struct PursuitSpace: Sendable {
    let layout: PursuitLayout
    /// How many pairs (T, G) are kept.
    let slots: Int
    var numbers: [Double]

    /// Past this many numbers fewer pairs are kept.
    private static let mostNumbers = 1 << 26

    init(_ layout: PursuitLayout, slots wanted: Int) {
        self.layout = layout
        slots = max(3, min(wanted, Self.mostNumbers / max(1, 2 * layout.count)))
        numbers = [Double](
            repeating: 0, count: layout.count * (1 + 2 * slots) + 2 * layout.fullCount)
    }

    /// No memory: what is left behind while the real one is in use.
    init(without layout: PursuitLayout) {
        self.layout = layout
        slots = 0
        numbers = []
    }

    /// T + G of a slot.
    func point(_ slot: Int) -> [Double] {
        let (t, g) = (layout.count * (1 + slot), layout.count * (1 + slots + slot))
        return (0..<layout.count).map { numbers[t + $0] + numbers[g + $0] }
    }
}

/// Where everything is while the memory of a ``PursuitSpace`` is held.
@unsafe struct PursuitView {
    let m: UnsafeMutablePointer<Double>
    let x: UnsafeMutablePointer<Double>
    let spare: UnsafeMutablePointer<Double>
    /// All T one after the other, then all G.
    let points: UnsafeMutablePointer<Double>
    let changes: UnsafeMutablePointer<Double>
    private let count: Int

    init(_ start: UnsafeMutablePointer<Double>, _ layout: PursuitLayout, slots: Int) {
        unsafe count = layout.count
        unsafe m = start
        unsafe points = m + layout.count
        unsafe changes = points + slots * layout.count
        unsafe x = changes + slots * layout.count
        unsafe spare = x + layout.fullCount
    }

    func t(_ slot: Int) -> UnsafeMutablePointer<Double> { unsafe points + slot * count }
    func g(_ slot: Int) -> UnsafeMutablePointer<Double> { unsafe changes + slot * count }
}
