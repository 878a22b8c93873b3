/// Times in microseconds of one piece of work, and what they are worth.
struct Timing {
    /// Sorted.
    private let times: [Double]

    init(_ times: [Double]) { self.times = times.sorted() }

    var median: Double { quantile(0.5) }

    /// Median, 99th percentile and the fastest.
    var summary: String {
        [("median", median), ("99th percentile", quantile(0.99)), ("fastest", quantile(0))]
            .map { "\($0) \(spelled(microseconds: $1))" }.joined(separator: ", ")
    }

    /// The smallest time that at least the share `q` of all times do not exceed.
    func quantile(_ q: Double) -> Double {
        if times.isEmpty { return .nan }
        return times[min(times.count - 1, max(0, Int((q * Double(times.count)).rounded(.up)) - 1))]
    }
}

/// Measures several ways of doing the same work in turn, so that a busy machine slows all of them alike.
///
/// Every round runs each way over all inputs; the median over the rounds is what counts.
struct Race {
    let clock = ContinuousClock()
    /// How long one race may take, in seconds.
    let seconds: Double

    /// The median microseconds for one input of each way.
    func run(inputs: Int, _ ways: [(Int) throws -> Void]) throws -> [Timing] {
        for way in ways { try way(0) }
        var times = [[Double]](repeating: [], count: ways.count)
        let start = clock.now
        while times[0].count < 7 || (clock.now - start < .seconds(seconds) && times[0].count < 501) {
            for (k, way) in ways.enumerated() {
                let elapsed = try clock.measure {
                    for input in 0..<inputs { try way(input) }
                }
                times[k].append(elapsed.microseconds / Double(inputs))
            }
        }
        return times.map(Timing.init)
    }
}

extension Duration {
    var microseconds: Double {
        Double(components.seconds) * 1e6 + Double(components.attoseconds) * 1e-12
    }
}
