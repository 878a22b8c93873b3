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
    mutating func next() -> TypedLine {
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
            if let outcome = fill() { return outcome }
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
    private mutating func fill() -> TypedLine? {
        let size = 1 << 16
        var count = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: size) { memory, used in
            count = unsafe read(STDIN_FILENO, memory.baseAddress, size)
            used = max(0, count)
        }
        if count > 0 {
            buffer += chunk
        } else if count < 0, errno == EINTR {
            if Interrupts.wereTaken() {
                dropBuffer()
                return .interrupted
            }
        } else {
            isAtEnd = true
        }
        return nil
    }
}
