import Foundation
import Testing

@Suite("Drills at the real program")
struct DrillProgramTests {
    @Test func `without a topic it lists what there is`() throws {
        let (code, output, errors) = try Sandbox().run(["drill"])
        #expect(code == 0 && errors.isEmpty)
        for topic in [
            "eigenvalues", "svd", "truncation", "gram-schmidt", "qr", "projection", "null-space",
            "rank-reduction", "thresholds",
        ] {
            #expect(output.contains("\(topic)\n  1  "))
        }
    }

    @Test func `what is not there is refused with what is near`() throws {
        let sandbox = try Sandbox()
        let unknown = try sandbox.run(["drill", "eigenvalue"])
        #expect(unknown.code == 66)
        #expect(unknown.errors.contains("did you mean `eigenvalues`?"))
        let foreign = try sandbox.run(["drill", "cooking"])
        #expect(foreign.code == 66)
        #expect(foreign.errors.contains("there are eigenvalues, "))
        let level = try sandbox.run(["drill", "svd", "--level", "9"])
        #expect(level.code == 64)
        #expect(level.errors.contains("svd has the levels 1 to 4, and no level 9."))
        #expect(try sandbox.run(["drill", "--seed", "1"]).code == 64)
    }

    @Test func `one exercise follows the other, and each is counted`() throws {
        let (code, output, errors) = try Sandbox().run(
            ["drill", "thresholds", "--seed", "3"], input: "[0]\nhint\nskip\n:skip\nquit\n")
        #expect(code == 0, "\(errors)")
        #expect(output.contains("Thresholds, level 1, exercise 1\n"))
        #expect(output.contains("  1 done, skipped.\n\nThresholds, level 1, exercise 2\n"))
        #expect(output.contains("  2 done, all skipped.\n\nThresholds, level 1, exercise 3\n"))
        #expect(!output.contains("Finished"))
        #expect(
            output.hasSuffix(
                "`longhand drill thresholds --level 1 --seed 3` resumes at exercise 3.\n"
                    + "  2 done, all skipped.\n"), "\(output)")
    }

    @Test func `the next program goes on with the same exercise, or with the one after`() throws {
        let sandbox = try Sandbox()
        let first = try sandbox.run(["drill", "qr", "--level", "2", "--seed", "4"], input: "skip\n")
        #expect(first.output.contains("qr/r ▸"))
        let second = try sandbox.run(["drill", "qr"], input: "skip\n")
        #expect(second.output.contains("QR, level 2, exercise 1 · step 2 of 2\n"), "\(second.output)")
        #expect(!second.output.contains("qr/q ▸ skip"))
        let third = try sandbox.run(["drill", "qr"], input: "")
        #expect(third.output.contains("QR, level 2, exercise 2 · step 1 of 2\n"))
        let other = try sandbox.run(["drill", "qr", "--level", "1"], input: "")
        #expect(other.output.contains("QR, level 1, exercise 1 · step 1 of 2\n"))
        let journal = sandbox.read("\(sandbox.home)/longhand/default/drill_qr.jsonl")
        #expect(
            journal.split(separator: "\n").first?.hasSuffix(
                #","lesson":"qr","level":2,"longhand":2,"number":1,"seed":4,"set":{},"sitting":1}"#) == true)
    }

    @Test func `the same seed gives the same exercises to everybody`() throws {
        let lines = String(repeating: "skip\n", count: 12)
        let one = try Sandbox().run(["drill", "projection", "--seed", "11"], input: lines)
        let other = try Sandbox().run(["drill", "projection", "--seed", "11"], input: lines)
        #expect(one.output == other.output)
        let third = try Sandbox().run(["drill", "projection", "--seed", "12"], input: lines)
        #expect(one.output != third.output)
    }

    @Test func `a journal of another hand does not stop a drill`() throws {
        let sandbox = try Sandbox()
        let head =
            #"{"lesson":"qr","level":77,"longhand":1,"number":-5,"seed":0,"set":{},"sitting":1}"#
            + "\n{\"line\":\"x\"}\n"
        try sandbox.write(head, to: "\(sandbox.home)/longhand/default/drill_qr.jsonl")
        let (code, output, _) = try sandbox.run(["drill", "qr"], input: "quit\n")
        #expect(code == 0)
        #expect(output.contains("QR, level 3, exercise 1 · step 1 of 2\n"), "\(output)")
    }
}
