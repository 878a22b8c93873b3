internal import CFlint

// How the eigenvectors of all factors are found, for one integer matrix.

extension MatrixBox {
    /// The eigenvector families for these factors of the characteristic polynomial of this integer matrix.
    ///
    /// - Parameters:
    ///   - factors: all irreducible factors, with multiplicity.
    ///   - isWanted: the factors whose vectors are asked for.
    func eigenFamilies(
        _ factors: [RationalPolynomial.Factor], isSymmetric: Bool,
        where isWanted: (RationalPolynomial) -> Bool = { _ in true }
    ) throws(AlgebraError) -> [EigenFamily] {
        if let only = factors.first, factors.count == 1, only.multiplicity == 1, isWanted(only.polynomial) {
            let vector = try eigenVectorFamily(only.polynomial, start: unitRow(0), isSymmetric: isSymmetric)
            return [EigenFamily(factor: only.polynomial, multiplicity: 1, vectors: [vector])]
        }
        var krylov = KrylovRows(matrix: self)
        var families: [EigenFamily] = []
        for factor in factors where isWanted(factor.polynomial) {
            let f = factor.polynomial
            let vectors: [EigenVectorFamily]
            if factor.multiplicity == 1 {
                var rest = RationalPolynomial([.one])
                for other in factors where other != factor {
                    for _ in 0..<(isSymmetric ? 1 : other.multiplicity) { rest = rest * other.polynomial }
                }
                vectors = [try krylov.eigenVectorFamily(f, cofactor: rest, isSymmetric: isSymmetric)]
            } else {
                vectors = try repeatedVectors(f, isSymmetric: isSymmetric)
            }
            families.append(EigenFamily(factor: f, multiplicity: factor.multiplicity, vectors: vectors))
        }
        return families
    }

    /// The j-th unit vector as a row.
    func unitRow(_ j: Int) -> MatrixBox {
        MatrixBox(1, columns, integers: { unsafe fmpz_one(fmpz_mat_entry($0, 0, j)) })
    }

    // MARK: Repeated factors

    /// One family for each dimension of the eigenspace: the rational kernel of f(A), split into pieces
    /// that A maps to themselves; for a symmetric A each piece orthogonal to those before it, so that
    /// the vectors are orthogonal at every root.
    private func repeatedVectors(
        _ f: RationalPolynomial, isSymmetric: Bool
    ) throws(AlgebraError) -> [EigenVectorFamily] {
        let kernel = try RationalMatrix(value(of: f)).nullSpaceBasis()
        if f.degree == 1 {
            let basis = isSymmetric ? try kernel.gramSchmidt().directions : kernel.primitiveColumns
            var vectors: [EigenVectorFamily] = []
            for k in 0..<basis.columns {
                let row = basis.column(k).transposed.box
                vectors.append(try proved(row, f, start: isSymmetric ? row : nil))
            }
            return vectors
        }
        var (vectors, found) = ([EigenVectorFamily](), RationalMatrix.zeros(0, columns))
        for k in 0..<kernel.columns where found.rows < kernel.columns {
            var start = kernel.column(k).transposed
            if isSymmetric {
                start = try start - start * RationalMatrix.projector(ontoColumns: found.transposed)
                if start.isZero { continue }
            } else if try found.appending(rowsOf: start).rank == found.rows {
                continue
            }
            let primitive = start.transposed.primitiveColumns.transposed.box
            let vector = try eigenVectorFamily(f, start: primitive, isSymmetric: isSymmetric)
            found = try found.appending(rowsOf: RationalMatrix(vector.coefficients))
            vectors.append(vector)
        }
        return vectors
    }

