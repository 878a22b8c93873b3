internal import Networks
internal import NumericAlgebra

/// The sum of squares that an inversion makes small: (1/N)‖G(z) − x‖² + (prior/d)‖z − average‖².
struct InversionProblem {
    let generator: EditableGenerator
    let image: [Double]
    let average: [Double]
    let prior: Double

    /// A start followed to its end.
    struct Path {
        var latent: [Double]
        var history: [Double]
    }

    func objective(_ latent: [Double], pixels: [Double]) -> Double {
        let away = latent.moved(by: -1, along: average)
        return Statistics.mean(zip(pixels, image).map { ($0 - $1) * ($0 - $1) })
            + prior * away.dot(away) / Double(latent.count)
    }

    func descended(
        from start: [Double], options: InversionOptions, report: (Int) throws(EditingError) -> Void
    ) throws(EditingError) -> Path {
        var path = Path(latent: start, history: [])
        var (mu, growth) = (-1.0, 2.0)
        for step in 0..<options.steps {
            try report(step)
            let (value, local) = try linearised(path.latent)
            if path.history.isEmpty { path.history.append(value) }
            if mu < 0 { mu = 1e-3 * local.largest }
            guard let next = try improved(path.latent, value, local, &mu, &growth) else { break }
            path.latent = next.latent
            path.history.append(next.value)
            if value - next.value <= options.tolerance * value { break }
        }
        return path
    }

    /// A better latent; nil where no damping finds one.
    private func improved(
        _ latent: [Double], _ value: Double, _ local: DampedLeastSquares, _ mu: inout Double,
        _ growth: inout Double
    ) throws(EditingError) -> (latent: [Double], value: Double)? {
        for _ in 0..<20 {
            let (step, fall) = local.step(damping: mu)
            guard step.length > 1e-12 * max(1, latent.length), fall > 0 else { return nil }
            let next = latent.moved(by: 1, along: step)
            let nextValue = objective(next, pixels: try generator.pixels(at: next))
            // The model is half of the objective.
            let gain = (value - nextValue) / (2 * fall)
            if gain > 0 {
                let wanted = 2 * gain - 1
                mu *= max(1.0 / 3, 1 - wanted * wanted * wanted)
                growth = 2
                return (next, nextValue)
            }
            mu *= growth
            growth *= 2
        }
        return nil
    }

    /// The objective, and half of its quadratic model, at a latent.
    private func linearised(_ latent: [Double]) throws(EditingError) -> (Double, DampedLeastSquares) {
        let (pixels, curvature, gradient) = try Self.opened(generator.base, latent, image)
        let d = latent.count
        let weight = prior / Double(d)
        let damped = try numerically { () throws(NumericError) in
            try curvature + NumericMatrix.diagonal([Double](repeating: weight, count: d))
        }
        let away = latent.moved(by: -1, along: average)
        return (
            objective(latent, pixels: pixels),
            try DampedLeastSquares(curvature: damped, gradient: gradient.moved(by: weight, along: away))
        )
    }

    /// Pixels, JᵀJ/N and Jᵀr/N, where J is the derivative of the pixels in 0…1.
    private static func opened<G: ImageGenerator>(
        _ generator: G, _ latent: [Double], _ image: [Double]
    ) throws(EditingError) -> (pixels: [Double], curvature: NumericMatrix, gradient: [Double]) {
        let (made, jacobian) = try inNetwork { () throws(NetworkError) in
            try generator.imageAndJacobian(at: latent.map { G.Scalar($0) })
        }
        let pixels = made.unitValues.map { Double($0) }
        let rest = pixels.moved(by: -1, along: image)
        let gram = try RegionGrams.gram(jacobian, Array(0..<jacobian.rows)).scaled(by: 0.25)
        let gradient = RegionGrams.pulledBack(jacobian, rest).map { $0 / (2 * Double(jacobian.rows)) }
        return (pixels, gram, gradient)
    }
}
