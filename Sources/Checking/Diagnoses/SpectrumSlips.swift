import ExactAlgebra
import Notation

/// Slips in eigenvalues and singular values.
enum SpectrumSlips: SlipFamily {
    static func slips(in context: SlipContext) throws -> [Slip] {
        context.relation == .eigenvalues ? try eigenvalues(context) : []
    }

    private static func eigenvalues(_ context: SlipContext) throws -> [Slip] {
        var slips: [Slip] = []
        if let source = context.gramSource(of: "A"), source.isSquare {
            slips.append(
                Slip(
                    "eigenvalues.of-w", .object,
                    "Those are the eigenvalues of the matrix itself, not of its Gram matrix.",
                    MistakenRule(rule: try context.rule("A", as: .exact(AlgebraicMatrix(source))))))
        }
        return slips
    }
}
