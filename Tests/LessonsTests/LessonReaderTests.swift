import Checking
import Foundation
import Lessons
import Testing

struct `Reading lessons` {
    static let text = """
        longhand: 1
        lesson: small
        title: A small lesson
        source: made up
        needs: [rank]
        given:
          W: "[3 1; 1 3; 1 1]"
        require: ["cols(W) <= 4"]
        variants: {make: "small-svd(3, 2)", seeds: [3, 17]}
        steps:
          - id: gram
            say: "Start from W = {{W}}."
            ask: "Compute WᵀW."
            bind: {name: WtW, also: [G]}
            expect: {relation: matrix, value: "W' * W", decimals: 3}
            hints: ["Entry (1, 1) is {{(W'*W)[1,1]}}.", "Type `show W`."]
            mistakes:
              - {when: "answer == W * W'", say: "That is WWᵀ."}
          - id: vectors
            for: {k: "1..cols(W)"}
            ask: "v{{k}}"
            bind: {name: "V[:, k]", also: ["v{{k}}"]}
            expect: {relation: eigenvector, A: WtW, lambda: "18", unit: true, orthogonalTo: "V[:, 1..k-1]"}
          - id: factors
            when: "rank(W) == 2"
            ask: "U, S, V"
            bind: {U: U, S: Sigma, V: V}
            expect: {relation: svd, A: W, shape: thin}
          - id: closing
            say: "{{claim transpose(W'*W) == W'*W}}"
        claims:
          - "rank(W) == 2"
          - {claim: "rank(A*B) <= rank(A)", where: ["A == A"]}
          - {claim: "W[1,1] == 3", only: given}
        tests:
          - {step: gram, answer: "[11 7; 7 10]", verdict: incorrect, diagnosis: gram.one-entry}
          - {step: vectors.1, answer: "(1, 1)", verdict: incomplete}
        """

    @Test func `every key of the format is taken`() throws {
        let lesson = try LessonReader().lesson(from: Self.text, file: "small.yaml")
        #expect(lesson.id == "small")
        #expect(lesson.needs == ["rank"])
        #expect(lesson.given.map(\.name) == ["W"])
        #expect(lesson.requirements.map(\.text) == ["cols(W) <= 4"])
        #expect(lesson.variants?.seeds == [3, 17])
        #expect(lesson.steps.map(\.id) == ["gram", "vectors", "factors", "closing"])
        #expect(lesson.steps.map(\.asks) == [true, true, true, false])
        #expect(lesson.claims.map(\.onlyGiven) == [false, false, true])
        #expect(lesson.claims[1].hypotheses.map(\.text) == ["A == A"])
        #expect(lesson.tests.map(\.step) == ["gram", "vectors.1"])
    }

    @Test func `a step has its relation, options, hints and mistakes`() throws {
        let lesson = try LessonReader().lesson(from: Self.text, file: "small.yaml")
        let gram = try #require(lesson.step(named: "gram"))
        #expect(gram.expectation?.relation == .matrix)
        #expect(gram.expectation?.options == ["decimals": .number(3)])
        #expect(gram.hints.count == 2)
        #expect(gram.mistakes.map(\.id) == ["gram.mistake-1"])
        guard case .name("WtW") = gram.binding?.target else {
            Issue.record("the answer is bound to WtW")
            return
        }
        let vectors = try #require(lesson.step(named: "vectors"))
        #expect(vectors.expectation?.options["unit"] == .boolean(true))
        #expect(vectors.expectation?.options["orthogonalTo"] == .string("V[:, 1..k-1]"))
        #expect(vectors.loop?.range.text == "1..cols(W)")
        guard case .column("V", let index) = vectors.binding?.target else {
            Issue.record("the answer is bound to a column of V")
            return
        }
        #expect(index.text == "k")
        let factors = try #require(lesson.step(named: "factors"))
        #expect(factors.expectation?.partNames == ["U", "S", "V"])
        #expect(factors.binding?.target == .parts(["U": "U", "S": "Sigma", "V": "V"]))
        #expect(factors.condition?.text == "rank(W) == 2")
    }

