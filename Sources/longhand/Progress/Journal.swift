internal import Tutoring

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

/// The learner's lines of one lesson, one JSON object a line, only ever added to.
///
/// A line is on the disk before it is judged, and its outcome before it is shown. What cannot be
/// written is said once; the lesson goes on without.
struct Journal {
    /// The last sitting with the problem that was asked for.
    let resumed: JournalText.Log?
    /// All that were there.
    let sittings: SittingList
    /// The number of a new sitting.
    let nextNumber: Int
    private let file: LockedFile?
    private let complain: (String) -> Void
    private let clock: () -> Int
    private var hasFailed: Bool
    private var head: Sitting?
    /// True until the head of this sitting is written, which waits for the first entry.
    private var owesHead = false
    private var owesLineEnd = false

    /// Opens, and makes where there is none, the journal at `path`.
    ///
    /// - Parameters:
    ///   - sitting: the problem that is to be gone on with; nil where it is begun anew.
    ///   - reading: what was read of it before; used where nothing has been written since.
    ///   - clock: the seconds since the beginning of 1970, UTC.
    init(
        path: String, in folder: JournalFolder, resuming sitting: Sitting?, reading: Reading? = nil,
        clock: @escaping () -> Int, complain: @escaping (String) -> Void
    ) {
        self.complain = complain
        self.clock = clock
        do {
            try folder.create()
            var file = try LockedFile(path)
            var read = try Self.current(reading, of: file, at: path)
            var resumed: JournalText.Log?
            do {
                resumed = try read.log(of: sitting)
            } catch {
                let aside = try Self.moveAside(path)
                complain("\(error.words(path)) It is kept as \(aside); a new one is begun.")
                file = try LockedFile(path)
                read = Reading(path: path, bytes: [])
            }
            self.resumed = resumed
            sittings = read.sittings
            nextNumber = (try? read.text.get().nextNumber) ?? 1
            self.file = file
            owesLineEnd = read.isTorn
            hasFailed = false
        } catch {
            complain("Your lines cannot be kept in \(path) (\(error.words)). The lesson goes on without.")
            (resumed, sittings, nextNumber) = (nil, SittingList(), 1)
            file = nil
            hasFailed = true
        }
    }

    /// A journal that keeps nothing.
    init(without reason: String, complain: @escaping (String) -> Void) {
        complain("Your lines cannot be kept (\(reason)). The lesson goes on without.")
        self.complain = complain
        clock = { 0 }
        (resumed, sittings, nextNumber) = (nil, SittingList(), 1)
        file = nil
        hasFailed = true
    }

    var keeps: Bool { !hasFailed }

    /// From now on lines belong to `sitting`.
    mutating func begin(_ sitting: Sitting) {
        head = sitting
        head?.at = clock()
        owesHead = true
    }

    /// Puts a line on the disk, before it is judged.
    mutating func record(line: String) {
        append(.line(line, at: clock()))
    }

    /// Puts on the disk what became of the last line, before it is shown.
    ///
    /// - Parameter basis: of the step where it was typed.
    mutating func record(outcome: Outcome?, place: Place?, basis: String) {
        append(.outcome(Settlement(outcome: outcome, place: place, basis: basis, at: clock())))
    }

    private mutating func append(_ entry: JournalEntry) {
        guard let file, !hasFailed else { return }
        do {
            var entries = [entry]
            if owesHead, let head { entries.insert(.sitting(head), at: 0) }
            var bytes: [UInt8] = owesLineEnd ? [UInt8(ascii: "\n")] : []
            let encoder = JSONEncoder.stable
            for entry in entries { bytes += try encoder.encode(entry) + [UInt8(ascii: "\n")] }
            try file.descriptor.write(bytes)
            owesLineEnd = false
            owesHead = false
            if fsync(file.descriptor.number) != 0, errno != EINVAL { throw Descriptor.Trouble.refused(errno) }
        } catch {
            hasFailed = true
            let words = (error as? Descriptor.Trouble)?.words ?? "\(error)"
            complain("Your lines can no longer be kept (\(words)). The lesson goes on without.")
        }
    }

    // MARK: - The file

    /// What stood in a journal when it was read.
    struct Reading {
        let path: String
        fileprivate let count: Int
        /// Whether it ends in the middle of a line.
        fileprivate let isTorn: Bool
        fileprivate let text: Result<JournalText, JournalText.Trouble>
        let sittings: SittingList
        /// What was gone on with when it was looked up last.
        private var found: (sitting: Sitting, log: JournalText.Log?)?

        fileprivate init(path: String, bytes: [UInt8]) {
            self.path = path
            count = bytes.count
            isTorn = bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
            text = Result { () throws(JournalText.Trouble) in try JournalText(bytes: bytes) }
            sittings = (try? text.get()).map { SittingList($0) } ?? SittingList()
        }

        /// Reads the journal at `path`, changing nothing, and looks `sitting` up; nil where it cannot be read.
        init?(path: String, resuming sitting: Sitting?) {
            let descriptor = Descriptor(number: openForReading(path))
            guard descriptor.number >= 0 else { return nil }
            defer { descriptor.close() }
            guard let bytes = try? descriptor.readToEnd() else { return nil }
            self.init(path: path, bytes: bytes)
            if let sitting, let log = try? log(of: sitting) { found = (sitting, log) }
        }

        fileprivate func log(of sitting: Sitting?) throws(JournalText.Trouble) -> JournalText.Log? {
            let text = try text.get()
            guard let sitting else { return nil }
            if let found, found.sitting.isSameProblem(as: sitting) { return found.log }
            return try text.log(of: sitting)
        }
    }

    /// What stands in the locked file: an earlier reading of it, where it has not grown since.
    private static func current(
        _ reading: Reading?, of file: LockedFile, at path: String
    ) throws(Descriptor.Trouble) -> Reading {
        if let reading, reading.path == path, reading.count == file.descriptor.size { return reading }
        return Reading(path: path, bytes: try file.descriptor.readToEnd())
    }

    /// A file that is closed, and unlocked, with its last owner.
    private final class LockedFile {
        let descriptor: Descriptor

        init(_ path: String) throws(Descriptor.Trouble) {
            let number = openForAppending(path)
            guard number >= 0 else { throw .refused(errno) }
            descriptor = Descriptor(number: number)
            guard flock(number, LOCK_EX | LOCK_NB) == 0 else { throw .inUse }
        }

        deinit { descriptor.close() }
    }

    private static func moveAside(_ path: String) throws(Descriptor.Trouble) -> String {
        for number in 1...1000 {
            let aside = "\(path).kept-\(number)"
            if unsafe access(aside, F_OK) == 0 { continue }
            guard unsafe rename(path, aside) == 0 else { throw .refused(errno) }
            return aside
        }
        throw .refused(EEXIST)
    }
}

private func openForReading(_ path: String) -> Int32 {
    unsafe open(path, O_RDONLY | O_CLOEXEC)
}

private func openForAppending(_ path: String) -> Int32 {
    unsafe open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
}

extension JournalText.Trouble {
    /// What is wrong with the journal at `path`, in words.
    func words(_ path: String) -> String {
        switch self {
        case .newerFormat(let format):
            "The journal \(path) has format \(format); this program knows formats up to \(Sitting.format)."
        case .unreadable(let line): "The journal \(path) cannot be read (line \(line))."
        }
    }
}
