import Lessons
import Testing
import Tutoring

@Suite("What an answer rests on")
struct BasisTests {
    private func session(_ changes: [String: String] = [:], seed: String? = nil) throws -> Session {
        let lesson = """
            longhand: 1
            lesson: small
            title: A small lesson
            given:
              W: "[3 1; 1 3; 1 1]"
              b: "[1; 2]"
            steps:
              - id: gram
                say: "Start."
                ask: "Compute WᵀW."
                bind: {name: WtW, also: [G]}
                expect: {relation: matrix, value: "W' * W", form: exact}
                hints: ["Columns."]

            """
        let text = changes.reduce(lesson) { $0.replacing($1.key, with: $1.value) }
        #expect(changes.isEmpty || text != lesson)
        return try Session(lesson: try LessonReader().lesson(from: text, file: "small"))
    }

    @Test func `words, hints and what is not spoken of are not in it`() throws {
        let basis = try session().basis
        #expect(try session(["Start.": "Begin.", "Columns.": "Rows.", "Compute": "Give"]).basis == basis)
        #expect(try session(["[1; 2]": "[3; 4]"]).basis == basis)
        #expect(try session(["title: A": "# a remark\ntitle: A"]).basis == basis)
    }

    @Test(arguments: [
        "[3 1; 1 3; 1 1]": "[3 1; 1 3; 1 2]", "W' * W": "W * W'", "name: WtW": "name: B",
        "form: exact":
            "decimals: 3", "id: gram": "id: grams", "relation: matrix, value": "relation: rref, A",
    ])
    func `what decides is in it`(old: String, new: String) throws {
        #expect(try session([old: new]).basis != session().basis)
    }

    @Test func `the version of a lesson is that of its text`() throws {
        let version = try session().lesson.version
        #expect(version.count == 16)
        #expect(try session().lesson.version == version)
        #expect(try session(["Start.": "Begin."]).lesson.version != version)
    }
}
