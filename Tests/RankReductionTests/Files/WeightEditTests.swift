import Foundation
import NumericAlgebra
import RankReduction
import TensorFiles
import Testing

/// A small network of every type, with tensors that no change may touch.
struct Network {
    static let types: [(String, ElementType, Double)] = [
        ("half", .float16, 0x1p-11), ("brain", .bfloat16, 0x1p-8), ("single", .float32, 0x1p-22),
        ("double", .float64, 0x1p-50),
    ]
    /// d_out, and the other axes.
    static let (outputs, inputs, window) = (24, 10, 3)

    let scratch = try? Scratch()
    var generator: SeededGenerator

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        var tensors: [String: Scratch.Tensor] = [
            "step": .init(.int64, axes: [1], integers: [40]),
            "mask": .init(.boolean, axes: [2, 2], integers: [1, 0, 0, 1]),
            "norm.weight": .init(.float16, axes: [5], [1, 2, .nan, -.infinity, 0]),
            "empty.weight": .init(.float32, axes: [0, 4], []),
        ]
        for (name, type, _) in Self.types {
            let (d, k) = (Self.outputs, Self.inputs)
            tensors["\(name).to_q.weight"] = .init(type, generator.matrix(d, k))
            tensors["\(name).to_q.bias"] = .init(type, axes: [d], generator.matrix(d, 1).values)
            tensors["\(name).conv.weight"] = .init(
                type, generator.matrix(d, k * 9), axes: [d, k, Self.window, Self.window])
        }
        try #require(scratch).write("w", tensors, metadata: ["format": "pt", "made by": "a test"])
    }

    var layers: [String] { Self.types.flatMap { ["\($0.0).to_q", "\($0.0).conv"] } }

    /// The unit of rounding of a layer's type.
    func unit(_ layer: String) -> Double {
        Self.types.first { layer.hasPrefix($0.0) }?.2 ?? 0
    }
}

@Suite struct WeightEditTests {
    /// Every changed weight is what doubles compute, up to the rounding of its type; everything else is the same.
    private func check(
        _ network: Network, _ scratch: Scratch, changed: [String],
        _ expected: (String, NumericMatrix) throws -> NumericMatrix
    ) throws {
        let (before, after) = (
            try SafetensorsFile(path: scratch.path("w")), try SafetensorsFile(path: scratch.path("new"))
        )
        #expect(before.metadata == after.metadata)
        #expect(Set(before.names) == Set(after.names))
        for name in before.names {
            let (old, new) = (try before.info(of: name), try after.info(of: name))
            #expect(old.type == new.type)
            #expect(old.shape == new.shape)
            let layer = name.replacing(".weight", with: "")
            if changed.contains(layer) {
                let wanted = try expected(layer, scratch.matrix("w", name))
                let found = try scratch.matrix("new", name)
                let largest = try wanted.norm(.largestEntry)
                let miss = try (wanted - found).norm(.largestEntry)
                #expect(miss <= 2 * network.unit(layer) * largest, "\(name): \(miss)")
                #expect(miss > 0 || old.type == .float64)
            } else {
                let same = try unsafe before.withBytes(of: name) { ours in
                    try unsafe after.withBytes(of: name) { unsafe ours.elementsEqual($0) }
                }
                #expect(same, "\(name)")
            }
        }
    }

