extension String {
    /// Whether this stands before another where runs of digits count as numbers: `s2` before `s10`.
    ///
    /// A folder's files stand together: `/` comes before every other character.
    func standsBefore(_ other: String) -> Bool {
        var (a, b) = (self[...], other[...])
        while let first = a.first, let second = b.first {
            if first.isDigit, second.isDigit {
                let (m, n) = (a.takeNumber(), b.takeNumber())
                if m != n { return (m.count, m) < (n.count, n) }
                continue
            }
            if first != second {
                if first == "/" || second == "/" { return first == "/" }
                return first < second
            }
            a.removeFirst()
            b.removeFirst()
        }
        // `a1` and `a01` differ in their zeros only.
        return a.isEmpty == b.isEmpty ? self < other : a.isEmpty
    }
}

extension Character {
    fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension Substring {
    /// The digits that it begins with, without zeros before them.
    fileprivate mutating func takeNumber() -> String {
        let digits = prefix { ("0"..."9").contains($0) }
        self = self[digits.endIndex...]
        return String(digits.drop { $0 == "0" })
    }
}
