import Checking
import Foundation
import Testing

@testable import Lessons

/// The authoring guide builds a lesson that passes at each stage, and shows what the program prints.
@Suite struct GuideTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }

    private struct Block {
        /// What stands behind the fence: `yaml`, `text`, or nothing for a terminal.
        let kind: String
        let lines: [Substring]

        var text: String { lines.joined(separator: "\n") + "\n" }
    }

    private static func guide() throws -> String {
        try String(contentsOfFile: root + "/Lessons/README.md", encoding: .utf8)
    }

    private static func blocks(of text: Substring) -> [Block] {
        text.split(separator: "```", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }
            .map { _, block in
                let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
                return Block(kind: String(lines[0]), lines: Array(lines[1...].dropLast()))
            }
    }

    @Test func `ten minutes make a lesson, each stage passes, each terminal shows what it shows`() throws {
        let guide = try Self.guide()
        let start = try #require(guide.firstRange(of: "## Ten minutes")).upperBound
        let end = try #require(guide[start...].firstRange(of: "\n## ")).lowerBound
        let sandbox = try Sandbox()
        let desk = "\(sandbox.folder)/desk"
        let file = "\(desk)/least-squares/lesson.yaml"
        try FileManager.default.createDirectory(atPath: desk, withIntermediateDirectories: true)
        var lesson = ""
        var stages = 0
        for block in Self.blocks(of: guide[start..<end]) {
            switch block.kind {
            case "yaml":
                lesson += block.text
                stages += 1
                try sandbox.write(lesson, to: file)
                let check = try sandbox.run(["lesson", "check", file])
                #expect(check.code == 0, "stage \(stages): \(check.output)\(check.errors)")
            case "text":
                try sandbox.write(block.text, to: "\(desk)/least-squares/erring.transcript")
            default:
                try play(block, in: desk, of: sandbox)
            }
        }
        #expect(stages == 5)
        #expect(try sandbox.run(["lesson", "check", file]).output.hasSuffix("lesson.yaml: good\n"))
        // With the translation that is shown further below.
        let translation = try #require(Self.blocks(of: guide[...]).first { $0.kind == "yaml lesson.de.yaml" })
        try sandbox.write(translation.text, to: "\(desk)/least-squares/lesson.de.yaml")
        let translated = try sandbox.run(["lesson", "check", file])
        #expect(
            translated.code == 0 && translated.output.contains("texts are not translated"), "\(translated)")
        // And for other points, as its last words say.
        let other = try sandbox.run(
            ["learn", file, "--watch", "--set", "b=(1, 0, 5)"],
            input: "[3 3; 3 5]\n(0, 2)\n(1, -2, 1)\nb\n")
        #expect(other.output.contains("Finished"), "\(other.output)")
    }

    /// What the guide shows of pictures and experiments are steps of a lesson on W.
    @Test func `the steps that it shows elsewhere are good steps`() throws {
        let guide = try Self.guide()
        let start = try #require(guide.firstRange(of: "## What to know")).upperBound
        let steps = Self.blocks(of: guide[start...]).filter { $0.kind == "yaml" }
        #expect(!steps.isEmpty)
        let sandbox = try Sandbox()
        let file = "\(sandbox.folder)/shown/lesson.yaml"
        let head = "longhand: 1\nlesson: shown\ntitle: Shown\ngiven: {W: \"[2 1; 1 3]\"}\nsteps:\n"
        try sandbox.write(head + steps.map(\.text).joined(), to: file)
        let check = try sandbox.run(["lesson", "check", file])
        #expect(check.code == 0, "\(check.output)\(check.errors)")
    }

    private func play(_ block: Block, in desk: String, of sandbox: Sandbox) throws {
        let command = try #require(block.lines.first)
        try #require(command.hasPrefix("$ longhand "), "\(command)")
        let typed = block.lines.compactMap { line -> Substring? in
            let parts = line.split(separator: " ▸ ", maxSplits: 1)
            return parts.count == 2 && parts[0].hasPrefix("least-squares") ? parts[1] : nil
        }
        let shown = try sandbox.run(
            command.split(separator: " ").dropFirst(2).map(String.init),
            input: typed.map { $0 + "\n" }.joined(), in: desk)
        #expect(
            shown.output + shown.errors == block.lines.dropFirst().joined(separator: "\n") + "\n",
            "\(command)")
    }

    @Test func `every key of the format stands in it`() throws {
        let guide = try Self.guide()
        var open: [KeyTable.Content] = [.mapping(.lesson)]
        var names: Set<String> = []
        while let content = open.popLast() {
            switch content {
            case .mapping(let table):
                names.formUnion(table.names)
                open += table.keys.map(\.content)
            case .list(let inside, _): open.append(inside)
            case .named(let inside, _): open.append(inside)
            case .either(let several): open += several
            case .expectation:
                open += Relation.allCases.map { .mapping(.expectation(of: $0)) }
                names.formUnion(Relation.allCases.map(\.rawValue))
            default: break
            }
        }
        #expect(names.count > 60)
        for name in names.sorted() { #expect(guide.contains("`\(name)`"), "\(name)") }
    }
}
