internal import CReadline
internal import Tutoring

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The learner's lines, from a terminal with editing or from a pipe without.
struct LineReader {
    private let surroundings: Surroundings
    private var input = StandardInput()
    /// Lines that were read ahead and start an input of their own.
    private var waiting: [TypedLine] = []

    /// - Parameter history: where the learner's history is kept; nil where nothing can be kept.
    init(surroundings: Surroundings, history folder: JournalFolder?) {
        self.surroundings = surroundings
        Interrupts.note()
        guard surroundings.allowsEditing else { return }
        unsafe "longhand".withCString { unsafe longhand_readline_start($0) }
        guard let folder, (try? folder.create()) != nil else { return }
        unsafe folder.historyPath.withCString { unsafe longhand_history_open($0, 1000) }
    }

    /// Has the library read its settings now, in time that is left, and not with the first line.
    func prepare() {
        if surroundings.allowsEditing { longhand_readline_prepare() }
    }

    /// Reads one input, over several lines where a bracket stays open.
    ///
    /// - Parameters:
    ///   - prompt: the place, as in `svd-by-hand/gram`.
    ///   - completions: what Tab completes.
    ///   - commands: the words of the session, which end an open bracket.
    ///   - watcher: looked at while an input is awaited; where it has something to say, `.woken` is the answer.
    mutating func next(
        prompt: String, completions: Completions, commands: Set<String>, watcher: Watcher? = nil
    ) throws(CommandFailure) -> TypedLine {
        complete(completions)
        let continuation = Continuation(words: commands)
        var lines: [String] = []
        while true {
            let shown = lines.isEmpty ? Prompt.main(prompt, surroundings) : Prompt.more(surroundings)
            let typed = try read(shown, lines.isEmpty ? watcher : nil)
            guard case .text(let line) = typed else {
                if typed == .end, !lines.isEmpty {
                    waiting.append(.end)
                    return whole(lines)
                }
                return typed
            }
            switch continuation.step(from: lines.joined(separator: "\n"), with: line) {
            case .open: lines.append(line)
            case .whole: return whole(lines + [line])
            case .restart:
                waiting.append(typed)
                return whole(lines)
            }
            if lines.reduce(0, { $0 + $1.utf8.count + 1 }) > TypedLine.byteLimit { return .tooLong }
        }
    }

    private func whole(_ lines: [String]) -> TypedLine {
        if surroundings.allowsEditing {
            let entry = Continuation.joined(lines)
            if !entry.isEmpty { unsafe entry.withCString { unsafe longhand_history_add($0) } }
        }
        return .text(lines.joined(separator: "\n"))
    }

    private mutating func read(_ prompt: Prompt, _ watcher: Watcher?) throws(CommandFailure) -> TypedLine {
        if !waiting.isEmpty {
            let line = waiting.removeFirst()
            if case .text(let text) = line { try Console.put(prompt.plain + text + "\n") }
            return line
        }
        return surroundings.allowsEditing ? edit(prompt, watcher) : try plainLine(prompt, watcher)
    }

    private func edit(_ prompt: Prompt, _ watcher: Watcher?) -> TypedLine {
        watcher?.attach()
        defer { if watcher != nil { Watcher.detach() } }
        var line: UnsafeMutablePointer<CChar>?
        let status = unsafe prompt.marked.withCString {
            unsafe longhand_readline_read($0, TypedLine.byteLimit, &line)
        }
        defer { unsafe free(line) }
        switch UInt32(bitPattern: status) {
        case LONGHAND_LINE_INTERRUPTED.rawValue: return .interrupted
        case LONGHAND_LINE_TOO_LONG.rawValue: return .tooLong
        case LONGHAND_LINE_WOKEN.rawValue: return .woken
        case LONGHAND_LINE.rawValue:
            guard let line = unsafe line else { return .end }
            let bytes = unsafe UnsafeBufferPointer(start: line, count: strlen(line))
            return unsafe TypedLine(bytes: bytes.map { UInt8(bitPattern: $0) })
        default: return .end
        }
    }

    /// Without editing a line that came through a pipe is shown behind its prompt, as if typed.
    private mutating func plainLine(_ prompt: Prompt, _ watcher: Watcher?) throws(CommandFailure) -> TypedLine
    {
        try Console.put(prompt.plain)
        let line = input.next(watcher: watcher)
        switch line {
        case .text(let text) where !surroundings.inputIsTerminal: try Console.put(text + "\n")
        case .text: break
        default: try Console.put("\n")
        }
        return line
    }

    private func complete(_ completions: Completions) {
        guard surroundings.allowsEditing else { return }
        unsafe Self.lend(completions.beginnings) { unsafe longhand_readline_set_beginnings($0, $1) }
        unsafe Self.lend(completions.expressions) { unsafe longhand_readline_set_expressions($0, $1) }
    }

    /// Hands words to C for the time of a call.
    private static func lend(
        _ words: [String], to take: (UnsafePointer<UnsafePointer<CChar>?>?, Int) -> Void
    ) {
        let copies = unsafe words.map { word in unsafe strdup(word) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        let pointers = unsafe copies.map { copy in unsafe UnsafePointer(copy) }
        unsafe pointers.withUnsafeBufferPointer { unsafe take($0.baseAddress, $0.count) }
    }
}
