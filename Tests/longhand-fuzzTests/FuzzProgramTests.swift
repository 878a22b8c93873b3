import Foundation
import Testing

@testable import longhand_fuzz

@Suite("Broken inputs and the rooms that read them")
struct FuzzProgramTests {
    /// Inputs of all targets together; `make soak` runs ten million.
    private static let count = 100_000

    /// Valid inputs, and every input that once did harm.
    @Test(arguments: FuzzTarget.all.map(\.name))
    func `the corpus does no harm`(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let files = Corpus(folder: try FuzzProgram.corpus).files(of: name)
        try #require(!files.isEmpty)
        let (code, output) = try FuzzProgram.run([name, "--replay"] + files)
        #expect(code == 0, "\(target.name): \(output)")
        #expect(output.split(separator: "\n").count >= files.count)
        let slow = output.split(separator: "\n").filter { line in
            (line.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) > InputLimits.seconds * 1000
        }
        #expect(slow.isEmpty, "\(slow)")
    }

    @Test(arguments: FuzzTarget.all.map(\.name))
    func `a seeded share of random inputs does no harm`(name: String) throws {
        let target = try #require(FuzzTarget.named(name))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "fuzz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (code, output) = try FuzzProgram.run([
            name, "--seed", "2026", "--count", "\(Self.count * target.share / 1_000_000)", "--corpus",
            try FuzzProgram.corpus, "--findings", folder.path,
        ])
        #expect(code == 0, "\(output)")
    }

    @Test func `several jobs examine every input once, and find what one finds`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "fuzz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (code, output) = try FuzzProgram.run([
            "region", "npy", "--count", "8000", "--jobs", "3", "--corpus", try FuzzProgram.corpus,
            "--findings", folder.path,
        ])
        #expect(code == 0, "\(output)")
        #expect(output.contains("all: 8000 inputs over 2 targets"), "\(output)")
        let lines = output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("region: ") == true && lines.count == 3, "\(output)")
    }

    @Test func `what the program stops is counted and kept, and is no finding`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "fuzz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (code, output) = try FuzzProgram.run([
            "self-test-in-worker", "--seed", "2", "--count", "4", "--corpus", "/nowhere", "--findings",
            folder.path,
        ])
        #expect(code == 0, "\(output)")
        let kept = try FileManager.default.contentsOfDirectory(
            atPath: "\(folder.path)/self-test-in-worker")
        #expect(!kept.isEmpty && kept.allSatisfy { $0.hasPrefix("stopped-2-") }, "\(kept)")
        #expect(output.contains("0 findings, \(kept.count) were stopped at the limit"), "\(output)")
    }

    @Test func `inputs that crash, hang, hoard or come back wrong are caught and kept`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "fuzz-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (code, output) = try FuzzProgram.run([
            "self-test", "--seed", "3", "--count", "40", "--corpus", "/nowhere", "--findings", folder.path,
        ])
        #expect(code == 1)
        #expect(output.contains("it says wrong"), "\(output)")
        #expect(output.contains("ended by signal"))
        #expect(output.contains("more than 2 s"))
        let kept = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/self-test")
        let harms = ["wrong", "crash", "hang", "hoard"]
        for name in kept {
            let data = try Data(contentsOf: folder.appendingPathComponent("self-test/\(name)"))
            let text = String(decoding: data, as: UTF8.self)
            #expect(harms.contains { text.contains($0) }, "\(text) did no harm")
        }
        #expect(!kept.isEmpty)
    }
}
