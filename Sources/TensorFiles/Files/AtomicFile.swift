#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A file that appears at its path whole or not at all.
///
/// Bytes go to a new file beside the target, named after it with `.partial` at the end. ``finish()`` puts
/// them on the disk and gives them the target's name in one step, over whatever was there. Given up, by
/// ``cancel()`` or by the end of the last reference, the new file is removed; a process that is killed leaves
/// it behind, and the target as it was.
final class AtomicFile {
    private let target: String
    private let partial: String
    /// Negative once the file is finished or given up.
    private var descriptor: Int32

    /// - Parameter path: a symbolic link is followed: what it leads to is replaced, not the link.
    init(_ path: String) throws(TensorFileError.Problem) {
        target = Self.resolved(path)
        var status = stat()
        let exists = unsafe stat(target, &status) == 0
        guard !exists || status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile }
        (descriptor, partial) = try Self.create(beside: target)
        // Who may read the old file may read the new one.
        if exists { _ = fchmod(descriptor, status.st_mode & 0o7777) }
    }

    deinit { cancel() }

    var isOpen: Bool { descriptor >= 0 }

    func write(_ bytes: UnsafeRawBufferPointer) throws(TensorFileError.Problem) {
        var offset = 0
        while offset < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[offset...])
            let count = unsafe put(descriptor, rest.baseAddress, rest.count)
            if count >= 0 {
                offset += count
            } else if errno != EINTR {
                throw .refusedBySystem(to: "written")
            }
        }
    }

    func write(_ bytes: [UInt8]) throws(TensorFileError.Problem) {
        // `withUnsafeBytes` passes on no typed error.
        let outcome = unsafe bytes.withUnsafeBytes { buffer in
            Result { () throws(TensorFileError.Problem) in try unsafe write(buffer) }
        }
        try outcome.get()
    }

    /// Gives the file its name, once all of it is on the disk.
    func finish() throws(TensorFileError.Problem) {
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .refusedBySystem(to: "written") }
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0, unsafe rename(partial, target) == 0 else {
            let problem = TensorFileError.Problem.refusedBySystem(to: "written")
            _ = unsafe unlink(partial)
            throw problem
        }
        // The new name, too; where a folder cannot be synchronised, the system does it in its own time.
        let folder = unsafe open(Self.folder(of: target), O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            _ = fsync(folder)
            close(folder)
        }
    }

    /// Removes what has been written; the target stays as it was. Does nothing after ``finish()``.
    func cancel() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        _ = unsafe unlink(partial)
    }

    /// A file that was not there before: two writers of one target do not meet.
    private static func create(
        beside target: String
    ) throws(TensorFileError.Problem) -> (Int32, String) {
        for number in 1...1000 {
            let partial = number == 1 ? "\(target).partial" : "\(target).\(number).partial"
            let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 { return (descriptor, partial) }
            if errno != EEXIST { break }
        }
        throw .refusedBySystem(to: "written")
    }

    private static func resolved(_ path: String) -> String {
        guard let real = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

// The name that `AtomicFile` uses for its own method.
private func put(_ descriptor: Int32, _ from: UnsafeRawPointer?, _ count: Int) -> Int {
    unsafe write(descriptor, from, count)
}
