extension Expression {
    /// The names that only ever stand before a parenthesis, each with its first place: letters that
    /// multiply it, or functions whose names were mistaken.
    ///
    /// `nrom(A) == 1` has one; in `c(A + B) == c*A + c*B` the other `c` shows that it is a letter.
    public var namesOfCallsOnly: [(name: String, range: Range<Int>)] {
        var heads: [(name: String, range: Range<Int>)] = []
        var others: Set<String> = []
        collectHeads(into: &heads, others: &others)
        var seen: Set<String> = []
        return heads.filter { !others.contains($0.name) && seen.insert($0.name).inserted }
    }

    private func collectHeads(
        into heads: inout [(name: String, range: Range<Int>)], others: inout Set<String>
    ) {
        guard case .product(let factors) = kind else {
            if case .name(let name) = kind { others.insert(name) }
            for child in children { child.collectHeads(into: &heads, others: &others) }
            return
        }
        for (k, factor) in factors.enumerated() {
            if case .name(let name) = factor.value.kind, k + 1 < factors.count,
                factors[k + 1].operation == .juxtaposed, factors[k + 1].value.kind != .name("I")
            {
                heads.append((name, factor.value.range))
            } else {
                factor.value.collectHeads(into: &heads, others: &others)
            }
        }
    }
}
