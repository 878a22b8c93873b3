internal import Lessons
internal import Tutoring

/// The translations that lie beside a lesson, compared with it.
struct LessonTranslations {
    let lesson: Lesson
    let path: String
    let library: LessonLibrary

    /// What is wrong, and how much is not translated.
    var sayings: [LessonChecked.Saying] {
        library.translations(ofLessonAt: path).flatMap { file in
            do throws(LessonError) {
                let findings = try LessonReader().translation(atPath: file).findings(against: lesson)
                return findings.map { finding in
                    let place = finding.place.map { "\($0): " } ?? " "
                    return LessonChecked.Saying(
                        text: "\(file):\(place)\(finding.isNote ? "note: " : "")\(finding.message)",
                        isFault: !finding.isNote)
                } + LessonCheck.remarks(onFile: file)
            } catch {
                return [LessonChecked.Saying(text: error.description, isFault: true)]
            }
        }
    }
}
