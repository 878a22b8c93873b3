import Foundation
import Testing

/// `longhand lowrankgan report`, on the small generator and with few images.
@Suite("longhand lowrankgan report")
struct LowRankGANReportTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }
    private static let lessons = ["LONGHAND_LESSONS": root + "/Lessons"]
    private static let quick = ["lowrankgan", "report", "--generator", "style", "--quick"]

    private func run(
        _ arguments: [String], columns: Int = 80, in sandbox: Sandbox
    ) throws -> (code: Int32, output: String, errors: String) {
        let environment = Self.lessons.merging(["COLUMNS": "\(columns)"]) { $1 }
        return try sandbox.run(Self.quick + arguments, environment: environment, in: sandbox.folder)
    }

    @Test func `writes one page that is the same each time, and tells its findings at any width`() throws {
        let sandbox = try Sandbox()
        let narrow = try run(["--to", "a.html"], columns: 40, in: sandbox)
        #expect(narrow.code == 0, "\(narrow.errors)")
        let lines = narrow.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 40 } && lines.last == "Written to a.html.")
        let wide = try run(["--to", "b.html", "--ascii"], columns: 400, in: sandbox)
        #expect(wide.output.utf8.allSatisfy { $0 < 128 })
        let page = sandbox.read("\(sandbox.folder)/a.html")
        #expect(page == sandbox.read("\(sandbox.folder)/b.html"))
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
        #expect(page.contains("A rare attribute in a training set"))
        #expect(!page.contains("<script") && !page.contains("src=\"http") && !page.contains("href=\"http"))
    }

    @Test func `with --json it answers with every part, and takes other examples`() throws {
        let sandbox = try Sandbox()
        let arguments = [
            "--json", "--regions", "6:18,9:19", "--images", "5", "--directions", "2", "--seeds", "4",
            "--seed", "7",
        ]
        let (code, output, errors) = try run(arguments, in: sandbox)
        #expect(code == 0, "\(errors)")
        let answer = try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect(
            Set(answer.keys) == [
                "generator", "dimension", "examples", "seed", "seeds", "alpha", "reach", "parts", "leftOut",
                "output",
            ])
        #expect(answer["output"] as? String == "report.html" && answer["seed"] as? Int == 7)
        let example = try #require((answer["examples"] as? [[String: Any]])?.first)
        #expect(example["region"] as? String == "6:18,9:19")
        #expect(example["seed"] as? Int == 5 && example["direction"] as? Int == 2)
        let parts = try #require(answer["parts"] as? [String: [String: Any]])
        #expect(
            parts.keys.sorted() == [
                "augmentation", "distributions", "edits", "lambda", "nullSpaces", "precision", "quality",
                "relaxation", "robustness", "transfer",
            ])
        for part in parts.values { #expect(part["claim"] is String && part["finding"] is String) }
        #expect(output.last == "\n" && output.count(where: { $0 == "\n" }) == 1)
        #expect(sandbox.read("\(sandbox.folder)/report.html").contains("along direction 2"))
    }

    @Test func `what cannot be asked is refused before any work`() throws {
        let sandbox = try Sandbox()
        let cases: [([String], Int32, String)] = [
            (["--to", "report.pdf"], 64, "--to takes a .html file"),
            (["--to", "no/report.html"], 74, "there is no folder"),
            (["--regions", "chst"], 64, "did you mean chest?"),
            (["--regions", "chest,hem,sole,collar,shaft"], 64, "at most 4 regions, not 5"),
            (["--images", "1,2,3"], 64, "--images takes as many numbers as there are regions, 2, not 3"),
            (["--directions", "1"], 64, "--directions takes as many numbers as there are regions, 2, not 1"),
            (["--directions", "0,1"], 64, "--directions takes numbers from 1"),
            (["--directions", "99,99"], 65, "there is no direction 99"),
            (["--lambda", "0"], 64, "--lambda takes a finite number above 0"),
            (["--lambda", "0.01"], 65, "as it is for every matrix where λ < 1/d"),
            (["--alpha", "0"], 64, "--alpha takes a number above 0"),
            (["--reach", "nan"], 64, "--reach takes a number above 0"),
            (["--seeds", "1..99"], 64, "--seeds"),
        ]
        for (arguments, code, words) in cases {
            let refused = try run(arguments, in: sandbox)
            #expect(refused.code == code && refused.output.isEmpty, "\(arguments) \(refused.errors)")
            #expect(refused.errors.contains(words), "\(refused.errors)")
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: sandbox.folder)
        #expect(!files.contains { $0.hasSuffix(".html") })
    }

    @Test func `Ctrl-C ends it with 130, and what was there is left alone`() throws {
        let sandbox = try Sandbox()
        try sandbox.write("old", to: "\(sandbox.folder)/report.html")
        let program = try sandbox.launch(
            ["lowrankgan", "report"], environment: Self.lessons, in: sandbox.folder)
        usleep(1_500_000)
        program.signal(SIGINT)
        let (code, shown) = try program.finish()
        #expect(code == 130 && shown.isEmpty)
        #expect(sandbox.read("\(sandbox.folder)/report.html") == "old")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: sandbox.folder)
                .allSatisfy { !$0.hasPrefix("report.html.") && !$0.hasPrefix(".report") })
    }
}
