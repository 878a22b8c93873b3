import Foundation

/// What became of the slips, a line each.
struct MutationTable: CustomStringConvertible {
    private let mutations: [Mutation]
    private let milliseconds: [Double]

    init(_ mutations: [Mutation], milliseconds: [Double]) {
        self.mutations = mutations
        self.milliseconds = milliseconds.sorted()
    }

    var description: String {
        let head = row("slip", ["tried", "named", "refused", "open", "right", "taken"])
        let bySlip = Dictionary(grouping: mutations, by: \.slip)
        let lines = bySlip.sorted { $0.key < $1.key }.map { row($0.key, counts($0.value)) }
        return ([head] + lines + [row("all", counts(mutations)), times, unnamed]).joined(separator: "\n")
    }

    private func counts(_ mutations: [Mutation]) -> [String] {
        func count(_ fate: Mutation.Fate) -> Int { mutations.count { $0.fate == fate } }
        return [
            mutations.count, count(.named), count(.refused), count(.open), count(.rightAfterAll),
            count(.accepted),
        ].map(String.init)
    }

    private func row(_ name: String, _ cells: [String]) -> String {
        name.padding(toLength: 34, withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(1, 8 - $0.count)) + $0 }.joined()
    }

    private var times: String {
        guard !milliseconds.isEmpty else { return "no checks" }
        let (median, last) = (milliseconds[milliseconds.count / 2], milliseconds[milliseconds.count - 1])
        let late = milliseconds[milliseconds.count * 99 / 100]
        return String(
            format: "a check: median %.2f ms, 99th percentile %.2f ms, longest %.1f ms", median, late, last)
    }

    /// The first few that were refused under another name.
    private var unnamed: String {
        let strays = Dictionary(
            grouping: mutations.filter { $0.fate == .refused || $0.fate == .open }, by: \.slip)
        let lines = strays.sorted { $0.key < $1.key }.compactMap { slip, mutations in
            mutations.first.map { stray in
                let answer = stray.answer.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
                return
                    "  \(slip) at \(stray.place): \(answer.joined(separator: "; ").prefix(90)) → \(stray.diagnosis)"
            }
        }
        return lines.joined(separator: "\n")
    }
}
