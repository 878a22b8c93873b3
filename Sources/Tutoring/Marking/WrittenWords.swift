internal import Lessons
internal import Notation

// Words around mathematics: before a name, behind a value, and instead of a name.
extension String {
    // MARK: - Before a name

    /// `so the eigenvalues are λ = 18, 4`, `- λ = 18, 4`: from the name on; nil where no words stand before
    /// one, or where these change its meaning, as in `the length of v₁ = 1`.
    var withoutWordsBeforeName: (words: String, rest: String)? {
        let side = sides[0]
        guard let start = side.startOfLastWord, start > side.startIndex else { return nil }
        let name = String(side[start...])
        guard name.labelAlone != nil || name.hasPrefix("det("), let words = String(side[..<start]).wordsOnly,
            let place = firstRange(of: side)
        else { return nil }
        return (words, String(self[index(place.lowerBound, offsetBy: side[..<start].count)...]))
    }

    /// Where the last word outside all brackets begins.
    private var startOfLastWord: Index? {
        var (depth, start) = (0, startIndex)
        for index in indices {
            depth += "([{".contains(self[index]) ? 1 : ")]}".contains(self[index]) ? -1 : 0
            if depth == 0, self[index].isWhitespace || ",:;".contains(self[index]) {
                start = self.index(after: index)
            }
        }
        return start < endIndex ? start : nil
    }

    /// The last word outside all brackets.
    var lastWord: String { startOfLastWord.map { String(self[$0...]) } ?? "" }

    /// The text where it is words, or a bullet, and nothing that is reckoned with; else nil.
    private var wordsOnly: String? {
        let text = withoutBullet
        let words = text.split { $0.isWhitespace || ",:;.()!?".contains($0) }.map(String.init)
        let isClean = words.allSatisfy { word in
            word.allSatisfy { $0.isLetter || "'’-".contains($0) } && word.first != "-"
                || word.productSpelledAsName.isName
                || word.allSatisfy(\.isNumber)
        }
        guard isClean, !text.contains("‖"), text.count < trimmed.count || words.contains(where: \.isPlainWord)
        else { return nil }
        if let last = words.last?.lowercased(), Self.changingWords.contains(last) { return nil }
        if let last = words.last, Workspace.functions.contains(last) { return nil }
        return text
    }

    /// Behind these a name stands for something else than itself.
    private static let changingWords: Set = [
        "of", "times", "plus", "minus", "length", "square", "root", "not",
    ]

    /// Without `- `, `2. `, `a) ` or `(ii) ` before it.
    var withoutBullet: String {
        let text = trimmed
        guard let space = text.firstIndex(where: \.isWhitespace) else {
            return text.isBullet ? "" : text
        }
        return String(text[..<space]).isBullet ? text[space...].trimmed : text
    }

    /// Without `1) ` or `a) ` before it, whose bracket would close one that was never opened.
    var withoutBracketBullet: String {
        let start = prefix { $0 != ")" }
        guard start.count <= 2, !start.isEmpty, start.allSatisfy({ $0.isNumber || $0.isLetter }),
            start.endIndex < endIndex
        else { return self }
        let rest = self[index(after: start.endIndex)...]
        return rest.first?.isWhitespace == true ? rest.trimmed : self
    }

    private var isBullet: Bool {
        if count == 1, "-*•–".contains(self) { return true }
        guard let last, ".)".contains(last) else { return false }
        let inside = dropLast().drop { $0 == "(" }
        return !inside.isEmpty && inside.count <= 3
            && (inside.allSatisfy(\.isNumber) || inside.allSatisfy { "ivx".contains($0) }
                || inside.count == 1)
    }

    /// Whether it holds words that are no mathematics.
    var hasPlainWords: Bool { split { !$0.isLetter }.contains { String($0).isPlainWord } }

    /// At least two letters, none of them a capital but the first, and no word that mathematics uses.
    private var isPlainWord: Bool {
        count >= 2 && allSatisfy { $0.isASCII && $0.isLetter || $0 == "'" || $0 == "’" || $0 == "-" }
            && dropFirst().allSatisfy { !$0.isUppercase } && !Workspace.functions.contains(self)
            && !Self.wordsOfMathematics.contains(lowercased())
    }

    /// Whether nothing else is in it: `about 17 and 3`.
    var isWordsAndNumbers: Bool {
        split { $0.isWhitespace || ",;".contains($0) }.allSatisfy { word in
            String(word).isPlainWord || Self.wordsOfMathematics.contains(word.lowercased())
                || word.allSatisfy { $0.isNumber || ".-−".contains($0) }
        }
    }

