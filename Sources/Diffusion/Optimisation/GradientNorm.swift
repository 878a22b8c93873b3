/// The length of all gradients together, and gradients of at most a given length.
enum GradientNorm {
    /// √Σg², summed in double precision.
    static func of(_ gradients: [[Float]]) -> Double {
        gradients.reduce(0.0) { sum, gradient in
            sum + gradient.reduce(0.0) { $0 + Double($1) * Double($1) }
        }.squareRoot()
    }

    /// Gradients whose norm is `largest` at most: longer ones are shortened, all by the same factor.
    static func clip(_ gradients: inout [[Float]], to largest: Double) {
        let norm = of(gradients)
        guard norm > largest else { return }
        let factor = Float(largest / norm)
        for i in gradients.indices {
            for j in gradients[i].indices { gradients[i][j] *= factor }
        }
    }
}
