internal import Lessons
internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What a worker does while its parent still reads the command line: a small lesson is opened and begun. And what
/// the parent does while the worker opens the lesson in earnest.
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

    /// As the parent sends them. The encoder of requests, which only the parent needs, is left alone.
    static let requests = [
        #"{"seconds":1,"work":{"open":{"_0":{"lesson":"rehearsal","seed":0,"set":{}}}}}"#,
        begin(""),
        begin(
            #"{"isSettled":true,"line":"1","outcome":{"bound":{},"credit":0,"#
                + #""diagnosis":["one.off"],"kind":"answer","step":"one","verdict":"incorrect"},"#
                + #""place":{"finished":false,"of":1,"step":1}}"#),
    ]

    private static func begin(_ turns: String) -> String {
        #"{"seconds":1,"work":{"begin":{"_0":[\#(turns)],"_1":"#
            + #"{"ascii":false,"colour":true,"fullColour":false,"reader":false,"width":80}}}}"#
    }

    /// As the worker answers: where somebody sits and what was shown.
    static let reply =
        #"{"scene":{"_0":{"awaitsRun":false,"basis":"b8af2e28917aa40e","commands":["hint"],"#
        + #""completions":{"beginnings":["hint"],"expressions":["W"]},"ends":false,"leaves":false,"leftOut":0,"#
        + #""names":["W"],"place":{"finished":false,"of":1,"step":1},"prompt":"rehearsal/one","step":"one","#
        + #""text":"What is 1 + 1?"}}}"#

    /// The answers to the requests; of a rehearsal that went well none has failed.
    ///
    /// - Parameter isInterrupted: whether there is something to do in earnest: then the rest is left out.
    @discardableResult
    static func run(until isInterrupted: () -> Bool = { false }) -> [Reply] {
        let (decoder, encoder) = (JSONDecoder(), JSONEncoder())
        var office = Office()
        var replies: [Reply] = []
        for text in requests where !isInterrupted() {
            guard let request = try? decoder.decode(Request.self, from: Data(text.utf8)) else { break }
            var work = request.work
            if case .open(var problem) = work {
                problem.text = LessonText(path: "rehearsal.yaml", bytes: Array(lesson.utf8))
                work = .open(problem)
            }
            replies.append(office.answer(work))
            _ = try? encoder.encode(replies[replies.count - 1])
        }
        return replies
    }

    /// What the parent does while it waits for the first scene: it reads one.
    @discardableResult
    static func readReply() -> Reply? {
        try? JSONDecoder().decode(Reply.self, from: Data(reply.utf8))
    }
}
