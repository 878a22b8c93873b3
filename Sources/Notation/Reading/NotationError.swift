/// Why a line cannot be read: what, where, and what was expected instead.
///
/// Such a line is never an attempt.
public struct NotationError: Error, Hashable, Sendable {
    public enum Code: Hashable, Sendable {
        case empty
        /// Longer than ``Reader/longest`` bytes.
        case tooLong(Int)
        /// Nested deeper than ``Reader/deepest`` levels.
        case tooDeep
        case tooManyEntries(Int)
        case invalidEncoding
        case unexpectedCharacter(Unicode.Scalar)
        case unknownCommand(String)
        case expected(String, found: String)
        /// A bracket that nothing closes; the range is the place where the line ends or goes wrong.
        case unclosed(String, openedAt: Int, found: String)
        case missingOperator(before: String)
        case mixedFraction
        case radicalOperand(found: String)
        /// The vocabulary is the one in which a function like it is looked for; nil where none is meant, since the
        /// name has a value.
        case notAFunction(String, in: Vocabulary?)
        case wrongArgumentCount(Function, takes: ClosedRange<Int>, found: Int)
        case missingEntry
        case raggedRows(row: Int, found: Int, expected: Int)
        case multiplicityTooLarge(String)
    }

    public let code: Code
    /// Offsets in Unicode scalars from the start of the line.
    public let range: Range<Int>

    public init(_ code: Code, at range: Range<Int>) {
        self.code = code
        self.range = range
    }

    /// A name before a parenthesis that is meant for a function; nil where no function is near to it, and it may
    /// be a letter that multiplies.
    public init?(mistakenFunction name: String, in vocabulary: Vocabulary, at range: Range<Int>) {
        guard MistakenFunction(Names.pretty(name), in: vocabulary) != nil else { return nil }
        self.init(.notAFunction(Names.pretty(name), in: vocabulary), at: range)
    }
}

// MARK: - Words

extension NotationError: CustomStringConvertible {
    /// What is wrong and what to try, in one sentence without the place.
    public var message: String {
        switch code {
        case .empty: "there is nothing to read"
        case .tooLong(let bytes):
            "the line has \(bytes) bytes; the longest that is read has \(Reader.longest)"
        case .tooDeep: "nested deeper than \(Reader.deepest) levels"
        case .tooManyEntries(let limit): "more than \(limit) entries"
        case .invalidEncoding: "this is not valid UTF-8"
        case .unexpectedCharacter(let scalar): "\(NotationError.shown(scalar)) means nothing here"
        case .unknownCommand(let name): "the LaTeX command \\\(name) is not known here"
        case .expected(let what, let found): "expected \(what), found \(found)"
        case .unclosed(let open, let position, let found):
            "the \(open) at column \(position + 1) is not closed before \(found)"
        case .missingOperator(let next): "an operator is missing before \(next); for a product write *"
        case .mixedFraction: "a whole number before a fraction: write + or * between them"
        case .radicalOperand(let found):
            "√ takes the next number, name or parenthesis, found \(found); write √(…)"
        case .notAFunction(let name, let vocabulary):
            vocabulary.flatMap { MistakenFunction(name, in: $0)?.words }
                ?? "\(name) is not a function; for a product write \(name)*(…)"
        case .wrongArgumentCount(let function, let arity, let found):
            "\(function.rawValue) takes \(NotationError.counted(arity)), not \(found)"
        case .missingEntry: "an entry is missing here"
        case .raggedRows(let row, let found, let expected):
            "row \(row) has \(found) \(found == 1 ? "entry" : "entries"), the rows before have \(expected)"
        case .multiplicityTooLarge(let digits): "\(digits) times is too often"
        }
    }

    public var description: String { message }

    private static func shown(_ scalar: Unicode.Scalar) -> String {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: Swift.max(0, 4 - code.count)) + code
        switch scalar.properties.generalCategory {
        case .control, .format, .unassigned, .surrogate, .privateUse, .lineSeparator: return name
        default: return "‘\(scalar)’ (\(name))"
        }
    }

    private static func counted(_ arity: ClosedRange<Int>) -> String {
        if arity == 1...2 { return "one or two arguments" }
        if arity.count > 1 { return "\(arity.lowerBound) or more arguments" }
        return arity.lowerBound == 1 ? "one argument" : "\(arity.lowerBound) arguments"
    }
}

// MARK: - The place

extension NotationError {
    /// The message, the line it is about, and a caret under the column.
    public func diagnostic(for source: String, width: Int = 80) -> String {
        Excerpt(of: source, at: range, width: width).lines.joined(separator: "\n") + "\n" + message
    }

    /// The column counted from 1, in characters of the line that the error is in.
    public func column(in source: String) -> Int {
        let before = source.unicodeScalars.prefix(range.lowerBound)
        return before.reversed().prefix { $0 != "\n" }.count + 1
    }
}
