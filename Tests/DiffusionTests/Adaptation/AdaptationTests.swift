import Networks
import NumericAlgebra
import RankReduction
import Testing

@testable import Diffusion

@Suite struct AdaptationTests {
    private func standard() throws -> Denoiser<Float> {
        var random = SeededRandom(seed: 0)
        return try Denoiser(architecture: DenoiserArchitecture(), using: &random)
    }

    @Test(arguments: zip(LayerSubset.allCases, [37, 45, 12, 12, 57, 6, 10, 3]))
    func `each subset has its layers, and never the first or last convolution`(
        _ subset: LayerSubset, _ count: Int
    ) throws {
        let names = subset.layers(of: try standard()).map(\.name)
        #expect(names.count == count)
        #expect(!names.contains("conv_in") && !names.contains("conv_out"))
    }

    @Test func `ExCA has neither cross-attention nor feed-forward nor time embedding`() throws {
        let names = LayerSubset.exceptCrossAttention.layers(of: try standard()).map(\.name)
        #expect(
            !names.contains { $0.contains("attn2") || $0.contains("ff") || $0.contains("time_embedding") })
        #expect(names.contains("d1.time_emb_proj") && names.contains("u1.conv_shortcut"))
        #expect(
            LayerSubset.strictCrossAttention.layers(of: try standard()).map(\.name)
                == ["a2", "mida", "ua2"].flatMap { ["\($0).attn2.to_k", "\($0).attn2.to_q"] })
        #expect(
            LayerSubset.highLevelLast.layers(of: try standard()).map(\.name)
                == ["mid2.conv1", "mid2.conv2", "mid2.time_emb_proj"])
    }

    @Test(arguments: [
        (AdaptationMethod.prr, 1, 1560), (.prr, 8, 12480), (.lora, 2, 18672),
        // Nine layers have 24 outputs, and take 12 of the 16.
        (.prr, 16, 16 * 28 * 48 + 12 * 9 * 24),
    ])
    func `the counts of numbers are those of the shapes`(
        _ method: AdaptationMethod, _ rank: Int, _ count: Int
    ) throws {
        var random = SeededRandom(seed: 1)
        let adaptation = try Adaptation(
            of: try standard(), method: method, subset: .exceptCrossAttention, rank: rank, using: &random)
        #expect(adaptation.parameterCount == count)
    }

    @Test func `a rank beyond half of the widest layer's outputs is refused`() throws {
        var random = SeededRandom(seed: 1)
        for rank in [0, 25] {
            #expect(throws: DiffusionError.rankOutside(found: rank, most: 24)) {
                try Adaptation(
                    of: try standard(), method: .prr, subset: .selfAttentionOnly, rank: rank, using: &random)
            }
        }
    }

    @Test func `LoRA starts at the weight itself, PRR away from it`() throws {
        let base = try SmallDenoiser.make()
        for method in AdaptationMethod.allCases {
            var random = SeededRandom(seed: 1)
            var denoiser = base
            try Adaptation(of: base, method: method, subset: .fullModel, rank: 2, using: &random)
                .apply(to: &denoiser)
            let same = try denoiser.values(of: "mid1.conv1.weight") == base.values(of: "mid1.conv1.weight")
            #expect(same == (method == .lora))
        }
    }

    /// The slope of the loss along one direction in the trained numbers, by differences and by the gradient.
    @Test(arguments: AdaptationMethod.allCases)
    func `gradients are the slopes of the loss`(_ method: AdaptationMethod) throws {
        let base = try SmallDenoiser.make()
        var random = SeededRandom(seed: 3)
        var adaptation = try Adaptation(
            of: base, method: method, subset: .exceptCrossAttention, rank: 2, using: &random)
        // Away from the start, where up is zero.
        try adaptation.set(adaptation.numbers.map { $0.map { $0 + 0.3 * random.normal() } })
        let images = try SmallDenoiser.images()
        let task = NoisyBatch(4, schedule: NoiseSchedule(steps: 100), using: &random) { random in
            (Array(images[random.index(below: 3)]), 2)
        }
        func loss(_ adaptation: Adaptation, _ names: Set<String> = []) throws -> (Double, [String: [Float]]) {
            var denoiser = base
            try adaptation.apply(to: &denoiser)
            let (loss, gradients) = try denoiser.loss(task.batch, target: task.noise, gradientsOf: names)
            return (Double(loss), gradients)
        }
        let gradients = try adaptation.gradients(from: try loss(adaptation, adaptation.weightNames).1)
        #expect(gradients.map(\.count) == adaptation.numbers.map(\.count))
        // Along the gradient itself, where single precision has the most to measure.
        let norm = gradients.joined().reduce(0) { $0 + $1 * $1 }.squareRoot()
        let h = 0.02
        func moved(_ sign: Double) throws -> Double {
            var other = adaptation
            try other.set(
                zip(adaptation.numbers, gradients).map { zip($0, $1).map { $0 + sign * h * $1 / norm } })
            return try loss(other).0
        }
        let slope = (try moved(1) - moved(-1)) / (2 * h)
        #expect(norm > 1e-3)
        #expect(abs(slope - norm) < 0.02 * norm, "\(slope) against \(norm)")
    }
}
