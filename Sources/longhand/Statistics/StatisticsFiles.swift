internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The journals and transcripts of a folder, read one after the other: no two are in memory at once.
struct StatisticsFiles {
    private(set) var tally = StatisticsTally()
    /// The files that could not be read, each with the reason.
    private(set) var damaged: [(path: String, reason: String)] = []
    private(set) var count = 0

    /// A longer file is not read.
    static let longest = 16 * 1024 * 1024
    private static let deepest = 32

    /// - Parameter path: a folder, with those inside it, or one file.
    init(path: String) {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        if isFolder {
            walk(path, depth: 0)
        } else {
            read(path)
        }
    }

    private mutating func walk(_ folder: String, depth: Int) {
        guard depth < Self.deepest else { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            damaged.append((folder, "the folder cannot be read"))
            return
        }
        for name in names.sorted() {
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            let kind = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            if kind == .typeDirectory {
                walk(path, depth: depth + 1)
            } else if kind == .typeRegular {
                read(path)
            }
        }
    }

    private mutating func read(_ path: String) {
        let isJournal = path.hasSuffix(".jsonl")
        guard isJournal || path.hasSuffix(".transcript") else { return }
        count += 1
        guard let bytes = FileWatch.contents(of: path, limit: Self.longest) else {
            damaged.append((path, "it cannot be read"))
            return
        }
        guard bytes.count <= Self.longest else {
            damaged.append((path, "it is longer than \(Self.longest / 1_048_576) MiB"))
            return
        }
        do {
            tally.add(try isJournal ? Self.journal(bytes, path) : Self.transcript(bytes, path))
        } catch {
            damaged.append((path, error.message))
        }
    }

    private struct Damage: Error {
        let message: String
    }

    private static func journal(_ bytes: [UInt8], _ path: String) throws(Damage) -> [SittingRecord] {
        do {
            return try JournalText(bytes: bytes).logs().compactMap { SittingRecord($0) }
        } catch {
            switch error {
            case .newerFormat(let format):
                throw Damage(message: "it has format \(format); this program knows \(Sitting.format)")
            case .unreadable(let line): throw Damage(message: "line \(line) is no line of a journal")
            }
        }
    }

    private static func transcript(_ bytes: [UInt8], _ path: String) throws(Damage) -> [SittingRecord] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Damage(message: "it is not UTF-8 text")
        }
        do {
            // Without a name of its own it belongs to the lesson that it lies beside.
            let folder = path.split(separator: "/").dropLast().last.map(String.init) ?? "?"
            return try [SittingRecord(Transcript(parsing: text), lesson: folder)].compactMap { $0 }
        } catch {
            throw Damage(message: error.description)
        }
    }
}
