internal import ArgumentParser

/// `1,2,5..9`: seeds one by one and from one to another.
struct SeedList: ExpressibleByArgument {
    let seeds: [UInt64]

    /// A sheet has no room for more.
    static let most = 60

    init(_ range: ClosedRange<UInt64>) { seeds = Array(range) }

    init?(argument: String) {
        var seeds: [UInt64] = []
        for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: ".", omittingEmptySubsequences: false)
            let isRange = ends.count == 3 && ends[1].isEmpty
            guard isRange || ends.count == 1, let first = UInt64(ends[0]),
                let last = UInt64(ends[ends.count - 1]),
                last >= first, last - first < UInt64(Self.most)
            else { return nil }
            seeds += first...last
        }
        guard seeds.count <= Self.most else { return nil }
        self.seeds = seeds
    }

    /// How help shows the default.
    var defaultValueDescription: String {
        guard let first = seeds.first, let last = seeds.last else { return "" }
        return "\(first)..\(last)"
    }
}
