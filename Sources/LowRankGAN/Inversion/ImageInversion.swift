internal import Networks
internal import NumericAlgebra

/// The latent whose image is nearest to a given one, as far as it was found.
///
/// Levenberg-Marquardt on the mean squared error of the pixels and a prior on the latent, from several
/// starts. A step needs the Jacobian in forward mode and the decomposition of a d×d matrix, and no backward
/// pass. The problem has many local minima: what is found is the best of the starts, not the nearest image
/// there is.
/// - SeeAlso: Marquardt, *An algorithm for least-squares estimation of nonlinear parameters*, 1963; the
///   damping follows Nielsen, *Damping parameter in Marquardt's method*, 1999.
public struct ImageInversion: Hashable, Sendable {
    public let latent: [Double]
    /// The image of the latent, in 0…1.
    public let pixels: [Double]
    /// The mean squared error of the pixels.
    public let error: Double
    /// The objective after each step of the start that won, its first value included.
    public let history: [Double]
    /// Which start won, from zero, and the objective that each came to.
    public let winner: Int
    public let objectives: [Double]

    /// - Parameter image: in 0…1, channel after channel, of the generator's shape.
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)``, ``EditingError/notFinite(name:index:)``,
    ///   ``EditingError/outOfRange(name:value:wanted:)``, ``EditingError/cancelled``.
    /// - Complexity: a Jacobian and O(d³) a step.
    public init(
        _ generator: EditableGenerator, of image: [Double], options: InversionOptions = InversionOptions(),
        observer: EditingObserver = .none
    ) throws(EditingError) {
        try options.check()
        guard image.count == generator.imageShape.count else {
            throw .wrongCount(
                of: "numbers of an image", found: image.count, wanted: generator.imageShape.count)
        }
        if let index = image.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(name: "the image", index: index)
        }
        let average = try generator.latent(seed: 0, psi: 0)
        let problem = InversionProblem(
            generator: generator, image: image, average: average, prior: options.prior)
        let starts = try Self.starts(problem, options)
        var paths: [InversionProblem.Path] = []
        for (i, start) in starts.enumerated() {
            paths.append(
                try problem.descended(from: start, options: options) { step throws(EditingError) in
                    try observer.report(
                        .inversion, i * options.steps + step, of: starts.count * options.steps)
                })
        }
        objectives = paths.map { $0.history.last ?? .infinity }
        let all = objectives
        let best = all.indices.min { all[$0] < all[$1] } ?? 0
        winner = best
        latent = paths[best].latent
        history = paths[best].history
        pixels = try generator.pixels(at: latent)
        error = Statistics.mean(zip(pixels, image).map { ($0 - $1) * ($0 - $1) })
    }

    /// The candidates with the smallest objectives; the average is one of them.
    private static func starts(
        _ problem: InversionProblem, _ options: InversionOptions
    ) throws(EditingError) -> [[Double]] {
        var random = SeededRandom(seed: options.seed)
        var candidates = [problem.average]
        while candidates.count < options.candidates {
            candidates.append(try problem.generator.latent(using: &random, psi: options.psi))
        }
        let values = try zip(candidates, problem.generator.pixels(at: candidates)).map {
            problem.objective($0, pixels: $1)
        }
        return candidates.indices.sorted { values[$0] < values[$1] }.prefix(options.starts)
            .map { candidates[$0] }
    }
}
