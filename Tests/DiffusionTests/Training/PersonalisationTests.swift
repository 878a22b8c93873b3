import Networks
import NumericAlgebra
import RankReduction
import TensorFiles
import Testing

@testable import Diffusion

@Suite struct PersonalisationTests {
    private func plan(_ method: AdaptationMethod = .prr, steps: Int = 8, seed: UInt64 = 4) throws
        -> PersonalisationPlan
    {
        try PersonalisationPlan(method: method, rank: 2, steps: steps, batch: 3, label: 2, seed: seed)
    }

    private func trained(
        _ plan: PersonalisationPlan, images: ImageSet? = nil
    ) throws -> Personalisation {
        var training = try Personalisation(
            of: try SmallDenoiser.make(), on: try images ?? SmallDenoiser.images(), plan)
        while !training.isFinished { try training.advance() }
        return training
    }

    @Test(arguments: AdaptationMethod.allCases)
    func `a training learns its images`(_ method: AdaptationMethod) throws {
        let plan = try PersonalisationPlan(
            method: method, rank: 4, steps: 60, batch: 8, learningRate: 0.02, label: 2)
        let training = try trained(plan, images: ImageSet(side: 8, pixels: Array(repeating: 0.5, count: 64)))
        let ends = try #require(LossHistory(training.losses).ends)
        #expect(ends.last < 0.8 * ends.first, "\(ends)")
    }

    @Test(arguments: AdaptationMethod.allCases)
    func `broken off and gone on with, a training reaches the same bits`(_ method: AdaptationMethod) throws {
        let (base, images, folder) = (
            try SmallDenoiser.make(), try SmallDenoiser.images(), try TestFolder()
        )
        let plan = try plan(method)
        let whole = try trained(plan)
        var first = try Personalisation(of: base, on: images, plan)
        #expect(throws: DiffusionError.interrupted) {
            try first.run(keepingState: folder.file("state"), every: 100) { $0.step < 3 }
        }
        var second = try Personalisation(
            resuming: folder.file("state"), of: base, on: images, plan)
        #expect(second.step == 3)
        try second.run(keepingState: folder.file("state"), every: 2)
        #expect(second.losses == whole.losses)
        for name in whole.denoiser.parameterNames {
            #expect(try second.denoiser.values(of: name) == whole.denoiser.values(of: name))
        }
        // What `every` wrote last goes on to the same as well.
        var third = try Personalisation(resuming: folder.file("state"), of: base, on: images, plan)
        #expect(third.step == 6)
        try third.run(keepingState: folder.file("state"), every: 100)
        #expect(third.losses == whole.losses)
    }

    @Test func `another seed trains something else`() throws {
        #expect(try trained(plan(seed: 1)).losses != trained(plan(seed: 2)).losses)
        #expect(try trained(plan(seed: 1)).losses == trained(plan(seed: 1)).losses)
    }

    @Test(arguments: AdaptationMethod.allCases)
    func `the file of changes makes the trained weights again`(_ method: AdaptationMethod) throws {
        let folder = try TestFolder()
        let training = try trained(plan(method))
        try SmallDenoiser.make().write(to: folder.file("base.safetensors"))
        try training.writeChange(to: folder.file("change.safetensors"))
        let edit = try WeightEdit(
            weights: folder.file("base.safetensors"), changes: folder.file("change.safetensors"))
        let reports = try edit.write(to: folder.file("new.safetensors"))
        #expect(reports.map { $0.tensor.replacing(".weight", with: "") }.sorted() == training.layers)
        let applied = try Denoiser<Float>(path: folder.file("new.safetensors"))
        let changed = try Denoiser<Float>(
            path: folder.file("base.safetensors"), changes: [folder.file("change.safetensors")])
        for name in applied.parameterNames {
            let (found, wanted) = (try applied.values(of: name), try training.denoiser.values(of: name))
            let inMemory = try changed.values(of: name)
            #expect(zip(found, wanted).allSatisfy { abs($0 - $1) < 2e-6 }, "\(name)")
            #expect(zip(inMemory, wanted).allSatisfy { abs($0 - $1) < 2e-6 }, "\(name)")
        }
    }

    @Test func `a state of another training is refused, and says why`() throws {
        let (base, images, folder) = (
            try SmallDenoiser.make(), try SmallDenoiser.images(), try TestFolder()
        )
        let path = folder.file("state.safetensors")
        try Personalisation(of: base, on: images, plan()).writeState(to: path)
        func refusal(
            _ base: Denoiser<Float>, _ images: ImageSet, _ plan: PersonalisationPlan
        ) -> DiffusionError? {
            #expect(throws: DiffusionError.self) {
                try Personalisation(resuming: path, of: base, on: images, plan)
            }
        }
        #expect(
            refusal(base, images, try plan(seed: 5))
                == .badState(path: path, .otherSetting("seed", stored: "4", given: "5")))
        #expect(refusal(base, images, try plan(.lora))?.description.contains("begun with") == true)
        let others = try SmallDenoiser.images(seed: 9)
        #expect(refusal(base, others, try plan())?.description.contains("with images") == true)
        let network = try SmallDenoiser.make(seed: 9)
        #expect(refusal(network, images, try plan())?.description.contains("with network") == true)
        try SafetensorsFile.write(["x": try #require(DenseTensor([1], [1.0]))], to: path)
        #expect(refusal(base, images, try plan()) == .badState(path: path, .metadata("training", found: nil)))
    }

    @Test func `more steps may be asked for when a training is gone on with`() throws {
        let (base, images, folder) = (
            try SmallDenoiser.make(), try SmallDenoiser.images(), try TestFolder()
        )
        var short = try Personalisation(of: base, on: images, plan(steps: 2))
        while !short.isFinished { try short.advance() }
        try short.writeState(to: folder.file("state"))
        var long = try Personalisation(
            resuming: folder.file("state"), of: base, on: images, plan(steps: 5))
        while !long.isFinished { try long.advance() }
        #expect(long.losses == (try trained(plan(steps: 5)).losses))
    }

    @Test func `settings that make no sense are refused`() throws {
        #expect(throws: DiffusionError.self) { try PersonalisationPlan(steps: 0) }
        #expect(throws: DiffusionError.self) { try PersonalisationPlan(batch: 0) }
        #expect(throws: DiffusionError.self) { try PersonalisationPlan(learningRate: .nan) }
        let (base, images) = (try SmallDenoiser.make(), try SmallDenoiser.images())
        #expect(throws: DiffusionError.badSetting("the label", found: "8", wanted: "from 0 to 4")) {
            try Personalisation(of: base, on: images, PersonalisationPlan(rank: 2))
        }
        let large = try ImageSet(side: 16, pixels: Array(repeating: 0, count: 256))
        #expect(throws: DiffusionError.badSetting("the side of the images", found: "16", wanted: "8")) {
            try Personalisation(of: base, on: large, plan())
        }
    }

    @Test func `a loss that is no longer finite is told, and no state is left of it`() throws {
        var base = try SmallDenoiser.make()
        try base.set("conv_out.bias", to: [1e25])
        var training = try Personalisation(of: base, on: SmallDenoiser.images(), plan())
        #expect(throws: DiffusionError.diverged(step: 1)) { try training.advance() }
        #expect(training.step == 0)
    }
}
