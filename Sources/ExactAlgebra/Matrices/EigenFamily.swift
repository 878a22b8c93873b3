internal import CFlint

/// The eigenvectors of an integer matrix for all roots of one irreducible factor at once.
///
/// With f monic, irreducible, of degree d, the vector of the eigenvalue μ is Σ wₖ μᵏ for integer
/// vectors w₀ … w_{d−1}: the same integers for each root μ of f. Nothing is eliminated over ℚ(μ).
struct EigenFamily {
    /// f: monic with integer coefficients.
    let factor: RationalPolynomial
    /// How often f divides the characteristic polynomial.
    let multiplicity: Int
    /// One for each dimension of the eigenspace of one root.
    let vectors: [EigenVectorFamily]

    var degree: Int { factor.degree }
}

/// v(x) = Σ wₖ xᵏ with (A − xI)·v(x) ≡ 0 mod f.
struct EigenVectorFamily {
    /// d×n: row k is wₖ, primitive together.
    let coefficients: MatrixBox
    /// For a symmetric matrix v(x)·v(x) mod f, else nil.
    let squaredNorm: RationalPolynomial?

    /// Entry i of v as a polynomial, with x replaced by `scale`·x.
    func entry(_ i: Int, scaledBy scale: Rational) -> RationalPolynomial {
        RationalPolynomial { result in
            for k in (0..<coefficients.rows).reversed() {
                unsafe fmpq_poly_set_coeff_fmpz(result, k, coefficients.entry(k, i))
            }
            if !scale.isOne { unsafe fmpq_poly_rescale(result, result, scale.box.pointer) }
        }
    }

    /// The same for the vectors M·v.
    func mapped(by transposedMap: MatrixBox) -> MatrixBox {
        let (d, n) = (coefficients.rows, transposedMap.columns)
        return MatrixBox(
            d, n, integers: { unsafe fmpz_mat_mul($0, coefficients.matrix, transposedMap.matrix) })
    }
}

// MARK: - One column of adj(xI − A)

extension MatrixBox {
    /// The vector family that starts from w in the kernel of f(A), for this integer matrix A.
    ///
    /// w_{d−1} = w and w_{k−1} = A wₖ + fₖ w: integer matrix-vector products only.
    ///
    /// - Parameter start: 1×n, f(A)·start = 0, not zero.
    func eigenVectorFamily(
        _ f: RationalPolynomial, start: MatrixBox, isSymmetric: Bool
    ) throws(AlgebraError) -> EigenVectorFamily {
        let (d, n) = (f.degree, rows)
        let raw = MatrixBox(d, n, integers: { unsafe fillAdjugateColumn($0, f, start: start.entry(0, 0)) })
        return try proved(raw, f, start: isSymmetric ? start : nil)
    }

    @unsafe private func fillAdjugateColumn(
        _ table: UnsafeMutablePointer<fmpz_mat_struct>, _ f: RationalPolynomial,
        start: UnsafeMutablePointer<fmpz>
    ) {
        let (d, n) = (f.degree, rows)
        let last: UnsafeMutablePointer<fmpz> = unsafe fmpz_mat_entry(table, d - 1, 0)
        for i in 0..<n { unsafe fmpz_set(last + i, start + i) }
        for k in stride(from: d - 1, to: 0, by: -1) {
            let above: UnsafeMutablePointer<fmpz> = unsafe fmpz_mat_entry(table, k - 1, 0)
            let here: UnsafeMutablePointer<fmpz> = unsafe fmpz_mat_entry(table, k, 0)
            let coefficient = unsafe f.box.pointer.pointee.coeffs + k
            for i in 0..<n {
                unsafe _fmpz_vec_dot(above + i, entry(i, 0), here, n)
                unsafe fmpz_addmul(above + i, coefficient, last + i)
            }
        }
    }

    /// The family, once (A − xI)·v(x) ≡ 0 mod f is shown; its integers divided by their content.
    ///
    /// - Parameter start: for a symmetric matrix the w of which `raw` is a column, else nil.
    func proved(
        _ raw: MatrixBox, _ f: RationalPolynomial, start: MatrixBox?
    ) throws(AlgebraError) -> EigenVectorFamily {
        let content = ScratchInteger()
        unsafe fmpz_mat_content(content.pointer, raw.matrix)
        guard !content.isZero else { throw .unproven(operation: "eigenvectors") }
        let vector = MatrixBox(
            raw.rows, raw.columns,
            integers: { unsafe fmpz_mat_scalar_divexact_fmpz($0, raw.matrix, content.pointer) })
        guard annihilates(vector, f) else { throw .unproven(operation: "eigenvectors") }
        let squaredNorm = start.map { w in
            unsafe vector.squaredNorm(f, start: w.entry(0, 0), content: content.pointer)
        }
        return EigenVectorFamily(coefficients: vector, squaredNorm: squaredNorm)
    }

    /// Whether A·wₖ = wₖ₋₁ − fₖ·w_{d−1} for all k (w₋₁ = 0): that is (A − xI)·v(x) ≡ 0 mod f.
    private func annihilates(_ vector: MatrixBox, _ f: RationalPolynomial) -> Bool {
        let (d, n) = (vector.rows, rows)
        // Rows: vector · Aᵀ.
        let image = MatrixBox(
            d, n,
            integers: { image in
                var transposed = unsafe fmpz_mat_struct()
                unsafe fmpz_mat_init(&transposed, n, n)
                unsafe fmpz_mat_transpose(&transposed, matrix)
                unsafe fmpz_mat_mul(image, vector.matrix, &transposed)
                unsafe fmpz_mat_clear(&transposed)
            })
        let difference = ScratchInteger()
        for k in 0..<d {
            let coefficient = unsafe f.box.pointer.pointee.coeffs + k
            for i in 0..<n {
                unsafe fmpz_set(difference.pointer, image.entry(k, i))
                unsafe fmpz_addmul(difference.pointer, coefficient, vector.entry(d - 1, i))
                if k > 0 {
                    unsafe fmpz_sub(difference.pointer, difference.pointer, vector.entry(k - 1, i))
                }
                if !difference.isZero { return false }
            }
        }
        return true
    }

    /// v·v mod f for a symmetric matrix: f′(x)·(w·v(x)) / content, without a product of polynomials
    /// for each entry, because v(μ) is f′(μ) times the projection of w on the eigenvector.
    ///
    /// `self` is v with its content taken out, w the vector that v was made from.
    @unsafe private func squaredNorm(
        _ f: RationalPolynomial, start w: UnsafeMutablePointer<fmpz>, content: UnsafeMutablePointer<fmpz>
    ) -> RationalPolynomial {
        let slope = f.derivative
        return RationalPolynomial { result in
            let product = ScratchInteger()
            for k in (0..<rows).reversed() {
                unsafe _fmpz_vec_dot(product.pointer, w, entry(k, 0), columns)
                unsafe fmpq_poly_set_coeff_fmpz(result, k, product.pointer)
            }
            if rows > 1 {
                unsafe fmpq_poly_mul(result, result, slope.box.pointer)
                unsafe fmpq_poly_rem(result, result, f.box.pointer)
            }
            unsafe fmpq_poly_scalar_div_fmpz(result, result, content)
        }
    }
}
