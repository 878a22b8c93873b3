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
    /// Over how many lines of the file it goes.
    let height: Int

    struct Piece: Hashable, Sendable {
        /// The name before the first equals sign, as it was written; nil where none stands there.
        let label: String?
        /// What stands before the first sign, where that may be an expression and no name: `W' * W`.
        var left: String?
        /// What stands between the signs, without the label.
        var sides: [String]
        /// Whether it goes on from the line before: ` = …`.
        let goesOn: Bool
        var manner = Manner.formula
    }

    /// How a piece is put.
    enum Manner: Hashable, Sendable {
        /// `λ = 18, 4`.
        case formula
        /// Words before the label: `so the eigenvalues are λ = 18, 4`.
        case sentence
        /// One of the values that are gone through: `for λ = 18, …`.
        case instance
        /// `eigenvalues: 18, 4`.
        case colon
        /// `The eigenvalues are 18, 4`.
        case verb
    }

    /// Lines are joined while a bracket is open, at most so many.
    private static let mostJoined = 40

    static func all(in lines: [String]) -> [WrittenStatement] {
        var statements: [WrittenStatement] = []
        // Once for all: a line may be looked at by each of those before it.
        let lines = lines.map(\.withoutComment)
        var number = 0
        while number < lines.count {
            let (text, count) = joined(lines, from: number)
            let cleaned = cleaned(text)
            if let pieces = pieces(of: cleaned.spelledForReading) {
                statements.append(
                    WrittenStatement(line: number + 1, text: cleaned, pieces: pieces, height: count))
            }
            number += count
        }
        return statements
    }

    /// The line with those that it goes on in, and how many they are; comments are gone.
    private static func joined(_ lines: [String], from number: Int) -> (text: String, count: Int) {
        var text = lines[number]
        var open = text.openBrackets
        guard text.contains(where: { "=≈[".contains($0) }) || text.contains("\\begin") else {
            return (text, 1)
        }
        var count = 1
        while number + count < lines.count, count < mostJoined {
            let next = lines[number + count]
            guard next.contains(where: { !$0.isWhitespace }) else { break }
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
        return open > 0 ? (lines[number], 1) : (text, count)
    }

    // MARK: - What is stated

    private static func pieces(of text: String) -> [Piece]? {
        guard !text.isEmpty else { return nil }
        let text = text.withoutBracketBullet
        guard text.sides.count > 1 else { return Piece(saying: text).map { [$0] } }
        if text.sides[0].isEmpty {
            return [Piece(label: nil, sides: text.sides.dropFirst().map(\.withoutRemark), goesOn: true)]
        }
        // Nobody writes words or many statements into a line of such a length, and looking for them takes its square.
        guard text.utf8.count <= 4_096 else { return [Piece(text, .formula)] }
        // `For λ = 4: v₂ = …`; before the only sign a colon ends words.
        let line = text.sides.count > 2 ? text.replacing(": ", with: ", ") : text
        let statements = line.withCommasBetweenNames.withoutWordsBetweenStatements
        guard let (words, rest) = statements.withoutWordsBeforeName else {
            return pieces(of: statements, .formula)
        }
        let last = words.split { !$0.isLetter }.last.map { $0.lowercased() } ?? ""
        return pieces(
            of: rest,
            ["for", "if", "when", "with", "at", "case", "let"].contains(last) ? .instance : .sentence)
    }

    /// The statements between the commas of a line.
    private static func pieces(of text: String, _ manner: Manner) -> [Piece] {
        let parts = AnswerLine(text, isLabel: { _ in true }).pieces
        guard parts.count > 1, let first = parts.first else { return [Piece(text, manner)].takenApart }
        var found: [Piece] = []
        var later = manner
        if first.label == nil {
            let hasSign = first.text.sides.count > 1
            guard hasSign || first.text.hasPlainWords else { return [Piece(text, manner)].takenApart }
            if hasSign { found.append(Piece(first.text, manner)) } else { later = .sentence }
        }
        for (number, part) in parts.enumerated() where part.label != nil {
            found.append(
                Piece(
                    label: part.label, sides: part.text.sides.map(\.withoutRemark), goesOn: false,
                    manner: number == 0 ? manner : later == .instance ? .sentence : later))
        }
        return found.mergedUnderOneLabel.takenApart
    }

    // MARK: - Taking away what only dresses a line

    private static func cleaned(_ text: String) -> String {
        var text = text.trimmed
        let isDressed = text.utf8.contains { "$\\&^:".utf8.contains($0) }
        for (spelled, plain) in [
            ("$$", " "), ("$", " "), ("\\[", " "), ("\\]", " "), ("\\approx", "≈"), ("&=", "="), ("&≈", "≈"),
            ("^{\\top}", "ᵀ"), ("^\\top", "ᵀ"), ("^{T}", "ᵀ"), (":=", "="), ("\\,", " "), ("\\;", " "),
            ("\\!", ""),
        ] where isDressed { text = text.replacing(spelled, with: plain) }
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

extension WrittenStatement.Piece {
    /// A chain with or without a label before it.
    fileprivate init(_ text: String, _ manner: WrittenStatement.Manner) {
        let sides = text.sides.map(\.withoutRemark)
        guard let label = sides[0].labelAlone else {
            self.init(label: nil, sides: sides, goesOn: false, manner: manner)
            return
        }
        let isName =
            sides[0].nameAlone == nil || sides[0].isName
            || (try? Reader.parse(sides[0]))?.readings.first?.isName == true
        self.init(
            label: label, left: isName ? nil : sides[0], sides: Array(sides.dropFirst()), goesOn: false,
            manner: manner)
    }

    /// `eigenvalues: 18, 4`, `lengths are 3, 3, 2`; nil for a line that gives no value so.
    fileprivate init?(saying text: String) {
        if let colon = text.firstIndex(of: ":") {
            var label = text[..<colon].trimmed.withoutBullet
            for verb in [" are", " is"] where label.hasSuffix(verb) {
                label = String(label.dropLast(verb.count))
            }
            let value = text[text.index(after: colon)...].trimmed.withoutRemark
            guard !label.isEmpty, !value.isEmpty else { return nil }
            self.init(label: label, sides: [value], goesOn: false, manner: .colon)
            return
        }
        for verb in [" are ", " is "] {
            guard let found = text.firstRange(of: verb) else { continue }
            let label = text[..<found.lowerBound].trimmed.withoutBullet
            let value = text[found.upperBound...].trimmed.withoutRemark
            guard verb == " are " && label.isName || QuantityInWords(label)?.name != nil, !value.isEmpty
            else {
                continue
            }
            self.init(label: label, sides: [value], goesOn: false, manner: .verb)
            return
        }
        return nil
    }
}

extension [WrittenStatement.Piece] {
    /// `λ = 18, λ = 4` as one list; numbers only, because of a vector the last value counts.
    fileprivate var mergedUnderOneLabel: [WrittenStatement.Piece] {
        reduce(into: []) { merged, piece in
            guard let last = merged.last, let label = piece.label, last.label == label,
                label.last?.isNumber == false, last.sides.count == 1, piece.sides.count == 1,
                !(last.sides[0] + piece.sides[0]).contains(where: { "[(".contains($0) }),
                !piece.sides[0].contains(",")
            else { return merged.append(piece) }
            merged[merged.count - 1].sides = ["\(last.sides[0]), \(piece.sides[0])"]
        }
    }

    /// `λ₁, λ₂ = 18, 4` as two.
    fileprivate var takenApart: [WrittenStatement.Piece] {
        flatMap { piece -> [WrittenStatement.Piece] in
            guard let (stem, count) = piece.label?.indexedStem, piece.sides.count == 1,
                let values = AnswerLine.split(piece.sides[0], into: count)
            else { return [piece] }
            return values.enumerated().map { k, value in
                WrittenStatement.Piece(
                    label: "\(stem)\(k + 1)", sides: [value], goesOn: false, manner: piece.manner)
            }
        }
    }
}

extension Expression {
    fileprivate var isName: Bool { if case .name = kind { true } else { false } }
}

extension String {
    /// Without `# …`.
    var withoutComment: String {
        guard let mark = firstIndex(of: "#") else { return self }
        return String(self[..<mark])
    }

    /// Greek letters for their commands, and `λI` as λ times I, as on paper; elsewhere that is one name.
    fileprivate var spelledForReading: String {
        guard utf8.count <= 4_096 else { return self }
        var text = self
        let hasCommands = utf8.contains(UInt8(ascii: "\\"))
        for (command, letter) in [
            ("\\lambda", "λ"), ("\\sigma", "σ"), ("\\mu", "μ"), ("\\Sigma", "Σ"), ("\\mathbf{v}", "v"),
            ("\\mathbf{u}", "u"), ("\\vec{v}", "v"), ("\\vec{u}", "u"), ("\\det", "det"), ("\\chi", "χ"),
        ] where hasCommands { text = text.replacing(command, with: letter) }
        text = text.replacing("i.e.", with: "so").replacing("^T", with: "ᵀ").replacing("WWᵀ", with: "W*Wᵀ")
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
        // `|WᵀW − λI|` is a determinant.
        let bars = text.indices.filter { text[$0] == "|" }
        if bars.count == 2, text[bars[0]...bars[1]].contains("*I") {
            text.replaceSubrange(bars[1]...bars[1], with: ")")
            text.replaceSubrange(bars[0]...bars[0], with: "det(")
        }
        return text
    }

    /// Directly, or by a name behind a space; words are no factors.
    private func isFollowedByLetter(_ index: Index) -> Bool {
        let rest = self[self.index(after: index)...]
        let word = rest.drop { $0 == " " }.prefix(while: \.isLetter)
        guard rest.first == " " else { return !word.isEmpty }
        return word.count == 1 || word.count > 1 && !word.allSatisfy { $0.isASCII && $0.isLowercase }
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
}
