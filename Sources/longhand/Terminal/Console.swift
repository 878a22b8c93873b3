internal import Notation

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Standard output for results and standard error for everything else, written at once.
///
/// A write that fails ends the command with status 74, so that `longhand eval 1/3 > /dev/full` cannot
/// look like a success.
enum Console {
    static func put(_ text: String) throws(CommandFailure) {
        do {
            try Descriptor(number: STDOUT_FILENO).write(Array(text.utf8))
        } catch {
            throw CommandFailure(.writeFailed, "cannot write the result: \(error.words)")
        }
    }

    /// Says something on standard error; where even that fails there is nobody left to tell.
    static func complain(_ text: String) {
        // A caret has to stay under its column.
        let start = text.contains("\n") ? "" : "longhand: "
        var lines = "\(start)\(text)".split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        if isatty(STDERR_FILENO) == 1 {
            lines = broken(lines, width: Surroundings.width(of: STDERR_FILENO))
        }
        try? Descriptor(number: STDERR_FILENO).write(Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// A line with its end, at a terminal broken between its words.
    static func wrapped(_ line: String, _ surroundings: Surroundings) -> String {
        let lines = surroundings.outputIsTerminal ? broken([line], width: Surroundings.width()) : [line]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The lines, those that are too wide broken between words; an excerpt stays over its caret.
    static func broken(_ lines: [String], width: Int) -> [String] {
        lines.enumerated().flatMap { index, line in
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            let isExcerpt = line.isCaret || next.isCaret
            guard !isExcerpt, DisplayWidth.of(line) > width else { return [line] }
            return Prose(paragraphs: [[.text(line)]]).lines(width: width)
        }
    }
}

extension String {
    /// Whether it only points at a place of the line above.
    fileprivate var isCaret: Bool { contains("^") && allSatisfy { $0 == " " || $0 == "^" } }
}

extension Descriptor.Trouble {
    /// The reason in words.
    var words: String {
        switch self {
        case .closed: "nobody reads it"
        case .overran: "it took too long"
        case .interrupted: "interrupted"
        case .inUse: "another longhand has it open"
        case .refused(let code): SystemCall.describe(code)
        }
    }
}

/// The words of a failed system call.
enum SystemCall {
    static func describe(_ code: Int32) -> String {
        guard let words = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: words)
    }
}
