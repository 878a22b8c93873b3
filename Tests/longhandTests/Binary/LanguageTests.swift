import Foundation
import Testing

@Suite("Lessons in another language, at the real program")
struct LanguageTests {
    private static let translation = """
        longhand: 1
        lesson: small
        language: zh
        title: 一课
        steps:
          - id: gram
            say: "从 W = {{W}} 开始。"
            ask: "计算 WᵀW。"
            hints: ["第 k 列与第 l 列的点积。"]
          - {id: number, ask: "W 有几个非零奇异值？"}

        """

    private func sandbox(_ translation: String = translation) throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.write(translation, to: "\(sandbox.folder)/Lessons/small/lesson.zh.yaml")
        return sandbox
    }

    @Test func `texts are shown as far as they are translated`() throws {
        let sandbox = try sandbox()
        let list = try sandbox.run(
            ["lesson", "list", "--language", "zh", "--lessons", "\(sandbox.folder)/Lessons"])
        #expect(list.output == "small  一课\n", "\(list.output)\(list.errors)")
        let learnt = try sandbox.run(["learn", "small", "--language", "zh"], input: "hint\n[11 7; 7 11]\n")
        #expect(learnt.output.contains("计算 WᵀW。") && learnt.output.contains("第 k 列与第 l 列的点积。"))
        #expect(learnt.output.contains("The eigenvalues of WᵀW."))
        #expect(learnt.output.contains("`longhand learn small --language zh` resumes at eigenvalues."))
        let solved = try sandbox.run(["solve", "small", "--language", "zh"])
        #expect(solved.output.contains("W 有几个非零奇异值？"), "\(solved.output)\(solved.errors)")
    }

    @Test func `a sitting goes on in the language of the command line`() throws {
        let sandbox = try sandbox()
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n18, 4\n")
        let resumed = try sandbox.run(
            ["learn", "small"], input: "2\n", environment: ["LONGHAND_LANGUAGE": "zh"])
        #expect(resumed.output.contains("W 有几个非零奇异值？"), "\(resumed.output)")
        #expect(!resumed.output.contains("gram"))
        let plain = try sandbox.run(["learn", "small", "--language", "de"], input: "[11 7; 7 11]\n")
        #expect(plain.output.contains("Compute WᵀW."))
    }

    @Test func `a code that is none, and a translation that is broken, are refused`() throws {
        let odd = try sandbox().run(["learn", "small", "--language", "../zh"])
        #expect(odd.code == 64)
        let sandbox = try sandbox(Self.translation.replacing("hints:", with: "hint:"))
        let broken = try sandbox.run(["learn", "small", "--language", "zh"])
        #expect(broken.code == 65)
        #expect(
            broken.errors.contains("lesson.zh.yaml:9:5: a translated step has no key `hint`"),
            "\(broken.errors)")
        #expect(try sandbox.run(["learn", "small"], input: "").code == 0)
    }

    @Test func `a language without a translation is said, and English is shown`() throws {
        let sandbox = try sandbox()
        let learnt = try sandbox.run(["learn", "small", "--language", "fr"], input: "quit\n")
        #expect(learnt.output.contains("Compute WᵀW."))
        #expect(
            learnt.errors.contains("there is no `fr` translation beside `\(sandbox.folder)/Lessons/small/"),
            "\(learnt.errors)")
        #expect(learnt.errors.split(separator: "\n").count == 1)
        let usual = try sandbox.run(
            ["solve", "small"], environment: ["LONGHAND_LANGUAGE": "fr"])
        #expect(usual.code == 0 && usual.errors.isEmpty)
        #expect(try sandbox.run(["solve", "small", "--language", "zh"]).errors.isEmpty)
    }

    @Test func `lesson check counts what is not translated, and takes the translation's name`() throws {
        let sandbox = try sandbox()
        let file = "\(sandbox.folder)/Lessons/small/lesson.zh.yaml"
        let note = "\(file): note: 1 of 6 texts is not translated and shown as the lesson has them"
        for name in ["small", file] {
            let (code, output, _) = try sandbox.run(["lesson", "check", name])
            #expect(code == 0 && output.hasSuffix("\(name): good\n"), "\(output)")
            #expect(output.contains(note.split(separator: ": note").last ?? ""), "\(output)")
        }
        let learnt = try sandbox.run(["learn", file])
        #expect(learnt.code == 65)
        #expect(learnt.errors.contains("this is a translation (`language: zh`): name its lesson, `"))
    }

    @Test func `scratch is kept between two programs`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: "scratch\nA = [1 2; 3 4]\n")
        let second = try sandbox.run(["learn", "small"], input: "det(A)\ndone\n[11 7; 7 11]\n")
        #expect(second.output.contains("small/gram/scratch ▸ det(A)\n"), "\(second.output)")
        #expect(second.output.contains("−2"))
        #expect(second.output.contains("small/gram ▸ [11 7; 7 11]\n"))
        #expect(second.output.contains("✓"))
    }
}
