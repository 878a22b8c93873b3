internal import Networks
internal import NumericAlgebra

/// Images with noise in them, and the noise: one step's task for a network.
struct NoisyBatch: Hashable, Sendable {
    let batch: DenoiserBatch<Float>
    /// In the order of the images' numbers.
    let noise: [Float]

    /// Random images at random times, each with its own noise.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - schedule: of the noise; times are uniform in 1 … T.
    ///   - draw: one clean image and its label.
    init(
        _ count: Int, schedule: NoiseSchedule, using random: inout SeededRandom,
        draw: (inout SeededRandom) -> (image: [Float], label: Int)
    ) {
        var (images, noise, times, labels): ([Float], [Float], [Int], [Int]) = ([], [], [], [])
        for _ in 0..<count {
            let (image, label) = draw(&random)
            let time = 1 + random.index(below: schedule.steps)
            let added = random.normals(image.count).map { Float($0) }
            images += schedule.noisy(image, added, at: time)
            noise += added
            times.append(time)
            labels.append(label)
        }
        batch = DenoiserBatch(images: images, timesteps: times, labels: labels)
        self.noise = noise
    }
}

extension SeededRandom {
    /// A whole number from 0 up to but not including `count`, each as likely.
    mutating func index(below count: Int) -> Int { Int(unit() * Double(count)) }
}
