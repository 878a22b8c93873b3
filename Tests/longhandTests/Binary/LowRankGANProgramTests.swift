import Foundation
import Pictures
import TensorFiles
import Testing

/// The commands on the generators that are shipped; most on the small one, which takes a tenth of the time.
@Suite("longhand lowrankgan")
struct LowRankGANProgramTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }
    private static let lessons = ["LONGHAND_LESSONS": root + "/Lessons"]

    private func run(
        _ arguments: [String], in sandbox: Sandbox
    ) throws -> (code: Int32, output: String, errors: String) {
        try sandbox.run(["lowrankgan"] + arguments, environment: Self.lessons, in: sandbox.folder)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func numbers(_ value: Any?) throws -> [Double] { try #require(value as? [Double]) }

    /// Writes `a` and `d` of a garment's chest.
    private func files(in sandbox: Sandbox) throws {
        let garment = ["--generator", "style", "--seed", "3", "--region", "chest"]
        let first = try run(["jacobian", "--output", "a"] + garment, in: sandbox)
        #expect(first.code == 0, "\(first.errors)")
        let second = try run(["directions", "a", "--output", "d"], in: sandbox)
        #expect(second.code == 0, "\(second.errors)")
    }

    // MARK: - One by one

    @Test func `jacobian tells the spectra of the Jacobian that it writes`() throws {
        let sandbox = try Sandbox()
        let (code, output, errors) = try run(
            [
                "jacobian", "--generator", "style", "--seed", "3", "--region", "6:18,9:19", "--full", "J.npy",
                "--json",
            ], in: sandbox)
        #expect(code == 0, "\(errors)")
        let answer = try object(output)
        #expect(answer["dimension"] as? Int == 64)
        #expect(answer["pixelsInside"] as? Int == 120)
        #expect(answer["region"] as? String == "6:18,9:19")
        let values = try numbers(answer["inside"])
        #expect(values.count == 64 && values == values.sorted(by: >))
        let jacobian = try MatrixFile.read("\(sandbox.folder)/J.npy")
        #expect(jacobian.rows == 784 && jacobian.columns == 64)
        // The trace of JᵀJ/rows is the mean square of the rows inside.
        var sum = 0.0
        for row in 6..<18 {
            for column in 9..<19 {
                for k in 0..<64 { sum += jacobian[row * 28 + column, k] * jacobian[row * 28 + column, k] }
            }
        }
        #expect(abs(values.reduce(0, +) / (sum / 120) - 1) < 1e-9)
    }

    @Test func `directions, edit and transfer go on from each other's files`() throws {
        let sandbox = try Sandbox()
        try files(in: sandbox)
        let found = try object(try run(["directions", "a", "--json"], in: sandbox).output)
        let directions = try #require(found["directions"] as? [[String: Any]])
        let ranks = try #require(found["ranks"] as? [String: Int])
        #expect(directions.count == ranks["inside"])
        #expect(ranks["projected"] == max(1, ranks["outside"] ?? 0))
        for factor in ["inside", "outside"] {
            let proof = try #require(found[factor] as? [String: Any])
            #expect(try #require(proof["gap"] as? Double) < 1e-6)
            #expect(proof["settled"] as? Bool == true)
        }

        let edited = try run(
            ["edit", "d", "--strip", "s.png", "--heat", "--steps", "5", "--json"], in: sandbox)
        #expect(edited.code == 0, "\(edited.errors)")
        let strip = try object(edited.output)
        #expect(try numbers(strip["alphas"]) == [-3, -1.5, 0, 1.5, 3])
        let changes = try #require(strip["changes"] as? [[String: Double]])
        #expect(changes[2] == ["inside": 0, "outside": 0])
        #expect(changes[4]["inside", default: 0] > changes[4]["outside", default: 1])
        #expect(try RasterImage(contentsOf: "\(sandbox.folder)/s.png").width > 500)

        let moved = try run(
            ["transfer", "d", "--seeds", "1,5..6", "--sheet", "t.svg", "--json"], in: sandbox)
        #expect(moved.code == 0, "\(moved.errors)")
        let images = try #require(try object(moved.output)["images"] as? [[String: Any]])
        #expect(images.compactMap { $0["name"] as? String } == ["itself", "seed 1", "seed 5", "seed 6"])
        let own = try #require(images[0]["inside"] as? Double)
        let ends = changes[0]["inside", default: 0] + changes[4]["inside", default: 0]
        #expect(abs(own / (ends / 2) - 1) < 1e-9)
        #expect(sandbox.read("\(sandbox.folder)/t.svg").contains("seed 5"))
    }

    @Test func `sentences are broken at the width, and lose no word by it`() throws {
        let sandbox = try Sandbox()
        try files(in: sandbox)
        func told(_ columns: Int) throws -> String {
            let environment = Self.lessons.merging(["COLUMNS": "\(columns)"]) { $1 }
            let arguments = ["lowrankgan", "edit", "d"]
            return try sandbox.run(arguments, environment: environment, in: sandbox.folder).output
        }
        let (narrow, wide) = (try told(44), try told(400))
        for line in narrow.split(separator: "\n") { #expect(line.count <= 44, "\(line)") }
        #expect(wide.split(separator: "\n").contains { $0.count > 44 })
        #expect(narrow.split(whereSeparator: \.isWhitespace) == wide.split(whereSeparator: \.isWhitespace))
    }

    @Test func `edit needs no files: from a seed and a region to a strip`() throws {
        let sandbox = try Sandbox()
        let (code, output, errors) = try run(
            ["edit", "--seed", "4", "--region", "mouth", "--steps", "3", "--strip", "m.png", "--ascii"],
            in: sandbox)
        #expect(code == 0, "\(errors)")
        #expect(output.hasPrefix("mouth of seed 4, direction 1 of 7, projected: "))
        #expect(output.utf8.allSatisfy { $0 < 128 })
        #expect(output.contains("Written to m.png."))
        #expect(try RasterImage(contentsOf: "\(sandbox.folder)/m.png").height > 100)
    }

    @Test func `files and the one command agree, and unprojected edits leak more`() throws {
        let sandbox = try Sandbox()
        try files(in: sandbox)
        func changes(_ arguments: [String]) throws -> [[String: Double]] {
            let run = try run(["edit", "--steps", "3", "--alpha", "0.2", "--json"] + arguments, in: sandbox)
            #expect(run.code == 0, "\(run.errors)")
            return try #require(try object(run.output)["changes"] as? [[String: Double]])
        }
        let garment = ["--generator", "style", "--seed", "3", "--region", "chest"]
        let (fromFile, atOnce) = (try changes(["d"]), try changes(garment))
        #expect(fromFile == atOnce)
        let plain = try changes(["d", "--unprojected"])
        func leak(_ change: [String: Double]) -> Double {
            change["outside", default: 0] / change["inside", default: 1]
        }
        #expect(leak(plain[2]) > leak(fromFile[2]))
        // Some of the layers only: another image.
        #expect(try changes(["d", "--layers", "1:2"]) != fromFile)
    }

    @Test func `a picture is inverted, and the latent can be edited`() throws {
        let sandbox = try Sandbox()
        let grey = try RasterImage(
            width: 28, height: 28, channels: .grey, bytes: .init(repeating: 40, count: 784))
        try grey.write(to: "\(sandbox.folder)/target.png")
        let (code, output, errors) = try run(
            [
                "invert", "target.png", "--generator", "style", "--steps", "4", "--starts", "2",
                "--candidates",
                "8", "--output", "z.npy", "--compare", "c.png", "--json",
            ], in: sandbox)
        #expect(code == 0, "\(errors)")
        let answer = try object(output)
        let error = try #require(answer["error"] as? Double)
        let decibels = try #require(answer["decibels"] as? Double)
        #expect(abs(decibels + 10 * log10(error)) < 1e-9)
        #expect(try numbers(answer["starts"]).count == 2)
        #expect(try NpyFile(path: "\(sandbox.folder)/z.npy").shape.axes == [64])
        let edited = try run(
            [
                "edit", "--generator", "style", "--latent", "z.npy", "--region", "chest", "--steps", "3",
            ], in: sandbox)
        #expect(edited.code == 0, "\(edited.errors)")
        #expect(edited.output.hasPrefix("chest of z.npy, direction 1 of "))
    }

    @Test func `compare has a row for each method, and says what they show`() throws {
        let sandbox = try Sandbox()
        let arguments = [
            "compare", "--generator", "style", "--seeds", "3", "--regions", "chest,20:26,4:20", "--samples",
            "16",
        ]
        let (code, output, errors) = try run(arguments + ["--json"], in: sandbox)
        #expect(code == 0, "\(errors)")
        let answer = try object(output)
        #expect(answer["regions"] as? [String] == ["chest", "20:26,4:20"])
        let methods = try #require(answer["methods"] as? [[String: Any]])
        #expect(
            methods.compactMap { $0["method"] as? String } == [
                "unprojected", "pursuit", "truncation", "reSeFa", "seFa", "ganSpace", "random",
            ])
        #expect(abs(try #require(methods[0]["outsideFall"] as? Double) - 1) < 1e-12)
        #expect(try #require(methods[1]["outsideFall"] as? Double) > 1)
        let sentence = try #require(answer["sentence"] as? String)
        #expect(sentence.hasPrefix("At equal strength the outside changes "))
    }

    @Test func `Ctrl-C ends a long comparison with 130 and no result`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(
            ["lowrankgan", "compare", "--seeds", "1..60"], environment: Self.lessons, in: sandbox.folder)
        usleep(1_500_000)
        program.signal(SIGINT)
        let (code, shown) = try program.finish()
        #expect(code == 130 && shown.isEmpty)
    }

    // MARK: - Help

    /// Read by hand; `RECORD=1` writes them anew and fails.
    @Test(arguments: [
        [], ["jacobian"], ["directions"], ["edit"], ["transfer"], ["invert"], ["compare"], ["report"],
    ])
    func `the help says what it said`(command: [String]) throws {
        let (code, output, _) = try Sandbox().run(
            ["lowrankgan"] + command + ["--help"], environment: ["COLUMNS": "80"])
        #expect(code == 0)
        let name = (["lowrankgan"] + command).joined(separator: "-")
        let path = "\(Self.root)/Tests/longhandTests/Golden/\(name).txt"
        guard ProcessInfo.processInfo.environment["RECORD"] != "1" else {
            try output.write(toFile: path, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
            return
        }
        #expect(try output == String(contentsOfFile: path, encoding: .utf8))
    }
}
