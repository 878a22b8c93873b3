import Networks
import NumericAlgebra
import RankReduction
import Testing

@testable import Diffusion

@Suite struct ChangesTests {
    private let folder: TestFolder
    private let base: String
    private let layer = "mid1.conv1"

    /// A base, two PRR files of one layer, and a LoRA file of it.
    init() throws {
        folder = try TestFolder()
        base = folder.file("base.safetensors")
        try SmallDenoiser.make().write(to: base)
        var random = SeededRandom(seed: 1)
        for name in ["p", "q"] {
            let b = try NumericMatrix(rows: 16, columns: 2, columnMajor: random.normals(32))
            try ChangeFile.write(trained: [layer: b], to: folder.file(name))
        }
        let up = try NumericMatrix(rows: 16, columns: 1, columnMajor: random.normals(16))
        let down = try NumericMatrix(rows: 1, columns: 144, columnMajor: random.normals(144))
        try ChangeFile.write([layer: LowRankUpdate(up: up, down: down)], to: folder.file("l"))
    }

    private func weight(_ changes: [String], as way: Combination = .sequential) throws -> NumericMatrix {
        let denoiser = try Denoiser<Float>(
            path: base, changes: changes.map { folder.file($0) }, as: way)
        let target = try #require(denoiser.layers.first { $0.name == layer })
        return try denoiser.matrix(of: target)
    }

    private func reduction(_ name: String) throws -> ImageReduction {
        guard case .reduction(let reduction) = try ChangeFile(path: folder.file(name)).change(of: layer)
        else { throw DiffusionError.interrupted }
        return reduction
    }

    @Test(arguments: Combination.allCases)
    func `two reductions are combined as the way says`(_ way: Combination) throws {
        let pair = try ReductionPair(reduction("p"), then: reduction("q"))
        let wanted = try pair.applied(way, to: weight([]))
        #expect(try (weight(["p", "q"], as: way) - wanted).norm(.largestEntry) < 1e-6)
    }

    @Test func `an update comes after all reductions`() throws {
        let (first, last) = (try weight(["l", "p", "q"]), try weight(["p", "q", "l"]))
        #expect(first == last)
        let reduced = try weight(["p"])
        // What LoRA adds is not reduced: the difference has the update's full length.
        guard case .update(let update) = try ChangeFile(path: folder.file("l")).change(of: layer)
        else { throw DiffusionError.interrupted }
        let sum = try update.applied(to: reduced)
        #expect(try (weight(["l", "p"]) - sum).norm(.largestEntry) < 1e-5)
    }

    @Test func `another way than one after the other needs two reductions`() throws {
        for changes in [["p"], ["p", "l"], ["p", "q", "p"], []] {
            #expect(throws: DiffusionError.wayNeedsTwoReductions(.joint)) {
                try weight(changes, as: .joint)
            }
        }
    }

    @Test func `a change of another network is refused`() throws {
        let b = try NumericMatrix(rows: 3, columns: 1, columnMajor: [1, 0, 0])
        try ChangeFile.write(trained: ["other": b], to: folder.file("x"))
        let error = #expect(throws: DiffusionError.self) { try weight(["x"]) }
        #expect(error?.description.contains("has no such layer") == true)
    }
}
