internal import Lessons
internal import Notation

/// What somebody means who writes mathematics as on paper, in the spelling of the prompt.
///
/// Only a spelling that can be read is proposed.
struct WritingAdvice {
    let words: String

    /// A longer line is not written out again.
    private static let longest = 60

    private init(_ words: String) { self.words = words }

    // MARK: - Lines that cannot be read

    /// Nil where it is not plain what was meant.
    init?(on error: NotationError, in line: String) {
        guard case .missingOperator = error.code, line.count <= Self.longest else {
            guard let decimal = DecimalComma(in: line, refusedFor: error) else { return nil }
            self.init(decimal.words)
            return
        }
        let scalars = Array(line.unicodeScalars)
        guard error.range.lowerBound <= scalars.count else { return nil }
        let before = String(String.UnicodeScalarView(scalars[..<error.range.lowerBound])).trimmed
        let after = String(String.UnicodeScalarView(scalars[error.range.lowerBound...])).trimmed
        guard
            let found = Self.matrix(line) ?? Self.call(before, after) ?? Self.product(before, after)
                ?? WritingAdvice(onDecimalsIn: line)
        else { return nil }
        self = found
    }

    /// `11 7, 7 11`: rows without their brackets.
    private static func matrix(_ line: String) -> WritingAdvice? {
        guard !line.contains(where: { "[](){}|".contains($0) }) else { return nil }
        let separator: Character = line.contains(";") ? ";" : line.contains("\n") ? "\n" : ","
        let rows = line.split(separator: separator).map { $0.split(whereSeparator: \.isWhitespace) }
        guard let width = rows.first?.count, width > 1, rows.allSatisfy({ $0.count == width }),
            rows.allSatisfy({ $0.allSatisfy(\.isEntry) })
        else { return nil }
        let lines = rows.map { $0.joined(separator: " ") }
        if rows.count == 1 {
            return WritingAdvice("A vector stands in parentheses: `(\(rows[0].joined(separator: ", ")))`.")
        }
        return reading(
            "[\(lines.joined(separator: "; "))]",
            "A matrix stands in brackets, row by row: `", "`. `help writing` shows more.")
    }

    /// `sqrt 18`, `det A`: a function without its parentheses.
    private static func call(_ before: String, _ after: String) -> WritingAdvice? {
        let name = String(before.reversed().prefix { $0.isASCII && $0.isLetter }.reversed())
        guard Function(rawValue: name) != nil else { return nil }
        let operand = after.prefix { !$0.isWhitespace && !",;)]}+-*/=".contains($0) }
        let rest = after.dropFirst(operand.count)
        return reading(
            "\(before)(\(operand))\(rest)", "What a function is taken of stands in parentheses: `", "`.")
    }

    /// `W'W`, `W^T W`: a product without its sign.
    private static func product(_ before: String, _ after: String) -> WritingAdvice? {
        guard ["'", "’", "ᵀ", "^T", "^{T}"].contains(where: { before.hasSuffix($0) }) else { return nil }
        let spelled = (before + "*" + after).replacing("^{T}", with: "'").replacing("^T", with: "'")
            .replacing("ᵀ", with: "'")
        return reading(spelled, "Between factors stands a `*`: `", "`.")
    }

    private static func reading(_ text: String, _ start: String, _ end: String) -> WritingAdvice? {
        (try? Reader.parse(text)) == nil ? nil : WritingAdvice(start + text + end)
    }

    // MARK: - Lines that are read otherwise than they are meant

    /// `(0,707, 0,707)` has four entries.
    ///
    /// - Parameter wantsNumber: whether a single number is asked for.
    init?(onDecimalsIn line: String, wantsNumber: Bool = false) {
        guard let decimal = DecimalComma(in: line, wantsNumber: wantsNumber) else { return nil }
        self.init(decimal.words)
    }

    /// `18^1/2` is 18/2, which is seldom meant.
    init?(onWrong line: String) {
        if let advice = WritingAdvice(onDecimalsIn: line) {
            self = advice
            return
        }
        // A regular expression is made anew each time, which takes a thousand times as long as to look.
        guard line.utf8.contains(UInt8(ascii: "^")), line.utf8.contains(UInt8(ascii: "/")) else { return nil }
        guard let slip = line.firstMatch(of: /(?:^|[^\w.)])(\w+)\^(\d{1,3})\/(\d{1,3})(?![\w.])/) else {
            return nil
        }
        let (base, top, bottom) = (slip.output.1, slip.output.2, slip.output.3)
        let value = top == "1" ? "\(base)/\(bottom)" : "(\(base)^\(top))/\(bottom)"
        self.init("`\(base)^\(top)/\(bottom)` is \(value); for a root write `\(base)^(\(top)/\(bottom))`.")
    }
}

extension Substring {
    /// A number as it stands in a row.
    fileprivate var isEntry: Bool {
        first.map { $0.isNumber || "-−√".contains($0) } == true
            && allSatisfy { $0.isNumber || "-−./√".contains($0) }
    }
}
