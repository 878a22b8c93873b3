import Foundation
import Testing

/// The README shows what the program prints.
@Suite struct ReadmeTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }

    /// The fenced block of the README that starts with `$ command`, without that line.
    private func block(startingWith command: String) throws -> [Substring] {
        let text = try String(contentsOfFile: Self.root + "/README.md", encoding: .utf8)
        let blocks = text.split(separator: "```", omittingEmptySubsequences: false)
        let found = try #require(blocks.first { $0.hasPrefix("\n$ \(command)") })
        return found.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).dropLast()
            .map { $0 }
    }

    @Test(arguments: [["learn", "svd-by-hand"], ["drill", "rank-reduction", "--seed", "1"]])
    func `the sitting is what the program prints for its lines`(arguments: [String]) throws {
        let shown = try block(startingWith: "longhand " + arguments.joined(separator: " "))
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
        let shown = try block(startingWith: "longhand claim").joined(separator: "\n") + "\n"
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
            + block(startingWith: "longhand eval \"svd(A).S\"")
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
