import Checking
import Lessons
import Tutoring

/// Written work, marked: what the tests of marking look at.
enum MarkedSheet {
    static func marked(
        _ text: String, lesson: String = "svd-irrational", set: [String: String] = [:]
    ) throws -> MarkedWork {
        let work = try WrittenWork(parsing: text)
        let lesson = try Sitting.library.lesson(named: work.lesson ?? lesson)
        var marker = Marker(
            work, on: try MarkingSheet(lesson: lesson, overrides: work.overrides.merging(set) { $1 }))
        while !marker.isFinished { marker.step() }
        return marker.finished(file: "work.txt")
    }

    /// Of a sheet on the lesson with W = [3 1; 1 3; 1 1], whose eigenvalues are 18 and 4.
    static func verdicts(_ text: String, lesson: String = "svd-by-hand") throws -> [Verdict] {
        try marked(text, lesson: lesson).lines.map(\.verdict)
    }
}
