public import Lessons

/// Something that `lesson check` says of a lesson: a fault, or a note that is none.
public struct LessonFinding: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable {
        /// The lesson is not right.
        case fault
        /// Worth knowing; the lesson passes.
        case note
    }

    /// Which rule of ``LessonInspection`` was broken.
    public enum Rule: String, Codable, Sendable {
        /// The file cannot be read, or a name in it leads nowhere.
        case file
        /// What is given, or a variant, has no value or is not what the lesson requires.
        case given
        /// An expression uses a name that nothing before it introduces.
        case name
        /// An expression has no value.
        case value
        case key, test, trial, hint, mistake, claim, unreachable, needs, transcript
        /// It takes more time or memory than is given to it.
        case cost
    }

    public let kind: Kind
    public let rule: Rule
    public let file: String
    /// Nil where it is about no particular line.
    public let place: Place?
    /// The step as in prompts, `right-vectors.2`; nil where it is about none.
    public let step: String?
    /// What is wrong and what to try.
    public let message: String

    public init(
        _ rule: Rule, _ kind: Kind = .fault, in file: String, at place: Place?, step: String? = nil,
        _ message: String
    ) {
        self.rule = rule
        self.kind = kind
        self.file = file
        self.place = place
        self.step = step
        self.message = message
    }

    public var isFault: Bool { kind == .fault }

    /// As a compiler says it: `file:line:column: message`, then the line with a caret under the place.
    ///
    /// - Parameter lines: those of the file, where the excerpt is wanted.
    public func described(in lines: [Substring] = []) -> String {
        let message = (kind == .note ? "note: " : "") + (step.map { "step \($0): " } ?? "") + message
        guard let place else { return "\(file): \(message)" }
        let head = "\(file):\(place): \(message)"
        guard kind == .fault, lines.indices.contains(place.line - 1) else { return head }
        let line = lines[place.line - 1]
        guard line.unicodeScalars.count <= Self.widest, place.column <= line.unicodeScalars.count + 1 else {
            return head
        }
        return "\(head)\n    " + SourceExcerpt.of(line, at: place.column).replacing("\n", with: "\n    ")
    }

    /// A longer line would be broken by the terminal, and the caret would be nowhere.
    private static let widest = 140
}

extension Sequence {
    /// In the order of their places; what has none comes last, and what has the same stays in its order.
    public func inLineOrder(_ place: (Element) -> Place?) -> [Element] {
        enumerated().map { number, element in
            let place = place(element) ?? Place(line: .max, column: .max)
            return (key: (place.line, place.column, number), element: element)
        }
        .sorted { $0.key < $1.key }.map(\.element)
    }
}

extension String {
    /// The beginning, where it is too long for a message.
    var excerpt: String { count <= 80 ? self : prefix(79) + "…" }
}
