internal import CFlint

extension RationalMatrix {
    /// det(xI − A): monic, of the order of the matrix; 1 for the 0×0 matrix.
    ///
    /// - SeeAlso: FLINT, `fmpz_mat_charpoly` (Berkowitz for small matrices, modular beyond).
    public func characteristicPolynomial() throws(AlgebraError) -> RationalPolynomial {
        guard isSquare else { throw .notSquare(operation: "characteristic polynomial", shape: shape) }
        if rows == 0 { return RationalPolynomial([.one]) }
        try box.checkElimination()
        var integral = unsafe fmpz_poly_struct()
        unsafe fmpz_poly_init(&integral)
        defer { unsafe fmpz_poly_clear(&integral) }
        unsafe fmpz_mat_charpoly(&integral, box.matrix)
        let polynomial = RationalPolynomial { unsafe fmpq_poly_set_fmpz_poly($0, &integral) }
        return isInteger ? polynomial : polynomial.rescaled(by: denominator)
    }

    /// The least common denominator of the entries.
    var denominator: Rational {
        Rational(RationalBox { unsafe fmpz_set(&$0.pointee.num, box.denominator) })
    }
}

extension RationalPolynomial {
    /// The monic polynomial whose roots are those of a monic one divided by `factor`.
    func rescaled(by factor: Rational) -> RationalPolynomial {
        RationalPolynomial { result in
            unsafe fmpq_poly_rescale(result, box.pointer, factor.box.pointer)
            unsafe fmpq_poly_make_monic(result, result)
        }
    }
}

extension RationalPolynomial {
    /// p(q(x)).
    func composed(with inner: RationalPolynomial) -> RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_compose($0, box.pointer, inner.box.pointer) }
    }
}