    /// Words that are no names: a sentence, not mathematics.
    var isProse: Bool {
        if contains("\\") { return false }
        let words = split { !$0.isLetter && $0 != "_" }.map(String.init)
        let plain = words.filter { word in
            word.count >= 3 && word.allSatisfy { $0.isASCII } && !Workspace.functions.contains(word)
                && !Self.wordsOfMathematics.contains(word.lowercased())
        }
        return plain.count >= 2 || !startsLikeMathematics && (!plain.isEmpty || contains("q.e.d"))
    }

    static let wordsOfMathematics: Set = [
        "sqrt", "and", "twice", "once", "double", "triple", "lambda", "sigma", "mu", "wtw", "wwt", "charpoly",
        "charpolyl", "pi", "cos", "sin", "acos",
    ]

    var startsLikeMathematics: Bool {
        guard let first = trimmed.first else { return false }
        return first.isNumber || "[({-−+√\\<".contains(first)
    }

    // MARK: - Behind a value

    /// Without `(from the formula)`, `, as expected` or `, q.e.d.` at its end; and with a comma for `or`.
    var withoutRemark: String {
        var text = trimmed
        guard text.utf8.count <= 4_096 else { return text }
        while let shorter = text.droppingBracketedWords ?? text.droppingWordsBehindComma { text = shorter }
        return text.isProse ? text : text.replacing(" or ", with: ", ")
    }

    private var droppingBracketedWords: String? {
        guard hasSuffix(")") else { return nil }
        var depth = 0
        for index in indices.reversed() {
            depth += self[index] == ")" ? 1 : self[index] == "(" ? -1 : 0
            guard depth == 0 else { continue }
            guard index > startIndex, self[self.index(before: index)].isWhitespace,
                String(self[self.index(after: index)...].dropLast()).isRemark
            else { return nil }
            return self[..<index].trimmed
        }
        return nil
    }

    private var droppingWordsBehindComma: String? {
        guard let comma = lastComma else { return nil }
        let words = self[index(after: comma)...].trimmed
        guard words.isRemark && !words.contains(where: \.isNumber) || words.lowercased().hasPrefix("q.e.d")
        else { return nil }
        return self[..<comma].trimmed
    }

    /// The last comma outside all brackets.
    private var lastComma: Index? {
        var (depth, comma): (Int, Index?) = (0, nil)
        for index in indices {
            depth += "([{".contains(self[index]) ? 1 : ")]}".contains(self[index]) ? -1 : 0
            if depth == 0, self[index] == "," { comma = index }
        }
        return depth == 0 ? comma : nil
    }

    /// Words that say nothing about the value before them.
    private var isRemark: Bool {
        guard !contains(where: { "=+*/^√<>[]{}|·×\\".contains($0) }) else { return false }
        let words = split { !$0.isLetter && !$0.isNumber && !"'’-".contains($0) }.map(String.init)
        return words.contains { $0.count >= 3 && $0.isPlainWord }
            && words.allSatisfy { $0.allSatisfy(\.isNumber) || $0.isPlainWord || $0 == "a" || $0 == "I" }
            && words.allSatisfy { !Self.wordsThatCount.contains($0.lowercased()) }
    }

    /// With these, a remark may be a part of the value, or take it back.
    private static let wordsThatCount: Set = [
        "not", "no", "never", "wrong", "zero", "zeros", "null", "one", "two", "three", "four", "five", "six",
        "seven", "eight", "nine", "ten", "others", "other", "rest", "minus", "plus", "times",
        "negative", "isn't", "don't", "isn’t", "don’t", "or", "half", "third",
    ]

    /// `λ₁ = 18, so λ₂ = 4` without the words between the two.
    var withoutWordsBetweenStatements: String {
        let all = sides
        guard all.count > 2 else { return self }
        let shorter = all.enumerated().map { number, side -> String in
            guard number > 0, number + 1 < all.count, let comma = side.lastComma else { return side }
            let tail = side[side.index(after: comma)...].trimmed
            guard let (_, name) = tail.withoutWordsBeforeName else { return side }
            return "\(side[..<comma]), \(name)"
        }
        return shorter == all ? self : shorter.joined(separator: " = ")
    }

    /// `λ₁ = 18 and λ₂ = 4` with a comma between the two.
    var withCommasBetweenNames: String {
        var text = self
        for word in [" and ", " or ", " sowie "] {
            var start = text.startIndex
            while let found = text[start...].firstRange(of: word) {
                let rest = text[found.upperBound...]
                start = found.upperBound
                guard let sign = rest.firstIndex(where: { "=≈".contains($0) }),
                    String(rest[..<sign]).trimmed.labelAlone != nil
                else { continue }
                let offset = text.distance(from: text.startIndex, to: found.lowerBound)
                text.replaceSubrange(found, with: ", ")
                start = text.index(text.startIndex, offsetBy: offset + 2)
            }
        }
        return text
    }
}
