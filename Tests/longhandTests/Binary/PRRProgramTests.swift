import Foundation
import TensorFiles
import Testing

@Suite("longhand prr")
struct PRRProgramTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }
    private static let lessons = ["LONGHAND_LESSONS": root + "/Lessons"]

    /// Writes a small network `w` and two files of changes, `p` with a B and `q` with a Q; all of layer `a`.
    private func files(in sandbox: Sandbox) throws {
        func write(_ name: String, _ tensors: [String: ([Int], [Float])]) throws {
            try SafetensorsFile.write(
                tensors.mapValues { try #require(DenseTensor($0.0, $0.1)) }, to: "\(sandbox.folder)/\(name)")
        }
        try write("w", ["a.weight": ([2, 2], [3, 1, 1, 3]), "a.bias": ([2], [7, 8])])
        try write("p", ["a.B": ([2, 1], [5, 0])])
        try write("q", ["a.Q": ([2, 1], [0.6, 0.8])])
        try write("l", ["a.lora_up.weight": ([2, 1], [1, 0]), "a.lora_down.weight": ([1, 2], [0, 2])])
    }

    private func values(_ file: String, _ tensor: String, in sandbox: Sandbox) throws -> [Float] {
        try SafetensorsFile(path: "\(sandbox.folder)/\(file)").floats(tensor)
    }

    private struct Sizes: Decodable, Equatable {
        let rows: [Row]
        let byWords: [Row]

        struct Row: Decodable, Equatable {
            let subset: String
            let rank: Int
            let method: String
            let parameters: Int
            let bytes: Int
            let size: String
        }
    }

    // MARK: - sizes

    @Test func `sizes are found outside the repository, 48 of each kind`() throws {
        let sandbox = try Sandbox()
        let (code, output, errors) = try sandbox.run(
            ["prr", "sizes", "--json"], environment: Self.lessons, in: "/")
        #expect(code == 0 && errors.isEmpty)
        let sizes = try JSONDecoder().decode(Sizes.self, from: Data(output.utf8))
        #expect(sizes.rows.count == 48)
        #expect(sizes.byWords.count == 48)
        let last = try #require(sizes.rows.last)
        #expect(last.subset == "ExCA-HL-Last" && last.rank == 128 && last.method == "lora")
        #expect(last.size == "803K")
        // 32 is ⌊1280/40⌋; 9 · 1280 inputs; two bytes each, and the container.
        #expect(last.parameters == 32 * (1280 + 9 * 1280))
        #expect(last.bytes == 2 * last.parameters + 1758 + 880)
        let text = try sandbox.run(["prr", "sizes", "--ascii"], environment: Self.lessons)
        #expect(text.code == 0)
        #expect(text.output.utf8.allSatisfy { $0 < 128 })
        let lines = text.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.contains(["FMT", "626", "3.4M", "8.2M", "23M", "58M", "169M", "382M"]))
        #expect(lines.contains(["CAO", "=", "=", "=", "=", "=", "="]))
    }

    @Test func `another boundary and another network are taken`() throws {
        let sandbox = try Sandbox()
        let shapes = """
            {"model": "tiny", "layers": [
              {"name": "x.attn1.to_q", "type": "Linear", "shape": [300, 30], "parents": ["Attention"]}]}
            """
        try sandbox.write(shapes, to: "\(sandbox.folder)/shapes.json")
        let run = try sandbox.run(
            ["prr", "sizes", "--json", "--gamma", "0.5", "--model", "\(sandbox.folder)/shapes.json"])
        let sizes = try JSONDecoder().decode(Sizes.self, from: Data(run.output.utf8))
        let row = sizes.rows.first { $0.subset == "SAO" && $0.rank == 16 && $0.method == "prr" }
        #expect(row?.parameters == 4800)
    }

    @Test func `what is missing or broken is told with its code`() throws {
        let sandbox = try Sandbox()
        // The shapes that come with the program are found from any folder.
        #expect(try sandbox.run(["prr", "sizes"], in: sandbox.folder).code == 0)
        #expect(try sandbox.run(["prr", "sizes", "--model", "\(sandbox.folder)/no"]).code == 66)
        try sandbox.write("{}", to: "\(sandbox.folder)/shapes.json")
        let broken = try sandbox.run(["prr", "sizes", "--model", "\(sandbox.folder)/shapes.json"])
        #expect(broken.code == 65)
        #expect(broken.errors.contains("shapes.json: the file: `model` is missing"))
        for gamma in ["0", "2", "x"] {
            #expect(try sandbox.run(["prr", "sizes", "--gamma", gamma]).code == 64)
        }
    }

    // MARK: - apply, combine, extract

    @Test func `apply writes W − QQᵀW, and says what it did`() throws {
        let sandbox = try Sandbox()
        try files(in: sandbox)
        let (code, output, errors) = try sandbox.run(
            ["prr", "apply", "w", "p", "--output", "new", "--ranks"], in: sandbox.folder)
        #expect(code == 0, "\(errors)")
        #expect(errors.isEmpty)
        #expect(
            output == """
                tensor    shape   r  ‖ΔW‖/‖W‖  rank W  predicted  found  removed  rounded
                a.weight    2×2  −1    0.7071       2          1      1        0        0

                Removed: the largest singular value that counts as zero, over σ₁; rounded: in the file.
                Written to new.

                """)
        #expect(try values("new", "a.weight", in: sandbox) == [0, 0, 1, 3])
        #expect(try values("new", "a.bias", in: sandbox) == [7, 8])
    }

    @Test func `combine shows the ranks of all three ways, and writes one`() throws {
        let sandbox = try Sandbox()
        try files(in: sandbox)
        let shown = try sandbox.run(["prr", "combine", "w", "p", "q"], in: sandbox.folder)
        #expect(shown.code == 0, "\(shown.errors)")
        #expect(
            shown.output == """
                tensor    shape      r         way  rank W  predicted  found
                a.weight    2×2  −1 −1  sequential       2          1      1
                                             joint       2          0      0
                                               sum       2          2      2

                tensor    angles  at 0°  at 90°  predicted gap  found gap
                a.weight       1      0       0       0.360000   0.360000

                The gap is ‖sequential − joint‖² at W = I: the sum of cos² over the angles in between.

                """)
        let written = try sandbox.run(
            ["prr", "combine", "w", "p", "q", "--way", "joint", "--output", "new", "--no-ranks"],
            in: sandbox.folder)
        #expect(written.code == 0, "\(written.errors)")
        #expect(try values("new", "a.weight", in: sandbox).allSatisfy { abs($0) < 1e-6 })
        // PRR before LoRA, whichever is named first.
        let mixed = try sandbox.run(
            ["prr", "combine", "w", "l", "p", "--output", "new"], in: sandbox.folder)
        #expect(mixed.code == 0, "\(mixed.errors)")
        #expect(try values("new", "a.weight", in: sandbox) == [0, 2, 1, 3])
        let refused = try sandbox.run(
            ["prr", "combine", "w", "l", "p", "--way", "sum", "--output", "new"], in: sandbox.folder)
        #expect(refused.code == 65)
        #expect(refused.errors.contains("l is a LoRA file"))
    }

    @Test func `extract finds the change again`() throws {
        let sandbox = try Sandbox()
        try files(in: sandbox)
        #expect(try sandbox.run(["prr", "apply", "w", "q", "--output", "new"], in: sandbox.folder).code == 0)
        let (code, output, errors) = try sandbox.run(
            ["prr", "extract", "w", "new", "--rank", "2", "--output", "found", "--json"], in: sandbox.folder)
        #expect(code == 0, "\(errors)")
        #expect(output.contains(#""method":"prr","others":[],"output":"found""#), "\(output)")
        let q = try values("found", "a.Q", in: sandbox)
        #expect(q.count == 2 && abs(q[0] * 0.6 + q[1] * 0.8) > 0.999_99)
        let lora = try sandbox.run(
            ["prr", "extract", "w", "new", "--rank", "1", "--method", "lora", "--output", "found"],
            in: sandbox.folder)
        #expect(lora.code == 0)
        #expect(lora.output.hasSuffix("Written to found.\n"))
        let same = try sandbox.run(
            ["prr", "extract", "w", "w", "--rank", "1", "--output", "none"], in: sandbox.folder)
        #expect(same.code == 65)
    }

    @Test func `each refusal has its code, and names the files`() throws {
        let sandbox = try Sandbox()
        try files(in: sandbox)
        let cases: [([String], Int32, String)] = [
            (["apply", "no", "p", "--output", "new"], 66, "no: cannot be opened"),
            (["apply", "w", "no", "--output", "new"], 66, "no: cannot be opened"),
            (["apply", "w", "w", "--output", "new"], 65, "w: the tensor `a.bias` belongs to neither PRR"),
            (["apply", "p", "q", "--output", "new"], 65, "q changes `a`, and p has no such layer"),
            (["apply", "w", "p", "--output", "no/new"], 74, "no/new: cannot be written"),
            (["apply", "w", "p", "--output", "/dev/null"], 65, "/dev/null: is a folder, a pipe or a device"),
            (["apply", "w", "p"], 64, "--output"),
            (["apply", "w", "p", "--output", "p"], 64, "which is read"),
            (["combine", "w", "p", "q", "--no-ranks"], 64, "nothing to do"),
            (["combine", "w", "p", "q", "--way", "both"], 64, "both"),
            (["extract", "w", "w", "--rank", "0", "--output", "new"], 64, "--rank takes 1 to 100000"),
            (["extract", "w", "p", "--rank", "1", "--output", "new"], 65, "missing in w"),
        ]
        for (arguments, code, words) in cases {
            let run = try sandbox.run(["prr"] + arguments, in: sandbox.folder)
            #expect(run.code == code, "\(arguments)")
            #expect(run.output.isEmpty)
            #expect(run.errors.contains(words), "\(run.errors)")
            #expect(!FileManager.default.fileExists(atPath: "\(sandbox.folder)/new"))
        }
    }

    // MARK: - Help

    /// Read by hand; `RECORD=1` writes them anew and fails.
    @Test(arguments: [
        [], ["sizes"], ["apply"], ["combine"], ["extract"], ["train"], ["sample"], ["pretrain"], ["report"],
    ])
    func `the help says what it said`(command: [String]) throws {
        let (code, output, _) = try Sandbox().run(
            ["prr"] + command + ["--help"], environment: ["COLUMNS": "80"])
        #expect(code == 0)
        let path = "\(Self.root)/Tests/longhandTests/Golden/\((["prr"] + command).joined(separator: "-")).txt"
        guard ProcessInfo.processInfo.environment["RECORD"] != "1" else {
            try output.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
            return
        }
        #expect(try output == String(contentsOfFile: path, encoding: .utf8))
    }
}
