extension RationalMatrix {
    /// The orthogonal projector onto the span of the columns, m×m; zero for an empty span.
    ///
    /// B(BᵀB)⁻¹Bᵀ with B the pivot columns.
    public static func projector(ontoColumns a: RationalMatrix) throws(AlgebraError) -> RationalMatrix {
        let basis = try a.columnSpaceBasis()
        if basis.columns == 0 { return .zeros(a.rows, a.rows) }
        let transposed = basis.transposed
        return try basis * (transposed * basis).solution(of: transposed)
    }

    /// The Moore-Penrose inverse A⁺, n×m: AA⁺A = A, A⁺AA⁺ = A⁺, AA⁺ and A⁺A symmetric.
    ///
    /// With A = BC of full rank (pivot columns, rows of the reduced form) it is Cᵀ(BᵀACᵀ)⁻¹Bᵀ.
    public func pseudoinverse() throws(AlgebraError) -> RationalMatrix {
        let form = try echelonForm()
        if form.rank == 0 { return .zeros(columns, rows) }
        let left = selecting(columns: form.pivotColumns).transposed
        let right = form.result.slice(rows: 0..<form.rank, columns: 0..<columns).transposed
        return try right * (left * self * right).solution(of: left)
    }
}
