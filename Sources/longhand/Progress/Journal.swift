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
    ///   - clock: the seconds since the beginning of 1970, UTC.
    init(
        path: String, in folder: JournalFolder, resuming sitting: Sitting?, clock: @escaping () -> Int,
        complain: @escaping (String) -> Void
    ) {
        self.complain = complain
        self.clock = clock
        do {
            try folder.create()
            var opened = try Self.open(path)
            var text = JournalText()
            var resumed: JournalText.Log?
            do {
                text = try JournalText(bytes: opened.bytes)
                if let sitting { resumed = try text.log(of: sitting) }
            } catch {
                text = JournalText()
                let aside = try Self.moveAside(path)
                complain("\(error.words(path)) It is kept as \(aside); a new one is begun.")
                opened = try Self.open(path)
            }
            self.resumed = resumed
            nextNumber = text.nextNumber
            file = opened.file
            owesLineEnd = opened.bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
            hasFailed = false
        } catch {
            complain("Your lines cannot be kept in \(path) (\(error.words)). The lesson goes on without.")
            (resumed, nextNumber) = (nil, 1)
            file = nil
            hasFailed = true
        }
    }

    /// A journal that keeps nothing.
    init(without reason: String, complain: @escaping (String) -> Void) {
        complain("Your lines cannot be kept (\(reason)). The lesson goes on without.")
        self.complain = complain
        clock = { 0 }
        (resumed, nextNumber) = (nil, 1)
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

    private static func open(_ path: String) throws(Descriptor.Trouble) -> (file: LockedFile, bytes: [UInt8])
    {
        let file = try LockedFile(path)
        var bytes: [UInt8] = []
        var status = stat()
        if unsafe fstat(file.descriptor.number, &status) == 0 {
            bytes.reserveCapacity(Int(status.st_size) + 1)
        }
        do {
            while true { bytes += try file.descriptor.read() }
        } catch .closed {
            return (file, bytes)
        }
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

// `Journal` has an `open` of its own.
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
