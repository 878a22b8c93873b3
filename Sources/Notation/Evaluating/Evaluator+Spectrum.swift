import ExactAlgebra

// Eigenvalues, singular values and the factorisations that come from them.
extension Evaluator {
    func spectral(_ function: Function, _ values: [Operand]) throws -> Value {
        let a = try matrix(values[0]).exact
        try Work.checkFrames(of: function, a.shape)
        switch function {
        case .charpoly: return .polynomial(try characteristicPolynomial(a))
        case .eigenvalues: return .list(try eigenvalues(a).map { .exact($0) })
        case .eigenspace:
            let lambda = try scalar(values[1]).value
            return .subspace(MatrixValue(try eigenspace(a, lambda)))
        case .singularvalues: return .list(try singularValues(a).map { .exact($0) })
        case .svd:
            let svd = try singularValueDecomposition(a, for: function)
            return .record([
                Value.Field(name: "U", value: .exact(try svd.u(.full))),
                Value.Field(name: "S", value: .exact(svd.sigma(.full))),
                Value.Field(name: "V", value: .exact(try svd.v(.full))),
            ])
        case .qr: return try qr(a)
        case .lowrank:
            let k = try integer(values[1])
            return .exact(try singularValueDecomposition(a, for: function).lowRank(k))
        default: return try singularValueThreshold(a, scalar(values[1]))
        }
    }

    private func characteristicPolynomial(_ a: AlgebraicMatrix) throws -> PolynomialValue {
        if let rational = a.asRational {
            return PolynomialValue(try rational.characteristicPolynomial(), variable: "lambda")
        }
        return PolynomialValue(coefficients: try a.characteristicCoefficients(), variable: "lambda")
    }

    /// With multiplicity; real ones descending, then the others.
    private func eigenvalues(_ a: AlgebraicMatrix) throws -> [AlgebraicNumber] {
        if let rational = a.asRational {
            return try rational.eigenvalues().flatMap {
                [AlgebraicNumber](repeating: $0.value, count: $0.multiplicity)
            }
        }
        let polynomial = try characteristicPolynomial(a)
        if let rational = try polynomial.decidedRational() {
            return try AlgebraicNumber.roots(of: rational).flatMap {
                [AlgebraicNumber](repeating: $0.value, count: $0.multiplicity)
            }
        }
        guard polynomial.degree == 2 else {
            throw Complaint.unable("eigenvalues of a matrix whose characteristic polynomial is not rational")
        }
        let half = try -polynomial[1] / 2
        let root = try (half * half - polynomial[0]).squareRoot()
        return [try half + root, try half - root]
    }

    private func eigenspace(_ a: AlgebraicMatrix, _ lambda: AlgebraicNumber) throws -> AlgebraicMatrix {
        if let rational = a.asRational { return try rational.eigenspace(of: lambda) }
        guard a.isSquare else { throw AlgebraError.notSquare(operation: "eigenspace", shape: a.shape) }
        return try (a - AlgebraicMatrix.identity(a.rows).scaled(by: lambda)).nullSpaceBasis()
    }

    /// min(m, n) of them, descending, zeros included.
    private func singularValues(_ a: AlgebraicMatrix) throws -> [AlgebraicNumber] {
        if let rational = a.asRational {
            return try rational.singularValueDecomposition().singularValues
        }
        let gram = try a.rows < a.columns ? a * a.transposed : a.transposed * a
        return try eigenvalues(gram).map { try $0.squareRoot() }
    }

    private func singularValueDecomposition(
        _ a: AlgebraicMatrix, for function: Function
    ) throws -> ExactSVD {
        guard let rational = try a.decidedRational() else {
            throw Complaint.unable("\(function.rawValue) of a matrix with irrational entries")
        }
        return try rational.singularValueDecomposition()
    }

    private func qr(_ a: AlgebraicMatrix) throws -> Value {
        let (q, r): (AlgebraicMatrix, AlgebraicMatrix)
        if let rational = a.asRational {
            let factors = try rational.qr(.thin)
            (q, r) = (factors.q, factors.r)
        } else {
            q = try a.orthogonalColumns().withUnitColumns()
            r = try q.transposed * a
        }
        return .record([Value.Field(name: "Q", value: .exact(q)), Value.Field(name: "R", value: .exact(r))])
    }

    /// Σ_{i ≤ k} σᵢ² / Σ σᵢ².
    func energy(_ matrix: MatrixValue, _ k: Int) throws -> AlgebraicNumber {
        let svd = try singularValueDecomposition(matrix.exact, for: .energy)
        let total = try svd.squaredError(rank: 0)
        if try total.isZero() { throw AlgebraError.divisionByZero }
        return try AlgebraicNumber.one - svd.squaredError(rank: k) / total
    }

    /// U·soft(Σ, τ)·Vᵀ.
    private func singularValueThreshold(_ a: AlgebraicMatrix, _ threshold: Scalar) throws -> Value {
        let svd = try singularValueDecomposition(a, for: .svt)
        guard
            case .value(.matrix(let shrunk)) = try soft(
                .value(.exact(svd.sigma(.compact))), threshold: threshold
            )
            .asMatrix
        else { return .exact(AlgebraicMatrix.zeros(a.rows, a.columns)) }
        return .exact(try svd.u(.compact) * shrunk.exact * svd.v(.compact).transposed)
    }
}

extension Operand {
    /// A number as a 1×1 matrix.
    fileprivate var asMatrix: Operand {
        guard case .value(.number(let scalar)) = self else { return self }
        return .value(.matrix(MatrixValue(rows: 1, columns: 1, entries: [scalar])))
    }
}

extension AlgebraicMatrix {
    /// The same matrix over the rationals, every entry decided; nil where one is irrational.
    func decidedRational() throws -> RationalMatrix? {
        if let rational = asRational { return rational }
        var numbers: [Rational] = []
        for entry in entries {
            guard let number = try entry.rationalValue() else { return nil }
            numbers.append(number)
        }
        return RationalMatrix(rows: rows, columns: columns, entries: numbers)
    }
}
