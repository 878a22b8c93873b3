extension String {
    /// The word most like this one, where one is like enough to be meant by it.
    ///
    /// A third of the letters may be wrong; two neighbours that changed places count once. Of one or two letters
    /// only the case may be wrong: every other letter would be as near.
    package func nearest(among words: [String]) -> String? {
        guard count >= 3 else { return words.first { $0.lowercased() == lowercased() } }
        let allowed = max(1, count / 3)
        let ranked = words.map { (word: $0, distance: distance(to: $0, upTo: allowed)) }
        return ranked.filter { $0.distance <= allowed }.min { $0.distance < $1.distance }?.word
    }

    /// What is most likely meant by this word, in words: one that is spelled almost like it, else those that begin
    /// with it, as in `` `svd-by-hand` or `svd-irrational` ``; nil where there is none.
    package func meant(among words: [String]) -> String? {
        if let nearest = nearest(among: words) { return "`\(nearest)`" }
        guard count >= 2 else { return nil }
        let longer = words.filter { $0.hasPrefix(self) }.prefix(3).map { "`\($0)`" }
        guard let last = longer.last else { return nil }
        return longer.count == 1 ? last : longer.dropLast().joined(separator: ", ") + " or " + last
    }

    /// Insertions, deletions, substitutions and swaps of neighbours that lead to `other`.
    private func distance(to other: String, upTo bound: Int) -> Int {
        let a = Array(self)
        let b = Array(other)
        if abs(a.count - b.count) > bound { return bound + 1 }
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1] + Array(repeating: 0, count: b.count)
            for j in 0..<b.count {
                row[j + 1] = Swift.min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    row[j + 1] = Swift.min(row[j + 1], beforeLast[j - 1] + 1)
                }
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
