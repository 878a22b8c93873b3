#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// An open file or pipe by its number; reading and writing wait no longer than a deadline.
struct Descriptor: Hashable, Sendable {
    let number: Int32

    enum Trouble: Error, Hashable {
        /// The other end is gone, or the file is at its end.
        case closed
        case overran
        /// Ctrl-C, while waiting.
        case interrupted
        /// Another program holds the lock.
        case inUse
        /// The system refused, with its `errno`.
        case refused(Int32)
    }

    func close() {
        #if canImport(Glibc)
            _ = Glibc.close(number)
        #else
            _ = Darwin.close(number)
        #endif
    }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8], until deadline: Deadline? = nil) throws(Trouble) {
        var offset = 0
        while offset < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe put(number, buffer.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
            }
            if count >= 0 {
                offset += count
            } else if errno == EAGAIN {
                try wait(for: POLLOUT, until: deadline)
            } else if errno == EPIPE {
                throw .closed
            } else if errno != EINTR {
                throw .refused(errno)
            }
        }
    }

    /// Reads what is there, at least one byte and at most `limit`.
    func read(limit: Int = 1 << 16, until deadline: Deadline? = nil) throws(Trouble) -> [UInt8] {
        while true {
            if deadline != nil { try wait(for: POLLIN, until: deadline) }
            var count = 0
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: limit) { memory, used in
                count = unsafe get(number, memory.baseAddress, limit)
                used = max(0, count)
            }
            if count > 0 { return chunk }
            if count == 0 { throw .closed }
            if errno == EAGAIN {
                try wait(for: POLLIN, until: deadline)
            } else if errno != EINTR {
                throw .refused(errno)
            }
        }
    }

    /// Whether a read would not wait.
    var hasSomething: Bool {
        var entry = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, 0) > 0
    }

    /// Of a file, in bytes; nil where the system does not tell.
    var size: Int? {
        var status = stat()
        return unsafe fstat(number, &status) == 0 ? Int(status.st_size) : nil
    }

    /// Reads a file from where it stands to its end.
    func readToEnd() throws(Trouble) -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            // Most often the first is all; a file that grows meanwhile, or has no size, has more.
            bytes = try read(limit: max(size ?? 0, 1 << 16))
            while true { bytes += try read() }
        } catch .closed {
            return bytes
        }
    }

    private func wait(for events: Int32, until deadline: Deadline?) throws(Trouble) {
        switch Interrupts.wait(for: events, on: number, milliseconds: deadline?.remainingMilliseconds ?? 1000)
        {
        case .interrupted: throw .interrupted
        case .ready: return
        case .elapsed:
            if let deadline, deadline.hasPassed { throw .overran }
        }
    }
}

// The names that `Descriptor` uses for its own methods.
private func put(_ number: Int32, _ from: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(number, from, count)
}

private func get(_ number: Int32, _ into: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    unsafe read(number, into, count)
}

/// A moment on the monotonic clock.
struct Deadline: Sendable {
    private let moment: ContinuousClock.Instant

    init(seconds: Double) {
        moment = .now + .seconds(seconds)
    }

    var hasPassed: Bool { ContinuousClock.now >= moment }

    /// What is left, rounded up, never negative.
    var remainingMilliseconds: Int32 {
        let left = ContinuousClock.now.duration(to: moment) / .milliseconds(1)
        return Int32(max(0, min(left.rounded(.up), 1e6)))
    }
}
