/// Reads lines of mathematics.
public enum Reader {
    /// The longest line that is read, in bytes.
    public static let longest = 64 << 10
    /// The deepest nesting that is read.
    public static let deepest = 200

    /// Reads one line, in every way that the grammar leaves open.
    ///
    /// - Parameters:
    ///   - mode: what kind of answer was asked for; it only settles spellings that would be wrong or
    ///     ambiguous otherwise.
    ///   - vocabulary: which functions can be called.
    /// - Throws: where the line cannot be read, with the place and what was expected there.
    public static func parse(
        _ text: String, as mode: AnswerMode = .any, vocabulary: Vocabulary = .lessons
    ) throws(NotationError) -> Parse {
        let bytes = text.utf8.count
        guard bytes <= longest else { throw NotationError(.tooLong(bytes), at: 0..<1) }
        let tokens = try Lexer.tokens(of: text)
        do {
            return Parse(source: text, readings: try readings(of: tokens, as: mode, vocabulary))
        } catch {
            guard mode == .matrix || mode == .vector, let wrapped = Reader.bracketed(tokens),
                let readings = try? readings(of: wrapped, as: mode, vocabulary)
            else { throw error }
            return Parse(source: text, readings: readings)
        }
    }

    /// All readings, the usual one first; a reading that leads nowhere is dropped.
    private static func readings(
        of tokens: [Token], as mode: AnswerMode, _ vocabulary: Vocabulary
    ) throws(NotationError) -> [Expression] {
        var parser = Parser(tokens, choice: [], vocabulary: vocabulary)
        var readings: [Expression] = []
        var failure: NotationError?
        do { readings.append(try parser.statement()) } catch { failure = error }
        var choices: [Ambiguity.Choice] = [[]]
        for ambiguity in Ambiguity.allCases where parser.met.contains(ambiguity) {
            choices += choices.map { $0.union([ambiguity]) }
        }
        for choice in choices.dropFirst() {
            var other = Parser(tokens, choice: choice, vocabulary: vocabulary)
            guard let reading = try? other.statement(), !readings.contains(reading) else { continue }
            if mode == .list || mode.separatesByCommas && !readings.isEmpty,
                !(mode == .list && parser.joinsEveryRun), choice.contains(.commaBetweenDigits),
                !other.joinedThousands
            {
                continue
            }
            readings.append(reading)
        }
        if readings.isEmpty, let failure { throw failure }
        return readings
    }

    /// `4 0; 3 -5` without its brackets, where a matrix was asked for.
    private static func bracketed(_ tokens: [Token]) -> [Token]? {
        guard let end = tokens.last,
            tokens.contains(where: {
                $0.kind == .symbol(.semicolon) || $0.kind == .symbol(.rowBreak)
                    || $0.newlineBefore && $0.kind != .end
            })
        else { return nil }
        let bracket = { (symbol: Symbol, place: Int) in
            Token(
                kind: .symbol(symbol), range: place..<place, spaceBefore: false, newlineBefore: false)
        }
        var wrapped = [bracket(.openBracket, 0)]
        wrapped += tokens.dropLast()
        wrapped += [bracket(.closeBracket, end.range.lowerBound), end]
        return wrapped
    }
}

/// The kind of answer that was asked for.
public enum AnswerMode: String, Hashable, Sendable, Codable, CaseIterable {
    case any, number, matrix, vector, list, polynomial, statement

    /// Where several numbers are asked for, a comma stands between two of them rather than for a point.
    var separatesByCommas: Bool { self == .list || self == .vector || self == .matrix }
}

/// A line that was read: one expression, or several where the grammar is ambiguous.
public struct Parse: Hashable, Sendable {
    public let source: String
    /// At least one; the usual reading comes first.
    public let readings: [Expression]

    public var isAmbiguous: Bool { readings.count > 1 }
}
