import Foundation
import Testing

@Suite("A new lesson")
struct NewLessonTests {
    @Test func `it is right as it is, and the commands that it names work`() throws {
        let sandbox = try Sandbox()
        let made = try sandbox.run(
            ["lesson", "new", "my-first", "--title", "It's \"new\": a\\b"], in: sandbox.folder)
        #expect(made.code == 0, "\(made.errors)")
        #expect(made.output.contains("    longhand learn Lessons/my-first/lesson.yaml --watch\n"))
        #expect(made.output.contains("    longhand lesson check Lessons/my-first/lesson.yaml\n"))
        let check = try sandbox.run(
            ["lesson", "check", "Lessons/my-first/lesson.yaml"], in: sandbox.folder)
        #expect(check.output == "Lessons/my-first/lesson.yaml: good\n")
        let learn = try sandbox.run(
            ["learn", "Lessons/my-first/lesson.yaml", "--watch"], input: "25\n5\n(3, 4)\n(3/5, 4/5)\n",
            in: sandbox.folder)
        #expect(learn.output.hasPrefix("Watching Lessons/my-first/lesson.yaml"))
        #expect(learn.output.contains("It's \"new\": a\\b"))
        #expect(learn.output.contains("✗ That is ‖a‖². Take the root."))
        #expect(learn.output.contains("Finished: It's \"new\": a\\b."), "\(learn.output)")
    }

    @Test func `one that is there is left as it is`() throws {
        let sandbox = try Sandbox()
        let before = sandbox.read("\(sandbox.folder)/Lessons/small/lesson.yaml")
        let (code, output, errors) = try sandbox.run(["lesson", "new", "small", "\(sandbox.folder)/Lessons"])
        #expect(code == 65 && output.isEmpty)
        #expect(errors.contains("is there already and is left as it is"))
        #expect(sandbox.read("\(sandbox.folder)/Lessons/small/lesson.yaml") == before)
    }

    @Test func `a folder that cannot be made is said`() throws {
        let (code, _, errors) = try Sandbox().run(["lesson", "new", "small", "/dev/null/x"])
        #expect(code == 74)
        #expect(errors.contains("/dev/null/x cannot be made"))
    }

    @Test(arguments: [("Least Squares", "least-squares"), ("-x", "x"), ("Übung_1", "bung-1")])
    func `an id of another form is refused with one that would do`(id: String, advice: String) throws {
        let (code, _, errors) = try Sandbox().run(["lesson", "new", "--", id])
        #expect(code == 64)
        #expect(errors.contains("try `\(advice)`"), "\(errors)")
    }

    @Test func `the schema is one JSON text that names the step keys`() throws {
        let (code, output, _) = try Sandbox().run(["lesson", "schema"])
        #expect(code == 0)
        let value = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
        #expect(value?["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
        #expect(output.contains("\"hints\"") && output.contains("bestapproximation"))
    }
}
