import Foundation
import NumericAlgebra
import RankReduction
import TensorFiles
import Testing

@Suite struct ChangeExtractionTests {
    @Test(arguments: AdaptationMethod.allCases)
    func `what is extracted leads from one file to the other`(method: AdaptationMethod) throws {
        var network = try Network(seed: 20)
        let scratch = try #require(network.scratch)
        let changed = ["single.to_q", "double.conv", "half.conv"]
        var reductions: [String: ImageReduction] = [:]
        for layer in changed {
            reductions[layer] = try .inside(
                imageOf: scratch.matrix("w", "\(layer).weight"), rank: 3, using: &network.generator)
        }
        try ChangeFile.write(reductions, to: scratch.path("prr"))
        _ = try WeightEdit(weights: scratch.path("w"), changes: scratch.path("prr"))
            .write(to: scratch.path("target"))
        let extraction = try ChangeExtraction(
            before: scratch.path("w"), after: scratch.path("target"), method: method, rank: 3)
        var told = 0
        let outcome = try extraction.write(to: scratch.path("found")) {
            told = $0.done
            return $0.total == 16
        }
        #expect(told == 16)
        #expect(outcome.others == [])
        #expect(Set(outcome.layers.map(\.tensor)) == Set(changed.map { "\($0).weight" }))
        for layer in outcome.layers {
            #expect(layer.rank == 3)
            #expect(layer.unexplained < (layer.tensor.hasPrefix("half") ? 3e-3 : 1e-5), "\(layer)")
            let (w0, w1) = (
                try scratch.matrix("w", layer.tensor), try scratch.matrix("target", layer.tensor)
            )
            #expect(abs(try #require(layer.change) - (try (w1 - w0).norm() / w0.norm())) < 1e-12)
        }
        let file = try ChangeFile(path: scratch.path("found"))
        #expect(file.method == method)
        #expect(file.layers == changed.sorted())
        _ = try WeightEdit(weights: scratch.path("w"), changes: scratch.path("found"))
            .write(to: scratch.path("reached"))
        for layer in changed {
            let (target, reached) = (
                try scratch.matrix("target", "\(layer).weight"),
                try scratch.matrix("reached", "\(layer).weight")
            )
            #expect(try (target - reached).norm() < 2 * max(network.unit(layer), 1e-6) * target.norm())
        }
    }

    @Test func `what no such file can change is told`() throws {
        let scratch = try Scratch()
        var generator = SeededGenerator(seed: 21)
        let w = generator.matrix(5, 5)
        func write(_ name: String, _ matrix: NumericMatrix, bias: Double, type: ElementType) throws {
            try scratch.write(
                name,
                [
                    "a.weight": .init(.float64, matrix), "a.bias": .init(.float64, axes: [1], [bias]),
                    "same.weight": .init(type, axes: [1, 1], [0.5]),
                ])
        }
        try write("before", w, bias: 1, type: .float32)
        let reduction = try ImageReduction.inside(imageOf: w, rank: 1, using: &generator)
        try write("after", try reduction.applied(to: w), bias: 2, type: .float16)
        func extraction(_ before: String, _ after: String) throws(RankReductionError) -> ChangeExtraction {
            try ChangeExtraction(
                before: scratch.path(before), after: scratch.path(after), method: .prr, rank: 4)
        }
        let outcome = try extraction("before", "after").write(to: scratch.path("prr"))
        #expect(outcome.others == ["a.bias"])
        #expect(outcome.layers.map(\.tensor) == ["a.weight"])
        #expect(outcome.layers.map(\.rank) == [1])
        // A weight that doubles is nothing that a reduction does.
        try write("double", w.scaled(by: 2), bias: 1, type: .float32)
        let nothing = RankReductionError.nothingToExtract(scratch.path("before"), scratch.path("double"))
        #expect(throws: nothing) {
            try extraction("before", "double").write(to: scratch.path("none"))
        }
        #expect(
            nothing.description == """
                from \(scratch.path("before")) to \(scratch.path("double")) no weight changes in a way that \
                such a file can explain. Are they in this order?
                """)
        #expect(throws: RankReductionError.interrupted) {
            try extraction("before", "after").write(to: scratch.path("none")) { _ in false }
        }
        #expect(!scratch.files.contains("none"))
    }

    @Test func `files of two networks are refused, with what differs`() throws {
        let scratch = try Scratch()
        let one = try scratch.write("one", ["a.weight": .init(.float32, .zeros(2, 2))])
        for (tensor, words) in [
            ("a.weight", "the tensor `a.weight` is 2×2 in \(one) and 2×3 in"),
            ("b.weight", "the tensor `a.weight` is 2×2 in \(one) and missing in"),
        ] {
            let other = try scratch.write("other", [tensor: .init(.float32, .zeros(2, 3))])
            let error = #expect(throws: RankReductionError.self) {
                try ChangeExtraction(before: one, after: other, method: .prr, rank: 1)
            }
            #expect(error?.description == "\(words) \(other). Name two files of the same network")
        }
    }
}
