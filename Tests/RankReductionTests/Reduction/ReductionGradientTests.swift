import NumericAlgebra
import RankReduction
import Testing

@Suite struct ReductionGradientTests {
    /// A loss with curvature: ⟨A, W⟩ + ½‖W ∘ W‖², and its derivative.
    private struct Loss {
        let a: NumericMatrix

        func value(_ w: NumericMatrix) -> Double {
            zip(a.values, w.values).reduce(0) { sum, pair in
                sum + pair.0 * pair.1 + pair.1 * pair.1 * pair.1 * pair.1 / 2
            }
        }

        func slope(_ w: NumericMatrix) throws -> NumericMatrix {
            let slopes = zip(a.values, w.values).map { $0 + 2 * $1 * $1 * $1 }
            return try NumericMatrix(rows: w.rows, columns: w.columns, columnMajor: slopes)
        }
    }

    @Test(arguments: [(3, 2, 1), (7, 5, 3), (6, 11, 6), (9, 18, 4), (5, 5, 2)])
    func `the formula is what finite differences through the QR find`(d: Int, n: Int, r: Int) throws {
        var generator = SeededGenerator(seed: UInt64(100 * d + 10 * n + r))
        let (b, w, loss) = (
            generator.matrix(d, r), generator.matrix(d, n), Loss(a: generator.matrix(d, n))
        )
        let reduction = try ImageReduction(columns: b)
        let gradient = try reduction.gradient(
            of: loss.slope(reduction.applied(to: w)), weight: w)
        func value(_ i: Int, _ j: Int, _ step: Double) throws -> Double {
            var moved = b
            moved[i, j] += step
            return try loss.value(ImageReduction(columns: moved).applied(to: w))
        }
        var difference = NumericMatrix.zeros(d, r)
        let h = 1e-3
        for i in 0..<d {
            for j in 0..<r {
                // Six points: the error is of sixth order in h.
                let near = try value(i, j, h) - value(i, j, -h)
                let middle = try value(i, j, 2 * h) - value(i, j, -2 * h)
                let far = try value(i, j, 3 * h) - value(i, j, -3 * h)
                difference[i, j] = (45 * near - 9 * middle + far) / (60 * h)
            }
        }
        let size = try max(1, gradient.norm())
        #expect(try (gradient - difference).norm() < 1e-8 * size)
        // Where the span is everything there is nothing to turn.
        if r < d { #expect(try gradient.norm() > 0.01) }
        #expect(try (b.transposed * gradient).norm() < 1e-11 * size)
    }

    @Test func `shapes are checked`() throws {
        let reduction = try ImageReduction(columns: .identity(4).columns(in: 0..<2))
        let (w, other) = (NumericMatrix.zeros(4, 3), NumericMatrix.zeros(4, 2))
        #expect(throws: RankReductionError.shapesDiffer("∂L/∂W", other.shape, "W₀", w.shape)) {
            try reduction.gradient(of: other, weight: w)
        }
        let tall = NumericMatrix.zeros(5, 3)
        #expect(throws: RankReductionError.shapesDiffer("Q", reduction.q.shape, "W₀", tall.shape)) {
            try reduction.gradient(of: tall, weight: tall)
        }
    }
}
