internal import Lessons
internal import Tutoring

/// What a line at the menu asks for.
enum MenuLine {
    case leave
    /// Nothing was typed: to go on where the learner stopped.
    case enter
    case lesson(String)
    case drills
    case drill(DrillTopic)
    case help, progress
    /// With what is said to that.
    case unknown(String)

    /// The words that are no lesson.
    static let words = ["drill", "help", "progress", "quit"]

    init(_ line: String, cards: [LessonCard]) {
        var parts = line.split(whereSeparator: \.isWhitespace).map(String.init)
        // As it is typed in the shell.
        if parts.first == "longhand" { parts.removeFirst() }
        if parts.count > 1, parts[0] == "learn" { parts.removeFirst() }
        if let first = parts.first, first.count > 1, first.hasPrefix(":") { parts[0].removeFirst() }
        guard let first = parts.first else {
            self = .enter
            return
        }
        if parts.count == 1, let number = Int(first), cards.indices.contains(number - 1) {
            self = .lesson(cards[number - 1].id)
        } else if parts.count == 1, cards.contains(where: { $0.id == first }) {
            self = .lesson(first)
        } else {
            self =
                Self.word(first.lowercased(), Array(parts.dropFirst()))
                ?? .unknown(Self.unknown(parts.joined(separator: " "), among: cards))
        }
    }

    private static func word(_ word: String, _ rest: [String]) -> MenuLine? {
        switch (word, rest.count) {
        case ("drill", 0), ("drills", 0): .drills
        case ("drill", 1):
            DrillTopic.named(rest[0]).map { .drill($0) } ?? .unknown(DrillList.unknown(rest[0]) + ".")
        case ("quit", 0), ("exit", 0), ("q", 0): .leave
        case ("help", _), ("?", 0): .help
        case ("progress", 0), ("status", 0): .progress
        default: nil
        }
    }

    private static func unknown(_ line: String, among cards: [LessonCard]) -> String {
        let advice =
            line.lowercased().meant(among: cards.map(\.id) + words).map { "Did you mean \($0)?" }
            ?? "Type a number from 1 to \(cards.count), or a name; `help` says what else there is."
        return "There is no lesson `\(line.prefix(40))`. \(advice)"
    }
}
