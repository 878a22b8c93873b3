#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How much of an image is left at each time, and how much of it is noise.
///
/// At time t an image x₀ has become xₜ = √ᾱₜ · x₀ + √(1 − ᾱₜ) · ε with standard normal noise ε. This is the
/// cosine schedule: with f(t) = cos²(((t/T) + s)/(1 + s) · π/2) and s = 0.008, ᾱₜ = f(t)/f(0), and not outside
/// 0.0001 … 0.9999. Times are 1 … T; at 1 an image is nearly clean, at T nearly all is noise.
///
/// - SeeAlso: Nichol and Dhariwal, *Improved denoising diffusion probabilistic models*, 2021, section 3.2; there
///   the steps βₜ are bounded, here ᾱₜ is.
public struct NoiseSchedule: Hashable, Sendable {
    /// ᾱ₁ … ᾱ_T, falling.
    private let kept: [Double]

    /// - Parameter steps: T, at least 1.
    public init(steps: Int = 1000) {
        let offset = 0.008
        func f(_ t: Int) -> Double {
            let angle = (Double(t) / Double(max(1, steps)) + offset) / (1 + offset) * .pi / 2
            return cos(angle) * cos(angle)
        }
        kept = (1...max(1, steps)).map { min(0.9999, max(1e-4, f($0) / f(0))) }
    }

    /// T.
    public var steps: Int { kept.count }

    /// ᾱₜ: the share of an image's variance that is left at time t.
    ///
    /// - Parameter t: 1 … T; times before and after are taken to the ends.
    public func signal(at t: Int) -> Double { kept[min(max(t, 1), steps) - 1] }

    /// An image at time t.
    ///
    /// - Parameters:
    ///   - image: x₀.
    ///   - noise: ε, as many numbers.
    public func noisy(_ image: some Collection<Float>, _ noise: [Float], at t: Int) -> [Float] {
        let (a, b) = (Float(signal(at: t).squareRoot()), Float((1 - signal(at: t)).squareRoot()))
        return zip(image, noise).map { a * $0 + b * $1 }
    }

    /// The times at which a sampler of so many steps stops, from T down to 1, evenly spread.
    ///
    /// A single step is at T. Positions between two times go down to the next.
    ///
    /// - Parameter count: 1 … T.
    /// - Throws: ``DiffusionError/stepsOutside(found:most:)``.
    public func times(_ count: Int) throws(DiffusionError) -> [Int] {
        guard (1...steps).contains(count) else { throw .stepsOutside(found: count, most: steps) }
        guard count > 1 else { return [steps] }
        // In whole numbers, so that no rounding decides on which side of a time a position is.
        return (0..<count).map { 1 + (steps - 1) * (count - 1 - $0) / (count - 1) }
    }
}
