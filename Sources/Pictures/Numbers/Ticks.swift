/// Round numbers on an axis: multiples of 1, 2 or 5 times a power of ten.
struct Ticks {
    /// From the smallest to the largest, all between the ends.
    let values: [Double]
    let step: Double

    /// - Parameters:
    ///   - low: where the axis starts; not above `high`.
    ///   - most: how many there may be, at least 2.
    init(from low: Double, to high: Double, most: Int) {
        let width = high - low
        guard width > 0, width.isFinite else {
            self.init(values: [low], step: 0)
            return
        }
        self.init(from: low, to: high, step: Self.roundStep(atLeast: width / Double(max(1, most))))
    }

    /// The multiples of a step that is not 0.
    init(from low: Double, to high: Double, step: Double) {
        // Counted in steps, so that no error adds up; a little beyond the ends still belongs to them.
        let first = Int((low / step - 1e-9).rounded(.up))
        let last = Int((high / step + 1e-9).rounded(.down))
        self.init(values: first <= last ? (first...last).map { Double($0) * step } : [], step: step)
    }

    private init(values: [Double], step: Double) {
        self.values = values
        self.step = step
    }

    /// The smallest step of this kind that is not below `least`, a positive number.
    static func roundStep(atLeast least: Double) -> Double {
        let exponent = Int(logarithm(least).rounded(.down))
        let unit = powerOfTen(exponent)
        for factor in [1.0, 2, 5] where factor * unit >= least * (1 - 1e-9) { return factor * unit }
        return powerOfTen(exponent + 1)
    }
}
