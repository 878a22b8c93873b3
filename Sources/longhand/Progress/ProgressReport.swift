internal import Foundation

/// The progress of one learner, or of everybody whose journals lie in a folder.
struct ProgressReport: Sendable {
    private(set) var learners: [LearnerProgress] = []
    /// The files that could not be read, each with the reason.
    private(set) var damaged: [(path: String, reason: String)] = []
    private(set) var count = 0

    /// - Parameters:
    ///   - path: a folder in which each learner has a folder of journals, or one learner's own folder.
    ///   - learner: the only one who is meant; nil for all.
    init(path: String, learner: String? = nil) {
        let tree = FileTree(path: path, endings: [".jsonl"])
        for folder in tree.closed { damaged.append((folder, "the folder cannot be read")) }
        var places: [String: Int] = [:]
        for file in tree.files {
            let folder = URL(fileURLWithPath: file).standardized.deletingLastPathComponent()
            let name = folder.lastPathComponent
            if let learner, learner != name { continue }
            count += 1
            do throws(JournalFile.Damage) {
                guard let lesson = LessonProgress(try JournalFile(path: file)) else { continue }
                let place = places[folder.path] ?? learners.count
                places[folder.path] = place
                if place == learners.count { learners.append(LearnerProgress(learner: name, lessons: [])) }
                learners[place].lessons.append(lesson)
            } catch {
                damaged.append((file, error.message))
            }
        }
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
