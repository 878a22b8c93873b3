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
    /// All sittings.
    let logs: [JournalText.Log]
    /// When the file was written last, in seconds since the beginning of 1970, UTC; nil where nobody knows.
    let written: Int?

    init(path: String) throws(Damage) {
        let bytes = try Self.bytes(of: path)
        do {
            text = try JournalText(bytes: bytes)
            logs = try text.logs()
        } catch {
            switch error {
            case .newerFormat(let format):
                throw Damage(message: "it has format \(format); this program knows \(Sitting.format)")
            case .unreadable(let line): throw Damage(message: "line \(line) is no line of a journal")
            }
        }
        // Nothing but a line that cannot be read is no journal in which nothing was typed yet.
        if logs.isEmpty, bytes.contains(where: { $0 != UInt8(ascii: "\n") }) {
            throw Damage(message: "line 1 is no line of a journal")
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
