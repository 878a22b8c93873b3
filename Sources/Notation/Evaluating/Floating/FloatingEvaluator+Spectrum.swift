import ExactAlgebra
import NumericAlgebra

// Eigenvalues, singular values and what comes from them.
extension FloatingEvaluator {
    func spectral(_ function: Function, _ values: [FloatingOperand]) throws -> FloatingValue {
        let a = try values[0].matrix()
        switch function {
        case .eigenvalues: return .list(try a.spectrum().map { .number($0) })
        case .eigenspace: return .subspace(try a.eigenspace(of: values[1].real()))
        case .singularvalues: return .reals(try a.singularValues())
        case .svd:
            let parts = try a.fullSVD()
            var sigma = NumericMatrix.zeros(a.rows, a.columns)
            for (k, value) in parts.singularValues.enumerated() { sigma[k, k] = value }
            return .record([
                FloatingValue.Field(name: "U", value: .matrix(parts.u)),
                FloatingValue.Field(name: "S", value: .matrix(sigma)),
                FloatingValue.Field(name: "V", value: .matrix(parts.vTransposed.transposed)),
            ])
        case .lowrank: return .matrix(try a.svd().lowRank(rank(values[1])))
        case .energy: return .real(try energy(a, rank(values[1])))
        case .svt:
            let (parts, cut) = (try a.svd(), try threshold(values[1], of: function))
            let kept = parts.singularValues.prefix { $0 > cut }.map { $0 - cut }
            let scaled = NumericMatrix(a.rows, kept.count) { parts.u[$0, $1] * kept[$1] }
            return .matrix(try scaled * parts.vTransposed.rows(in: 0..<kept.count))
        default: return try symmetric(a.symmetrised(), values.dropFirst().first)
        }
    }

    private func rank(_ a: FloatingOperand) throws -> Int {
        let k = try a.integer()
        guard k >= 0 else {
            throw AlgebraError.outOfDomain(operation: "truncation", reason: "the rank is negative")
        }
        return k
    }

    /// Σ_{i ≤ k} σᵢ² / Σ σᵢ².
    private func energy(_ a: NumericMatrix, _ k: Int) throws -> Double {
        let values = try a.singularValues()
        guard let largest = values.first, largest > 0 else { throw AlgebraError.divisionByZero }
        // Over σ₁, so that no square overflows.
        let squares = values.map { ($0 / largest) * ($0 / largest) }
        return squares.prefix(k).reduce(0, +) / squares.reduce(0, +)
    }

    /// `eigh(A)`; `eigh(A, 1..k)` for the k largest; `eigh(A, B)` for Av = λBv.
    ///
    /// A and B are symmetric up to rounding.
    private func symmetric(_ a: NumericMatrix, _ second: FloatingOperand?) throws -> FloatingValue {
        guard let second else {
            let parts = try a.symmetricEigendecomposition()
            return pairs(parts.values, parts.vectors)
        }
        if second.isMatrix {
            let parts = try a.symmetricEigendecomposition(relativeTo: second.block().symmetrised())
            return pairs(parts.values, parts.vectors)
        }
        let places = try positions(second, within: a.rows).places
        let first = places.first ?? 0
        let parts = try a.symmetricEigendecomposition(in: .indices(first..<first + places.count))
        return pairs(parts.values, parts.vectors)
    }

    private func pairs(_ values: [Double], _ vectors: NumericMatrix) -> FloatingValue {
        .record([
            FloatingValue.Field(name: "values", value: .reals(values)),
            FloatingValue.Field(name: "vectors", value: .matrix(vectors)),
        ])
    }
}

extension NumericMatrix {
    /// True where mirrored entries agree in every bit.
    var isMirrored: Bool {
        shape.isSquare && (0..<columns).allSatisfy { j in (0..<j).allSatisfy { self[$0, j] == self[j, $0] } }
    }

    /// With multiplicity: real ones descending, then the pairs. Those of a symmetric matrix are all real.
    func spectrum() throws(NumericError) -> [NumericComplex] {
        if isMirrored { return try symmetricEigenvalues().map { NumericComplex($0) } }
        return try eigenvalues()
    }

    /// The null space of A − λI, where a computed λ is off by no more than LAPACK lets it be.
    ///
    /// A computed eigenvalue is one of a matrix within a small multiple of n·ε·‖A‖ of A; ten are allowed. A λ
    /// that is no eigenvalue to that accuracy has no eigenvector: the space is {0}.
    func eigenspace(of lambda: Double) throws(NumericError) -> NumericMatrix {
        guard shape.isSquare else {
            throw .notSquare(operation: "eigenspace", shape: shape)
        }
        let size = max(try norm(), lambda.magnitude)
        let shifted = try self - NumericMatrix.identity(rows).scaled(by: lambda)
        return try shifted.nullSpace(tolerance: 10 * Double(max(rows, 1)) * Double.ulpOfOne * size)
    }
}
