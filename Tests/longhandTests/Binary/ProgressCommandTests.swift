import Foundation
import Testing

@testable import longhand

@Suite("longhand progress")
struct ProgressCommandTests {
    private static let golden =
        String(#filePath.split(separator: "/Tests/")[0]) + "/Tests/longhandTests/Golden"

    /// A learner with journals of both formats: a lesson, and a drill.
    private func sandbox(_ learners: String...) throws -> Sandbox {
        let sandbox = try Sandbox()
        for learner in learners.isEmpty ? ["default"] : learners {
            let folder = "\(sandbox.home)/longhand/\(learner)"
            try sandbox.write(
                sandbox.read("\(Self.golden)/journal-2-lesson.jsonl"), to: "\(folder)/small.jsonl")
            try sandbox.write(
                sandbox.read("\(Self.golden)/journal-1-drill.jsonl"),
                to: "\(folder)/drill_rank-reduction.jsonl")
            try sandbox.write("[1 2; 3 4]\n", to: "\(folder)/history")
            utimes(
                "\(folder)/drill_rank-reduction.jsonl",
                [
                    timeval(tv_sec: 1_764_400_000, tv_usec: 0),
                    timeval(tv_sec: 1_764_400_000, tv_usec: 0),
                ])
        }
        return sandbox
    }

    private func progress(
        _ sandbox: Sandbox, _ arguments: String..., columns: Int = 80
    ) throws -> (code: Int32, output: String, errors: String) {
        // Not those of the folder in which the tests run.
        try sandbox.run(
            ["progress"] + arguments + ["--lessons", "\(sandbox.folder)/Lessons"],
            environment: ["COLUMNS": "\(columns)", "TZ": "UTC"])
    }

    @Test func `a wide terminal gets a table`() throws {
        let sandbox = try sandbox()
        let (code, output, errors) = try progress(sandbox, columns: 110)
        #expect(code == 0 && errors.isEmpty)
        #expect(
            output == """
                lesson                  step  lines  right  wrong  hints  solutions  skipped   time   last seen
                small                 3 of 3      5      2      1      1          1        0  5 min  2025-11-29
                drill rank-reduction  1 done      4      0      1      0          0        3         2025-11-29

                1 lesson begun, 0 finished, 5 min.

                """)
    }

