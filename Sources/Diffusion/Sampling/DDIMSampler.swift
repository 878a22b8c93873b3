internal import NumericAlgebra

/// Makes images from noise, by DDIM without any noise on the way: the same noise gives the same images.
///
/// At each time the predicted noise ε gives a guess at the clean image, x̂₀ = (xₜ − √(1 − ᾱₜ) · ε)/√ᾱₜ, taken to
/// −1 … 1; the noise that belongs to it then carries over to the next time:
/// x ← √ᾱ · x̂₀ + √(1 − ᾱ) · (xₜ − √ᾱₜ · x̂₀)/√(1 − ᾱₜ). After the last time ᾱ is 1, and x is x̂₀ itself.
///
/// - SeeAlso: Song, Meng, Ermon, *Denoising diffusion implicit models*, 2021, equation 12 with σ = 0; Ho and
///   Salimans, *Classifier-free diffusion guidance*, 2022.
public struct DDIMSampler: Hashable, Sendable {
    public let schedule: NoiseSchedule
    /// The times in turn, falling.
    public let times: [Int]
    /// g: the noise is ε(no class) + g · (ε(class) − ε(no class)); 1 is the class alone, at half the work.
    public let guidance: Float

    /// - Parameters:
    ///   - steps: how many times the network is asked, 1 … T.
    ///   - guidance: g, from 0.
    /// - Throws: ``DiffusionError/stepsOutside(found:most:)``, ``DiffusionError/badSetting(_:found:wanted:)``.
    public init(
        schedule: NoiseSchedule = NoiseSchedule(), steps: Int = 50, guidance: Double = 1
    ) throws(DiffusionError) {
        guard guidance >= 0, guidance <= 100 else {
            throw .badSetting("the guidance", found: "\(guidance)", wanted: "a number from 0 to 100")
        }
        self.schedule = schedule
        times = try schedule.times(steps)
        self.guidance = Float(guidance)
    }

    /// The noise that sampling begins with: standard normal numbers that the seed determines.
    ///
    /// Image i has the same noise, however many there are.
    public static func noise(_ count: Int, of imageCount: Int, seed: UInt64) -> [Float] {
        var random = SeededRandom(seed: seed)
        return random.normals(count * imageCount).map { Float($0) }
    }

    /// The images that the noise becomes, in −1 … 1.
    ///
    /// - Parameters:
    ///   - noise: one image after the other.
    ///   - labels: one an image.
    ///   - goOn: told before each step how many of them are done; false ends the work.
    /// - Throws: ``DiffusionError/interrupted``, and what the predictor throws.
    public func images(
        from noise: [Float], labels: [Int], by predictor: some NoisePredictor,
        goOn: (Int, Int) -> Bool = { _, _ in true }
    ) throws(DiffusionError) -> [Float] {
        var x = noise
        for (index, time) in times.enumerated() {
            guard goOn(index, times.count) else { throw .interrupted }
            let epsilon = try guidedNoise(in: x, time: time, labels: labels, by: predictor)
            let next = index + 1 < times.count ? schedule.signal(at: times[index + 1]) : 1
            advance(&x, epsilon, from: schedule.signal(at: time), to: next)
        }
        return x
    }

    private func guidedNoise(
        in x: [Float], time: Int, labels: [Int], by predictor: some NoisePredictor
    ) throws(DiffusionError) -> [Float] {
        let noise = try predictor.noise(in: x, time: time, labels: labels)
        guard guidance != 1 else { return noise }
        let plain = try predictor.noise(
            in: x, time: time, labels: labels.map { _ in predictor.labels - 1 })
        return zip(noise, plain).map { $1 + guidance * ($0 - $1) }
    }

    /// One step; ᾱ is `now` before it and `next` after it.
    private func advance(_ x: inout [Float], _ epsilon: [Float], from now: Double, to next: Double) {
        let (a, b) = (Float(now.squareRoot()), Float((1 - now).squareRoot()))
        let (nextA, nextB) = (Float(next.squareRoot()), Float((1 - next).squareRoot()))
        for i in x.indices {
            let clean = min(1, max(-1, (x[i] - b * epsilon[i]) / a))
            x[i] = nextA * clean + nextB * (x[i] - a * clean) / b
        }
    }
}
