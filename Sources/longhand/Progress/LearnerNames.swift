/// What to call the learners of a class, by the folders that their journals lie in.
///
/// A journal's folder has the learner's name, and on most machines that is `default`. Where it is, or where
/// several have the same, the part of the path that tells them apart is the name: `anna` of
/// `anna/longhand/default`.
struct LearnerNames: Hashable, Sendable {
    /// In the order of the folders.
    let names: [String]

    /// Folders on the way to a learner's journals, which say nothing of the learner.
    private static let onTheWay: Set<String> = [
        JournalFolder.defaultLearner, "longhand", "share", ".local", "Application Support", "Library",
    ]

    /// - Parameters:
    ///   - folders: the parts of each path below the folder of the class, all different.
    ///   - root: the name for journals that lie in that folder itself.
    /// - Complexity: quadratic in the number of folders at worst.
    init(folders: [[String]], root: String) {
        let groups = Dictionary(grouping: folders.filter { !$0.isEmpty }, by: { $0[$0.count - 1] })
        let candidates = folders.map { parts in
            guard let last = parts.last else { return [root] }
            return Self.candidates(for: parts, among: groups[last] ?? [])
        }
        var lengths = [Int](repeating: 0, count: folders.count)
        while true {
            let names = zip(candidates, lengths).map { $0[$1] }
            let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
            let open = names.indices.filter {
                counts[names[$0], default: 0] > 1 && lengths[$0] + 1 < candidates[$0].count
            }
            guard !open.isEmpty else {
                self.names = names
                return
            }
            for k in open { lengths[k] += 1 }
        }
    }

    /// What the learner may be called, the shortest first; the last one is the whole path.
    private static func candidates(for parts: [String], among alike: [[String]]) -> [String] {
        guard let last = parts.last else { return [] }
        let isNamed = last != JournalFolder.defaultLearner
        let shared = (1...parts.count).prefix { length in
            alike.allSatisfy { $0.suffix(length) == parts.suffix(length) }
        }
        var telling = parts.dropLast(alike.count > 1 ? shared.last ?? 1 : 1)
        while let part = telling.last, onTheWay.contains(part) { telling.removeLast() }
        let suffixes = telling.indices.map { count in
            (telling.suffix(count + 1) + (isNamed ? [last] : [])).joined(separator: "/")
        }
        let own = isNamed || suffixes.isEmpty ? [last] : []
        return own + suffixes + [parts.joined(separator: "/")]
    }
}