    @Test(arguments: ["B", "Q"]) func `a reduction is applied to every type and kind of weight`(
        factor: String
    ) throws {
        var network = try Network(seed: 1)
        let scratch = try #require(network.scratch)
        let changed = network.layers.filter { $0 != "double.conv" }
        var columns: [String: NumericMatrix] = [:]
        for layer in changed { columns[layer] = network.generator.matrix(Network.outputs, 3) }
        if factor == "B" {
            try ChangeFile.write(trained: columns, to: scratch.path("prr"))
        } else {
            try ChangeFile.write(
                columns.mapValues { try ImageReduction(columns: $0) }, to: scratch.path("prr"))
        }
        let edit = try WeightEdit(weights: scratch.path("w"), changes: scratch.path("prr"))
        let reports = try edit.write(to: scratch.path("new"))
        // What was stored of the factor, in single precision, is what counts.
        try check(network, scratch, changed: changed) { layer, w in
            try ImageReduction(columns: scratch.matrix("prr", "\(layer).\(factor)")).applied(to: w)
        }
        #expect(Set(reports.map(\.tensor)) == Set(changed.map { "\($0).weight" }))
        for report in reports {
            let w = try scratch.matrix("w", report.tensor)
            let layer = report.tensor.replacing(".weight", with: "")
            let removed = try ImageReduction(columns: #require(columns[layer])).removed(from: w)
            let change = try #require(report.change)
            #expect(abs(change - (try removed.norm() / w.norm())) < 1e-5)
            #expect(report.reduced == 3)
            #expect(report.updated == 0)
            // 24×10 is tall, and a free Q takes nothing; 24×90 is wide.
            #expect(report.usualRank == (layer.hasSuffix("conv") ? 21 : 10))
        }
        #expect(scratch.files == ["new", "prr", "w"])
    }

    @Test func `an update is applied in every spelling, with its alpha`() throws {
        var network = try Network(seed: 2)
        let scratch = try #require(network.scratch)
        let (d, k) = (Network.outputs, Network.inputs)
        let ups = (0..<4).map { _ in network.generator.matrix(d, 4) }
        let downs = (0..<4).map { network.generator.matrix(4, $0 == 3 ? 9 * k : k) }
        try scratch.write(
            "lora",
            [
                "half.to_q.lora_up.weight": .init(.float32, ups[0]),
                "half.to_q.lora_down.weight": .init(.float32, downs[0]),
                "half.to_q.alpha": .init(.float32, axes: [], [2]),
                "unet.single.to_q.lora_B.weight": .init(.float64, ups[1]),
                "unet.single.to_q.lora_A.weight": .init(.float64, downs[1]),
                "base_model.model.double.to_q.lora_B": .init(.float64, ups[2]),
                "base_model.model.double.to_q.lora_A": .init(.float64, downs[2]),
                "double.conv.lora_up.weight": .init(.float64, ups[3], axes: [d, 4, 1, 1]),
                "double.conv.lora_down.weight": .init(.float64, downs[3], axes: [4, k, 3, 3]),
                "double.conv.alpha": .init(.int64, axes: [1], integers: [4]),
            ], metadata: ["lora_alpha": "8"])
        let edit = try WeightEdit(weights: scratch.path("w"), changes: scratch.path("lora"))
        let reports = try edit.write(to: scratch.path("new"))
        let scales = ["half.to_q": 0.5, "single.to_q": 2, "double.to_q": 2, "double.conv": 1]
        let order = ["half.to_q", "single.to_q", "double.to_q", "double.conv"]
        try check(network, scratch, changed: order) { layer, w in
            let index = try #require(order.firstIndex(of: layer))
            return try w + ups[index].scaled(by: #require(scales[layer])) * downs[index]
        }
        #expect(reports.map(\.updated) == [4, 4, 4, 4])
        #expect(reports.map(\.reduced) == [0, 0, 0, 0])
    }

    @Test(arguments: Combination.allCases)
    func `two reductions are combined in each way`(way: Combination) throws {
        var network = try Network(seed: 3)
        let scratch = try #require(network.scratch)
        let d = Network.outputs
        let (one, other) = try network.generator.bases(d, degrees: [0, 35, 90], more: 0, others: 2)
        let first = try [
            "double.to_q": ImageReduction(columns: one), "half.conv": ImageReduction(columns: one),
        ]
        let second = try [
            "double.to_q": ImageReduction(columns: other), "brain.conv": ImageReduction(columns: other),
        ]
        func doubles(_ name: String, _ reductions: [String: ImageReduction]) throws {
            try scratch.write(
                name,
                Dictionary(
                    uniqueKeysWithValues: reductions.map { ("\($0).Q", .init(.float64, $1.q)) }))
        }
        try doubles("first", first)
        try doubles("second", second)
        let edit = try WeightEdit(
            weights: scratch.path("w"), first: scratch.path("first"), second: scratch.path("second"), as: way)
        #expect(edit.combinesReductions)
        let reports = try edit.write(to: scratch.path("new"))
        let changed = ["double.to_q", "half.conv", "brain.conv"]
        let pair = try ReductionPair(ImageReduction(columns: one), then: ImageReduction(columns: other))
        try check(network, scratch, changed: changed) { layer, w in
            switch layer {
            case "half.conv": try pair.first.applied(to: w)
            case "brain.conv": try pair.second.applied(to: w)
            default: try pair.applied(way, to: w)
            }
        }
        let both = try #require(reports.first { $0.tensor == "double.to_q.weight" })
        let angles = try #require(both.angles)
        #expect(angles.first == 3 && angles.second == 5)
        #expect(angles.count == 3)
        #expect(angles.coinciding == 1)
        #expect(angles.perpendicular == 1)
        #expect(abs(angles.predictedGap - cos(35 * .pi / 180) * cos(35 * .pi / 180)) < 1e-9)
        #expect(abs(angles.foundGap - angles.predictedGap) < 1e-9)
        #expect(reports.count { $0.angles != nil } == 1)
        // All three ways beside each other, without a file.
        let compared = try edit.ranks(ways: Combination.allCases)
        let ranks = try #require(compared.first { $0.tensor == "double.to_q.weight" }).ranks
        #expect(ranks.map(\.way) == [.sequential, .joint, .sum])
        #expect(ranks.allSatisfy { $0.found == $0.predicted && $0.weight == 10 })
    }

    @Test func `a reduction comes before an update, whichever is named first`() throws {
        var network = try Network(seed: 4)
        let scratch = try #require(network.scratch)
        let (d, k) = (Network.outputs, Network.inputs)
        let reduction = try ImageReduction.free(outputs: d, rank: 2, using: &network.generator)
        let update = try LowRankUpdate(
            up: network.generator.matrix(d, 3), down: network.generator.matrix(3, k), alpha: 1.5)
        try ChangeFile.write(["single.to_q": reduction], to: scratch.path("prr"))
        try ChangeFile.write(["single.to_q": update], to: scratch.path("lora"))
        for (first, second) in [("prr", "lora"), ("lora", "prr")] {
            let edit = try WeightEdit(
                weights: scratch.path("w"), first: scratch.path(first), second: scratch.path(second),
                as: .sequential)
            #expect(!edit.combinesReductions)
            _ = try edit.write(to: scratch.path("new"))
            try check(network, scratch, changed: ["single.to_q"]) { _, w in
                try update.applied(to: reduction.applied(to: w))
            }
            #expect(throws: RankReductionError.waysNeedReductions(.joint, path: scratch.path("lora"))) {
                try WeightEdit(
                    weights: scratch.path("w"), first: scratch.path(first), second: scratch.path(second),
                    as: .joint)
            }
        }
        // Two updates are both added.
        let edit = try WeightEdit(
            weights: scratch.path("w"), first: scratch.path("lora"), second: scratch.path("lora"),
            as: .sequential)
        _ = try edit.write(to: scratch.path("new"))
        try check(network, scratch, changed: ["single.to_q"]) { _, w in
            try update.applied(to: update.applied(to: w))
        }
    }

    @Test func `ranks are found before rounding, and what rounding makes of them is told`() throws {
        var network = try Network(seed: 5)
        let scratch = try #require(network.scratch)
        var reductions: [String: ImageReduction] = [:]
        for layer in network.layers {
            let w = try scratch.matrix("w", "\(layer).weight")
            reductions[layer] = try .inside(imageOf: w, rank: 4, using: &network.generator)
        }
        try scratch.write(
            "prr",
            Dictionary(uniqueKeysWithValues: reductions.map { ("\($0).Q", .init(.float64, $1.q)) }))
        let edit = try WeightEdit(weights: scratch.path("w"), changes: scratch.path("prr"))
        let written = try edit.write(to: scratch.path("new"))
        var told: [Int] = []
        let reports = try edit.ranks(for: written, written: scratch.path("new")) {
            told.append($0.done)
            return true
        }
        #expect(told == Array(0...8))
        #expect(reports.map(\.tensor) == written.map(\.tensor))
        for report in reports {
            let ranks = try #require(report.ranks.first)
            let full = report.tensor.contains("conv") ? 24 : 10
            #expect(ranks.way == nil)
            #expect(ranks.weight == full)
            #expect(ranks.predicted == full - 4)
            #expect(ranks.found == full - 4)
            let (removed, after) = (try #require(ranks.removed), try #require(ranks.removedAfterRounding))
            #expect(removed < ranks.tolerance)
            let unit = network.unit(report.tensor)
            #expect(after < 40 * unit, "\(report)")
            // F64 is not rounded at all.
            #expect(report.type == "F64" || (after > removed && after > unit / 100), "\(report)")
        }
    }

    @Test func `many groups of rows give what one would`() throws {
        let scratch = try Scratch()
        var generator = SeededGenerator(seed: 6)
        // 1500 × 3000 entries are five groups of 349 rows.
        let (d, k) = (1500, 3000)
        let row = generator.matrix(k, 1).values
        let entries = (0..<d).flatMap { i in row.map { Double(Float($0)) + Double(i % 7) } }
        try scratch.write("w", ["a.weight": .init(.float32, axes: [d, k], entries)])
        let reduction = try ImageReduction.free(outputs: d, rank: 5, using: &generator)
        let update = try LowRankUpdate(up: generator.matrix(d, 2), down: generator.matrix(2, k))
        try ChangeFile.write(["a": reduction], to: scratch.path("prr"))
        try ChangeFile.write(["a": update], to: scratch.path("lora"))
        let edit = try WeightEdit(
            weights: scratch.path("w"), first: scratch.path("prr"), second: scratch.path("lora"),
            as: .sequential)
        var told: [WorkProgress] = []
        let report = try edit.write(to: scratch.path("new")) {
            told.append($0)
            return true
        }
        #expect(told.count == 5)
        #expect(told.last?.done == 4 * d * k)
        #expect(told.allSatisfy { $0.total == 4 * d * k && $0.tensor == "a.weight" })
        let w = try scratch.matrix("w", "a.weight")
        let wanted = try update.applied(to: reduction.applied(to: w))
        let found = try scratch.matrix("new", "a.weight")
        #expect(try (wanted - found).norm(.largestEntry) < 1e-5 * wanted.norm(.largestEntry))
        let change = try (wanted - w).norm() / w.norm()
        #expect(abs(try #require(report.first?.change) - change) < 1e-5)
        // Once more gives the same bytes.
        _ = try edit.write(to: scratch.path("again"))
        #expect(try scratch.bytes("new") == scratch.bytes("again"))
    }
}
