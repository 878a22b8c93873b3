import Foundation
internal import NumericAlgebra

/// Principal component pursuit to a proved gap of 1e-6, against numpy in the same run.
struct PursuitBench {
    let peer: NumPyPeer?
    let sizes: [Int]
    /// Every way is run so many times, in turn; the fastest counts.
    let rounds: Int

    func run() throws -> String {
        var table = Table([
            "n", "M", "longhand", "steps", "gap", "numpy, published", "stops at", "ratio", "numpy, eigh",
            "steps",
            "ratio",
        ])
        for n in sizes {
            for instance in try BenchPursuits.all(n) { table.add(try row(instance)) }
        }
        return table.text
    }

    private func row(_ instance: BenchPursuits) throws -> [String] {
        let matrix = instance.matrix
        let options = PursuitOptions(lambda: instance.lambda)
        var (ours, published, symmetric) = (Double.infinity, [NumPyPeer.Run](), [NumPyPeer.Run]())
        var result = try matrix.principalComponentPursuit(options)
        for _ in 0..<rounds {
            // Short runs are measured several times over.
            for _ in 0..<5 {
                let start = clock()
                result = try matrix.principalComponentPursuit(options)
                ours = min(ours, Double(clock() - start) / Double(CLOCKS_PER_SEC))
            }
            // What was late once is not tried again.
            if published.allSatisfy({ $0.proved != nil }), let run = peer?.run(.published, instance) {
                published.append(run)
            }
            if symmetric.allSatisfy({ $0.proved != nil }), let run = peer?.run(.symmetric, instance) {
                symmetric.append(run)
            }
        }
        let gap = result.isSettled ? digits(result.certificate.gap) : "not reached"
        return [
            "\(matrix.rows)", instance.name, spelled(microseconds: ours * 1e6), "\(result.iterations)", gap,
        ]
            + cells(published, ours: ours, isPublished: true)
            + cells(symmetric, ours: ours, isPublished: false)
    }

    /// The fastest run to the gap, or how far the time went.
    private func cells(_ runs: [NumPyPeer.Run], ours: Double, isPublished: Bool) -> [String] {
        guard let best = runs.min(by: { seconds($0) < seconds($1) }) else { return ["–", "–", "–"] }
        let mark = best.proved ?? best.last
        let sign = best.proved == nil ? "> " : ""
        let time = sign + spelled(microseconds: mark.seconds * 1e6)
        let ratio = sign + spelled(ratio: mark.seconds / ours)
        guard isPublished else { return [time, "\(mark.steps)", ratio] }
        let stop = best.published.map {
            "\(spelled(microseconds: $0.seconds * 1e6)), step \($0.steps), gap \(digits($0.gap))"
        }
        return [time, stop ?? "not in time", ratio]
    }

    private func seconds(_ run: NumPyPeer.Run) -> Double { (run.proved ?? run.last).seconds }

    private func digits(_ x: Double) -> String { String(format: "%.1e", x) }
}
