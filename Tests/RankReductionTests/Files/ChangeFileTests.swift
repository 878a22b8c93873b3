import Foundation
import NumericAlgebra
import RankReduction
import TensorFiles
import Testing

@Suite struct ChangeFileTests {
    private let scratch: Scratch
    private let column = Scratch.Tensor(.float32, axes: [3, 1], [1, 2, 2])
    private let row = Scratch.Tensor(.float32, axes: [1, 4], [1, 2, 2, 1])

    init() throws { scratch = try Scratch() }

    private func fault(
        _ tensors: [String: Scratch.Tensor], metadata: [String: String] = [:]
    ) throws -> ChangeFault? {
        let path = try scratch.write("change", tensors, metadata: metadata)
        let error = #expect(throws: RankReductionError.self) {
            let file = try ChangeFile(path: path)
            for layer in file.layers { _ = try file.change(of: layer) }
        }
        switch error {
        case .notAChange(path, let reason), .inLayer(_, path, .notAChange(path, let reason)):
            return reason
        default:
            Issue.record("\(String(describing: error))")
            return nil
        }
    }

    @Test func `layers and their changes are read`() throws {
        let path = try scratch.write(
            "change", ["x.1.B": column, "a.B": column], metadata: ["method": "prr", "factor": "B"])
        let file = try ChangeFile(path: path)
        #expect(file.method == .prr)
        #expect(file.layers == ["a", "x.1"])
        #expect(file.changes("a") && !file.changes("b"))
        guard case .reduction(let reduction) = try file.change(of: "a") else {
            Issue.record("no reduction")
            return
        }
        let third = 1.0 / 3
        #expect(
            reduction.q.values.map(\.magnitude).elementsEqual([third, 2 * third, 2 * third]) {
                abs($0 - $1) < 1e-15
            })
    }

    @Test func `what is no file of changes is refused for what it is`() throws {
        let square = Scratch.Tensor(.float32, NumericMatrix.identity(2))
        #expect(try fault([:]) == .empty)
        #expect(try fault(["a.weight": square]) == .unknownTensor("a.weight"))
        #expect(try fault([".B": square]) == .unknownTensor(".B"))
        #expect(try fault(["a.B": column, "b.lora_A": row, "b.lora_B": column]) == .bothMethods)
        #expect(try fault(["a.lora_A": row]) == .incomplete(layer: "a"))
        #expect(try fault(["a.alpha": square]) == .incomplete(layer: "a"))
        #expect(
            try fault(["a.lora_A": row, "a.lora_B": column, "a.lora_up.weight": column])
                == .twice("a.lora_B", "a.lora_up.weight"))
        #expect(try fault(["a.B": column, "a.Q": column]) == .twice("a.B", "a.Q"))
        #expect(
            try fault(["a.B": .init(.float32, axes: [3], [1, 2, 3])])
                == .noMatrix("a.B", type: "F32", shape: "3"))
        #expect(
            try fault(["a.B": .init(.int8, axes: [1, 1], integers: [1])])
                == .noMatrix("a.B", type: "I8", shape: "1×1"))
        #expect(
            try fault(["a.B": .init(.float32, axes: [3, 0], [])])
                == .noMatrix("a.B", type: "F32", shape: "3×0"))
        #expect(try fault(["a.B": column], metadata: ["method": "lora"]) == .metadata("method", "lora"))
        #expect(try fault(["a.B": column], metadata: ["factor": "Q"]) == .metadata("factor", "Q"))
        let update = ["a.lora_A": row, "a.lora_B": column]
        #expect(try fault(update, metadata: ["alpha": "much"]) == .badAlpha("alpha"))
        #expect(try fault(update, metadata: ["lora_alpha": "nan"]) == .badAlpha("lora_alpha"))
        let two = Scratch.Tensor(.float32, axes: [2], [1, 2])
        #expect(try fault(update.merging(["a.alpha": two]) { $1 }) == .badAlpha("a.alpha"))
    }

    @Test func `up and down have to meet`() throws {
        let path = try scratch.write("change", ["a.lora_A": row, "a.lora_B": row])
        #expect(
            #expect(throws: RankReductionError.self) { try ChangeFile(path: path) }?.description
                == "\(path): a.lora_B is 1×4 and a.lora_A is 1×4: they do not fit together")
    }

    @Test func `bytes that are no safetensors file are refused`() throws {
        for bytes in [Data(), Data("hello".utf8), Data(repeating: 0xFF, count: 64)] {
            try bytes.write(to: URL(fileURLWithPath: scratch.path("change")))
            #expect(throws: RankReductionError.self) { try ChangeFile(path: scratch.path("change")) }
        }
        // Cut off anywhere.
        try scratch.write("whole", ["a.B": column])
        let whole = try scratch.bytes("whole")
        for length in 0..<whole.count {
            try whole.prefix(length).write(to: URL(fileURLWithPath: scratch.path("change")))
            #expect(throws: RankReductionError.self) { try ChangeFile(path: scratch.path("change")) }
        }
        let missing = #expect(throws: RankReductionError.self) { try ChangeFile(path: scratch.path("no")) }
        #expect(missing?.description.contains("\(scratch.path("no")): cannot be opened") == true)
    }

    @Test func `names that steer a terminal are shown without that`() throws {
        let reason = try fault(["\u{1B}[2J": column])
        #expect(reason?.description.contains("`\\u{1b}[2J`") == true)
        #expect(String(repeating: "a", count: 200).plainName.count == 101)
    }

    @Test(arguments: [
        (
            ChangeFault.empty, "has no tensors; a PRR or LoRA file has some for each layer that it changes"
        ),
        (
            .unknownTensor("x"),
            """
            the tensor `x` belongs to neither PRR (`layer.B`, `layer.Q`) nor LoRA \
            (`layer.lora_up.weight`, `layer.lora_down.weight`, `layer.alpha`)
            """
        ),
        (.twice("a", "b"), "`a` and `b` are the same part of the same layer"),
        (.bothMethods, "has layers of PRR and of LoRA; write them into two files and combine those"),
        (.incomplete(layer: "a"), "the layer `a` has only one of up and down"),
        (
            .noMatrix("a", type: "I8", shape: "3"),
            "the tensor `a` is 3 of type I8; a matrix of F16, BF16, F32 or F64 is wanted"
        ),
        (.badAlpha("a"), "`a` is not one finite number"),
        (
            .metadata("factor", "Q"), "its metadata say `factor` is `Q`, and its tensors say otherwise"
        ),
    ])
    func `each fault says what is wrong`(fault: ChangeFault, words: String) {
        #expect(fault.description == words)
        #expect(RankReductionError.notAChange(path: "f", reason: fault).description == "f: \(words)")
    }
}
