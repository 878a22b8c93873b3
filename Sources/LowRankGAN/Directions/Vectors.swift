// Vectors of the latent space are arrays of doubles.

extension [Double] {
    /// ‖v‖, without overflow or underflow.
    var length: Double {
        let largest = reduce(0) { Swift.max($0, abs($1)) }
        guard largest > 0, largest.isFinite else { return largest }
        return largest * reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
    }

    /// v / ‖v‖; nil for the zero vector.
    func normalised() -> [Double]? {
        let length = length
        return length > 0 && length.isFinite ? map { $0 / length } : nil
    }

    /// ⟨v, w⟩ for a w of the same length.
    func dot(_ other: [Double]) -> Double { zip(self, other).reduce(0) { $0 + $1.0 * $1.1 } }

    /// v + αw.
    func moved(by alpha: Double, along other: [Double]) -> [Double] {
        zip(self, other).map { $0 + alpha * $1 }
    }

    /// v or −v: the one whose component of largest magnitude is positive; of several such the first
    /// decides.
    ///
    /// An eigenvector has two signs and a linear-algebra library picks either. With this rule a direction
    /// is the same on every machine, except where two components tie up to rounding.
    func withPositivePeak() -> [Double] {
        var peak = 0.0
        for component in self where abs(component) > abs(peak) { peak = component }
        return peak < 0 ? map { -$0 } : self
    }
}
