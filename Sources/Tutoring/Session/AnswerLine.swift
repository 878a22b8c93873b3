internal import Lessons

/// A line of answer taken apart: `U = [..], S = 18, 4; V = [..]` gives each part its text.
///
/// A label is a name before a single `=` outside all brackets. Which names may be labels is for the
/// caller to say; `λ² − 22λ + 72 = 0` has none, and `λ₁ = 18, λ₂ = 4` is one list.
struct AnswerLine {
    struct Piece: Hashable {
        /// Nil for text before the first label.
        let label: String?
        let text: String
    }

    let pieces: [Piece]

    /// - Parameter isLabel: whether this name stands for a part of the answer.
    init(_ line: String, isLabel: (String) -> Bool) {
        var pieces: [Piece] = []
        var label: String?
        var start = line.startIndex
        for mark in AnswerLine.labels(of: line) where isLabel(mark.name) {
            // What stands between two labels ends with the separator of the second.
            let before = line[start..<mark.start].trimmed.droppingSeparator
            if label != nil || !before.isEmpty { pieces.append(Piece(label: label, text: before)) }
            label = mark.name
            start = mark.end
        }
        pieces.append(Piece(label: label, text: line[start...].trimmed))
        self.pieces = pieces
    }

    /// Splits unlabelled text at its top-level separators into this many parts; nil where it has not so many.
    static func split(_ text: String, into count: Int) -> [String]? {
        for separator: Character in [";", ","] {
            let parts = topLevel(text, at: separator)
            if parts.count == count { return parts.map { $0.trimmed } }
        }
        return nil
    }

    // MARK: - Scanning

    private struct Mark {
        let name: String
        let start: String.Index
        /// After the equals sign.
        let end: String.Index
    }

    private static func labels(of line: String) -> [Mark] {
        var marks: [Mark] = []
        var depth = 0
        var previous: Character = " "
        // Where a label would have to begin: at the start, or after a top-level separator.
        var begin: String.Index? = line.startIndex
        var index = line.startIndex
        while index < line.endIndex {
            let character = line[index]
            let next = line.index(after: index)
            depth += character.nesting
            if depth == 0, character == "=", let start = begin {
                let isSingle = !"=<>!≤≥".contains(previous) && (next == line.endIndex || line[next] != "=")
                let name = line[start..<index].trimmed.productSpelledAsName
                if isSingle, name.isName {
                    marks.append(Mark(name: name, start: start, end: next))
                }
                begin = nil
            } else if depth == 0, character == "," || character == ";" || character.isNewline {
                begin = next
            }
            previous = character
            index = next
        }
        return marks
    }

    private static func topLevel(_ text: String, at separator: Character) -> [Substring] {
        var parts: [Substring] = []
        var depth = 0
        var start = text.startIndex
        for index in text.indices {
            depth += text[index].nesting
            if depth == 0, text[index] == separator {
                parts.append(text[start..<index])
                start = text.index(after: index)
            }
        }
        parts.append(text[start...])
        return parts
    }
}

extension Character {
    fileprivate var nesting: Int {
        switch self {
        case "(", "[", "{": 1
        case ")", "]", "}": -1
        default: 0
        }
    }
}

extension String {
    /// `WᵀW`, `W' * W` and `W^T W` as lessons call that product: `WtW`; anything else as it is.
    var productSpelledAsName: String {
        guard count <= 40, contains(where: { "'ᵀ^".contains($0) }) else { return self }
        let spelled = replacing("^{T}", with: "t").replacing("^T", with: "t")
        return String(
            spelled.compactMap { $0.isWhitespace || "*·".contains($0) ? nil : "'’ᵀ".contains($0) ? "t" : $0 })
    }

    /// A name with or without indices: `WtW`, `λ₁`, `V[:,2]`; `λ²` is none.
    var isName: Bool {
        guard let first = unicodeScalars.first, first.properties.isAlphabetic, count <= 40,
            !contains(where: { "⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) })
        else { return false }
        let base = prefix { $0 != "[" }
        return base.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "ᵀ"
        }
    }

    fileprivate var droppingSeparator: String {
        guard let last, last == "," || last == ";" else { return self }
        return dropLast().trimmed
    }
}
