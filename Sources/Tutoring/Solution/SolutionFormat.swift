/// How a worked solution is written down.
public enum SolutionFormat: String, Codable, CaseIterable, Hashable, Sendable {
    case terminal, markdown, latex, html

    /// The ending of a file's name; the terminal's format is plain text.
    public var fileExtension: String {
        switch self {
        case .terminal: "txt"
        case .markdown: "md"
        case .latex: "tex"
        case .html: "html"
        }
    }

    /// The format that a word or the ending of a file's name means: `latex`, `tex`, `my.html`.
    public init?(meaning word: String) {
        let ending = word.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let named = Self.allCases.first { $0.rawValue == ending || $0.fileExtension == ending }
        guard let named else { return nil }
        self = named
    }
}
