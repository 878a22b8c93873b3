/// Text with mathematics in it: `Start from W = {{W}}.`
///
/// Between double braces stands an expression, which is shown by its value in the learner's state:
/// - `{{W' * W}}`: the value;
/// - `{{lambda[1] to 4 digits}}`: the value as a decimal with so many significant digits;
/// - `{{formula W' * W}}`: the expression itself, typeset, not evaluated;
/// - `{{claim rank(W) == 2}}`: the same, and `lesson check` executes it.
///
/// A word in backquotes is something to type. A blank line starts a new paragraph.
public struct Template: Hashable, Sendable {
    public enum Segment: Hashable, Sendable {
        case text(String)
        case code(String)
        case paragraph
        case value(Located, digits: Int?)
        case formula(Located)
        case claim(Located)
    }

    public let segments: [Segment]
    public let place: Place

    /// The expressions that are shown by their value.
    public var expressions: [Located] {
        segments.compactMap { segment in
            if case .value(let expression, _) = segment { return expression }
            return nil
        }
    }

    /// The statements that the text makes.
    public var claims: [Located] {
        segments.compactMap { segment in
            if case .claim(let statement) = segment { return statement }
            return nil
        }
    }
}

extension Template {
    /// Why a text is not a template.
    package struct Fault: Error {
        let message: String
    }

    package init(parsing text: String, at place: Place) throws(Fault) {
        var segments: [Segment] = []
        var rest = Substring(text)
        while let open = rest.firstRange(of: "{{") {
            Template.append(words: rest[..<open.lowerBound], to: &segments)
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                throw Fault(message: "`{{` is not closed: put `}}` after the expression")
            }
            // `{{{18, 4}}}`: of three closing braces the first belongs to the expression.
            var end = close.lowerBound
            while rest[end...].hasPrefix("}}}") { end = rest.index(after: end) }
            segments.append(try Template.segment(rest[open.upperBound..<end], at: place))
            rest = rest[end...].dropFirst(2)
        }
        if rest.contains("}}") {
            throw Fault(message: "`}}` closes nothing: put `{{` before the expression")
        }
        Template.append(words: rest, to: &segments)
        self.segments = segments
        self.place = place
    }

    private static func segment(_ inside: Substring, at place: Place) throws(Fault) -> Segment {
        let source = inside.trimmed
        func rest(after word: String) -> Located? {
            source.hasPrefix(word + " ") ? Located(source.dropFirst(word.count).trimmed, at: place) : nil
        }
        if let statement = rest(after: "claim") { return .claim(statement) }
        if let expression = rest(after: "formula") { return .formula(expression) }
        if source.isEmpty { throw Fault(message: "`{{}}` is empty: write an expression between the braces") }
        // `… to 4 digits`. A regular expression would cost more than the rest of the reading.
        let words = source.split(separator: " ")
        guard words.count > 3, words.last == "digits", words[words.count - 3] == "to" else {
            return .value(Located(source, at: place), digits: nil)
        }
        let count = words[words.count - 2]
        guard let digits = Int(count), (1...100).contains(digits) else {
            throw Fault(message: "`to \(count) digits`: between 1 and 100 digits can be shown")
        }
        let expression = source[..<words[words.count - 3].startIndex]
        return .value(Located(expression.trimmed, at: place), digits: digits)
    }

    /// Splits plain words at backquotes and blank lines.
    private static func append(words: Substring, to segments: inout [Segment]) {
        for (index, piece) in words.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
            if index % 2 == 1 {
                segments.append(.code(String(piece)))
                continue
            }
            for (number, paragraph) in paragraphs(of: piece).enumerated() {
                if number > 0 { segments.append(.paragraph) }
                if !paragraph.isEmpty { segments.append(.text(paragraph)) }
            }
        }
    }

    /// What stands between blank lines; white space at the outer ends stays.
    private static func paragraphs(of words: Substring) -> [String] {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
        var paragraphs: [[Substring]] = [[]]
        for (number, line) in lines.enumerated() {
            let isInside = number > 0 && number < lines.count - 1
            if isInside, line.allSatisfy(\.isWhitespace) {
                if paragraphs[paragraphs.count - 1] != [] { paragraphs.append([]) }
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.map { $0.joined(separator: "\n") }
    }
}

extension StringProtocol {
    /// Without white space at both ends.
    package var trimmed: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
