import ExactAlgebra
import Notation

/// Reads one hypothesis: `A: 3x2`, `Q1, Q2: orthonormal columns`, `A, B commute`, `q in col(W)`,
/// `Qm = orth([Q1 Q2])`.
struct HypothesisReader {
    let source: String

    func hypotheses() throws(ClaimError) -> [Hypothesis] {
        let contents: [Hypothesis.Content]
        if let colon = colon {
            let left = String(source[..<colon])
            guard let names = names(in: left) else {
                throw ClaimError(
                    .unreadable, "before the colon there are names, as in Q1, Q2: orthonormal columns",
                    in: source, at: 0..<max(1, left.unicodeScalars.count))
            }
            let rest = source[source.index(after: colon)...]
            var found: [Hypothesis.Content] = []
            for phrase in phrases(in: rest) {
                guard let content = content(of: phrase.text, names) else {
                    throw ClaimError(
                        .unreadable,
                        "‘\(phrase.text.prefix(60))’ is not a hypothesis that is known here; known are "
                            + Property.known, in: source, at: phrase.range)
                }
                found += content
            }
            guard !found.isEmpty else {
                let end = source.unicodeScalars.count
                throw ClaimError(
                    .unreadable, "a hypothesis is missing behind the colon; known are " + Property.known,
                    in: source, at: end..<end + 1)
            }
            contents = found
        } else if let sentence = sentence {
            contents = sentence
        } else {
            contents = [try expression()]
        }
        return contents.map { Hypothesis(content: $0, source: source) }
    }

    // MARK: - Sentences

    /// The colon behind the names; one in brackets is an index.
    private var colon: String.Index? {
        guard let place = source.firstIndex(of: ":") else { return nil }
        let next = source.index(after: place)
        if next < source.endIndex, source[next] == "=" { return nil }
        return source[..<place].contains(where: { "([{".contains($0) }) ? nil : place
    }

    /// `A, B commute`, `A is symmetric`: names, then words that are known.
    private var sentence: [Hypothesis.Content]? {
        guard !source.contains(where: { "=<>≤≥∈'[(".contains($0) }) else { return nil }
        for place in source.indices where source[place] == " " {
            guard let names = names(in: String(source[..<place])) else { continue }
            var found: [Hypothesis.Content] = []
            var isKnown = true
            for phrase in phrases(in: source[place...]) {
                guard let content = content(of: phrase.text, names) else {
                    isKnown = false
                    break
                }
                found += content
            }
            if isKnown, !found.isEmpty { return found }
        }
        return nil
    }

    /// Names with commas or `and` between them.
    private func names(in text: String) -> [String]? {
        var names: [String] = []
        for part in text.replacing(" and ", with: ",").split(
            separator: ",", omittingEmptySubsequences: false)
        {
            guard let parse = try? Reader.parse(String(part)), case .name(let name) = parse.readings[0].kind,
                !["is", "are"].contains(name)
            else { return nil }
            names.append(name)
        }
        return names.isEmpty ? nil : names
    }

    /// What stands between commas and `and`, and where.
    private func phrases(in text: Substring) -> [(text: String, range: Range<Int>)] {
        var found: [(String, Range<Int>)] = []
        for part in text.split(separator: ",") {
            var rest = part
            while let and = rest.firstRange(of: " and ") {
                found.append(located(rest[..<and.lowerBound]))
                rest = rest[and.upperBound...]
            }
            found.append(located(rest))
        }
        return found.filter { !$0.0.isEmpty }
    }

    private func located(_ part: Substring) -> (String, Range<Int>) {
        let trimmed = part.drop { $0 == " " }
        let text = String(trimmed.reversed().drop { $0 == " " || $0 == "." }.reversed())
        let start = source[..<trimmed.startIndex].unicodeScalars.count
        return (text, start..<start + max(1, text.unicodeScalars.count))
    }

    // MARK: - Words

    private static let fillers: Set<String> = [
        "is", "are", "has", "have", "with", "a", "an", "the", "of", "all", "real", "matrices",
    ]

    private func content(of phrase: String, _ names: [String]) -> [Hypothesis.Content]? {
        var words = phrase.lowercased().split(separator: " ").map(String.init)
        words.removeAll { Self.fillers.contains($0) }
        if words.count > 1, words.last == "matrix" { words.removeLast() }
        let text = words.joined(separator: " ")
        if let kind = Self.kinds[text] { return names.map { .kind($0, kind) } }
        if text == "commute" || text == "commuting" || text == "commuting pair" {
            return names.count > 1 ? pairs(names) { "\($0)*\($1) == \($1)*\($0)" } : nil
        }
        if let property = Property.words[text] { return contents(property, names) }
        return shape(phrase, names) ?? rank(phrase, names)
    }

