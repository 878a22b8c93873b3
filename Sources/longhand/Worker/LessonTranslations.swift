internal import Lessons

/// The translations that lie beside a lesson, compared with it.
struct LessonTranslations {
    let lesson: Lesson
    let path: String
    let library: LessonLibrary

    /// What is wrong, a line each; what is only not translated is left out.
    var findings: [String] {
        library.translations(ofLessonAt: path).flatMap { file in
            do throws(LessonError) {
                return try LessonReader().translation(atPath: file).findings(against: lesson)
                    .filter { !$0.isNote }
                    .map { "\(file):" + ($0.place.map { "\($0): " } ?? " ") + $0.message }
            } catch {
                return [error.description]
            }
        }
    }
}
