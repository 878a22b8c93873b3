import ExactAlgebra
import Notation

// What the rules compute from their givens.
extension Claim {
    static func eigenvalues(_ values: [AlgebraicNumber], of a: RationalMatrix) -> Claim {
        Claim("the eigenvalues", .list(values.map { .exact($0) })) { BallMatrix(a).map { .spectrum($0) } }
    }

    static func eigenspace(_ basis: AlgebraicMatrix, of a: RationalMatrix, for lambda: AlgebraicNumber)
        -> Claim
    {
        Claim("the eigenvectors", .subspace(basis.matrixValue)) {
            guard let matrix = BallMatrix(a), let ball = Ball(of: lambda) else { return nil }
            return (matrix - BallMatrix.scaledIdentity(ball, matrix.rows)).map { .kernel($0) }
        }
    }

    static func singularValues(_ values: [AlgebraicNumber], of a: RationalMatrix) -> Claim {
        Claim("the singular values", .list(values.map { .exact($0) })) {
            BallMatrix(a)?.singularValues().map { .list($0.map { .number($0) }) }
        }
    }

    static func orthogonalColumns(_ columns: RationalMatrix, of a: RationalMatrix) -> Claim {
        Claim("the orthogonal vectors", .exact(AlgebraicMatrix(columns))) {
            BallMatrix(a)?.orthogonalColumns().map { .matrix(BallMatrix(a.rows, columns: $0)) }
        }
    }

    static func projector(_ projector: RationalMatrix, onto columns: RationalMatrix) -> Claim {
        Claim("the projector", .exact(AlgebraicMatrix(projector))) {
            BallMatrix(columns)?.projector().map { .matrix($0) }
        }
    }

    static func reducedForm(_ reduced: RationalMatrix, of a: RationalMatrix) -> Claim {
        Claim("the reduced form", .exact(AlgebraicMatrix(reduced))) {
            BallMatrix(a)?.rowReduced().map { .matrix($0) }
        }
    }

    static func lowRank(_ approximation: Value, _ k: Int, of a: RationalMatrix) -> Claim {
        Claim("the best approximation", approximation) { BallMatrix(a)?.lowRank(k).map { .matrix($0) } }
    }

    /// The factors of a key multiply to A.
    static func product(of factors: [Value?], is a: RationalMatrix) -> Claim {
        Claim("the product of the factors", .exact(AlgebraicMatrix(a))) {
            let matrices = factors.compactMap { factor in
                if case .matrix(let matrix)? = factor { BallMatrix(matrix) } else { nil }
            }
            guard matrices.count == factors.count, let first = matrices.first else { return nil }
            let start: BallMatrix? = first
            let product = matrices.dropFirst().reduce(start) { found, next in found.flatMap { $0 * next } }
            return product.map { .matrix($0) }
        }
    }
}

extension Value {
    /// A matrix with its rows as columns; anything else as it is.
    var transposed: Value { if case .matrix(let matrix) = self { .matrix(matrix.transposed) } else { self } }
}
