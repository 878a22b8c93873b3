internal import CProcess

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The child that evaluates: this same program, started with the hidden first argument, its standard
/// input and output two pipes, its standard error nowhere.
///
/// One line goes in and one line comes out. The process ends with this object.
final class WorkerProcess {
    /// The first argument that makes the program a worker; the second says how much memory it gets.
    static let argument = "--as-worker"

    private let identifier: pid_t
    private let requests: Descriptor
    private let replies: Descriptor
    private var received: [UInt8] = []
    /// Whether it is gone, and its number with it.
    private var isCollected = false

    /// Starts the child.
    ///
    /// - Parameter atStart: true only as the first thing that the program does. A process that has done
    ///   nothing yet can be split in two, which saves loading the program a second time; later, and where
    ///   the system's libraries do not bear it, the file is run again.
    /// - Parameter memory: the bytes that parent and child may hold together, of one that is run again.
    init(atStart: Bool = false, memory: Int = ResourceLimits.memory) throws(CommandFailure) {
        let (requestEnd, requests) = try Self.pipe()
        let (replies, replyEnd) = try Self.pipe()
        defer {
            requestEnd.close()
            replyEnd.close()
        }
        var identifier: pid_t = 0
        #if canImport(Glibc)
            let code =
                atStart
                ? Self.split(&identifier, input: requestEnd, output: replyEnd)
                : Self.spawn(&identifier, input: requestEnd, output: replyEnd, memory: memory)
        #else
            let code = Self.spawn(&identifier, input: requestEnd, output: replyEnd, memory: memory)
        #endif
        guard code == 0 else {
            requests.close()
            replies.close()
            throw CommandFailure(.fault, "cannot start the worker: \(SystemCall.describe(code))")
        }
        self.identifier = identifier
        self.requests = requests
        self.replies = replies
        for end in [requests, replies] {
            _ = fcntl(end.number, F_SETFL, O_NONBLOCK)
        }
    }

    deinit {
        requests.close()
        replies.close()
        _ = collect()
    }

    /// True where it was ended because its processor time was used up; to be asked once it has closed its end.
    func hasSpentItsTime() -> Bool { collect() & 0x7F == SIGXCPU }

    /// Ends the child where it has not ended by itself.
    ///
    /// - Returns: how it ended, as the system says; nought where it was collected before.
    private func collect() -> Int32 {
        guard !isCollected else { return 0 }
        isCollected = true
        kill(identifier, SIGKILL)
        var status: Int32 = 0
        while unsafe waitpid(identifier, &status, 0) < 0, errno == EINTR {}
        return status
    }

    /// False once the child has closed its end, which it does only by ending.
    var isAlive: Bool {
        var entry = pollfd(fd: replies.number, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&entry, 1, 0) > 0 else { return true }
        return Int32(entry.revents) & (POLLHUP | POLLERR | POLLNVAL) == 0
    }

    /// Sends one line; after trouble the process is of no more use.
    func send(_ line: [UInt8], until deadline: Deadline) throws(Descriptor.Trouble) {
        try requests.write(line + [UInt8(ascii: "\n")], until: deadline)
    }

    /// Waits for one line; after trouble the process is of no more use.
    func receive(until deadline: Deadline) throws(Descriptor.Trouble) -> [UInt8] {
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                let answer = Array(received[..<end])
                received.removeSubrange(...end)
                return answer
            }
            received += try replies.read(until: deadline)
        }
    }

    // MARK: - Starting

    private static func pipe() throws(CommandFailure) -> (reading: Descriptor, writing: Descriptor) {
        var ends: [Int32] = [0, 0]
        guard unsafe makePipe(&ends) == 0 else {
            throw CommandFailure(.fault, "cannot make a pipe: \(SystemCall.describe(errno))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (Descriptor(number: ends[0]), Descriptor(number: ends[1]))
    }

    #if canImport(Glibc)
        /// The child goes on from here as the worker, and ends here.
        private static func split(
            _ identifier: inout pid_t, input: Descriptor, output: Descriptor
        ) -> Int32 {
            identifier = longhand_fork()
            if identifier < 0 { return errno }
            if identifier > 0 { return 0 }
            let nowhere = unsafe open("/dev/null", O_WRONLY)
            dup2(input.number, STDIN_FILENO)
            dup2(output.number, STDOUT_FILENO)
            dup2(nowhere, STDERR_FILENO)
            // The parent's ends and its terminal's copies must not keep pipes open.
            for descriptor in (STDERR_FILENO + 1)..<64 { Glibc.close(descriptor) }
            WorkerLoop.run(memory: ResourceLimits.memory, isEarly: true)
            exit(0)
        }
    #endif

    private static func spawn(
        _ identifier: inout pid_t, input: Descriptor, output: Descriptor, memory: Int
    ) -> Int32 {
        #if canImport(Glibc)
            var actions = unsafe posix_spawn_file_actions_t()
        #else
            var actions: posix_spawn_file_actions_t?
        #endif
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, input.number, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, output.number, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let arguments = unsafe copied(["longhand", argument, String(memory)])
        let variables = unsafe copied(environment())
        defer { unsafe (arguments + variables).forEach { unsafe free($0) } }
        return unsafe posix_spawn(&identifier, executablePath(), &actions, nil, arguments, variables)
    }

    /// C strings, and the null that ends them.
    private static func copied(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe texts.map { text in unsafe strdup(text) } + [nil]
    }

    /// One BLAS thread, and no backtrace written for a child that is meant to be able to die.
    private static func environment() -> [String] {
        let own = ["OPENBLAS_NUM_THREADS=1", "SWIFT_BACKTRACE=enable=no"]
        let names = own.map { $0.prefix { $0 != "=" } + "=" }
        return Surroundings.entries().filter { variable in !names.contains { variable.hasPrefix($0) } } + own
    }

    /// On Linux the running file itself, even where another has been put in its place since.
    private static func executablePath() -> String {
        #if canImport(Glibc)
            "/proc/self/exe"
        #else
            Surroundings.executable()
        #endif
    }
}

// `WorkerProcess` has a `pipe` of its own.
private func makePipe(_ ends: UnsafeMutablePointer<Int32>) -> Int32 {
    unsafe pipe(ends)
}
