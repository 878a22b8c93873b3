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
        guard !right.isEmpty, right.allSatisfy({ labels.contains(Self.normalized($0)) }) else {
            throw QuestionError.badField("key", reason: "it must name some of the items", column: nil)
        }
        self.items = items
        self.right = right
        self.isOrdered = isOrdered
    }

    private static func normalized(_ label: String) -> String {
        label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Labels between commas; the whole line where it is one label.
    private func chosen(_ text: String) -> [String] {
        let whole = Self.normalized(text)
        if items.map(Self.normalized).contains(whole) { return [whole] }
        let separators: Set<Character> = [",", ";", "{", "}", "[", "]", "(", ")"]
        var labels = whole.split(whereSeparator: separators.contains).map { Self.normalized(String($0)) }
        if labels.count == 1, right.count > 1 || isOrdered {
            labels = whole.split(separator: " ").map(String.init)
        }
        return labels
    }

    func judge(_ text: String) -> Finding {
        let known = items.map(Self.normalized)
        let labels = chosen(text)
        if let stranger = labels.first(where: { !known.contains($0) }) {
            return .malformed("`\(stranger)` is not one of: \(items.joined(separator: ", ")).")
        }
        guard !labels.isEmpty else { return .malformed("Choose from: \(items.joined(separator: ", ")).") }
        let key = right.map(Self.normalized)
        if isOrdered ? labels == key : Set(labels) == Set(key) { return .correct("as it should be") }
        if !isOrdered, Set(labels).isSubset(of: key) {
            return .incomplete(
                "Right so far, but not all.", credit: Double(Set(labels).count) / Double(key.count))
        }
        if isOrdered {
            let held = zip(labels, key).prefix { $0 == $1 }.count
            return .incorrect(
                held == 0 ? "Another one comes first." : "The first \(held) stand right.",
                credit: Double(held) / Double(key.count))
        }
        return .incorrect("Not that one.")
    }
}
