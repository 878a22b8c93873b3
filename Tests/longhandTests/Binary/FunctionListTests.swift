import Foundation
import Notation
import Testing

@Suite("eval --functions")
struct FunctionListTests {
    private func list(_ options: String..., columns: Int = 80) throws -> String {
        let (code, output, errors) = try Sandbox().run(
            ["eval", "--functions"] + options, environment: ["COLUMNS": "\(columns)"])
        #expect(code == 0 && errors.isEmpty, "\(errors)")
        return output
    }

    @Test(arguments: [36, 80, 200])
    func `every way to call every function is a line with its meaning`(columns: Int) throws {
        let lines = try list(columns: columns).split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= columns }, "\(lines.joined(separator: "\n"))")
        for section in FunctionTable.sections {
            #expect(lines.contains(section.title))
            for line in section.lines {
                let start = columns < 40 ? "\(line.call): " : "  \(line.call) "
                let found = lines.first { $0.hasPrefix(start) || $0 + " " == start }
                let meaning = line.meaning.prefix { $0 != " " }
                #expect(columns < 40 ? found != nil : found?.contains(meaning) == true, "\(line.call)")
            }
        }
        let solve = lines.filter { $0.hasPrefix("  solve(A, b)") }
        let isShort = columns < 80
        #expect(isShort || solve.first?.hasSuffix("the x with Ax = b (only in eval)") == true, "\(solve)")
    }

    @Test func `it is read aloud without columns, and ASCII stays ASCII`() throws {
        let spoken = try list("--reader")
        #expect(
            spoken.contains("\nproj(v, A): the projection of v onto the column space of A.\n"), "\(spoken)")
        let plain = try list("--ascii")
        #expect(plain.contains("\n  subspace(v, w, ...)  the span of vectors\n"), "\(plain)")
    }

    @Test func `help says that there is a list, and the list computes nothing`() throws {
        let help = try Sandbox().run(["eval", "--help"]).output
        #expect(help.contains("longhand eval --functions lists all that can be called"), "\(help)")
        for more in [["1 + 1"], ["--json"], ["--numeric"], ["--let", "A=1"], ["--digits", "3"]] {
            let (code, output, errors) = try Sandbox().run(["eval", "--functions"] + more)
            #expect(code == 64 && output.isEmpty && errors.contains("computes nothing"), "\(errors)")
        }
        #expect(try Sandbox().run(["eval"]).errors.contains("Missing expected argument"))
    }

    @Test func `a mistyped function is answered in both arithmetics`() throws {
        for option in [[], ["--numeric"]] {
            let (code, _, errors) = try Sandbox().run(["eval", "nrom([3 4])"] + option)
            #expect(code == 65 && errors.contains("did you mean norm?"), "\(errors)")
            let slove = try Sandbox().run(["eval", "slove([2], [4])"] + option)
            #expect(slove.errors.contains("did you mean solve?"), "\(slove.errors)")
        }
    }
}
