import Foundation
import NumericAlgebra
import RankReduction
import TensorFiles
import Testing

@Suite struct WeightEditFaultTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        try scratch.write(
            "w",
            [
                "a.weight": .init(.float16, NumericMatrix.identity(4)),
                "b.weight": .init(.int32, axes: [2, 2], integers: [1, 2, 3, 4]),
                "c.weight": .init(.float32, axes: [3], [1, 2, 3]),
                "d.weight": .init(.float32, axes: [2, 2], [1, 2, .nan, 4]),
                "e.weight": .init(.float16, axes: [2, 2], [60000, 60000, 60000, -60000]),
            ])
    }

    private func write(_ tensors: [String: Scratch.Tensor]) throws {
        try scratch.write("change", tensors)
    }

    private var edit: WeightEdit {
        get throws(RankReductionError) {
            try WeightEdit(weights: scratch.path("w"), changes: scratch.path("change"))
        }
    }

    @Test func `layers that are not there are named, with both files`() throws {
        let column = NumericMatrix.identity(4).columns(in: 0..<1)
        try write(["x.y.B": .init(.float32, column), "a.B": .init(.float32, column)])
        let error = #expect(throws: RankReductionError.self) { try edit }
        #expect(
            error?.description == """
                \(scratch.path("change")) changes `x.y`, and \(scratch.path("w")) has no such layer. \
                Do the files belong to the same network?
                """)
        try write(
            Dictionary(uniqueKeysWithValues: (0..<7).map { ("l\($0).B", .init(.float32, column)) }))
        let several = #expect(throws: RankReductionError.self) { try edit }
        #expect(
            several?.description.contains(
                "changes `l0`, `l1`, `l2`, `l3`, `l4` and 2 more, and") == true)
    }

    @Test func `a change of another shape is refused, with both files and shapes`() throws {
        try write(["a.B": .init(.float32, NumericMatrix.identity(5))])
        #expect(
            #expect(throws: RankReductionError.self) { try edit }?.description == """
                the change of `a` in \(scratch.path("change")) is 5×5 and does not fit the tensor of \
                \(scratch.path("w")), a.weight, which is 4×4 of type F16. Do the files belong to the same network?
                """)
        for (up, down) in [(4, 3), (3, 4)] {
            try write([
                "a.lora_up.weight": .init(.float32, .zeros(up, 2)),
                "a.lora_down.weight": .init(.float32, .zeros(2, down)),
            ])
            let words = #expect(throws: RankReductionError.self) { try edit }?.description
            #expect(words?.contains("is \(up)×\(down) and does not fit") == true)
        }
    }

    @Test(arguments: ["b", "c"]) func `what is no weight cannot be changed`(layer: String) throws {
        try write(["\(layer).B": .init(.float32, NumericMatrix.identity(2).columns(in: 0..<1))])
        let words = #expect(throws: RankReductionError.self) { try edit }?.description
        #expect(words?.contains("does not fit the tensor of") == true)
        #expect(words?.contains(layer == "b" ? "2×2 of type I32" : "3 of type F32") == true)
    }

    @Test func `dependent columns, and numbers that are none, are refused with the layer`() throws {
        try write(["a.B": .init(.float32, axes: [4, 2], [1, 2, 1, 2, 0, 0, 3, 6])])
        let path = scratch.path("change")
        #expect(
            throws: RankReductionError.inLayer("a", path: path, .dependentColumns(rank: 1, columns: 2))
        ) { try edit.write(to: scratch.path("new")) }
        try write(["a.B": .init(.float32, axes: [4, 1], [1, 2, .infinity, 2])])
        #expect(
            throws: RankReductionError.inLayer("a", path: path, .numeric(.notFinite(row: 2, column: 0)))
        ) { try edit.write(to: scratch.path("new")) }
        try write(["a.Q": .init(.float32, axes: [4, 1], [1, 1, 0, 0])])
        #expect(
            throws: RankReductionError.inLayer("a", path: path, .notOrthonormal(deviation: 1))
        ) { try edit.write(to: scratch.path("new")) }
        try write(["d.B": .init(.float32, axes: [2, 1], [1, 1])])
        let place = RankReductionError.inLayer(
            "d.weight", path: scratch.path("w"), .numeric(.notFinite(row: 1, column: 0)))
        #expect(throws: place) { try edit.write(to: scratch.path("new")) }
        #expect(throws: place) { try edit.ranks() }
        #expect(scratch.files == ["change", "w"])
    }

    @Test func `a result too large for its type is refused, not written as infinity`() throws {
        try write([
            "e.lora_up.weight": .init(.float32, axes: [2, 1], [1, 1]),
            "e.lora_down.weight": .init(.float32, axes: [1, 2], [6000, 0]),
        ])
        let words = #expect(throws: RankReductionError.self) {
            try edit.write(to: scratch.path("new"))
        }?.description
        #expect(words?.contains("`e.weight`") == true)
        #expect(words?.contains("too large for F16") == true)
        #expect(scratch.files == ["change", "w"])
    }

    @Test func `work that is called off leaves what was there`() throws {
        try write(["a.B": .init(.float32, axes: [4, 1], [1, 0, 0, 0])])
        try Data("mine".utf8).write(to: URL(fileURLWithPath: scratch.path("new")))
        var calls = 0
        #expect(throws: RankReductionError.interrupted) {
            try edit.write(to: scratch.path("new")) { _ in
                calls += 1
                return calls < 2
            }
        }
        #expect(calls == 2)
        #expect(scratch.files == ["change", "new", "w"])
        #expect(try scratch.bytes("new") == Data("mine".utf8))
        #expect(throws: RankReductionError.interrupted) { try edit.ranks { _ in false } }
    }

    @Test func `the weights' own file may be the one that is written`() throws {
        try write(["a.B": .init(.float32, axes: [4, 1], [1, 0, 0, 0])])
        _ = try edit.write(to: scratch.path("w"))
        var left = NumericMatrix.identity(4)
        left[0, 0] = 0
        #expect(try scratch.matrix("w", "a.weight") == left)
        #expect(scratch.files == ["change", "w"])
    }

    @Test func `a folder that is not there is the system's to refuse`() throws {
        try write(["a.B": .init(.float32, axes: [4, 1], [1, 0, 0, 0])])
        let error = #expect(throws: RankReductionError.self) {
            try edit.write(to: scratch.path("no/new"))
        }
        guard case .file(let refusal) = error, case .refused(let action, _) = refusal.problem else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(action == "written")
    }

    @Test func `a weight of zero has no relative change, and rank zero`() throws {
        try scratch.write("w", ["a.weight": .init(.float32, .zeros(3, 2))])
        try write(["a.B": .init(.float32, axes: [3, 1], [1, 0, 0])])
        let reports = try edit.write(to: scratch.path("new"))
        #expect(reports.map(\.change) == [nil])
        let ranks = try edit.ranks(for: reports, written: scratch.path("new")).first?.ranks.first
        #expect(ranks?.weight == 0)
        #expect(ranks?.found == 0)
        #expect(ranks?.predicted == 0)
    }
}
