import Foundation
import Lessons
import Testing

@Suite struct TranslationTests {
    private static let lesson = """
        longhand: 1
        lesson: small
        title: Small
        source: a note
        given: {W: "[1 2; 3 4]"}
        steps:
          - id: first
            say: "Look at {{W}}, {{formula W'*W}}."
            ask: "What is {{W}} squared, to {{det(W) to 3 digits}}?"
            expect: {relation: matrix, value: "W^2"}
            hints: ["Rows.", "It is {{W^2}}."]
            mistakes:
              - {id: first.same, when: "answer == W", say: "That is {{W}}."}
              - {id: first.same, when: "answer == 2*W", say: "That is twice {{W}}."}
          - id: second
            ask: "Which?"
            expect: {relation: choice, items: ["a: the rank {{rank(W)}}", "b: no"], key: a}
          - id: third
            say: "The end."
        """

    private static let head = "longhand: 1\nlesson: small\nlanguage: zh\n"

    private func lesson() throws -> Lesson {
        try LessonReader().lesson(from: Self.lesson, file: "lesson.yaml")
    }

    private func translation(_ text: String) throws -> LessonTranslation {
        try LessonReader().translation(from: Self.head + text, file: "lesson.zh.yaml")
    }

    private func messages(_ text: String) throws -> [String] {
        try translation(text).findings(against: lesson()).filter { !$0.isNote }.map(\.message)
    }

    private static let complete = """
        title: 小
        steps:
          - id: first
            say: "看 {{formula W'*W}} 和 {{ W }}。"
            ask: "{{W}} 的平方是多少，精确到 {{det(W) to 3 digits}}？"
            hints: [行。, "是 {{W^2}}。"]
            mistakes: {first.same: ["这是 {{W}}。", "这是 {{W}} 的两倍。"]}
          - id: second
            ask: 哪一个？
            items: ["b: 不是", "a: 秩 {{rank(W)}}"]
          - {id: third, say: 完。}
        """

    @Test func `texts are replaced, what is asked stays`() throws {
        let original = try lesson()
        let lesson = original.translated(by: try translation(Self.complete))
        #expect(lesson.title == "小")
        #expect(lesson.source == "a note")
        let first = try #require(lesson.step(named: "first"))
        #expect(first.hints.count == 2 && first.hints[0] != original.steps[0].hints[0])
        #expect(first.mistakes.map(\.condition) == original.steps[0].mistakes.map(\.condition))
        #expect(first.mistakes.map(\.say.expressions.count) == [1, 1])
        #expect(first.mistakes[0].say != first.mistakes[1].say)
        #expect(first.expectation == original.steps[0].expectation)
        let items = try #require(lesson.step(named: "second")?.expectation?.items)
        #expect(items.map(\.label) == ["a", "b"])
        #expect(items[0].words?.expressions.map(\.text) == ["rank(W)"])
        #expect(lesson.tests == original.tests && lesson.id == original.id)
    }

    @Test func `what is missing is shown as the lesson has it`() throws {
        let original = try lesson()
        let lesson = original.translated(by: try translation("steps: [{id: first, say: \"看 {{W}}。\"}]"))
        #expect(lesson.steps[0].say != original.steps[0].say)
        #expect(lesson.steps[0].ask == original.steps[0].ask)
        #expect(lesson.steps[1...] == original.steps[1...] && lesson.title == original.title)
    }

