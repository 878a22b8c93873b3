internal import Foundation

/// The files of a folder and of those inside it, by their names only.
struct FileTree: Sendable {
    private(set) var files: [String] = []
    /// Folders that could not be looked into.
    private(set) var closed: [String] = []

    private static let deepest = 32

    /// - Parameters:
    ///   - path: a folder, or one file; nothing is there is no fault.
    ///   - endings: the files that are meant, by how their names end.
    init(path: String, endings: [String]) {
        if Self.isFolder(path) {
            walk(path, endings, depth: 0)
        } else if FileManager.default.fileExists(atPath: path),
            endings.contains(where: { path.hasSuffix($0) })
        {
            files.append(path)
        }
    }

    static func isFolder(_ path: String) -> Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }

    private mutating func walk(_ folder: String, _ endings: [String], depth: Int) {
        guard depth < Self.deepest else { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            closed.append(folder)
            return
        }
        for name in names.sorted() {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            if kind == .typeDirectory {
                walk(path, endings, depth: depth + 1)
            } else if kind == .typeRegular, endings.contains(where: { name.hasSuffix($0) }) {
                files.append(path)
            }
        }
    }
}
