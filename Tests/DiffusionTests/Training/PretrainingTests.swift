import Networks
import Testing

@testable import Diffusion

@Suite struct PretrainingTests {
    private func data() throws -> LabelledImages {
        try LabelledImages(SmallDenoiser.images(6), labels: [0, 1, 2, 3, 2, 1])
    }

    private func plan(steps: Int = 6) throws -> PretrainingPlan {
        try PretrainingPlan(steps: steps, batch: 4, leftOut: 2, seed: 3)
    }

    @Test func `pretraining learns, and its average goes into a file and back`() throws {
        let folder = try TestFolder()
        let constant = try LabelledImages(
            ImageSet(side: 8, pixels: Array(repeating: 0.5, count: 4 * 64)), labels: [0, 1, 2, 3])
        var training = try Pretraining(
            SmallDenoiser.architecture(), on: constant,
            PretrainingPlan(steps: 150, batch: 8, learningRate: 0.01))
        while !training.isFinished { try training.advance() }
        let ends = try #require(LossHistory(training.losses).ends)
        #expect(ends.last < 0.5 * ends.first, "\(ends)")
        let averaged = try training.averaged()
        #expect(averaged.notes["training"]?.hasPrefix("150 steps of Adam, batch 8") == true)
        try averaged.write(to: folder.file("base.safetensors"))
        let read = try Denoiser<Float>(path: folder.file("base.safetensors"))
        for name in read.parameterNames {
            #expect(try read.values(of: name) == averaged.values(of: name))
        }
    }

    @Test func `broken off and gone on with, pretraining reaches the same bits`() throws {
        let folder = try TestFolder()
        let (data, architecture) = (try data(), try SmallDenoiser.architecture())
        var whole = try Pretraining(architecture, on: data, plan())
        while !whole.isFinished { try whole.advance() }
        var first = try Pretraining(architecture, on: data, plan())
        #expect(throws: DiffusionError.interrupted) {
            try first.run(keepingState: folder.file("state"), every: 100) { $0.step < 2 }
        }
        var second = try Pretraining(resuming: folder.file("state"), architecture, on: data, plan())
        while !second.isFinished { try second.advance() }
        #expect(second.losses == whole.losses)
        let (one, other) = (try whole.averaged(), try second.averaged())
        for name in one.parameterNames { #expect(try one.values(of: name) == other.values(of: name)) }
        #expect(throws: DiffusionError.self) {
            try Pretraining(resuming: folder.file("state"), architecture, on: data, plan(steps: 7))
        }
    }

    @Test func `the class that is left out is never shown`() throws {
        let left = try data().without(2)
        #expect(left.labels == [0, 1, 3, 1])
        let all = try data().images
        #expect(left.images.pixels == [0, 1, 3, 5].flatMap { all[$0] })
        let only = try LabelledImages(SmallDenoiser.images(1), labels: [2])
        #expect(throws: DiffusionError.self) {
            try Pretraining(SmallDenoiser.architecture(), on: only, plan())
        }
    }

    @Test func `the learning rate falls in the last two fifths`() throws {
        let plan = try PretrainingPlan(steps: 1000)
        #expect(plan.learningRate(at: 0) == 1e-3 && plan.learningRate(at: 599) == 1e-3)
        #expect(abs(plan.learningRate(at: 800) - 0.5e-3) < 1e-12)
        #expect(plan.learningRate(at: 999) == 0.03 * 1e-3)
    }

    @Test func `pretraining plans that make no sense are refused`() {
        #expect(throws: DiffusionError.self) { try PretrainingPlan(steps: 0) }
        #expect(throws: DiffusionError.self) { try PretrainingPlan(batch: 5000) }
        #expect(throws: DiffusionError.self) { try PretrainingPlan(learningRate: 0) }
    }
}
