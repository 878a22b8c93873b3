#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A file that somebody is editing: says when it holds something else than before.
///
/// The file is looked at by its name each time, so it does not matter whether an editor writes into it or
/// puts another file in its place.
struct FileWatch {
    /// What a look at the file shows.
    enum Sight: Hashable, Sendable {
        case unchanged
        /// Other bytes than at the last change.
        case changed([UInt8])
        /// It is not there any more; said once.
        case gone
    }

    /// Between two looks, in milliseconds.
    static let interval: Int32 = 150

    let path: String
    /// More bytes than this are not read.
    let limit: Int
    private var stamp: Stamp?
    /// A stamp that is new since the last look: an editor may be in the middle of a write.
    private var unsettled: Stamp?
    private var isGone = false
    /// What the file held when it was last taken.
    private(set) var bytes: [UInt8]

    /// Begins with what is there.
    init(path: String, limit: Int) {
        self.path = path
        self.limit = limit
        // The stamp first: what is written after it is a change.
        stamp = Stamp(path: path)
        bytes = Self.contents(of: path, limit: limit) ?? []
    }

    /// - Parameter settles: false to take a change at once, without a second look.
    mutating func look(settles: Bool = true) -> Sight {
        guard let now = Stamp(path: path) else {
            defer { isGone = true }
            unsettled = nil
            stamp = nil
            return isGone ? .unchanged : .gone
        }
        if now == stamp { return .unchanged }
        if settles, now != unsettled {
            unsettled = now
            return .unchanged
        }
        guard let read = Self.contents(of: path, limit: limit) else { return .unchanged }
        let wasGone = isGone
        (stamp, unsettled, isGone) = (now, nil, false)
        guard read != bytes || wasGone else { return .unchanged }
        bytes = read
        return .changed(read)
    }

    /// The bytes of a file, at most one more than `limit`; nil where it cannot be read.
    static func contents(of path: String, limit: Int) -> [UInt8]? {
        let number = openToRead(path)
        guard number >= 0 else { return nil }
        let file = Descriptor(number: number)
        defer { file.close() }
        var bytes: [UInt8] = []
        do throws(Descriptor.Trouble) {
            while bytes.count <= limit { bytes += try file.read() }
        } catch {
            return error == .closed ? bytes : nil
        }
        return Array(bytes.prefix(limit + 1))
    }

    /// What changes when a file is written or replaced.
    private struct Stamp: Equatable {
        let file: [UInt64]
        let size: Int64
        let seconds: Int
        let nanoseconds: Int

        init?(path: String) {
            var information = stat()
            guard unsafe stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else {
                return nil
            }
            #if canImport(Glibc)
                let time = information.st_mtim
            #else
                let time = information.st_mtimespec
            #endif
            file = [UInt64(truncatingIfNeeded: information.st_dev), UInt64(information.st_ino)]
            size = Int64(information.st_size)
            (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec)
        }
    }
}

private func openToRead(_ path: String) -> Int32 {
    // A named pipe would wait for its writer.
    unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
}