    @Test func `a complete translation has no findings, and a missing text is a note`() throws {
        #expect(try translation(Self.complete).findings(against: lesson()) == [])
        let findings = try translation("steps: [{id: third, say: 完。}]").findings(against: lesson())
        #expect(findings.count == 1 && findings[0].isNote)
        #expect(
            findings[0].message
                == "10 of 11 texts are not translated and shown as the lesson has them: the title, "
                + "`say` of first, `ask` of first, …")
    }

    @Test(arguments: [
        ("steps: [{id: frist, say: 看。}]", "the lesson has no step `frist`; did you mean `first`?"),
        ("steps: [{id: third, ask: 什么？}]", "the step `third` has no `ask` in the lesson"),
        ("steps: [{id: second, say: 看。}]", "the step `second` has no `say` in the lesson"),
        ("steps: [{id: first, hints: [行。]}]", "the step `first` has 2 hints, and this has 1"),
        (
            "steps: [{id: first, mistakes: {first.sane: 不。}}]",
            "the step `first` has no mistake `first.sane`; did you mean `first.same`?"
        ),
        (
            "steps: [{id: first, mistakes: {first.same: [\"{{W}}\", \"{{W}}\", 三]}}]",
            "the step `first` has no further mistake `first.same`"
        ),
        ("steps: [{id: second, items: [\"c: 不\"]}]", "the step `second` has no item `c`; there are a, b"),
        (
            "steps: [{id: first, hints: [行。, \"是 {{W*W}}。\"]}]",
            "hint 2 of `first`: {{W^2}} is in the lesson, and not here"
        ),
        ("steps: [{id: third, say: \"完 {{W}}。\"}]", "`say` of `third`: {{W}} is not in the lesson"),
        (
            "steps: [{id: first, ask: \"{{W}}，{{det(W) to 4 digits}}\"}]",
            "`ask` of `first`: {{det(W) to 4 digits}} is not in the lesson"
        ),
        (
            "steps: [{id: first, say: \"{{W}} 和 {{W'*W}}\"}]",
            "`say` of `first`: {{formula W'*W}} is in the lesson, and not here"
        ),
    ])
    func `a difference is found`(text: String, message: String) throws {
        let messages = try messages(text)
        #expect(messages.contains(message), "\(messages)")
        let places = try translation(text).findings(against: lesson()).filter { !$0.isNote }.map(\.place)
        #expect(places.allSatisfy { $0?.line == 4 })
    }

    @Test(arguments: [
        ("step: []", "a translation has no key `step`; did you mean `steps`?"),
        ("steps: [{id: a, expect: {relation: choice}}]", "a translated step has no key `expect`"),
        ("steps: [{id: a}, {id: a}]", "the step `a` is translated in line 4 already"),
        ("steps: [{id: a, say: \"{{W\"}]", "`{{` is not closed"),
        ("steps: [{id: a, say: \"{{W +}}\"}]", "cannot be read"),
        ("steps: [{id: a, hints: no}]", "`hints` is a list"),
        ("title: 小", "lacks the key `steps`"),
        (
            "steps: [{id: a, mistakes: [{id: a.sign, when: \"answer == 1\", say: 不。}]}]",
            "a translation has its `mistakes` by their ids, as in `{a.sign: \"…\"}`; `when` stays in the lesson"
        ),
        ("steps: &a [*a]", "YAML anchor"),
    ])
    func `a file that is no translation is refused with its place`(text: String, words: String) throws {
        let error = #expect(throws: LessonError.self) { try translation(text) }
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
        #expect(error?.place != nil)
    }

    @Test func `a translation is no lesson, and its lesson is named`() throws {
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(from: Self.head + Self.complete, file: "a/lesson.zh.yaml")
        }
        #expect(error.place == Place(line: 3, column: 1))
        #expect(error.message == "this is a translation (`language: zh`): name its lesson, `a/lesson.yaml`")
    }

    @Test(arguments: [
        ("a/lesson.zh.yaml", "a/lesson.yaml"), ("lesson.pt-BR.yaml", "lesson.yaml"), ("a/lesson.yaml", nil),
        ("a.zh/lesson.yaml", nil), ("a/.zh.yaml", nil), ("lesson.Chinese.yaml", nil), ("lesson.zh.txt", nil),
    ])
    func `the name of a translation leads to that of its lesson`(path: String, lesson: String?) {
        #expect(LessonLibrary.lesson(ofTranslationAt: path) == lesson)
    }

    @Test(arguments: ["zh1", "Chinese", "", "zh-", "z", "../zh", "zh/../x"])
    func `a language is a code`(code: String) {
        #expect(!LessonLibrary.isLanguage(code))
        #expect(throws: LessonError.self) {
            try LessonReader().translation(
                from: "longhand: 1\nlesson: small\nlanguage: \"\(code)\"\nsteps: []", file: "x")
        }
    }

    @Test func `it lies beside the lesson`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let home = folder.appendingPathComponent("small")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["lesson.yaml": Self.lesson, "lesson.zh.yaml": Self.head + Self.complete]
        for (name, text) in files {
            try text.write(to: home.appendingPathComponent(name), atomically: true, encoding: .utf8)
        }
        let library = LessonLibrary(folders: [folder.path])
        #expect(try library.lesson(named: "small", in: "zh").title == "小")
        #expect(try library.lesson(named: "small", in: "de").title == "Small")
        #expect(try library.lesson(named: "small", in: nil).title == "Small")
        let path = try library.path(of: "small")
        #expect(library.translations(ofLessonAt: path).map { $0.hasSuffix("lesson.zh.yaml") } == [true])
        #expect(library.translation(ofLessonAt: path, into: "../zh") == nil)
    }

    @Test func `every translation that is shipped fits its lesson`() throws {
        let lessons = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Lessons").path
        let library = LessonLibrary(folders: [lessons])
        var count = 0
        for id in library.ids {
            let path = try library.path(of: id)
            let lesson = try library.lesson(named: id)
            for file in library.translations(ofLessonAt: path) {
                count += 1
                let findings = try LessonReader().translation(atPath: file).findings(against: lesson)
                #expect(findings.filter { !$0.isNote } == [], "\(file)")
            }
        }
        #expect(count >= 1)
    }
}
