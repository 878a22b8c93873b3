#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Where the lines of one learner are kept.
struct JournalFolder: Hashable, Sendable {
    /// The learner that is meant where none is named.
    static let defaultLearner = "default"

    let path: String

    /// - Returns: nil where the environment names no home, so that nothing can be kept.
    init?(learner: String, environment: (String) -> String?) {
        let base: String
        if let data = environment("XDG_DATA_HOME"), data.hasPrefix("/") {
            base = data
        } else if let home = environment("HOME"), home.hasPrefix("/") {
            #if os(macOS)
                base = home + "/Library/Application Support"
            #else
                base = home + "/.local/share"
            #endif
        } else {
            return nil
        }
        path = "\(base)/longhand/\(learner)"
    }

    /// A name that can be a folder's: letters, digits, `-`, `_` and `.`, not first a point.
    static func isLearnerName(_ name: String) -> Bool {
        guard (1...64).contains(name.utf8.count), name.first != "." else { return false }
        return name.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    }

    var historyPath: String { path + "/history" }

    func journalPath(of lesson: String) -> String {
        let safe = lesson.map { $0.isLetter || $0.isNumber || "-_".contains($0) ? $0 : "_" }
        return "\(path)/\(String(safe)).jsonl"
    }

    /// The journal of a drill; no lesson's id has such a name.
    func drillPath(of topic: String) -> String { journalPath(of: "drill_\(topic)") }

    /// The journal of a lesson, or of the topic of a drill, where the lines of a sitting are kept.
    func journalPath(of sitting: Sitting) -> String {
        sitting.level == nil ? journalPath(of: sitting.lesson) : drillPath(of: sitting.lesson)
    }

    /// Makes the folder and those above it, readable by their owner alone.
    func create() throws(Descriptor.Trouble) {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            guard unsafe mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
            let code = errno
            if unsafe access(made, F_OK) != 0 { throw .refused(code) }
        }
    }
}
