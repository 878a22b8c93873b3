import CPseudoTerminal
import Foundation
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The real program, started by a test at the other end of pipes or of a pseudo-terminal.
final class Launched {
    let identifier: pid_t
    private let input: Int32
    private let output: Int32
    private let isTerminal: Bool
    private var shown: [UInt8] = []
    private var inputIsOpen = true
    /// Whether the memory is looked at whenever the program is waited for.
    var watchesMemory = false
    /// The most bytes that the program and one process that it started were seen to hold together; nil where the
    /// system does not tell. What `wait4` tells is no measure: it begins with what these tests held at the start.
    private(set) var peakMemory: Int?

    /// - Parameters:
    ///   - columns: the width of a pseudo-terminal; nil starts the program between pipes.
    ///   - errors: the file that standard error is written to.
    ///   - home: the folder to start in; nil for that of the tests.
    ///   - preparation: commands of a shell that becomes the program then, as in `ulimit -f 1`.
    init(
        _ arguments: [String], environment: [String: String], columns: Int? = nil,
        errors: String = "/dev/null", in home: String? = nil, after preparation: String? = nil
    ) throws {
        let ends = columns == nil ? try Ends.pipes() : try Ends.terminal(columns: columns ?? 80)
        isTerminal = columns != nil
        input = ends.input
        output = ends.output
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let home { pseudo_terminal_start_in(&actions, home) }
        if let terminal = ends.terminalName {
            posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
        } else {
            posix_spawn_file_actions_adddup2(&actions, ends.childInput, 0)
            posix_spawn_file_actions_adddup2(&actions, ends.childOutput, 1)
        }
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Whatever this process ignores or blocks, the program starts as from a shell.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let flags = pseudo_terminal_spawn_flag() | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, flags)
        let program = try Self.program()
        let shell = preparation.map { ["sh", "-c", "\($0); exec \"$0\" \"$@\"", program] }
        let words = ((shell ?? ["longhand"]) + arguments).map { strdup($0) } + [nil]
        let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var identifier: pid_t = 0
        let code = posix_spawn(
            &identifier, shell == nil ? program : "/bin/sh", &actions, &attributes, words, variables)
        self.identifier = identifier
        for end in [ends.childInput, ends.childOutput] where end >= 0 { close(end) }
        try #require(code == 0, "the program cannot be started: \(code)")
    }

    deinit {
        kill(identifier, SIGKILL)
        waitpid(identifier, nil, 0)
        if inputIsOpen { close(input) }
        if output != input { close(output) }
    }

    /// The product, which lies beside the tests.
    static func program() throws -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        #if canImport(Glibc)
            let count = readlink("/proc/self/exe", &buffer, buffer.count)
            let bytes = buffer.prefix(max(0, count))
        #else
            let bytes = Array(CommandLine.arguments[0].utf8CString.dropLast())[...]
        #endif
        let path = String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = path.prefix(through: try #require(path.lastIndex(of: "/")))
        return folder + "longhand"
    }

    // MARK: - Talking

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var offset = 0
        let deadline = ContinuousClock.now + .seconds(60)
        while offset < bytes.count {
            try #require(ContinuousClock.now < deadline, "the program does not read what is typed")
            drain()
            let count = bytes.withUnsafeBytes {
                write(input, $0.baseAddress?.advanced(by: offset), min(4096, $0.count - offset))
            }
            if count > 0 { offset += count } else { try #require(errno == EAGAIN || errno == EINTR) }
            if offset < bytes.count { usleep(200) }
        }
    }

    func closeInput() {
        if inputIsOpen, !isTerminal { close(input) }
        inputIsOpen = false
    }

    /// Closes a terminal's window: nothing can be read or shown any more.
    func hangUp() {
        if inputIsOpen { close(input) }
        inputIsOpen = false
    }

    /// Takes what is there now.
    private func drain(waiting milliseconds: Int32 = 0) {
        if watchesMemory { lookAtMemory() }
        var entry = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, milliseconds) > 0 else { return }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = read(output, &chunk, chunk.count)
        if count > 0 { shown += chunk.prefix(count) }
        if count <= 0 { usleep(1000) }
    }

    /// Waits until `text` is shown and takes everything up to its end; fails after `seconds`.
    @discardableResult
    func expect(
        _ text: String, within seconds: Double = 20, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> String {
        let needle = Array(text.utf8)
        let deadline = ContinuousClock.now + .seconds(seconds)
        var searched = 0
        while true {
            if let end = shown.firstRange(of: needle, from: searched) {
                let taken = shown[..<end]
                shown.removeSubrange(..<end)
                return String(decoding: taken, as: UTF8.self)
            }
            searched = max(0, shown.count - needle.count)
            try #require(
                ContinuousClock.now < deadline,
                "`\(text)` was not shown; \(String(decoding: shown, as: UTF8.self))",
                sourceLocation: sourceLocation)
            drain(waiting: watchesMemory ? 5 : 50)
        }
    }

    /// Waits for the end; gives the exit code (128 + signal where one ended it) and what was still shown.
    func finish(within seconds: Double = 60) throws -> (code: Int32, shown: String) {
        let deadline = ContinuousClock.now + .seconds(seconds)
        var status: Int32 = 0
        while waitpid(identifier, &status, WNOHANG) == 0 {
            try #require(ContinuousClock.now < deadline, "the program does not end")
            drain(waiting: watchesMemory ? 2 : 20)
        }
        for _ in 0..<1000 {
            let before = shown.count
            drain()
            if shown.count == before { break }
        }
        let signal = status & 0x7f
        let code = signal == 0 ? (status >> 8) & 0xff : 128 + signal
        return (code, String(decoding: shown, as: UTF8.self))
    }

    /// Sends a signal to the program itself.
    func signal(_ number: Int32) { kill(identifier, number) }

    /// The processes that the program started.
    func children() -> [pid_t] {
        let path = "/proc/\(identifier)/task/\(identifier)/children"
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        var text = [CChar](repeating: 0, count: 256)
        guard fgets(&text, 256, file) != nil else { return [] }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            .split(separator: " ").compactMap { pid_t($0) }
    }

    private func lookAtMemory() {
        guard let own = Self.peakMemory(of: identifier) else { return }
        let most = children().compactMap(Self.peakMemory).max() ?? 0
        peakMemory = max(peakMemory ?? 0, own + most)
    }

    /// The most bytes that a process has held so far; nil where it is gone or the system does not tell.
    private static func peakMemory(of process: pid_t) -> Int? {
        let status = FileManager.default.contents(atPath: "/proc/\(process)/status") ?? Data()
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first {
            $0.hasPrefix("VmHWM:")
        }
        return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }.map { $0 << 10 }
    }

    /// Whether a process runs no more; one that nobody has waited for is gone too.
    static func isGone(_ process: pid_t) -> Bool {
        guard kill(process, 0) == 0 else { return true }
        // The state stands behind the name, which is in brackets.
        let line = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
        return String(decoding: line, as: UTF8.self).split(separator: ")").last?.hasPrefix(" Z") ?? false
    }

    /// A new size, which the program is told of.
    func resize(columns: Int) {
        var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(output, UInt(TIOCSWINSZ), &size)
    }
}

