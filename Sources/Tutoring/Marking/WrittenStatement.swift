internal import Lessons
internal import Notation

/// A line of written work that has an equals sign in it.
struct WrittenStatement: Hashable, Sendable {
    /// The line that it starts in, counted from one.
    let line: Int
    /// As it was written, but for spaces around it.
    let text: String
    /// `σ₁ = 6, σ₂ = 3` has two.
    let pieces: [Piece]

    struct Piece: Hashable, Sendable {
        /// The name before the first equals sign, as it was written; nil where none stands there.
        let label: String?
        /// What stands before the first sign, where that may be an expression and no name: `W' * W`.
        var left: String?
        /// What stands between the signs, without the label.
        var sides: [String]
        /// Whether it goes on from the line before: ` = …`.
        let goesOn: Bool
        /// Words before the label: `so the eigenvalues are λ = 18, 4`.
        var isInSentence = false
    }

    /// Lines are joined while a bracket is open, at most so many.
    private static let mostJoined = 40

    static func all(in lines: [String], from start: Int) -> [WrittenStatement] {
        var statements: [WrittenStatement] = []
        var number = start
        while number < lines.count {
            let (text, count) = joined(lines, from: number)
            let cleaned = cleaned(text)
            if let pieces = pieces(of: cleaned.spelledForReading) {
                statements.append(WrittenStatement(line: number + 1, text: cleaned, pieces: pieces))
            }
            number += count
        }
        return statements
    }

    /// The line with those that it goes on in, and how many they are.
    private static func joined(_ lines: [String], from number: Int) -> (text: String, count: Int) {
        var text = lines[number].withoutComment
        var open = text.openBrackets
        guard text.contains(where: { "=≈[".contains($0) }) || text.contains("\\begin") else {
            return (text, 1)
        }
        var count = 1
        while number + count < lines.count, count < mostJoined {
            let next = lines[number + count].withoutComment
            guard !next.trimmed.isEmpty else { break }
            if open > 0 {
                text += "\n" + next
            } else if text.trimmed.hasSuffix("="), !next.trimmed.hasPrefix("=") {
                text += " " + next.trimmed
            } else {
                break
            }
            // Line by line: the whole again for every line would be slow for a page of open brackets.
            open += next.openBrackets
            count += 1
        }
        // A bracket that is never closed is the fault of its own line.
        return open > 0 ? (lines[number].withoutComment, 1) : (text, count)
    }

    // MARK: - What is stated

    private static func pieces(of text: String) -> [Piece]? {
        guard !text.isEmpty, text.sides.count > 1 else { return nil }
        let sides = text.sides
        if sides[0].isEmpty { return [Piece(label: nil, sides: Array(sides.dropFirst()), goesOn: true)] }
        let line = AnswerLine(text, isLabel: { _ in true })
        if line.pieces.count > 1, line.pieces.allSatisfy({ $0.label != nil }) {
            return line.pieces.map { Piece(label: $0.label, sides: $0.text.sides, goesOn: false) }
        }
        if let name = sides[0].nameAlone {
            let isName = sides[0].isName || (try? Reader.parse(sides[0]))?.readings.first?.isName == true
            let left = isName ? nil : sides[0]
            return [Piece(label: name, left: left, sides: Array(sides.dropFirst()), goesOn: false)]
        }
        if let name = sides[0].nameAfterWords {
            return [Piece(label: name, sides: Array(sides.dropFirst()), goesOn: false, isInSentence: true)]
        }
        return [Piece(label: nil, sides: sides, goesOn: false)]
    }

    // MARK: - Taking away what only dresses a line

    private static func cleaned(_ text: String) -> String {
        var text = text.trimmed
        for (spelled, plain) in [
            ("$$", " "), ("$", " "), ("\\[", " "), ("\\]", " "), ("\\approx", "≈"), ("&=", "="), ("&≈", "≈"),
            ("^{\\top}", "ᵀ"), ("^\\top", "ᵀ"), ("^{T}", "ᵀ"), (":=", "="), ("\\,", " "), ("\\;", " "),
            ("\\!", ""),
        ] { text = text.replacing(spelled, with: plain) }
        text = text.trimmed
        for arrow in ["⇔", "⇒", "→", "<=>", "=>", "->", "∴"] where text.hasPrefix(arrow) {
            text = text.dropFirst(arrow.count).trimmed
        }
        while text.hasSuffix("\\\\") || text.hasSuffix(";") {
            text = text.dropLast(text.hasSuffix(";") ? 1 : 2).trimmed
        }
        // A full stop ends a sentence; a number never ends with one.
        if text.hasSuffix("."), !text.hasSuffix("..") || text.hasSuffix("…") {
            text = text.dropLast().trimmed
        }
        return text
    }
}

extension Expression {
    fileprivate var isName: Bool { if case .name = kind { true } else { false } }
}

extension String {
    /// Without `# …`.
    fileprivate var withoutComment: String {
        guard let mark = firstIndex(of: "#") else { return self }
        return String(self[..<mark])
    }

