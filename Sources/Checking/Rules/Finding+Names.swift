import Notation

extension Finding {
    /// The same with the matrix under the name that the question has for it: `(WᵀWv − λv)₁` for `(Av − λv)₁`.
    ///
    /// A matrix that was given by its entries, or by a long expression, stays A.
    func named(in context: SlipContext) -> Finding {
        guard context.rule is EigenvectorRule, let expression = context.givens.expressions["A"] else {
            return self
        }
        let name = context.shortText(expression)
        guard name != "A", name.count <= 6, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "·" })
        else {
            return self
        }
        var finding = self
        finding.evidence = evidence?.replacing("Av", with: name + "v")
        if message.hasPrefix("A times ") {
            finding.message = name + message.dropFirst().replacing("(A − ", with: "(\(name) − ")
        }
        return finding
    }
}