    @Test(arguments: [40, 22])
    func `a narrow one gets lines`(columns: Int) throws {
        let shown = try progress(sandbox(), "--ascii", columns: columns)
        #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= columns }, "\(shown.output)")
        let words = shown.output.split { $0.isWhitespace }.joined(separator: " ")
        #expect(
            words.hasPrefix(
                "small: step 3 of 3 5 lines, 2 right, 1 wrong, 1 hint, 1 solution, 5 min, last seen"),
            "\(words)")
        #expect(words.contains("drill rank-reduction: 1 exercise done 4 lines, 0 right, 1 wrong, 3 skipped"))
    }

    @Test func `a lesson with several sittings says how many`() throws {
        let sandbox = try sandbox()
        let path = "\(sandbox.home)/longhand/default/small.jsonl"
        let first = sandbox.read(path)
        // A sitting with other numbers, which came to its end with one line.
        let lines = first.split(separator: "\n").prefix(3).joined(separator: "\n") + "\n"
        let second = lines.replacing(#""seed":0"#, with: #""seed":7"#)
            .replacing(#""sitting":1"#, with: #""sitting":2"#)
            .replacing(#""finished":false"#, with: #""finished":true"#)
        try sandbox.write(first + second, to: path)
        let table = try progress(sandbox, columns: 110).output
        #expect(table.contains("\nsmall                 finished      6 "), "\(table)")
        let words = "The step is that of the last sitting; there are more of small (2 sittings, 1 finished)."
        #expect(table.contains("\n\n\(words)\n\n1 lesson begun, 1 finished"), "\(table)")
        let narrow = try progress(sandbox, columns: 60).output.split { $0.isWhitespace }
        #expect(narrow.joined(separator: " ").contains("1 solution, 2 sittings, 1 finished, "), "\(narrow)")
        let single = try progress(self.sandbox(), columns: 110).output
        #expect(!single.contains("sitting"), "\(single)")
    }

    @Test func `other programs get JSON or CSV`() throws {
        let sandbox = try sandbox()
        let json = try progress(sandbox, "--json").output
        #expect(
            json == #"{"format":1,"learners":[{"learner":"default","lessons":[{"finished":0,"hints":1,"#
                + #""lastSeen":"2025-11-29T06:57:00Z","lesson":"small","lines":5,"of":3,"right":2,"seconds":300,"#
                + #""sittings":1,"skips":0,"solutions":1,"state":"started","step":3,"wrong":1},{"finished":1,"#
                + #""hints":0,"lastSeen":"2025-11-29T07:06:40Z","lesson":"drill rank-reduction","lines":4,"#
                + #""of":3,"right":0,"sittings":2,"skips":3,"solutions":0,"state":"again","step":1,"#
                + #""wrong":1}]}],"skipped":[]}"# + "\n")
        let csv = try progress(sandbox, "--csv").output
        #expect(
            csv == "learner,lesson,state,step,of,sittings,finished,lines,right,wrong,hints,solutions,skips,"
                + "seconds,last_seen\r\n"
                + "default,small,started,3,3,1,0,5,2,1,1,1,0,300,2025-11-29T06:57:00Z\r\n"
                + "default,drill rank-reduction,again,1,3,2,1,4,0,1,0,0,3,,2025-11-29T07:06:40Z\r\n")
    }

    @Test func `a folder is a class`() throws {
        let sandbox = try sandbox("ada", "李, 雷")
        let all = try progress(sandbox, "\(sandbox.home)/longhand", columns: 110)
        #expect(
            all.output == """
                learner  lesson                  step  lines  right  wrong  hints  solutions  skipped   time   last seen
                ada      drill rank-reduction  1 done      4      0      1      0          0        3         2025-11-29
                ada      small                 3 of 3      5      2      1      1          1        0  5 min  2025-11-29
                李, 雷   drill rank-reduction  1 done      4      0      1      0          0        3         2025-11-29
                李, 雷   small                 3 of 3      5      2      1      1          1        0  5 min  2025-11-29

                2 learners, 2 lessons begun, 0 finished.

                """)
        let csv = try progress(sandbox, "\(sandbox.home)/longhand", "--csv").output
        #expect(csv.contains("\r\n\"李, 雷\",small,started,"), "\(csv)")
        let one = try progress(sandbox, "\(sandbox.home)/longhand", "--learner", "ada", "--csv")
            .output
        #expect(one.contains("ada,small") && !one.contains("雷"))
        #expect(try progress(sandbox, "\(sandbox.folder)/Lessons").code == 66)
    }

    /// Folders as learners hand them in: each a whole data folder, in which they are `default`.
    private func handedIn() throws -> (sandbox: Sandbox, folder: String) {
        let sandbox = try sandbox()
        let folder = "\(sandbox.folder)/class"
        for learner in ["anna", "ben"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/\(learner)", withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                atPath: "\(sandbox.home)/longhand", toPath: "\(folder)/\(learner)/longhand")
        }
        return (sandbox, folder)
    }

    @Test func `learners who are all called default are told apart`() throws {
        let (sandbox, folder) = try handedIn()
        let csv = try progress(sandbox, folder, "--csv").output
        #expect(csv.contains("\r\nanna,small,") && csv.contains("\r\nben,small,"), "\(csv)")
        let json = try progress(sandbox, folder, "--json").output
        #expect(json.contains(#""learner":"anna""#) && json.contains(#""learner":"ben""#), "\(json)")
        #expect(!json.contains("default"))
        let one = try progress(sandbox, folder, "--learner", "ben", "--csv").output
        #expect(one.contains("ben,small,") && !one.contains("anna"))
    }

    @Test(arguments: [60, 80, 130])
    func `the table of a class is no wider than the terminal`(columns: Int) throws {
        let (sandbox, folder) = try handedIn()
        let lines = try progress(sandbox, folder, "--ascii", columns: columns).output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= columns }, "\(lines.joined(separator: "\n"))")
        #expect(lines[0].hasPrefix("learner  lesson                  step  "), "\(lines[0])")
        #expect(lines[1].hasPrefix("anna     drill rank-reduction  1 done  "), "\(lines[1])")
        #expect(lines[4].hasPrefix("ben      small                 3 of 3  "), "\(lines[4])")
        let says = lines.dropFirst(5).joined(separator: " ")
        #expect(says.contains("A wider terminal has ") == (columns < 130), "\(says)")
        #expect(says.hasSuffix("2 learners, 2 lessons begun, 0 finished."), "\(says)")
    }

    @Test func `who listens gets one learner after the other`() throws {
        let (sandbox, folder) = try handedIn()
        let output = try progress(sandbox, folder, "--reader", columns: 130).output
        #expect(output.hasPrefix("anna\ndrill rank-reduction: 1 exercise done\n"), "\(output)")
        #expect(output.contains("\n\nben\ndrill rank-reduction: "), "\(output)")
        #expect(try progress(sandbox, folder, columns: 30).output.hasPrefix("anna\ndrill "))
    }

    @Test func `what was never begun is said, and a finished lesson`() throws {
        let sandbox = try Sandbox()
        let nothing = try progress(sandbox)
        #expect(nothing.output.hasPrefix("Nothing is begun yet."), "\(nothing.output)\(nothing.errors)")
        #expect(try progress(sandbox, "--json").output.contains(#""state":"never""#))
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n18, 4\n2\n")
        let finished = try progress(sandbox).output
        #expect(
            finished.hasPrefix("small: finished\n  3 lines, 3 right, 0 wrong, <1 min, last seen "),
            "\(finished)")
        // On a busy machine it has taken a second.
        #expect(finished.contains("\n1 lesson begun, 1 finished"))
        _ = try sandbox.run(["learn", "small", "--fresh"], input: "[11 7; 7 11]\n")
        #expect(
            try progress(sandbox).output.hasPrefix("small: finished, and begun again: step 2 of 3\n"))
    }

    @Test func `a damaged journal is named and left out`() throws {
        let sandbox = try sandbox()
        try sandbox.write("{}\n{}\n", to: "\(sandbox.home)/longhand/default/rank.jsonl")
        let (code, output, errors) = try progress(sandbox)
        #expect(code == 0 && output.contains("small: step 3 of 3"))
        #expect(errors.contains("rank.jsonl is left out: line 1 is no line of a journal"), "\(errors)")
    }

    @Test(arguments: ["{bad\n", "garbage\n", "garbage", "{\"longhand\":2"])
    func `a journal of one line that is none is named, not passed over`(text: String) throws {
        let (sandbox, folder) = try handedIn()
        try sandbox.write(text, to: "\(folder)/cleo/longhand/default/rank.jsonl")
        try sandbox.write("", to: "\(folder)/dora/longhand/default/rank.jsonl")
        let (code, output, errors) = try progress(sandbox, folder, "--json")
        let path = "\(folder)/cleo/longhand/default/rank.jsonl"
        #expect(code == 0)
        #expect(errors == "longhand: \(path) is left out: line 1 is no line of a journal\n")
        let escaped = path.replacing("/", with: "\\/")
        #expect(
            output.contains("\"skipped\":[\"\(path)\"]") || output.contains("\"skipped\":[\"\(escaped)\"]"),
            "\(output)")
        #expect(!output.contains("cleo\",\"lessons") && !output.contains("dora"))
        let alone = try progress(sandbox, "\(folder)/cleo")
        #expect(alone.code == 65 && alone.errors.contains("none could be read"), "\(alone.errors)")
    }

    // MARK: - Forgetting

    private func files(_ sandbox: Sandbox) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: "\(sandbox.home)/longhand/default")
        return (names ?? []).sorted()
    }

    @Test func `one lesson is forgotten, with what was set aside of it`() throws {
        let sandbox = try sandbox()
        try sandbox.write("old", to: sandbox.journal + ".kept-1")
        let (code, output, _) = try progress(sandbox, "--forget", "small", "--yes")
        #expect(code == 0 && output == "Deleted: the lines of small.\n")
        #expect(files(sandbox) == ["drill_rank-reduction.jsonl", "history"])
        _ = try progress(sandbox, "--delete", "drill rank-reduction", "--yes")
        #expect(files(sandbox) == ["history"])
    }

    @Test func `everything is forgotten, the history too`() throws {
        let sandbox = try sandbox()
        let (code, output, _) = try progress(sandbox, "--forget", "--yes")
        #expect(code == 0)
        #expect(
            output
                == "Deleted: the lines of drill rank-reduction, small and the history of what was\ntyped.\n")
        #expect(files(sandbox).isEmpty)
        #expect(try progress(sandbox, "--forget", "--yes").output == "Nothing is kept of default.\n")
    }

    @Test func `without --yes a pipe deletes nothing, and a terminal asks`() throws {
        let sandbox = try sandbox()
        let refused = try sandbox.run(["progress", "--forget"], input: "yes\n")
        #expect(refused.code == 64 && refused.errors.contains("add --yes"))
        for (answer, says) in [("no\r", "Nothing was deleted."), ("yes\r", "Deleted:")] {
            #expect(files(sandbox).count == 3)
            let program = try sandbox.launch(["progress", "--forget"], columns: 80)
            try program.expect("Type yes to go on: ")
            try program.send(answer)
            try program.expect(says)
            #expect(try program.finish().code == 0)
        }
        #expect(files(sandbox).isEmpty)
    }

    @Test func `what is not there, and what is open elsewhere, is not forgotten`() throws {
        let sandbox = try sandbox()
        let unknown = try progress(sandbox, "--forget", "rank", "--yes")
        #expect(unknown.code == 66)
        #expect(
            unknown.errors.contains("nothing is kept of `rank`; there is drill rank-reduction, small"),
            "\(unknown.errors)")
        let other = try sandbox.launch(["learn", "small"])
        try other.expect("small/number ▸ ")
        let busy = try progress(sandbox, "--forget", "--yes")
        #expect(busy.code == 65 && busy.errors.contains("another longhand has"), "\(busy.errors)")
        #expect(files(sandbox).count == 3)
    }
}
