import Foundation
import Testing

/// `longhand prr report`, with three steps of training and of sampling.
@Suite("longhand prr report")
struct PRRReportTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }

    private func run(
        _ arguments: [String], in sandbox: Sandbox
    ) throws -> (code: Int32, output: String, errors: String) {
        try sandbox.run(
            ["prr", "report", "--quick"] + arguments,
            environment: ["LONGHAND_LESSONS": Self.root + "/Lessons", "COLUMNS": "60"], in: sandbox.folder)
    }

    @Test func `writes one page, keeps what it trained, and comes to the same page by it`() throws {
        let sandbox = try Sandbox()
        let first = try run(["--to", "a.html", "--work", "kept"], in: sandbox)
        #expect(first.code == 0, "\(first.errors)")
        #expect(first.output.hasSuffix("Written to a.html.\n"))
        let kept = try FileManager.default.contentsOfDirectory(atPath: "\(sandbox.folder)/kept")
        #expect(kept.count { $0.hasPrefix("prr-ExCA-r1-") } == 1)
        #expect(!kept.contains { $0.contains(".state.") })
        #expect(try run(["--to", "b.html", "--work", "kept"], in: sandbox).code == 0)
        #expect(try run(["--to", "c.html", "--work", "anew"], in: sandbox).code == 0)
        let page = sandbox.read("\(sandbox.folder)/a.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
        #expect(page.contains("PRR ExCA r = 4") && page.contains("LoRA ExCA r = 4"))
        #expect(!page.contains("<script") && !page.contains("src=\"http"))
        for name in ["b", "c"] { #expect(page == sandbox.read("\(sandbox.folder)/\(name).html")) }
    }

    @Test func `with --json it answers with every experiment`() throws {
        let sandbox = try Sandbox()
        let (code, output, errors) = try run(["--json", "--seed", "3"], in: sandbox)
        #expect(code == 0, "\(errors)")
        let answer = try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        #expect(
            Set(answer.keys) == ["plan", "base", "runs", "matches", "joined", "editing", "output"])
        let runs = try #require(answer["runs"] as? [[String: Any]])
        #expect(runs.map { $0["method"] as? String } == ["prr", "lora", "prr", "lora"])
        // A rank of one on the 37 layers of ExCA: as many numbers as they have outputs.
        #expect(runs[0]["layers"] as? Int == 37 && runs[0]["parameters"] as? Int == 1560)
        let ways = try #require(answer["joined"] as? [[String: Any]]).compactMap { $0["way"] as? String }
        #expect(ways == ["first alone", "second alone", "sequential", "joint", "sum", "PRR, then LoRA"])
        let editing = try #require(answer["editing"] as? [[String: Any]])
        #expect(editing.count == 3 && (editing[2]["distances"] as? [Double])?.count == 10)
        #expect(output.count { $0 == "\n" } == 1)
    }

    @Test(arguments: [
        (["--to", "page.pdf"], Int32(64), "--to takes a .html file"),
        (["--images", "mine.png"], 64, "--held-out"),
        (["--to", "no/page.html", "--work", "kept"], 74, "there is no folder"),
        (["--work", "/dev/null/x"], 74, "name another folder with --work"),
        (["--base", "missing.safetensors"], 66, "missing.safetensors"),
    ])
    func `what cannot be asked is refused`(arguments: [String], code: Int32, words: String) throws {
        let sandbox = try Sandbox()
        let outcome = try run(arguments, in: sandbox)
        #expect(outcome.code == code, "\(outcome.errors)")
        #expect(outcome.errors.replacing("\n", with: " ").contains(words), "\(outcome.errors)")
    }
}
