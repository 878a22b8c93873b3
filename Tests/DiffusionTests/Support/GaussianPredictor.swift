import Diffusion

/// The best possible predictor of noise where images are normal numbers of standard deviation σ.
///
/// x₀ has the mean √ᾱσ²x/(ᾱσ² + 1 − ᾱ) given x, and the noise follows from it.
struct GaussianPredictor: NoisePredictor {
    let deviation: Double
    let schedule = NoiseSchedule()
    var side: Int { 4 }
    var steps: Int { 1000 }
    var labels: Int { 3 }

    /// What ε is, over x.
    func factor(at time: Int) -> Double {
        let a = schedule.signal(at: time)
        return (1 - a).squareRoot() / (a * deviation * deviation + 1 - a)
    }

    func noise(in images: [Float], time: Int, labels: [Int]) throws(DiffusionError) -> [Float] {
        let factor = Float(factor(at: time))
        return images.map { factor * $0 }
    }
}
