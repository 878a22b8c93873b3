internal import Foundation

/// One journal, read for what it tells; nothing is locked or changed.
struct JournalFile: Sendable {
    /// Why it could not be read, in words that go on after its path.
    struct Damage: Error, Hashable {
        let message: String
    }

    /// A longer file is not read.
    static let longest = 16 * 1024 * 1024

    let text: JournalText
    /// When the file was written last, in seconds since the beginning of 1970, UTC; nil where nobody knows.
    let written: Int?

    init(path: String) throws(Damage) {
        let bytes = try Self.bytes(of: path)
        do {
            text = try JournalText(bytes: bytes)
        } catch {
            switch error {
            case .newerFormat(let format):
                throw Damage(message: "it has format \(format); this program knows \(Sitting.format)")
            case .unreadable(let line): throw Damage(message: "line \(line) is no line of a journal")
            }
        }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        written = (attributes?[.modificationDate] as? Date).map { Int($0.timeIntervalSince1970) }
    }

    /// What a file holds, where it is not too long.
    static func bytes(of path: String) throws(Damage) -> [UInt8] {
        guard let bytes = FileWatch.contents(of: path, limit: longest) else {
            throw Damage(message: "it cannot be read")
        }
        guard bytes.count <= longest else {
            throw Damage(message: "it is longer than \(longest / 1_048_576) MiB")
        }
        return bytes
    }
}

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
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        if isFolder {
            walk(path, endings, depth: 0)
        } else if endings.contains(where: { path.hasSuffix($0) }) {
            files.append(path)
        }
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
