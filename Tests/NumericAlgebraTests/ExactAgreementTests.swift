import ExactAlgebra
import Foundation
import NumericAlgebra
import Testing

/// The two engines on the same matrices of small integers: what is found in floating-point numbers is as near
/// to the exact object as perturbation theory promises, with every bound taken from the exact object.
@Suite struct ExactAgreementTests {
    /// m, n and the rank by construction.
    private static let shapes = [
        (1, 1, 1), (2, 2, 1), (2, 2, 2), (3, 3, 3), (4, 4, 2), (5, 3, 3), (3, 6, 2), (6, 6, 6), (8, 8, 5),
        (10, 7, 7), (7, 10, 4),
    ]

    /// Weyl: no singular value moves by more than the perturbation's norm.
    @Test(arguments: shapes)
    func `singular values and ranks are the exact ones`(m: Int, n: Int, rank: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for seed in 1...4 {
                let (exact, numeric) = try pair(m, n, rank: rank, seed: UInt64(seed), of: precision)
                let svd = try exact.singularValueDecomposition()
                let expected = svd.singularValues.map { $0.approximation() }
                let allowed = 50 * Double(max(m, n)) * epsilon(precision) * (expected.first ?? 0)
                try expectNear(numeric.singularValues(), expected, allowed)
                try expectNear(numeric.svd().singularValues, expected, allowed)
                #expect(try numeric.rank() == svd.rank)
                #expect(try numeric.rank() == exact.rank)
                #expect(try numeric.pivotedQR().rank() == exact.rank)
                let right = DenseMatrix<Scalar>.zeros(m, 1)
                #expect(try numeric.rankRevealingLeastSquares(right).rank == exact.rank)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    @Test(arguments: [1, 2, 3, 5, 8])
    func `eigenvalues of symmetric matrices are the exact ones`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for seed in 1...4 {
                let (half, other) = try pair(n, n, rank: n, seed: UInt64(seed), of: precision)
                let (exact, numeric) = (try half + half.transposed, try other + other.transposed)
                let expected = try exact.symmetricEigendecomposition().eigenvalues.map { $0.approximation() }
                let norm = expected.map(\.magnitude).max() ?? 0
                let allowed = 50 * Double(n) * epsilon(precision) * norm
                try expectNear(numeric.symmetricEigenvalues(), expected, allowed)
                try expectNear(
                    numeric.symmetricEigenvalues(in: .indices(0..<n / 2)), Array(expected[0..<n / 2]), allowed
                )
                try expectNear(numeric.eigenvalues().map(\.real).sorted(by: >), expected, allowed)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    /// |det(A + E) − det A| is at most n‖E‖‖A‖ⁿ⁻¹ to first order.
    @Test(arguments: [1, 2, 3, 4, 6, 8])
    func `determinants are the exact ones, those of singular matrices zero`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for (seed, rank) in [(1, n), (2, n), (3, n / 2)] where rank > 0 {
                let (exact, numeric) = try pair(n, n, rank: rank, seed: UInt64(seed), of: precision)
                let expected = try exact.determinant().asDouble
                let norm = try largestSingularValue(exact)
                let growth = (0..<n).reduce(1.0) { product, _ in product * norm }
                let allowed = 50 * Double(n * n) * epsilon(precision) * growth
                #expect((Double(try numeric.determinant()) - expected).magnitude <= allowed)
                let (sign, logarithm) = try numeric.lu().determinantSignAndLogarithm
                if expected.magnitude > 2 * allowed {
                    #expect(Double(sign) == (expected < 0 ? -1 : 1))
                    let quotient = allowed / expected.magnitude + 50 * epsilon(precision) * Double(n)
                    #expect(
                        (Double(logarithm) - log(expected.magnitude)).magnitude <= 4 * quotient)
                }
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    /// ‖X − A⁻¹‖ is at most c·ε·κ(A)·‖A⁻¹‖.
    @Test(arguments: [1, 2, 3, 5, 8])
    func `inverses and solutions are the exact ones`(n: Int) throws {
        func check<Scalar: LapackScalar>(_ precision: Scalar.Type) throws {
            for seed in 1...4 {
                let (exact, numeric) = try pair(n, n, rank: n, seed: UInt64(seed), of: precision)
                guard exact.rank == n else { continue }
                let inverse = try exact.inverse()
                let size = try largestSingularValue(inverse)
                let condition = try largestSingularValue(exact) * size
                let allowed = 50 * Double(n) * epsilon(precision) * condition * size
                try expectNear(numeric.inverse().values, values(inverse), allowed)
                try expectNear(numeric.solve(.identity(n)).values, values(inverse), allowed)
                try expectNear(numeric.svd().pseudoinverse().values, values(inverse), allowed)
                let measured = Double(try numeric.conditionNumber())
                let slack = 50 * Double(n) * epsilon(precision) * condition * condition
                #expect((measured - condition).magnitude <= slack)
            }
        }
        try check(Double.self)
        try check(Float.self)
    }

    // MARK: - Both engines' matrices

    /// A product of an m×r and an r×n matrix of small integers, exact in either engine.
    private func pair<Scalar: LapackScalar>(
        _ m: Int, _ n: Int, rank: Int, seed: UInt64, of precision: Scalar.Type
    ) throws -> (RationalMatrix, DenseMatrix<Scalar>) {
        var generator = SeededGenerator(seed: seed)
        func random(_ rows: Int, _ columns: Int) -> RationalMatrix {
            RationalMatrix(
                (0..<rows).map { _ in (0..<columns).map { _ in Int.random(in: -4...4, using: &generator) } })
        }
        let exact = rank == min(m, n) ? random(m, n) : try random(m, rank) * random(rank, n)
        return (exact, try DenseMatrix(rows: m, columns: n, columnMajor: values(exact).map { Scalar($0) }))
    }

    /// Column after column.
    private func values(_ a: RationalMatrix) -> [Double] { a.transposed.entries.map(\.asDouble) }

    private func largestSingularValue(_ a: RationalMatrix) throws -> Double {
        try a.singularValueDecomposition().singularValues.first?.approximation() ?? 0
    }

    private func epsilon<Scalar: LapackScalar>(_ precision: Scalar.Type) -> Double { Double(Scalar.ulpOfOne) }

    private func expectNear<Scalar: LapackScalar>(
        _ values: [Scalar], _ expected: [Double], _ allowed: Double,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(values.count == expected.count, sourceLocation: sourceLocation)
        for (value, truth) in zip(values, expected) {
            // The exact number, too, is seen through a double.
            let seen = allowed + truth.magnitude * Double.ulpOfOne
            #expect((Double(value) - truth).magnitude <= seen, sourceLocation: sourceLocation)
        }
    }
}
