import Foundation
import Testing

@Suite("mark, by the real program")
struct MarkTests {
    private struct Work: Decodable {
        struct Line: Decodable {
            let line: Int
            let text: String
            let name: String?
            let verdict: String
            let followsFrom: Int?
            let message: String
            let credit: Double?
        }
        let file: String
        let lesson: String
        let lines: [Line]
        let firstError: Int?
        let score: Double?
    }

    private let right = "lesson: small\nWtW = [11 7; 7 11]\nlambda = 18, 4\nnumber = 2\n"
    private let wrong = "lesson: small\nWtW = [11 7; 7 10]\nSome words.\nlambda = 18, 4\n"

    private func run(
        _ files: [String], _ arguments: [String] = [], in sandbox: Sandbox? = nil
    ) throws -> (code: Int32, output: String, errors: String) {
        let sandbox = try sandbox ?? Sandbox()
        var paths: [String] = []
        for (number, text) in files.enumerated() {
            let path = "\(sandbox.folder)/\(number).txt"
            try sandbox.write(text, to: path)
            paths.append(path)
        }
        return try sandbox.run(["mark"] + paths + arguments)
    }

    @Test func `a folder stands for the work in it`() throws {
        let sandbox = try Sandbox()
        for (name, text) in [
            ("s10.txt", wrong), ("s2.TXT", right), ("notes.md", right), ("in/c.text", right),
            (".hidden.txt", wrong), (".git/x.txt", wrong), ("a.tex", right), ("scan.pdf", "no text"),
        ] {
            try sandbox.write(text, to: "\(sandbox.folder)/handed-in/\(name)")
        }
        let (code, output, errors) = try sandbox.run(["mark", "handed-in"], in: sandbox.folder)
        #expect(code == 1 && errors == "longhand: skipped, no text: handed-in/scan.pdf\n", "\(errors)")
        let heads = output.split(separator: "\n").filter { $0.hasPrefix("handed-in/") }
        #expect(
            heads == [
                "handed-in/a.tex · small", "handed-in/in/c.text · small", "handed-in/notes.md · small",
                "handed-in/s2.TXT · small", "handed-in/s10.txt · small",
            ])
        let none = try sandbox.run(["mark", "Lessons"], in: sandbox.folder)
        #expect(none.code == 66 && none.errors.contains("no written work there"), "\(none.errors)")
    }

    private func works(_ files: [String], _ arguments: [String] = []) throws -> [Work] {
        try JSONDecoder().decode(
            [Work].self, from: Data(try run(files, ["--json"] + arguments).output.utf8))
    }

    @Test func `right work gives 0, work with an error 1`() throws {
        let good = try run([right])
        #expect(good.code == 0 && good.errors.isEmpty)
        #expect(good.output.contains("3 of 3. Everything is right."))
        let bad = try run([right, wrong])
        #expect(bad.code == 1 && bad.errors.isEmpty)
        #expect(bad.output.contains("The first error is in line 2."))
    }

    @Test func `JSON has every field, and the files in their order`() throws {
        let found = try works([wrong, right, right, right, wrong, right])
        #expect(found.map(\.firstError) == [2, nil, nil, nil, 2, nil])
        #expect(found.map { $0.file.suffix(5) } == (0..<6).map { "\($0).txt"[...] })
        #expect(found.allSatisfy { $0.lesson == "small" })
        #expect(found[0].lines.map(\.line) == [2, 4])
        #expect(found[0].lines.map(\.verdict) == ["incorrect", "correct"])
        #expect(found[1].score == 1)
        let text = try run([wrong], ["--json"]).output
        for key in ["by", "evidence", "diagnosis", "followsFrom", "credit", "message", "name", "text"] {
            #expect(text.contains("\"\(key)\":"))
        }
        #expect(text.contains(#""followsFrom":null"#))
    }

    @Test func `a slip is charged once, and numbers can be chosen`() throws {
        let text = "WtW = [5 4; 4 6]\nlambda = (11+√65)/2, (11-√65)/2\n"
        let work = try works([text], ["--lesson", "small", "--set", "W=1 2; 2 1"])[0]
        #expect(work.lines.map(\.verdict) == ["incorrect", "follows"])
        #expect(work.lines.map(\.followsFrom) == [nil, 1])
    }

    @Test func `what is not there gives 66, what cannot be read 65`() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run(["mark", "\(sandbox.folder)/none.txt"]).code == 66)
        #expect(try run(["lesson: nothing-of-this-name\n"]).code == 66)
        let unnamed = try run(["WtW = [1 2]\n"])
        #expect(unnamed.code == 65 && unnamed.errors.contains("0.txt: no lesson is named"))
        #expect(try run(["lesson: small\nset: W=[1 2\n"]).code == 65)
        #expect(try run([String(repeating: "x", count: 300_000)]).code == 65)
        let path = "\(sandbox.folder)/latin.txt"
        try Data([0x6C, 0xE9, 0x0A]).write(to: URL(fileURLWithPath: path))
        let latin = try sandbox.run(["mark", path])
        #expect(latin.code == 65 && latin.errors.contains("not UTF-8"))
        #expect(try sandbox.run(["mark"]).code == 64)
    }

    @Test func `a bad file does not stop the others`() throws {
        let sandbox = try Sandbox()
        let folder = "\(sandbox.folder)/pile"
        for (name, text) in [("1.txt", wrong), ("2.txt", "WtW = [1 2]\n"), ("4.txt", ""), ("6.txt", right)] {
            try sandbox.write(text, to: "\(folder)/\(name)")
        }
        try Data([0xFF, 0x00, 0x80]).write(to: URL(fileURLWithPath: "\(folder)/3.txt"))
        try sandbox.write("lesson: nothing-of-this-name\n", to: "\(folder)/5.txt")
        let (code, output, errors) = try sandbox.run(["mark", "pile"], in: sandbox.folder)
        #expect(code == 65)
        #expect(
            errors
                == "longhand: 4 of 6 files could not be marked: pile/2.txt, pile/3.txt, pile/4.txt, pile/5.txt\n"
        )
        #expect(output.contains("pile/3.txt\n  Not marked: not UTF-8 text\n"))
        #expect(output.contains("  pile/6.txt  3 of 3\n"))
        let json = try sandbox.run(["mark", "pile", "--json"], in: sandbox.folder)
        struct Failed: Decodable { let file: String, error: String?, lesson: String?, unmarked: Int }
        let works = try JSONDecoder().decode([Failed].self, from: Data(json.output.utf8))
        #expect(json.code == 65 && works.map(\.unmarked) == [1, 0, 0, 0, 0, 0])
        #expect(works.map { $0.error == nil } == [true, false, false, false, false, true])
        #expect(works[2].error == "not UTF-8 text" && works[2].lesson == nil)
        let missing = try sandbox.run(
            ["mark", "pile/none.txt", "pile/6.txt", "none"], in: sandbox.folder)
        #expect(missing.code == 66 && missing.output.contains("3 of 3. Everything is right."))
    }

    @Test func `several files end with a table, and the slips that they share`() throws {
        let sandbox = try Sandbox()
        for (name, text) in [("a.txt", wrong), ("b.txt", right), ("c.txt", wrong)] {
            try sandbox.write(text, to: "\(sandbox.folder)/\(name)")
        }
        let table = """
              file    right  first error  not read
              a.txt  1 of 2       line 2
              b.txt  3 of 3
              c.txt  1 of 2       line 2
              3 files, 1 all right.

            """
        let files = ["a.txt", "b.txt", "c.txt"]
        let full = try sandbox.run(["mark"] + files, in: sandbox.folder)
        #expect(
            full.code == 1 && full.output.contains("\n\n" + table + "\n  Most common slips\n  2 files  WtW: ")
        )
        let brief = try sandbox.run(["mark", "--brief"] + files, in: sandbox.folder)
        #expect(brief.code == 1 && brief.output == table, "\(brief.output)")
        let csv = try sandbox.run(["mark", "--csv"] + files, in: sandbox.folder)
        #expect(csv.code == 1 && csv.output.contains("\nb.txt,small,3,3,1,,0,0,0,\n"), "\(csv.output)")
        #expect(csv.output.split(separator: "\n").count == 4)
        #expect(try sandbox.run(["mark", "--brief", "b.txt"], in: sandbox.folder).code == 0)
        let both = try sandbox.run(["mark", "--brief", "--csv", "b.txt"], in: sandbox.folder)
        #expect(both.code == 64 && both.errors.contains("Only one of --json, --brief and --csv"))
    }

    @Test func `UTF-16 with its mark is read, and a sheet without a statement is not right`() throws {
        let sandbox = try Sandbox()
        let path = "\(sandbox.folder)/wide.txt"
        for (mark, encoding) in [
            ([0xFF, 0xFE] as [UInt8], String.Encoding.utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
        ] {
            let text = try #require(("Anna\n" + right).data(using: encoding))
            try (Data(mark) + text).write(to: URL(fileURLWithPath: path))
            let (code, output, _) = try sandbox.run(["mark", path])
            #expect(code == 0 && output.contains("3 of 3, 1 line not marked."), "\(output)")
            try (Data(mark) + text + [0x00]).write(to: URL(fileURLWithPath: path))
            #expect(try sandbox.run(["mark", path]).code == 65)
        }
        let empty = try run(["lesson: small\n"])
        #expect(empty.code == 1 && empty.output.contains("Nothing is stated here."))
        #expect(try run([right, "lesson: small\nOnly words.\n"]).code == 1)
    }

    @Test func `a line that takes too long is undecided, and the file goes on`() throws {
        let long = (1...40).map { "sqrt(\($0 + 2))" }.joined(separator: "+")
        let heavy = "q = [\(long), 1; 1, \(long)]^-7 * [\(long); \(long)] = [1; 1]"
        let work = try works(["lesson: small\n\(heavy)\nWtW = [11 7; 7 11]\n"])[0]
        #expect(work.lines.last?.verdict == "correct")
        #expect(work.lines.first?.verdict == "undecided" || work.lines.count == 1)
    }

    @Test(arguments: [["mark"], ["mark", "--ascii"]])
    func `hostile files are marked or refused, never a fault`(arguments: [String]) throws {
        let hostile = [
            "lesson: small\nWtW = " + String(repeating: "[", count: 50_000),
            "lesson: small\n" + String(repeating: "=\n", count: 1_000),
            "lesson: small\nWtW = \u{1B}[31m [11 7; 7 11]\n\u{0}x = \u{0}\n",
            "lesson: small\nWtW " + String(repeating: " and so, = ", count: 1_000),
            "lesson: small\nWtW = 1" + String(repeating: ", word", count: 30_000),
            "lesson: small\nWtW = 9^9^9^9\nlambda = 1/0, 1/0\nWtW = WtW^1000000\n",
            "lesson: small\nlambda1 = lambda1 = lambda1\nWtW = WtW\n = = =\n",
        ]
        for text in hostile {
            let (code, output, _) = try run([text], Array(arguments.dropFirst()))
            #expect(code == 0 || code == 1, "\(code): \(text.prefix(40))")
            #expect(!output.contains("\u{1B}") && !output.contains("\u{0}"))
        }
    }

    @Test func `a narrow terminal is kept to`() throws {
        let sandbox = try Sandbox()
        let path = "\(sandbox.folder)/0.txt"
        try sandbox.write(wrong, to: path)
        let (_, output, _) = try sandbox.run(["mark", path], environment: ["COLUMNS": "40"])
        let lines = output.components(separatedBy: "\n")
        #expect(lines.dropFirst().allSatisfy { $0.count <= 40 })
    }

    /// The example of the documentation is what the program prints.
    @Test func `the documented example is so`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let page = try String(contentsOf: root.appendingPathComponent("Docs/WrittenWork.md"), encoding: .utf8)
        let blocks = page.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
            .map { $0.element.replacing("text\n", with: "") }
        let sandbox = try Sandbox()
        try sandbox.write(blocks[0], to: "\(sandbox.folder)/work.txt")
        let lessons = ["LONGHAND_LESSONS": root.appendingPathComponent("Lessons").path]
        let (_, output, _) = try sandbox.run(
            ["mark", "\(sandbox.folder)/work.txt"], environment: lessons)
        let printed = Array(output.components(separatedBy: "\n").dropFirst())
        #expect(printed == Array(blocks[1].components(separatedBy: "\n").dropFirst()))
    }
}
