/// The average of weights over the last steps of a training, later ones counting more.
///
/// a ← b · a + (1 − b) · θ with b = min(0.999, t/(t + 10)) after step t: at first it follows quickly, later it
/// looks back over about a thousand steps. Samples of the average are cleaner than those of the last weights.
struct ExponentialAverage: Hashable, Sendable {
    private(set) var values: [[Float]]

    init(_ values: [[Float]]) { self.values = values }

    /// - Parameter step: t, from 1.
    mutating func follow(_ weights: [[Float]], step: Int) {
        let share = Float(1 - min(0.999, Double(step) / Double(step + 10)))
        for i in values.indices {
            for j in values[i].indices { values[i][j] += share * (weights[i][j] - values[i][j]) }
        }
    }
}
