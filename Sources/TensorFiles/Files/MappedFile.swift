#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif
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
/// Any number of threads may read; the map ends with the last copy.
struct MappedFile: Sendable {
    /// The map; nothing for an empty file, which cannot be mapped.
    private let bytes: Data
    var count: Int { bytes.count }

    init(_ path: String) throws(TensorFileError.Problem) {
        // A pipe would otherwise wait for a writer.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .refusedBySystem(to: "opened") }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .refusedBySystem(to: "examined") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegularFile }
        let count = Int(status.st_size)
        guard count > 0 else {
            bytes = Data()
            return
        }
        let map = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        guard let map = unsafe map, unsafe map != MAP_FAILED else { throw .refusedBySystem(to: "mapped") }
        bytes = unsafe Data(bytesNoCopy: map, count: count, deallocator: .unmap)
    }

    /// Lets `body` look at `range`, which lies within the file. What was looked at does not stay in memory.
    ///
    /// - Complexity: no copy is made.
    func withBytes<Result, Failure: Error>(
        _ range: Range<Int>, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "a range outside the file")
        return try unsafe bytes.bytes.withUnsafeBytes { map throws(Failure) in
            unsafe Self.advise(map, range, MADV_SEQUENTIAL)
            // The system maps pages around each that is looked at: those beside the range leave memory with it,
            // or a long file's would pile up.
            let around = max(0, range.lowerBound - Self.reach)..<min(count, range.upperBound + Self.reach)
            defer { unsafe Self.advise(map, around, MADV_DONTNEED) }
            return try unsafe body(UnsafeRawBufferPointer(rebasing: map[range]))
        }
    }

    /// More than the system maps around a page; what another thread looks at there is mapped again.
    private static let reach = 1 << 21

    /// A hint on the pages of `range`; those that reach beyond it are only read again where they are needed.
    private static func advise(_ map: UnsafeRawBufferPointer, _ range: Range<Int>, _ advice: Int32) {
        guard let start = map.baseAddress, !range.isEmpty else { return }
        let page = Int(getpagesize())
        let first = range.lowerBound / page * page
        _ = unsafe madvise(
            UnsafeMutableRawPointer(mutating: start + first), range.upperBound - first, advice)
    }
}

extension TensorFileError.Problem {
    /// What `errno` says of the call before.
    static func refusedBySystem(to action: String) -> Self {
        let number = errno
        return .refused(action: action, reason: unsafe String(cString: strerror(number)))
    }
}
