import ExactAlgebra
import Notation
import NumericAlgebra

/// LAPACK computes beside the exact engine what it can, and the two must agree.
///
/// Each comparison is one that rounding cannot upset: singular values move by at most ‖E‖ under a
/// perturbation E (Weyl), and A − λI is singular to working precision for every eigenvalue λ, however
/// badly conditioned it is. So a disagreement is a fault of ours, and never charged to the learner.
enum NumericWitness {
    /// How many units of rounding are allowed, as in LAPACK's own tests.
    private static let threshold = 50.0
    private static let largest = 64

    static func confirm(_ question: Question, in scope: Scope) throws {
        switch question.relation {
        case .eigenvalues, .eigenvector, .eigenbasis:
            try confirmEigenvalues(question.givens(in: scope).squareMatrix("A"))
        case .svd, .bestapproximation, .qr, .gramschmidt, .rankfactorization:
            try confirmSingularValues(question.givens(in: scope).rationalMatrix("A"))
        default: return
        }
    }

    private static func confirmSingularValues(_ a: RationalMatrix) throws {
        guard let numeric = try numeric(a) else { return }
        let found = try numeric.singularValues()
        let exact = try a.singularValueDecomposition().singularValues.map { $0.approximation() }
        let bound = tolerance(a, norm: found.first ?? 0)
        guard zip(found, exact).allSatisfy({ abs($0 - $1) <= bound }) else {
            throw QuestionError.engineDisagreement("the singular values")
        }
    }

    private static func confirmEigenvalues(_ a: RationalMatrix) throws {
        guard let numeric = try numeric(a) else { return }
        let bound = tolerance(a, norm: try numeric.norm(.frobenius))
        for eigenvalue in try a.eigenvalues() where try eigenvalue.value.isReal() {
            let shift = NumericMatrix.identity(a.rows).scaled(by: eigenvalue.value.approximation())
            let smallest = try (numeric - shift).singularValues().last ?? 0
            guard smallest <= bound else { throw QuestionError.engineDisagreement("the eigenvalues") }
        }
    }

    private static func tolerance(_ a: RationalMatrix, norm: Double) -> Double {
        threshold * Double(max(a.rows, a.columns, 1)) * .ulpOfOne * max(norm, .leastNormalMagnitude)
    }

    /// Nil where the entries leave the range of a double: then there is nothing to compare.
    private static func numeric(_ a: RationalMatrix) throws -> NumericMatrix? {
        guard max(a.rows, a.columns) <= largest, min(a.rows, a.columns) > 0 else { return nil }
        let entries = a.entries.map(\.asDouble)
        guard entries.allSatisfy({ $0.isFinite && ($0 == 0 || (1e-100...1e100).contains(abs($0))) }) else {
            return nil
        }
        return try NumericMatrix(rows: a.rows, columns: a.columns, rowMajor: entries)
    }
}