    private static let kinds: [String: StatedKind] = [
        "scalar": .scalar, "scalars": .scalar, "number": .scalar, "numbers": .scalar, "integer": .integer,
        "integers": .integer, "whole number": .integer, "vector": .vector, "vectors": .vector,
        "column": .vector, "matrix": .matrix, "square": .square,
    ]

    private func contents(_ property: Property, _ names: [String]) -> [Hypothesis.Content] {
        let areVectors = names.allSatisfy { $0.first?.isLowercase == true && !Names.isGreek($0) }
        guard areVectors, property == .orthogonal || property == .orthonormalColumns else {
            return names.map { .property($0, property) }
        }
        // Vectors are orthogonal to each other.
        let units = property == .orthonormalColumns ? names : []
        return units.map { .property($0, .unit) } + pairs(names) { "\($0)'*\($1) == 0" }
    }

    private func pairs(_ names: [String], _ text: (String, String) -> String) -> [Hypothesis.Content] {
        var found: [Hypothesis.Content] = []
        for (k, first) in names.enumerated() {
            for second in names.dropFirst(k + 1) {
                if let parse = try? Reader.parse(text(first, second)) {
                    found.append(.predicate(parse.readings[0]))
                }
            }
        }
        return found
    }

    /// `3x2`, `m × n`, `n by n`.
    private func shape(_ phrase: String, _ names: [String]) -> [Hypothesis.Content]? {
        let text = phrase.replacing("×", with: " x ").replacing("*", with: " x ")
            .replacing(" by ", with: " x ")
        var sides = text.split(separator: " ").map(String.init).filter {
            !Self.fillers.contains($0) || $0 == "a"
        }
        if sides.count > 1, sides.last == "matrix" { sides.removeLast() }
        if sides.count == 1, let cross = sides[0].firstIndex(of: "x") {
            sides = [String(sides[0][..<cross]), "x", String(sides[0][sides[0].index(after: cross)...])]
        }
        guard sides.count == 3, sides[1] == "x", let rows = size(sides[0]), let columns = size(sides[2])
        else { return nil }
        return names.map { .shape($0, rows: rows, columns: columns) }
    }

    /// A whole number or a name.
    private func size(_ text: String, from least: Int = 1) -> Expression? {
        guard let reading = try? Reader.parse(text).readings[0] else { return nil }
        switch reading.kind {
        case .name: return reading
        // A matrix has a row and a column at least.
        case .number(let numeral): return numeral.isDecimal || numeral.value < Rational(least) ? nil : reading
        default: return nil
        }
    }

    /// `rank 2`, `rank r`, `rank at most k`.
    private func rank(_ phrase: String, _ names: [String]) -> [Hypothesis.Content]? {
        let words = phrase.split(separator: " ").map(String.init).filter { !Self.fillers.contains($0) }
        guard words.first == "rank", words.count > 1, let size = size(words[words.count - 1], from: 0) else {
            return nil
        }
        switch words.dropFirst().dropLast().joined(separator: " ") {
        case "", "=", "exactly": return names.map { .property($0, .rank(size)) }
        case "at most", "<=", "≤": return names.map { .property($0, .rankAtMost(size)) }
        default: return nil
        }
    }

    // MARK: - Formulas

    private func expression() throws(ClaimError) -> Hypothesis.Content {
        let reading = try ClaimReading.expression(source)
        guard case .relation(let sides, let relations) = reading.kind, sides.count == 2,
            relations == [.equation], case .name(let name) = sides[0].kind, !sides[1].names.contains(name)
        else { return .predicate(reading.asking) }
        return .definition(name, sides[1])
    }
}

/// Reading a statement.
enum ClaimReading {
    static func expression(_ source: String) throws(ClaimError) -> Expression {
        let parse: Parse
        do {
            parse = try Reader.parse(source, as: .statement)
        } catch {
            throw ClaimError(error, in: source)
        }
        guard !parse.isAmbiguous else {
            let ways = parse.readings.map { "    " + Formula($0).plain }.joined(separator: "\n")
            throw ClaimError(
                .unreadable, "this can be read in more than one way:\n\(ways)\nWrite one of these.",
                in: source)
        }
        return parse.readings[0]
    }
}

extension Expression {
    /// The same with `==` for every `=`: a claim asks.
    var asking: Expression {
        switch kind {
        case .relation(let sides, let relations):
            Expression(.relation(sides, relations.map { $0 == .equation ? .equal : $0 }), range: range)
        case .logic(let connective, let values):
            Expression(.logic(connective, values.map(\.asking)), range: range)
        case .not(let value): Expression(.not(value.asking), range: range)
        default: self
        }
    }
}

extension Names {
    /// Whether a canonical name is that of a Greek letter, with or without a number.
    static func isGreek(_ name: String) -> Bool {
        guard let letter = pretty(name).unicodeScalars.first else { return false }
        return (0x391...0x3C9).contains(letter.value)
    }
}
