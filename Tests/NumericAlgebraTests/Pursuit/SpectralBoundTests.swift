import Testing

@testable import NumericAlgebra

/// The proof at the end of a pursuit: it must not pass where one value of the spectrum is above the bound.
struct SpectralBoundTests {
    @Test(arguments: [1, 2, 3, 4])
    func `a bound is proved just above the largest value and not just below`(_ seed: UInt64) throws {
        // The largest value of either sign, all others close to its negative.
        for negated in [false, true] {
            let q = try random(40, 40, seed: seed).qr().q
            let sign = negated ? -1.0 : 1.0
            var values = [Double](repeating: sign * (1e-6 - 1), count: 40)
            values[0] = sign
            let product = try q * NumericMatrix.diagonal(values) * q.transposed
            let x = try (product + product.transposed).scaled(by: 0.5)
            #expect(try isProved(x, symmetric: true, below: 1 + 1e-9))
            #expect(try !isProved(x, symmetric: true, below: 1 - 1e-9))
        }
    }

    @Test(arguments: [(40, 40), (70, 25)])
    func `the same for a matrix that is not symmetric`(_ rows: Int, _ columns: Int) throws {
        let m = try random(rows, columns, seed: 5)
        let norm = try m.norm(.spectral)
        #expect(try isProved(m, symmetric: false, below: norm * (1 + 1e-9)))
        #expect(try !isProved(m, symmetric: false, below: norm * (1 - 1e-9)))
    }

    private func isProved(_ x: NumericMatrix, symmetric: Bool, below b: Double) throws -> Bool {
        let layout = PursuitLayout(rows: x.rows, columns: x.columns, isSymmetric: symmetric)
        var full = x.values
        var spare = [Double](repeating: 0, count: layout.fullCount)
        // Nothing above the diagonal may be read.
        if symmetric {
            for j in 0..<x.columns { for i in 0..<j { full[j * x.rows + i] = .nan } }
        }
        return try SpectralBound(layout: layout).isProved(full, below: b, spare: &spare)
    }
}
