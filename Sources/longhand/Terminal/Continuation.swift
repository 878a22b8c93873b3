/// Whether what was typed so far goes on in the next line: a bracket, or a LaTeX environment, is open.
///
/// An empty line ends the input whatever is open, and so does a line that starts afresh: a word of the
/// session, or a whole matrix typed again after a broken one.
struct Continuation {
    /// The words of the session: one of them alone is never part of a matrix.
    let words: Set<String>

    enum Step: Equatable {
        /// The input is whole with this line.
        case whole
        /// More is to come.
        case open
        /// The line starts a new input; what was open before it stands as it is.
        case restart
    }

    /// How `line` goes on from `pending`, the lines typed before it (empty at the start of an input).
    func step(from pending: String, with line: String) -> Step {
        let trimmed = Self.trimmed(line)
        if pending.isEmpty {
            return isWord(trimmed) || Self.openBrackets(in: line) <= 0 ? .whole : .open
        }
        if trimmed.isEmpty { return .whole }
        if Self.openBrackets(in: pending + "\n" + line) <= 0 { return .whole }
        return startsAfresh(trimmed, after: Self.trimmed(pending)) ? .restart : .open
    }

    private func isWord(_ text: Substring) -> Bool {
        if text.hasPrefix(":") { return true }
        let first = text.prefix { !$0.isWhitespace }
        return !first.isEmpty && words.contains(String(first)) && Self.openBrackets(in: String(text)) <= 0
    }

    private func startsAfresh(_ line: Substring, after pending: Substring) -> Bool {
        if isWord(line) { return true }
        guard line.hasPrefix("["), Self.openBrackets(in: String(line)) == 0 else { return false }
        guard let last = pending.last else { return true }
        return !"[({,;&\\]+-*/=".contains(last)
    }

    /// Brackets and environments opened, less those closed.
    static func openBrackets(in text: String) -> Int {
        var depth = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: ")"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
        }
        return depth + text.count(of: "\\begin") - text.count(of: "\\end")
    }

    private static func trimmed(_ text: String) -> Substring {
        var part = text[...]
        while part.first?.isWhitespace == true { part.removeFirst() }
        while part.last?.isWhitespace == true { part.removeLast() }
        return part
    }

    /// The input as one line of the history: rows that a line break parted are parted by `;`.
    static func joined(_ lines: [String]) -> String {
        lines.map { String(trimmed($0)) }.filter { !$0.isEmpty }.reduce(into: "") { whole, line in
            guard let last = whole.last else {
                whole = line
                return
            }
            let isRowEnd = !"[({,;&\\+-*/=".contains(last) && !"]){};,".contains(line.first ?? " ")
            whole += (isRowEnd ? "; " : " ") + line
        }
    }
}

extension String {
    fileprivate func count(of needle: String) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstRange(of: needle) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
