import Foundation
import Laboratory
import Lessons
import Notation
import Testing
import Tutoring

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Worked solutions as documents")
struct SolutionDocumentTests {
    private static func solution(_ id: String, set: [String: String] = [:]) throws -> WorkedSolution {
        try WorkedSolution(lesson: try Sitting.library.lesson(named: id), overrides: set)
    }

    @Test(arguments: Sitting.library.ids)
    func `HTML is one well-formed file that fetches nothing`(id: String) throws {
        let html = try Self.solution(id).html
        let parser = XMLParser(data: Data(html.utf8))
        #expect(parser.parse(), "line \(parser.lineNumber): \(String(describing: parser.parserError))")
        for word in ["http:", "https:", "<script", "<link", "src="] { #expect(!html.contains(word)) }
        #expect(html.contains("<meta name=\"viewport\""))
        #expect(html.contains("@media print"))
    }

    @Test(arguments: Sitting.library.ids)
    func `LaTeX needs no other fonts than its own, and its braces pair`(id: String) throws {
        let latex = try Self.solution(id).latex
        let foreign = latex.unicodeScalars.filter { $0.value > 0x17F }
        #expect(foreign.isEmpty, "\(foreign)")
        var depth = 0
        var previous: Character = " "
        for character in latex {
            if character == "{", previous != "\\" { depth += 1 }
            if character == "}", previous != "\\" { depth -= 1 }
            #expect(depth >= 0)
            previous = previous == "\\" && character == "\\" ? " " : character
        }
        #expect(depth == 0)
        #expect(latex.filter { $0 == "$" }.count.isMultiple(of: 2))
    }

    /// Where pdfLaTeX is there it has the last word.
    @Test(.enabled(if: Self.pdflatex != nil), arguments: Sitting.library.ids)
    func `LaTeX compiles`(id: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tex-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("solution.tex")
        try Self.solution(id).latex.write(to: file, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = Self.pdflatex
        process.arguments = ["-halt-on-error", "-interaction=nonstopmode", "solution.tex"]
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    private static let pdflatex: URL? = {
        let path = "/usr/bin/pdflatex"
        return FileManager.default.isExecutableFile(atPath: path) ? URL(fileURLWithPath: path) : nil
    }()

    @Test func `each question stands with its answer`() throws {
        let solution = try Self.solution("svd-by-hand")
        let gram = "[11 7; 7 11]"
        #expect(
            solution.steps.contains { $0.name == "gram" && $0.answer?.plain.contains("11") == true },
            "\(gram)")
        #expect(solution.markdown.contains("## 1. Compute WᵀW\n"))
        #expect(solution.markdown.contains("\\begin{bmatrix} 11 & 7 \\\\ 7 & 11 \\end{bmatrix}"))
        #expect(solution.latex.contains("\\begin{bmatrix} 11 & 7 \\\\ 7 & 11 \\end{bmatrix}"))
        #expect(solution.html.contains("<mtr><mtd><mn>11</mn></mtd><mtd><mn>7</mn></mtd></mtr>"))
    }

    @Test(arguments: Sitting.library.ids)
    func `sections have the numbers that a sitting shows, and questions for headings`(id: String) throws {
        let lesson = try Sitting.library.lesson(named: id)
        var sitting = try Sitting(id)
        var shown: [String: Int] = [:]
        while !sitting.session.isFinished {
            shown[sitting.session.stepName] = sitting.session.position.step
            sitting.type("skip")
        }
        let computed = try WorkedSolution(lesson: lesson, conductor: Run.conductor).steps
        for entries in [computed, WorkedSolution(of: sitting.session).steps] {
            let asking = entries.filter { $0.ask != nil }
            #expect(asking.allSatisfy { $0.number != nil && $0.number == shown[$0.name] })
            #expect(asking.compactMap(\.number) == Array(1...shown.count))
            #expect(entries.allSatisfy { ($0.ask == nil) == ($0.number == nil) })
            for title in asking.compactMap({ $0.title?.plain }) {
                #expect((4...78).contains(title.count), "\(title)")
                #expect(
                    !title.contains(/\[[−0-9]/) && !title.hasSuffix(".") && !title.hasSuffix("= …"),
                    "\(title)")
            }
            #expect(asking.allSatisfy { $0.title != nil })
        }
    }

    @Test(arguments: [
        ("W = {{W}}\\_\\_\\_\\_Compute WᵀW.", "Compute WᵀW"),
        ("The rank of W is 1.5 or {{rank(W)}}. What is it, then? Say.", "What is it, then?"),
        ("Find u, which goes with your v = {{W}} and 2.", "Find u, which goes with your v …"),
        ("Which rank has W = {{W}}? Type `2` for two.", "Which rank has W …"),
        ("The row {{W[1,:]}} is given. Is it 0?", "Is it 0?"),
        (
            "Give one of the many and manifold vectors that are orthogonal to each other and so on.",
            "Give one of the many and manifold vectors that are orthogonal to each …"
        ),
        ("求 W 的奇异值，从大到小排列。它有 2 个。", "求 W 的奇异值，从大到小排列"),
    ])
    func `a heading is the question in short`(ask: String, title: String) throws {
        let lesson = try LessonReader().lesson(
            from: """
                longhand: 1
                lesson: small
                title: Small
                given: {W: "[2 1; 1 2]"}
                steps:
                  - {id: one, ask: "\(ask)", expect: {relation: value, value: "2"}}
                """, file: "small.yaml")
        let entry = try #require(try WorkedSolution(lesson: lesson).steps.first)
        #expect(entry.title?.plain == title)
    }

    @Test func `what asks nothing has no heading of its own`() throws {
        let solution = try Self.solution("svd-by-hand")
        let questions = solution.steps.count { $0.ask != nil }
        #expect(solution.html.components(separatedBy: "<h2>").count == questions + 1)
        #expect(solution.latex.components(separatedBy: "\\subsection*").count == questions + 1)
        #expect(solution.markdown.components(separatedBy: "\n## ").count == questions + 1)
        #expect(!solution.html.contains(">right-vectors.1<") && !solution.markdown.contains("right-vectors"))
    }

    @Test func `text that looks like markup is text`() throws {
        let lesson = try LessonReader().lesson(
            from: """
                longhand: 1
                lesson: markup
                title: "<b>50% & more_ \\\\ $x$ </title>"
                steps:
                  - id: one
                    say: "<script>alert(1)</script> 100% of #1 & {this} `<i>\\\\end{document}`"
                    ask: "1 + 1?"
                    expect: {relation: value, value: "2"}
                """, file: "markup.yaml")
        let solution = try WorkedSolution(lesson: lesson)
        #expect(XMLParser(data: Data(solution.html.utf8)).parse())
        #expect(!solution.html.contains("<script") && !solution.html.contains("<i>"))
        #expect(!solution.latex.contains("\\end{document}`"))
        #expect(solution.latex.components(separatedBy: "\\end{document}").count == 2)
        #expect(solution.latex.contains("100\\% of \\#1 \\& \\{this\\}"))
        #expect(solution.markdown.contains("\\<script\\>"))
    }

    @Test func `a translated solution names its language, and the fonts that it needs`() throws {
        let lesson = try Sitting.library.lesson(named: "svd-by-hand", in: "zh")
        let solution = try WorkedSolution(lesson: lesson)
        #expect(solution.html.contains("<html lang=\"zh\">"))
        #expect(XMLParser(data: Data(solution.html.utf8)).parse())
        #expect(solution.latex.hasPrefix("% Set it with XeLaTeX"))
        #expect(solution.latex.contains("\\usepackage{xeCJK}"))
    }

    // MARK: - A learner's own

    @Test func `a learner's own lines stand in what is exported`() throws {
        var sitting = try Sitting("svd-by-hand")
        for line in ["[11 7; 7 10]", "[11 7; 7 11]", "(11-λ)^2 - 49", "18, 4", "4.243, 2", "skip"] {
            sitting.type(line)
        }
        let solution = WorkedSolution(of: sitting.session)
        let plain = solution.steps.map { "\($0.name): \($0.heading ?? "–"): \($0.answer?.plain ?? "–")" }
        #expect(
            plain[1] == "charpoly: Your answer: charpoly = (11 − λ)² − 49, that is λ² − 22λ + 72", "\(plain)")
        #expect(plain[3].hasSuffix("Your answer, right to its digits: σ = 4.243, 2, rounded from 3√2, 2"))
        #expect(plain[4].contains("The computed answer: v₁ = "))
        #expect(solution.steps.last?.name == "right-vectors.2" && solution.steps.last?.answer == nil)
        #expect(solution.html.contains("not yet to the end"))
    }

    @Test func `what a journal brings back is exported as it was typed`() throws {
        var sitting = try Sitting("svd-by-hand")
        for line in ["[11 7; 7 11]", "(11-λ)^2 - 49", "18, 4", "4.243, 2"] { sitting.type(line) }
        var again = try Sitting("svd-by-hand").session
        for (line, outcome) in zip(sitting.lines, sitting.outcomes) {
            _ = again.handle(line, recorded: outcome)
        }
        #expect(WorkedSolution(of: again).markdown == WorkedSolution(of: sitting.session).markdown)
    }

    @Test func `an item that was chosen is written out`() throws {
        var sitting = try Sitting("lora")
        while sitting.session.stepName != "grad-a", !sitting.session.isFinished { sitting.type("skip") }
        sitting.type("b")
        let answer = WorkedSolution(of: sitting.session).steps.first { $0.name == "grad-a" }?.answer?.plain
        #expect(answer?.hasPrefix("b: it is 0") == true, "\(answer ?? "")")
    }

    @Test(
        arguments: [
            ("export", SolutionFormat.markdown, nil), ("export html", .html, nil),
            ("export LaTeX", .latex, nil),
            ("export my work.tex", .latex, "my work.tex"),
            ("export html svd.html", .html, "svd.html"), ("export latex notes", .latex, "notes"),
            (":export a/b.md", .markdown, "a/b.md"),
        ] as [(String, SolutionFormat, String?)])
    func `export takes a format or a file`(line: String, format: SolutionFormat, file: String?) throws {
        var session = try Sitting("rank").session
        let events = session.handle(line)
        #expect(events == [.export(Export(format: format, file: file))])
    }

    @Test func `a format that is not known is named`() throws {
        var sitting = try Sitting("rank")
        #expect(sitting.type("export pdf").contains("pdf names no format. Write export html"))
    }
}
