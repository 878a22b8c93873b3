import Foundation
import Testing

@Suite("Exporting from a sitting")
struct ExportTests {
    @Test func `export writes the learner's lines to the file that is named`() throws {
        let sandbox = try Sandbox()
        let file = "\(sandbox.folder)/my work.html"
        let (code, output, _) = try sandbox.run(
            ["learn", "small"], input: "[11 7; 7 11]\nexport \(file)\nquit\n")
        #expect(code == 0)
        #expect(output.replacing("\n  ", with: " ").contains("Written to"))
        let html = sandbox.read(file)
        #expect(html.hasPrefix("<!DOCTYPE html>") && html.contains("Your answer"))
    }

    @Test func `a file that is there is never overwritten`() throws {
        let sandbox = try Sandbox()
        let file = "\(sandbox.folder)/mine.tex"
        try sandbox.write("precious", to: file)
        let (code, output, _) = try sandbox.run(["learn", "small"], input: "export \(file)\nquit\n")
        #expect(code == 0)
        #expect(output.contains("is there already"))
        #expect(sandbox.read(file) == "precious")
    }

    @Test func `a file that cannot be written is named with the reason`() throws {
        let (code, output, _) = try Sandbox().run(["learn", "small"], input: "export /no/where.md\nquit\n")
        #expect(code == 0)
        #expect(output.contains("cannot be written: No such file or directory."))
    }

    @Test func `at the end of a lesson the prompt stays, for exporting`() throws {
        let sandbox = try Sandbox()
        let file = "\(sandbox.folder)/all.md"
        let (code, output, _) = try sandbox.run(
            ["learn", "small"], input: "skip\nskip\nskip\nexport \(file)\nquit\n")
        #expect(code == 0)
        #expect(output.contains("`export` writes your working to a file") || output.contains("export writes"))
        #expect(!output.contains("resumes at"))
        let text = sandbox.read(file)
        #expect(
            text.contains("Worked with Longhand.")
                && text.contains("3. The number of nonzero singular values of W"))
    }

    @Test func `plot writes a picture to the file that is named, and never over another`() throws {
        let sandbox = try Sandbox()
        let (png, svg) = ("\(sandbox.folder)/w.png", "\(sandbox.folder)/w.svg")
        let (code, output, _) = try sandbox.run(
            ["learn", "small"],
            input:
                "plot [1 2; 3 4] to \(png)\nplot [1 2 3; 4 5 6] to \(svg)\nplot [1 2; 3 5] to \(png)\nquit\n")
        #expect(code == 0)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: png))
        #expect(bytes.prefix(8) == Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        #expect(sandbox.read(svg).hasPrefix("<svg xmlns="))
        #expect(output.contains("is there already"))
    }
}
