#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The lines of standard input where there is no line editing; a line that never ends costs no memory.
struct StandardInput {
    private var buffer: [UInt8] = []
    private var searched = 0
    private var isSkipping = false
    private var isAtEnd = false

    /// The next line without its end; `\r\n` counts as one end.
    ///
    /// - Parameter watcher: looked at while waiting.
    mutating func next(watcher: Watcher? = nil) -> TypedLine {
        while true {
            if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                let line = take(upTo: end)
                if isSkipping {
                    isSkipping = false
                    continue
                }
                return TypedLine(bytes: line)
            }
            searched = buffer.count
            if buffer.count > TypedLine.byteLimit {
                dropBuffer()
                if !isSkipping {
                    isSkipping = true
                    return .tooLong
                }
            }
            if isAtEnd { return takeRest() }
            if let outcome = fill(watcher) { return outcome }
        }
    }

    private mutating func take(upTo end: Int) -> ArraySlice<UInt8> {
        var line = buffer[..<end]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        buffer = Array(buffer[(end + 1)...])
        searched = 0
        return line
    }

    private mutating func takeRest() -> TypedLine {
        guard !buffer.isEmpty, !isSkipping else { return .end }
        let line = buffer
        dropBuffer()
        return TypedLine(bytes: line)
    }

    private mutating func dropBuffer() {
        buffer.removeAll(keepingCapacity: true)
        searched = 0
    }

    /// Reads once; answers `.interrupted` for Ctrl-C, which also drops what was typed so far.
    private mutating func fill(_ watcher: Watcher?) -> TypedLine? {
        let interval = watcher == nil ? -1 : FileWatch.interval
        switch Interrupts.wait(for: POLLIN, on: STDIN_FILENO, milliseconds: interval) {
        case .interrupted:
            dropBuffer()
            return .interrupted
        case .elapsed: return watcher?.look() == true ? .woken : nil
        case .ready: break
        }
        do throws(Descriptor.Trouble) {
            buffer += try Descriptor(number: STDIN_FILENO).read()
        } catch {
            if error != .interrupted { isAtEnd = true }
        }
        return nil
    }
}
