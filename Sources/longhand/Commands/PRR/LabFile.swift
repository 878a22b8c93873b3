internal import Lessons

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A file that is shipped with a lab, found as lessons are.
enum LabFile {
    /// - Parameters:
    ///   - name: from the folder of the lessons, as in `prr-lab/data/bags16.safetensors`.
    ///   - lessons: the folder of the command line.
    ///   - alternative: what may be named instead, as the end of a sentence.
    static func path(
        _ name: String, in lessons: LessonFolderOption, or alternative: String
    ) throws(CommandFailure) -> String {
        let folders = Office.library(lessons.lessons).folders
        for folder in folders where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
            return "\(folder)/\(name)"
        }
        throw CommandFailure(
            .notFound,
            "no \(name) in \(folders.joined(separator: ", ")): name the folder of the lessons with --lessons or "
                + "LONGHAND_LESSONS, or \(alternative)")
    }
}
