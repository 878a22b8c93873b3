internal import Foundation

/// The progress of one learner, or of everybody whose journals lie in a folder.
struct ProgressReport: Sendable {
    private(set) var learners: [LearnerProgress] = []
    /// The files that could not be read, each with the reason.
    private(set) var damaged: [(path: String, reason: String)] = []
    private(set) var count = 0

    /// - Parameters:
    ///   - path: a folder in which each learner has a folder of journals, at any depth, or one learner's own.
    ///   - learner: the only one who is meant, by name or by the name of the folder; nil for all.
    init(path: String, learner: String? = nil) {
        let tree = FileTree(path: path, endings: [".jsonl"])
        for folder in tree.closed { damaged.append((folder, "the folder cannot be read")) }
        for (folder, name, files) in Self.folders(of: tree.files, below: path) {
            if let learner, ![name, folder].contains(learner) { continue }
            count += files.count
            var lessons: [LessonProgress] = []
            for file in files {
                do throws(JournalFile.Damage) {
                    if let lesson = LessonProgress(try JournalFile(path: file)) { lessons.append(lesson) }
                } catch {
                    damaged.append((file, error.message))
                }
            }
            if !lessons.isEmpty { learners.append(LearnerProgress(learner: name, lessons: lessons)) }
        }
    }

    /// The folders of journals in the order in which they come: its own name, that of its learner, the files.
    private static func folders(
        of files: [String], below path: String
    ) -> [(folder: String, learner: String, files: [String])] {
        let root = URL(fileURLWithPath: path).standardized.pathComponents
        var groups: [(parts: [String], files: [String])] = []
        var places: [[String]: Int] = [:]
        for file in files {
            let parts = URL(fileURLWithPath: file).standardized.deletingLastPathComponent().pathComponents
            let place = places[parts] ?? groups.count
            places[parts] = place
            if place == groups.count { groups.append((parts, [])) }
            groups[place].files.append(file)
        }
        let names = LearnerNames(
            folders: groups.map { Array($0.parts.dropFirst(root.count)) },
            root: groups.first { $0.parts.count <= root.count }?.parts.last ?? "")
        return zip(groups, names.names).map { ($0.parts.last ?? "", $1, $0.files) }
    }

    /// The same for one learner, with the lessons that there are, in their order, those never begun among them;
    /// then what there is besides: other lessons, drills.
    mutating func complete(with lessons: [String], for learner: String) {
        let found = learners.first { $0.learner == learner }?.lessons ?? []
        let known = lessons.map { id in found.first { $0.lesson == id } ?? LessonProgress(never: id) }
        let others = found.filter { !lessons.contains($0.lesson) }
        learners = [
            LearnerProgress(learner: learner, lessons: known + others.sorted { $0.lesson < $1.lesson })
        ]
    }
}
