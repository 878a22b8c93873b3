import NumericAlgebra

extension NumericNorm {
    /// The kind of norm that the second argument of `norm(A, kind)` names.
    ///
    /// 1 and inf are the largest sum of a column and of a row, 2 the largest singular value, fro the root of
    /// the sum of squares, nuc the sum of the singular values, max the largest entry.
    init(_ expression: Expression) throws(Complaint) {
        switch expression.kind {
        case .number(let numeral) where numeral.text == "1": self = .one
        case .number(let numeral) where numeral.text == "2": self = .spectral
        case .name("inf"): self = .infinity
        case .name("fro"): self = .frobenius
        case .name("nuc"): self = .nuclear
        case .name("max"): self = .largestEntry
        default:
            throw .mismatch(
                expected: "1, 2, inf, fro, nuc or max for the kind of norm",
                found: Formula(expression).pretty)
        }
    }

    /// The kind of norm that a condition number is taken in.
    init(forConditionOf expression: Expression) throws(Complaint) {
        self = try NumericNorm(expression)
        guard self == .nuclear || self == .largestEntry else { return }
        throw .mismatch(
            expected: "1, 2, inf or fro for a condition number", found: Formula(expression).pretty)
    }
}
