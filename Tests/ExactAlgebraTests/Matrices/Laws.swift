import ExactAlgebra
import Testing

/// The laws of a decomposition, each proved and not measured.
enum Laws {
    /// The columns are orthonormal.
    static func expectOrthonormal(_ q: AlgebraicMatrix, _ note: Comment) throws {
        #expect(try (q.transposed * q).isIdentity(), note)
    }

    /// A = UΣVᵀ, said as AV = UΣ and AᵀU = VΣᵀ, so that no sum mixes conjugate fields.
    static func expectSVD(_ svd: ExactSVD, shape: SVDShape, _ note: Comment) throws {
        let a = AlgebraicMatrix(svd.matrix)
        let (u, v, sigma) = (try svd.u(shape), try svd.v(shape), svd.sigma(shape))
        try expectOrthonormal(u, note)
        try expectOrthonormal(v, note)
        #expect(try (a * v).isEqual(to: u * sigma), note)
        #expect(try (a.transposed * u).isEqual(to: v * sigma.transposed), note)
        #expect(sigma.shape == Shape(u.columns, v.columns), note)
        #expect(u.rows == svd.matrix.rows && v.rows == svd.matrix.columns, note)
    }

    static func expectDescending(_ numbers: [AlgebraicNumber], _ note: Comment) throws {
        for (a, b) in zip(numbers, numbers.dropFirst()) { #expect(try a.compare(to: b) >= 0, note) }
    }
}
