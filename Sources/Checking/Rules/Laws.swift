import ExactAlgebra
import Notation

/// A law that an answer must meet, entry by entry, and where it fails.
struct Violation: Sendable {
    let evidence: String
    let row: Int
    let column: Int
}

/// How much is spent on a law: a wrong answer should be refused without proving what is right in it.
enum Effort: Sendable {
    /// Look for a plain violation; finding none proves nothing.
    case screen
    case proof
}

enum Laws {
    /// The first entry where two matrices of one shape differ: "(UᵀU)₁₃ = 2/9, not 0".
    ///
    /// Plain violations are looked for first, everywhere; equality is proved only where none is found.
    static func difference(
        _ name: String, _ left: AlgebraicMatrix, _ right: AlgebraicMatrix, _ effort: Effort = .proof
    ) throws -> Violation? {
        func violation(_ k: Int) -> Violation {
            let (i, j) = (k / right.columns, k % right.columns)
            let (found, wanted) = (Shown.text(left.entries[k]), Shown.text(right.entries[k]))
            return Violation(
                evidence: "\(Shown.entry(name, i, j)) = \(found), not \(wanted)", row: i, column: j)
        }
        let differences = try zip(left.entries, right.entries).map { try $0 - $1 }
        if let k = differences.firstIndex(where: \.isPlainlyNonzero) { return violation(k) }
        if effort == .screen { return nil }
        return try differences.firstIndex { try !$0.isZero() }.map(violation)
    }

    /// Where the columns are not orthonormal.
    static func orthonormality(
        of matrix: AlgebraicMatrix, named name: String, _ effort: Effort = .proof
    ) throws -> Violation? {
        let gram = try matrix.transposed * matrix
        return try difference("\(name)ᵀ\(name)", gram, .identity(matrix.columns), effort)
    }

    /// Where two different columns are not orthogonal.
    static func orthogonality(of matrix: AlgebraicMatrix, named name: String) throws -> Violation? {
        let gram = try matrix.transposed * matrix
        for i in 0..<gram.rows {
            for j in 0..<gram.columns where i != j {
                if try gram[i, j].isZero() { continue }
                let evidence = "\(Shown.entry("\(name)ᵀ\(name)", i, j)) = \(Shown.text(gram[i, j])), not 0"
                return Violation(evidence: evidence, row: i, column: j)
            }
        }
        return nil
    }
}
