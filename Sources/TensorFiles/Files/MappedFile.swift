#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The bytes of a regular file, seen through the memory map: read from disk where they are looked at.
///
/// The map shows the file that was opened even after another has taken its name. A program that *shortens*
/// the file while it is mapped breaks every reader of it; writers that replace files, as those here do, never
/// shorten one.
///
/// `@unchecked Sendable`: nothing is ever written through the map and no property changes, so that any
/// number of threads may read; the map ends with the last reference.
@safe final class MappedFile: @unchecked Sendable {
    let count: Int
    /// Null for an empty file, which cannot be mapped.
    private let start: UnsafeMutableRawPointer?

    init(_ path: String) throws(TensorFileError.Problem) {
        // A pipe would otherwise wait for a writer.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .refusedBySystem(to: "opened") }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .refusedBySystem(to: "examined") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile }
        count = Int(status.st_size)
        if count == 0 {
            unsafe start = nil
        } else {
            let map = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
            guard let map = unsafe map, unsafe map != MAP_FAILED else { throw .refusedBySystem(to: "mapped") }
            unsafe start = map
        }
    }

    deinit {
        if let start = unsafe start { unsafe munmap(start, count) }
    }

    /// Lets `body` look at `range`, which lies within the file. What was looked at does not stay in memory.
    ///
    /// - Complexity: no copy is made.
    func withBytes<Result, Failure: Error>(
        _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range outside the file")
        advise(range, MADV_SEQUENTIAL)
        defer { advise(range, MADV_DONTNEED) }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        return try unsafe body(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }

    /// A hint on the pages of `range`; those that reach beyond it are only read again where they are needed.
    private func advise(_ range: Range<Int>, _ advice: Int32) {
        guard let start = unsafe start, !range.isEmpty else { return }
        let page = Int(getpagesize())
        let first = range.lowerBound / page * page
        _ = unsafe madvise(start + first, range.upperBound - first, advice)
    }
}

extension TensorFileError.Problem {
    /// What `errno` says of the call before.
    static func refusedBySystem(to action: String) -> Self {
        let number = errno
        return .refused(action: action, reason: unsafe String(cString: strerror(number)))
    }
}
