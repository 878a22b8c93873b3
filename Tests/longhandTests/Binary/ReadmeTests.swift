import Foundation
import Testing

/// The README, and what it leads to, show what the program prints.
@Suite("What the documents show")
struct ReadmeTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }

    /// The fenced blocks of a document that start with `$ command`, without that line.
    private func blocks(of document: String, startingWith command: String) throws -> [[Substring]] {
        let text = try String(contentsOfFile: "\(Self.root)/\(document).md", encoding: .utf8)
        let blocks = text.split(separator: "```", omittingEmptySubsequences: false)
        return blocks.filter { $0.hasPrefix("\n$ \(command)") }.map {
            $0.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().map { $0 }
        }
    }

    private func block(of document: String, startingWith command: String) throws -> [Substring] {
        let found = try #require(try blocks(of: document, startingWith: command).first)
        return Array(found.dropFirst())
    }

    @Test(arguments: [
        ("README", ["learn", "svd-by-hand"]), ("Docs/Learning", ["drill", "rank-reduction", "--seed", "1"]),
    ])
    func `the sitting is what the program prints for its lines`(document: String, arguments: [String]) throws
    {
        let shown = try block(of: document, startingWith: "longhand " + arguments.joined(separator: " "))
        let typed = shown.compactMap { line -> String? in
            let parts = line.split(separator: " ▸ ", maxSplits: 1)
            return parts.count == 2 && parts[0].contains("/") ? String(parts[1]) : nil
        }
        let sandbox = try Sandbox()
        let (code, output, errors) = try sandbox.run(
            arguments, input: typed.joined(separator: "\n") + "\n",
            environment: ["LONGHAND_LESSONS": Self.root + "/Lessons"])
        #expect(code == 0, "\(errors)")
        #expect(output == shown.joined(separator: "\n") + "\n")
    }

    @Test func `the claims are answered as it shows`() throws {
        let shown =
            try block(of: "Docs/Calculating", startingWith: "longhand claim").joined(separator: "\n") + "\n"
        let statement = "rank(W - Q*Q'*W) == rank(W) - cols(Q)"
        let refuted = try Sandbox().run(["claim", statement, "--where", "Q: orthonormal columns"])
        let survived = try Sandbox().run(
            ["claim", statement, "--where", "Q: orthonormal columns", "--where", "Q in col(W)"])
        #expect(refuted.code == 1 && survived.code == 0)
        #expect(shown.hasPrefix(refuted.output), "\(refuted.output)")
        #expect(shown.hasSuffix(survived.output), "\(survived.output)")
    }

    @Test func `the calculator answers as it shows`() throws {
        var commands: [(arguments: [String], shown: [Substring])] = []
        for line in try [Substring("$ longhand eval \"svd(A).S\" --let A=\"4 0; 3 -5; 0 2\"")]
            + block(of: "Docs/Calculating", startingWith: "longhand eval \"svd(A).S\"")
        {
            if line.hasPrefix("$ longhand ") {
                commands.append((Self.words(line.dropFirst("$ longhand ".count)), []))
            } else {
                commands[commands.count - 1].shown.append(line)
            }
        }
        #expect(commands.count == 5)
        for command in commands {
            let (_, output, errors) = try Sandbox().run(command.arguments)
            #expect(output + errors == command.shown.joined(separator: "\n") + "\n")
        }
    }

    @Test func `requests are answered as it shows`() throws {
        let shown = try blocks(of: "Docs/Grading", startingWith: "echo '")
        #expect(shown.count >= 5)
        for lines in shown {
            // As the shell reads it: a quotation mark within the quotes is written '\''.
            let command = try #require(lines.first).replacing(#"'\''"#, with: "\u{1}")
            let request = command.split(separator: "'")[1].replacing("\u{1}", with: "'")
            let reply = lines.dropFirst().joined(separator: "\n").replacing("\n ", with: "")
            let (code, output, _) = try Sandbox().run(["grade"], input: request + "\n")
            #expect(code == 0 && output == reply + "\n")
        }
    }

    @Test func `a document that is named is there`() throws {
        let folder = URL(fileURLWithPath: Self.root)
        let documents =
            try FileManager.default.contentsOfDirectory(atPath: Self.root + "/Docs")
            .filter { $0.hasSuffix(".md") }.map { "Docs/\($0)" } + ["README.md", "Lessons/README.md"]
        for document in documents {
            let place = folder.appendingPathComponent(document)
            let text = try String(contentsOf: place, encoding: .utf8)
            for link in text.matches(of: /\]\(([^)#\s]+)(#[^)]*)?\)/) where !link.output.1.contains("://") {
                let path = place.deletingLastPathComponent().appendingPathComponent(String(link.output.1))
                    .path
                #expect(FileManager.default.fileExists(atPath: path), "\(document): \(link.output.1)")
            }
        }
    }

    /// Cut at the blanks outside double quotes.
    private static func words(_ line: Substring) -> [String] {
        var (words, isQuoted) = ([""], false)
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == " ", !isQuoted {
                words.append("")
            } else {
                words[words.count - 1].append(character)
            }
        }
        return words
    }
}
