internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Writes a learner's working, or a picture, to a file; what is there already is never overwritten.
enum ExportedFile {
    /// Why nothing was written, for the learner.
    struct Refusal: Error {
        let message: String
    }

    /// - Returns: the file that was written.
    static func write(_ exported: Exported) throws(Refusal) -> String {
        if let file = exported.file {
            if try create(file, exported.contents) { return file }
            throw Refusal(message: "`\(file)` is there already. Give it another name: `\(file.numbered(2))`.")
        }
        for number in 1...999 {
            let file = number == 1 ? exported.usualFile : exported.usualFile.numbered(number)
            if try create(file, exported.contents) { return file }
        }
        throw Refusal(message: "`\(exported.usualFile)` and 998 more like it are there already: name a file.")
    }

    /// - Returns: false where a file of this name is there.
    private static func create(_ path: String, _ contents: Data) throws(Refusal) -> Bool {
        let number = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        if number < 0, errno == EEXIST { return false }
        guard number >= 0 else {
            throw Refusal(message: "`\(path)` cannot be written: \(SystemCall.describe(errno)).")
        }
        let file = Descriptor(number: number)
        do throws(Descriptor.Trouble) {
            try file.write(Array(contents))
            guard fsync(number) == 0 || errno == EINVAL, close(number) == 0 else {
                throw Descriptor.Trouble.refused(errno)
            }
            return true
        } catch {
            // Half a document is worse than none.
            _ = unsafe unlink(path)
            throw Refusal(message: "`\(path)` cannot be written: \(error.words).")
        }
    }
}

extension Exported {
    /// Writes the file and says so, or says why not.
    func deliver(layout: Layout) throws(CommandFailure) {
        let words: String
        do throws(ExportedFile.Refusal) {
            words = "Written to `\(try ExportedFile.write(self))`."
        } catch {
            words = error.message
        }
        try Console.put(Screen(layout: layout).paragraph(words, indent: 2))
    }
}

extension String {
    /// `svd-2.html` for `svd.html`.
    fileprivate func numbered(_ number: Int) -> String {
        guard let dot = lastIndex(of: ".") else { return "\(self)-\(number)" }
        return "\(self[..<dot])-\(number)\(self[dot...])"
    }
}