    /// Greek letters for their commands, and `λI` as λ times I, as on paper; elsewhere that is one name.
    fileprivate var spelledForReading: String {
        guard utf8.count <= 4_096 else { return self }
        var text = self
        for (command, letter) in [
            ("\\lambda", "λ"), ("\\sigma", "σ"), ("\\mu", "μ"), ("\\Sigma", "Σ"), ("\\mathbf{v}", "v"),
            ("\\mathbf{u}", "u"), ("\\vec{v}", "v"), ("\\vec{u}", "u"), ("\\det", "det"),
        ] { text = text.replacing(command, with: letter) }
        text = text.replacing("^T", with: "ᵀ").replacing("WWᵀ", with: "W*Wᵀ")
        // `WᵀW` and `Wᵀ W` are products.
        while let mark = text.indices.first(where: { text[$0] == "ᵀ" && text.isFollowedByLetter($0) }) {
            let next = text.index(after: mark)
            let rest = text[next...].drop { $0 == " " }
            text = text[..<next] + "*" + rest
        }
        for letter in ["λ", "μ"] {
            for product in [letter + "I", letter + " I"] {
                while let found = text.firstRange(of: product),
                    found.upperBound == text.endIndex || !text[found.upperBound].isLetter
                {
                    text.replaceSubrange(found, with: letter + "*I")
                }
            }
        }
        return text
    }

    private func isFollowedByLetter(_ index: Index) -> Bool {
        self[self.index(after: index)...].first { $0 != " " }?.isLetter ?? false
    }

    /// `W v₁` with a sign for the product, where a space stands between two factors outside all brackets.
    var withProducts: String {
        guard utf8.count <= 4_096 else { return self }
        var result = ""
        var (depth, gap) = (0, false)
        for character in self {
            if character.isWhitespace, depth == 0 {
                gap = true
                continue
            }
            if gap, let last = result.last {
                let ends = last.isLetter || last.isNumber || ")]}'ᵀ".contains(last)
                let starts = character.isLetter || "([√".contains(character)
                result += ends && starts ? "*" : " "
            }
            gap = false
            depth += "([{".contains(character) ? 1 : ")]}".contains(character) ? -1 : 0
            result.append(character)
        }
        return result
    }

    /// Brackets and environments opened, less those closed.
    fileprivate var openBrackets: Int {
        let depth = utf8.reduce(0) { depth, byte in
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth + 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth - 1
            default: depth
            }
        }
        guard contains("\\") else { return depth }
        return depth + ranges(of: "\\begin").count - ranges(of: "\\end").count
    }

    /// What stands between the equals signs outside all brackets; one element where there is none.
    var sides: [String] {
        var sides: [String] = []
        var (depth, start, index) = (0, startIndex, startIndex)
        while index < endIndex {
            let character = self[index]
            let next = self.index(after: index)
            if self[index...].hasPrefix("\\begin") { depth += 1 }
            if self[index...].hasPrefix("\\end") { depth -= 1 }
            depth += "([{".contains(character) ? 1 : ")]}".contains(character) ? -1 : 0
            if depth <= 0, isStatementSign(at: index) {
                sides.append(self[start..<index].trimmed)
                start = next
            }
            index = next
        }
        return sides + [self[start...].trimmed]
    }

    private func isStatementSign(at index: Index) -> Bool {
        if self[index] == "≈" { return true }
        guard self[index] == "=" else { return false }
        let next = self.index(after: index)
        let before: Character = index > startIndex ? self[self.index(before: index)] : " "
        return !"=<>!≤≥".contains(before) && (next == endIndex || self[next] != "=")
    }

    /// The name that this is in some spelling (`\lambda_1`, `WᵀW`), or nil.
    fileprivate var nameAlone: String? {
        let spelled = trimmed.productSpelledAsName
        if spelled.isName { return spelled }
        guard let first = (try? Reader.parse(self))?.readings.first, case .name(let name) = first.kind
        else { return nil }
        return name
    }

    /// The name at the end of some words, or behind a bullet: `so the eigenvalues are λ`, `- λ`.
    fileprivate var nameAfterWords: String? {
        guard let space = lastIndex(where: \.isWhitespace) else { return nil }
        var before = self[..<space]
        let isBulleted =
            "-*•–".contains(before.first ?? "x") && before.dropFirst().first?.isWhitespace ?? true
        if isBulleted { before = before.dropFirst() }
        let words = before.split { $0.isWhitespace || ",:;.()".contains($0) }
        let isSentence = words.allSatisfy { word in
            word.allSatisfy { $0.isLetter || $0 == "'" } && (word.count > 1 || word == "a")
                || word.allSatisfy(\.isNumber)
        }
        guard isSentence, isBulleted || words.contains(where: { $0.count > 2 }) else { return nil }
        return String(self[self.index(after: space)...]).nameAlone
    }
}
