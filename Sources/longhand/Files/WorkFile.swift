internal import Tutoring

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A file of written work as text: UTF-8, or UTF-16 with its mark at the beginning.
struct WorkFile {
    let path: String

    /// - Throws: 66 where there is no such file, 65 where it is too long or no text.
    func text() throws(CommandFailure) -> String {
        let bytes = try bytes()
        guard let text = Self.text(of: bytes) else {
            throw CommandFailure(.badData, "\(path): not UTF-8 text")
        }
        return text
    }

    private func bytes() throws(CommandFailure) -> [UInt8] {
        let number = openForReading(path)
        guard number >= 0 else {
            throw CommandFailure(.notFound, "\(path): \(SystemCall.describe(errno))")
        }
        let descriptor = Descriptor(number: number)
        defer { descriptor.close() }
        var bytes: [UInt8] = []
        do {
            while bytes.count <= WrittenWork.longest { bytes += try descriptor.read() }
        } catch .closed {
            // The end of the file.
        } catch {
            throw CommandFailure(.notFound, "\(path): \(error.words)")
        }
        guard bytes.count <= WrittenWork.longest else {
            throw CommandFailure(
                .badData, "\(path): longer than \(WrittenWork.longest) bytes, the most that is read")
        }
        return bytes
    }

    private static func text(of bytes: [UInt8]) -> String? {
        guard bytes.count >= 2, bytes.count % 2 == 0,
            [[0xFF, 0xFE], [0xFE, 0xFF]].contains(bytes[..<2].map(Int.init))
        else { return String(validating: bytes, as: UTF8.self) }
        let low = bytes[0] == 0xFF ? 0 : 1
        let units = stride(from: 2, to: bytes.count, by: 2).map { k in
            UInt16(bytes[k + low]) | UInt16(bytes[k + 1 - low]) << 8
        }
        return String(validating: units, as: UTF16.self)
    }
}

private func openForReading(_ path: String) -> Int32 {
    unsafe open(path, O_RDONLY | O_CLOEXEC)
}
