import Notation

/// `choice` and `order`: labels from a list.
struct ChoiceRule: Sendable {
    let items: [String]
    let right: [String]
    let isOrdered: Bool

    /// - Parameters:
    ///   - items: the labels that can be chosen, or the number of items where they have none.
    ///   - right: the labels that are right, in order where the order counts.
    init(items: [String], right: [String], isOrdered: Bool) throws {
        let labels = items.map(Self.normalized)
        guard !items.isEmpty, Set(labels).count == items.count else {
            throw QuestionError.badField("items", reason: "at least one item, none twice", column: nil)
        }
        let right = right.flatMap { Self.labels(in: $0, known: labels) }
        guard !right.isEmpty, right.allSatisfy(labels.contains) else {
            throw QuestionError.badField("key", reason: "it must name some of the items", column: nil)
        }
        self.items = items
        self.right = right
        self.isOrdered = isOrdered
    }

    private static func normalized(_ label: String) -> String {
        label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let separators: Set<Character> = [",", ";", "{", "}", "[", "]", "(", ")"]

    /// The whole line where it is one label, else what stands between commas, `and` or blanks.
    private static func labels(in text: String, known: [String]) -> [String] {
        let whole = normalized(text.replacing("->", with: ",").replacing("→", with: ","))
        if known.contains(whole) { return [whole] }
        let parts = whole.split(whereSeparator: separators.contains).map { normalized(String($0)) }
        if parts.allSatisfy(known.contains) { return parts }
        let words = parts.flatMap { $0.split(separator: " ").map(String.init) }.filter { $0 != "and" }
        if words.allSatisfy(known.contains) { return words }
        // `cab`, where every label is one letter.
        let letters = words.joined().map(String.init)
        return letters.allSatisfy(known.contains) ? letters : parts
    }

    func judge(_ text: String) -> Finding {
        let known = items.map(Self.normalized)
        let labels = Self.labels(in: text, known: known)
        if let stranger = labels.first(where: { !known.contains($0) }) {
            return .malformed("`\(stranger)` is not one of: \(items.joined(separator: ", ")).")
        }
        guard !labels.isEmpty else { return .malformed("Choose from: \(items.joined(separator: ", ")).") }
        if isOrdered { return ordered(labels) }
        if Set(labels) == Set(right) { return .correct("as it should be") }
        if Set(labels).isSubset(of: right) {
            return .incomplete(
                "Right so far, but not all.", credit: Double(Set(labels).count) / Double(right.count))
        }
        return .incorrect("Not that one. Ask what would follow from it.")
    }

    private func ordered(_ labels: [String]) -> Finding {
        if labels == right { return .correct("as it should be") }
        if let twice = labels.indices.first(where: { labels[..<$0].contains(labels[$0]) }) {
            return .malformed("`\(labels[twice])` stands there twice. Each has one place.")
        }
        let held = zip(labels, right).prefix { $0 == $1 }.count
        let credit = Double(held) / Double(right.count)
        let kept = right[..<held].joined(separator: ", ")
        if held == labels.count {
            let more = right.count - held
            return .incomplete(
                "Right so far; \(more) \(more == 1 ? "is" : "are") still missing.", credit: credit)
        }
        let stray = labels[held]
        var finding = Finding.incorrect(
            held == 0
                ? "`\(stray)` does not come first."
                : "`\(stray)` is out of its place. What stands before it, \(kept), is right.",
            evidence: held == 0
                ? "something else has to be there before \(stray) can be said"
                : "after \(kept) something else has to come before \(stray) can be said",
            diagnosis: ["order.place"], credit: credit)
        finding.by = nil
        return finding
    }
}
