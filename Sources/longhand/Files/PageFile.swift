internal import ArgumentParser
internal import RankReduction

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The file that a page is to be written to, looked at before minutes of work are done for it.
enum PageFile {
    /// - Throws: where its name is that of no page.
    static func checkName(_ path: String) throws(ValidationError) {
        guard [".html", ".htm"].contains(where: { path.lowercased().hasSuffix($0) }) else {
            throw ValidationError("--to takes a .html file, not '\(path)'.")
        }
    }

    /// - Throws: where it has no folder to stand in.
    static func checkFolder(of path: String) throws(CommandFailure) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        var isFolder = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder else {
            throw CommandFailure(
                .writeFailed,
                "\(path.plainName) cannot be written: there is no folder \(folder.plainName)")
        }
    }
}