    @Test func `a text knows its expressions, claims and words to type`() throws {
        let lesson = try LessonReader().lesson(from: Self.text, file: "small.yaml")
        #expect(lesson.steps[0].say?.expressions.map(\.text) == ["W"])
        #expect(lesson.steps[3].say?.claims.map(\.text) == ["transpose(W'*W) == W'*W"])
        #expect(lesson.steps[0].hints[1].segments == [.text("Type "), .code("show W"), .text(".")])
    }

    @Test func `braces of a set stand within the braces of a text`() throws {
        let text = Self.text.replacing("Compute WᵀW.", with: "Take {{{18, 4}}} for {{W[1,1] to 3 digits}}.")
        let lesson = try LessonReader().lesson(from: text, file: "small.yaml")
        #expect(lesson.steps[0].ask?.expressions.map(\.text) == ["{18, 4}", "W[1,1]"])
    }
}

struct `The library` {
    /// The folder of the lessons that are shipped.
    static let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Lessons").path

    @Test func `every shipped lesson is read, and named like its folder`() throws {
        let library = LessonLibrary(folders: [Self.shipped])
        #expect(library.ids.count >= 3)
        for id in library.ids {
            let lesson = try library.lesson(named: id)
            #expect(lesson.id == id)
        }
    }

    @Test func `a lesson is found by id, by folder and by file`() throws {
        let library = LessonLibrary(folders: [Self.shipped])
        let file = "\(Self.shipped)/rank/lesson.yaml"
        #expect(try library.path(of: "rank") == file)
        #expect(try library.path(of: "\(Self.shipped)/rank") == file)
        #expect(try library.path(of: file) == file)
    }

    @Test(arguments: [
        ("rnak", "did you mean `rank`?"), ("../Lessons", "no lesson there"), ("", "no such lesson"),
    ])
    func `what is not there is said, with what is near`(name: String, words: String) throws {
        let library = LessonLibrary(folders: [Self.shipped])
        let error = try #require(throws: LessonError.self) { try library.lesson(named: name) }
        #expect(error.code == .notFound)
        #expect(error.description.contains(words))
    }

    @Test func `a chosen folder is the only one, else the environment comes first`() {
        #expect(LessonLibrary(chosen: "mine", environment: [:], executable: nil).folders == ["mine"])
        let found = LessonLibrary(
            chosen: nil, environment: ["LONGHAND_LESSONS": "a:b"], executable: "/opt/tool/bin/longhand")
        #expect(found.folders == ["a", "b", "Lessons", "/opt/tool/share/longhand/Lessons"])
    }

    @Test func `a program that lies in a package looks beside it`() throws {
        let package = FileManager.default.temporaryDirectory.appendingPathComponent("lh-\(UUID().uuidString)")
            .resolvingSymlinksInPath()
        defer { try? FileManager.default.removeItem(at: package) }
        let built = package.appendingPathComponent(".build/x86_64/release")
        try FileManager.default.createDirectory(at: built, withIntermediateDirectories: true)
        try Data().write(to: package.appendingPathComponent("Package.swift"))
        try Data().write(to: built.appendingPathComponent("longhand"))
        let link = package.appendingPathComponent(".build/release")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "x86_64/release")
        for folder in [built, link] {
            let program = folder.appendingPathComponent("longhand").path
            let folders = LessonLibrary(chosen: nil, environment: [:], executable: program).folders
            #expect(folders.prefix(2) == ["Lessons", package.appendingPathComponent("Lessons").path])
        }
    }

    @Test func `where no lessons are found, what to do is said`() {
        let error = #expect(throws: LessonError.self) {
            _ = try LessonLibrary(folders: ["/nowhere"]).path(of: "rank")
        }
        #expect(error?.description.contains("`--lessons DIR`") == true)
        #expect(error?.description.contains("`make install`") == true)
    }
}