    /// f(A) by Horner's rule.
    private func value(of f: RationalPolynomial) throws(AlgebraError) -> MatrixBox {
        try Limit.bits.check(f.degree * (bits + bitWidth(rows)))
        return MatrixBox(
            rows, rows,
            integers: { value in
                for k in (0...f.degree).reversed() {
                    if k < f.degree { unsafe fmpz_mat_mul(value, value, matrix) }
                    for i in 0..<rows {
                        let diagonal: UnsafeMutablePointer<fmpz> = unsafe fmpz_mat_entry(value, i, i)
                        unsafe fmpz_add(diagonal, diagonal, f.box.pointer.pointee.coeffs + k)
                    }
                }
            })
    }
}

/// The rows e, Ae, A²e, … of a few unit vectors e: all factors take their vectors from the same ones.
private struct KrylovRows {
    let matrix: MatrixBox
    private var rows: [MatrixBox] = []

    init(matrix: MatrixBox) { self.matrix = matrix }

    /// n×n: row k is Aᵏ times the j-th unit vector.
    private mutating func krylov(_ j: Int) throws(AlgebraError) -> MatrixBox {
        if j < rows.count { return rows[j] }
        let (n, matrix) = (matrix.rows, matrix)
        try Limit.bits.check(n * (matrix.bits + bitWidth(n)))
        rows.append(
            MatrixBox(
                n, n,
                integers: { table in
                    unsafe fmpz_one(fmpz_mat_entry(table, 0, j))
                    for k in 1..<max(n, 1) {
                        let before: UnsafeMutablePointer<fmpz> = unsafe fmpz_mat_entry(table, k - 1, 0)
                        for i in 0..<n {
                            unsafe _fmpz_vec_dot(fmpz_mat_entry(table, k, i), matrix.entry(i, 0), before, n)
                        }
                    }
                }))
        return rows[j]
    }

    /// The family of a simple factor f, from w = h(A)e with the cofactor h.
    ///
    /// wₖ = (h·gₖ)(A)e with gₖ = Σ_{i>k} fᵢ x^{i−k−1}: one product of a d×n matrix of coefficients with
    /// the rows Aᵏe gives all of them.
    mutating func eigenVectorFamily(
        _ f: RationalPolynomial, cofactor h: RationalPolynomial, isSymmetric: Bool
    ) throws(AlgebraError) -> EigenVectorFamily {
        let (d, n) = (f.degree, matrix.rows)
        let combinations = MatrixBox(
            d, n,
            integers: { table in
                for k in 0..<d {
                    let tail =
                        RationalPolynomial { unsafe fmpq_poly_shift_right($0, f.box.pointer, k + 1) } * h
                    for i in 0...max(tail.degree, 0) where i < n {
                        unsafe fmpz_set(fmpz_mat_entry(table, k, i), tail.box.pointer.pointee.coeffs + i)
                    }
                }
            })
        for j in 0..<n {
            let powers = try krylov(j)
            let raw = MatrixBox(
                d, n, integers: { unsafe fmpz_mat_mul($0, combinations.matrix, powers.matrix) })
            // The last row is h(A)e; where it is zero, e has no part in this eigenspace.
            let start = RationalMatrix(raw).row(d - 1)
            if start.isZero { continue }
            return try matrix.proved(raw, f, start: isSymmetric ? start.box : nil)
        }
        throw .unproven(operation: "eigenvectors")
    }
}

extension RationalMatrix {
    /// Each column as the shortest integer vector in its direction; zero columns stay.
    var primitiveColumns: RationalMatrix {
        RationalMatrix(
            MatrixBox(
                rows, columns,
                integers: { matrix in
                    let content = ScratchInteger()
                    for j in 0..<columns {
                        unsafe fmpz_zero(content.pointer)
                        for i in 0..<rows {
                            unsafe fmpz_gcd(content.pointer, content.pointer, box.entry(i, j))
                        }
                        if content.isZero { continue }
                        for i in 0..<rows {
                            unsafe fmpz_divexact(
                                fmpz_mat_entry(matrix, i, j), box.entry(i, j), content.pointer)
                        }
                    }
                }))
    }
}
