import Foundation
import Testing

@testable import longhand

@Suite("For screen readers, narrow terminals and without colour")
struct ReaderTests {
    private static let lessons = String(#filePath.split(separator: "/Tests/")[0]) + "/Lessons"
    private static let skips = String(repeating: "skip\n", count: 30)

    @Test func `a sitting is words, line after line`() throws {
        let sandbox = try Sandbox()
        let (code, output, _) = try sandbox.run(
            ["learn", "small", "--reader"], input: "[11 7; 7 10]\nhint\n[1 2))\nplot W\n[11 7; 7 11]\n")
        #expect(code == 0)
        #expect(
            output.hasPrefix(
                """
                A small lesson, step 1 of 3

                Start from W =
                3 by 2 matrix, row 1: 3, 1; row 2: 1, 3; row 3: 1, 1; end of matrix.

                Compute W transposed W.
                small/gram: [11 7; 7 10]
                Not right.
                """), "\(output)")
        #expect(output.contains("\nHint 1 of 2: ") || output.contains("\nHint 1 of 1: "), "\(output)")
        #expect(output.contains("\nPicture. "), "\(output)")
        #expect(output.contains("\nRight. Exactly.\n"))
        #expect(!output.contains("^") && output.utf8.allSatisfy { $0 < 128 })
    }

    @Test func `a terminal is sent no escape sequence, and no line is drawn again`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(
            ["learn", "small"], columns: 80, environment: ["LONGHAND_READER": "1"])
        var shown = try program.expect("small/gram: ")
        try program.send("[11 7\r")
        shown += try program.expect("more: ")
        try program.send("7 11]\r")
        shown += try program.expect("Step 2 of 3. Names with a value: W, WtW.")
        #expect(!shown.contains("\u{1B}") && !shown.contains("\r\r"), "\(shown.debugDescription)")
        #expect(shown.contains("Right. Exactly."))
    }

    @Test(arguments: ["svd-by-hand", "rank", "low-rank-truncation", "gram-schmidt"])
    func `a whole lesson is read out in ASCII, without a drawn matrix`(lesson: String) throws {
        let (code, output, _) = try Sandbox().run(
            ["learn", lesson, "--reader", "--lessons", Self.lessons], input: Self.skips)
        #expect(code == 0 && output.contains("Finished: "), "\(output)")
        #expect(output.utf8.allSatisfy { $0 < 128 }, "\(output)")
        #expect(!output.contains("  by ") && !output.contains(" . ") && !output.contains(" .\n"), "\(output)")
        #expect(output.contains("end of "))
    }

    @Test func `the calculator and a claim speak, too`() throws {
        let sandbox = try Sandbox()
        let value = try sandbox.run(["eval", "[sqrt(2) 1; 0 1]", "--reader"]).output
        #expect(
            value.hasPrefix("2 by 2 matrix, row 1: square root of 2, 1; row 2: 0, 1; end of matrix\nabout "))
        let claim = try sandbox.run(["claim", "A*B == B*A", "--reader"]).output
        #expect(claim.hasPrefix("Not true. A counterexample:\n"), "\(claim)")
        #expect(claim.contains("A times B = "))
    }

    @Test(arguments: [22, 40, 200])
    func `no line of a lesson is wider than the terminal`(columns: Int) throws {
        for (lesson, language) in [("svd-by-hand", nil), ("rank", nil), ("svd-by-hand", "zh")] {
            let arguments =
                ["learn", lesson, "--lessons", Self.lessons] + (language.map { ["--language", $0] } ?? [])
            let shown = try Sandbox().run(
                arguments, input: Self.skips, environment: ["COLUMNS": "\(columns)"])
            #expect(shown.output.contains("✓") || shown.output.contains("svd") || lesson == "rank")
            // The prompt, and what is to be typed again, are one piece.
            for line in shown.output.split(separator: "\n") where !line.contains("▸") && !line.hasPrefix("`")
            {
                #expect(Wide.of(String(line)) <= columns, "\(line)")
            }
        }
    }

    @Test func `NO_COLOR and --ascii leave nothing out that is said`() throws {
        let sandbox = try Sandbox()
        for (typed, sign, plain) in [("[11 7; 7 10]", "✗", "x"), ("[11 7; 7 11]", "✓", "+")] {
            let one = try sandbox.run(["learn", "small", "--fresh"], input: typed + "\n").output
            let other = try sandbox.run(["learn", "small", "--fresh", "--ascii"], input: typed + "\n").output
            #expect(one.contains("\n  \(sign) ") && other.contains("\n  \(plain) "))
        }
    }
}

/// Columns as a terminal counts them, without the program's own measure.
private enum Wide {
    static func of(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { width, scalar in
            switch scalar.value {
            case 0x300...0x36F: width
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF01...0xFF60, 0x20000...0x3FFFD:
                width + 2
            default: width + 1
            }
        }
    }
}
