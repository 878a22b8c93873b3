import Foundation
import TensorFiles
import Testing

@Suite("longhand pcp")
struct PursuitProgramTests {
    /// A 12×9 matrix of rank one with four gross errors, as text.
    private func table(in sandbox: Sandbox) throws -> [[Double]] {
        var rows = (0..<12).map { (i: Int) -> [Double] in
            (0..<9).map { (j: Int) -> Double in Double(i % 4 + 1) * Double(j % 3 - 1) }
        }
        let errors: [(i: Int, j: Int, error: Double)] = [(0, 1, 40), (3, 7, -35), (8, 2, 50), (11, 5, -60)]
        for (i, j, error) in errors { rows[i][j] += error }
        let text = rows.map { $0.map { "\($0)" }.joined(separator: ",") }.joined(separator: "\n")
        try text.write(toFile: "\(sandbox.folder)/m.csv", atomically: true, encoding: .utf8)
        return rows
    }

    private struct Report: Decodable {
        let rows: Int
        let columns: Int
        let rank: Int
        let cardinality: Int
        let settled: Bool
        let gap: Double
        let residual: Double
        let objective: Double
        let lowerBound: Double
        let singularValues: [Double]
    }

    private func report(_ output: String) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(output.utf8))
    }

    @Test func `finds the gross errors, and says what its answer is worth`() throws {
        let sandbox = try Sandbox()
        _ = try table(in: sandbox)
        let (code, output, errors) = try sandbox.run(["pcp", "m.csv"], in: sandbox.folder)
        #expect(code == 0)
        #expect(errors.isEmpty)
        #expect(output.contains("rank of L       1 of 9"), "\(output)")
        #expect(output.contains("entries of S    4 of 108"), "\(output)")
        #expect(output.contains("Settled: no L + S = M has an objective smaller"), "\(output)")
    }

    @Test func `JSON tells the same in numbers`() throws {
        let sandbox = try Sandbox()
        _ = try table(in: sandbox)
        let found = try report(try sandbox.run(["pcp", "m.csv", "--json"], in: sandbox.folder).output)
        #expect(found.rank == 1 && found.cardinality == 4 && found.settled)
        #expect(found.gap <= 1e-6 && found.residual <= 1e-7)
        #expect(found.lowerBound <= found.objective)
        #expect(found.singularValues.count == 1)
    }

    @Test func `writes the parts, which add up, and goes on from them`() throws {
        let sandbox = try Sandbox()
        let rows = try table(in: sandbox)
        let (code, _, _) = try sandbox.run(
            ["pcp", "m.csv", "--output", "p.safetensors", "--low-rank", "l.npy", "--sparse", "s.csv"],
            in: sandbox.folder)
        #expect(code == 0)
        let low = try MatrixFile.read("\(sandbox.folder)/l.npy")
        let sparse = try MatrixFile.read("\(sandbox.folder)/s.csv")
        for i in 0..<12 {
            for j in 0..<9 { #expect(abs(low[i, j] + sparse[i, j] - rows[i][j]) < 1e-4) }
        }
        #expect(
            try SafetensorsFile(path: "\(sandbox.folder)/p.safetensors").names.sorted() == [
                "L", "Lambda", "S", "W",
            ])
        let again = try sandbox.run(
            ["pcp", "m.csv", "--from", "p.safetensors", "--json"], in: sandbox.folder)
        #expect(try report(again.output).gap <= 1e-6)
    }

    @Test func `draws what it found`() throws {
        let sandbox = try Sandbox()
        _ = try table(in: sandbox)
        let (code, _, _) = try sandbox.run(
            ["pcp", "m.csv", "--plot", "parts.png", "--spectrum", "spectrum.svg"], in: sandbox.folder)
        #expect(code == 0)
        let png = try Data(contentsOf: URL(fileURLWithPath: "\(sandbox.folder)/parts.png"))
        #expect(Array(png.prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
        #expect(
            try String(contentsOfFile: "\(sandbox.folder)/spectrum.svg", encoding: .utf8).hasPrefix("<svg"))
    }

    @Test func `gives 1 where the steps run out, and says how far it came`() throws {
        let sandbox = try Sandbox()
        _ = try table(in: sandbox)
        let (code, output, errors) = try sandbox.run(["pcp", "m.csv", "--steps", "2"], in: sandbox.folder)
        #expect(code == 1)
        #expect(output.contains("Not settled"))
        #expect(errors.contains("after 2 steps") && errors.contains("--steps"))
    }

    @Test func `the residual alone may end it, and the gap says what that is worth`() throws {
        let sandbox = try Sandbox()
        _ = try table(in: sandbox)
        let (code, output, _) = try sandbox.run(
            ["pcp", "m.csv", "--method", "inexact", "--residual-only"], in: sandbox.folder)
        #expect(code == 0)
        #expect(output.contains("the objective may be too\nlarge by"), "\(output)")
    }

    @Test(arguments: [
        (["pcp", "none.csv"], 66, "none.csv"),
        (["pcp", "words.csv"], 65, "words.csv: line 2, column 3"),
        (["pcp", "m.csv", "--tensor", "a"], 65, "m.csv"),
        (["pcp", "m.csv", "--plot", "x.gif"], 64, ".png or .svg"),
        (["pcp", "m.csv", "--output", "x.npy"], 64, ".safetensors"),
        (["pcp", "m.csv", "--lambda", "-1"], 64, "--lambda"),
        (["pcp", "m.csv", "--mu", "2"], 64, "--method fixed"),
        (["pcp", "m.csv", "--output", "/nowhere/x.safetensors"], 74, "/nowhere/x.safetensors"),
    ])
    func `says what is wrong and where`(arguments: [String], code: Int32, words: String) throws {
        let sandbox = try Sandbox()
        _ = try table(in: sandbox)
        try "1,2\n3,x\n".write(toFile: "\(sandbox.folder)/words.csv", atomically: true, encoding: .utf8)
        let result = try sandbox.run(arguments, in: sandbox.folder)
        #expect(result.code == code, "\(result.errors)")
        #expect(result.errors.contains(words), "\(result.errors)")
    }

    @Test func `a matrix of zeros has parts of zeros`() throws {
        let sandbox = try Sandbox()
        try "0,0\n0,0\n".write(toFile: "\(sandbox.folder)/zero.csv", atomically: true, encoding: .utf8)
        let (code, output, _) = try sandbox.run(["pcp", "zero.csv"], in: sandbox.folder)
        #expect(code == 0)
        #expect(output.contains("M is zero, and so are its parts."), "\(output)")
    }

    @Test func `ASCII alone where that is asked`() throws {
        let sandbox = try Sandbox()
        _ = try table(in: sandbox)
        let output = try sandbox.run(["pcp", "m.csv", "--ascii"], in: sandbox.folder).output
        #expect(output.utf8.allSatisfy { $0 < 128 }, "\(output)")
    }
}