/// The ends of two pipes, or of one pseudo-terminal.
private struct Ends {
    var input: Int32
    var output: Int32
    var childInput: Int32 = -1
    var childOutput: Int32 = -1
    var terminalName: String?

    static func pipes() throws -> Ends {
        var toChild: [Int32] = [0, 0]
        var fromChild: [Int32] = [0, 0]
        try #require(pseudo_terminal_pipe(&toChild) == 0 && pseudo_terminal_pipe(&fromChild) == 0)
        _ = fcntl(toChild[1], F_SETFL, O_NONBLOCK)
        return Ends(
            input: toChild[1], output: fromChild[0], childInput: toChild[0], childOutput: fromChild[1])
    }

    static func terminal(columns: Int) throws -> Ends {
        var name = [CChar](repeating: 0, count: 256)
        let end = pseudo_terminal_open(&name, name.count)
        try #require(end >= 0)
        var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(end, UInt(TIOCSWINSZ), &size)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return Ends(input: end, output: end, terminalName: path)
    }
}

extension [UInt8] {
    fileprivate func firstRange(of needle: [UInt8], from start: Int) -> Int? {
        guard !needle.isEmpty, count >= needle.count else { return nil }
        var index = start
        while index + needle.count <= count {
            if self[index] == needle[0], self[index..<(index + needle.count)].elementsEqual(needle) {
                return index + needle.count
            }
            index += 1
        }
        return nil
    }
}
