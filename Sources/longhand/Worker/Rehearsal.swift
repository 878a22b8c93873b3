internal import Lessons
internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What a worker does while its parent still reads the command line: a small lesson is opened and begun.
///
/// The first time that anything is done is slow: types are looked up and tables are made. Here that costs
/// nobody's time, as long as there is a second processor.
enum Rehearsal {
    private static let lesson = """
        longhand: 1
        lesson: rehearsal
        title: A rehearsal
        given: {W: "[1 2; 3 4]"}
        require: ["rows(W) <= 4"]
        steps:
          - id: one
            say: "Start from {{W}}."
            ask: "What is 1 + 1?"
            bind: {name: x}
            expect: {relation: value, value: "1 + 1"}
            hints: ["It is {{1 + 1}}."]
            mistakes: [{id: one.off, when: "answer == 1", say: "One more."}]
        claims: ["rank(W) == 2"]
        tests: [{step: one, answer: "2", verdict: correct}]
        """

    static func run() {
        let layout = Layout(width: 80, ascii: false, colour: true)
        let text = LessonText(path: "rehearsal.yaml", bytes: Array(lesson.utf8))
        let problem = Problem(lesson: "rehearsal", text: text)
        var office = Office()
        for work in [Work.open(problem), .begin([], layout)] {
            guard let request = try? JSONEncoder().encode(Request(seconds: 1, work: work)),
                let read = try? JSONDecoder().decode(Request.self, from: request)
            else { return }
            _ = try? JSONEncoder().encode(office.answer(read.work))
        }
    }
}
