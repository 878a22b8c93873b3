import NumericAlgebra

extension FloatingEvaluator {
    /// `pcp(M)` and `pcp(M, λ)`: M = L + S up to the residual, L of low rank and S with few entries.
    ///
    /// - SeeAlso: ``PrincipalComponentPursuit``
    func pursued(_ values: [FloatingOperand]) throws -> FloatingValue {
        let lambda = try values.dropFirst().first?.real()
        let result = try values[0].matrix().principalComponentPursuit(PursuitOptions(lambda: lambda))
        guard result.isSettled else {
            throw Complaint.unable(
                """
                pcp: after \(result.iterations) steps the duality gap is \
                \(Formula(floating: result.certificate.gap, digits: 2).pretty) and the residual \
                \(Formula(floating: result.certificate.residual, digits: 2).pretty), which is not enough
                """)
        }
        return .record([
            FloatingValue.Field(name: "L", value: .matrix(result.lowRank)),
            FloatingValue.Field(name: "S", value: .matrix(result.sparse)),
            FloatingValue.Field(name: "rank", value: .count(result.rank)),
            FloatingValue.Field(name: "gap", value: .real(result.certificate.gap)),
            FloatingValue.Field(name: "iterations", value: .count(result.iterations)),
        ])
    }
}
