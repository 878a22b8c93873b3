import ExactAlgebra
import Notation

/// `values` and `eigenvalues`: the same numbers, each as often, in any order unless one is demanded.
struct ValuesRule: Rule {
    let right: [AlgebraicNumber]
    let digits: DigitRule
    let demandsDescending: Bool
    /// What one of the numbers is called: `value`, `eigenvalue`.
    let noun: String
    /// Why a number is not one of them, for the evidence: `p(3) = 8, not 0`.
    var refute: (@Sendable (AlgebraicNumber) throws -> String?)?
    var claims: [Claim] = []

    func key() throws -> [String: Value] { ["answer": .list(right.map { .number(Scalar($0)) })] }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").scalars()
        if typed.count == right.count, let partner = try bestMatching(typed) {
            return try judgeComplete(typed, partner)
        }
        return try judgeMissing(typed)
    }

    /// For each typed number the right one that it stands for, with the best worst fit.
    private func bestMatching(_ typed: [Scalar]) throws -> [Int]? {
        let fits = try typed.map { entry in try right.map { try entry.fit(to: $0) } }
        for level in [Fit.exact, .rounded, .misrounded] {
            if let partner = Matching.perfect(count: typed.count, joins: { fits[$0][$1] <= level }) {
                return partner
            }
        }
        return nil
    }

    private func judgeComplete(_ typed: [Scalar], _ partner: [Int]) throws -> Finding {
        let ordered = partner.map { right[$0] }
        let fit = try EntrywiseFit(typed, to: ordered)
        var found = try Finding.matching(
            fit, digits: digits, right: ["answer": .list(ordered.map { .number(Scalar($0)) })],
            evidence: "the same \(right.count) \(noun)\(right.count == 1 ? "" : "s")",
            place: { typed.count == 1 ? "" : "the \(Shown.ordinal($0 + 1)) \(noun)" })
        if digits.decimals == nil, found?.verdict == .rounded,
            let k = try typed.indices.first(where: { try typed[$0].value.isZero() && !ordered[$0].isZero() })
        {
            return .incomplete(
                "Right so far; the \(Shown.ordinal(k + 1)) \(noun) is not 0: show digits that differ from zero.",
                evidence: "\(Shown.text(ordered[k])) is not 0", diagnosis: ["decimal.too-few-digits"],
                credit: 0.5)
        }
        if try !isDescending(ordered) {
            if demandsDescending {
                let at = try firstAscent(ordered)
                return .incorrect(
                    "The right \(noun)s, in another order: the largest comes first.",
                    evidence: "\(Shown.text(ordered[at])) stands before \(Shown.text(ordered[at + 1]))",
                    diagnosis: ["values.order"], credit: 0.5)
            }
            if found?.verdict == .correct { found?.message = "Exactly, in an order of your own." }
        }
        return found ?? .incorrect("Not these \(noun)s.")
    }

    private func isDescending(_ values: [AlgebraicNumber]) throws -> Bool {
        try firstAscent(values) == values.count
    }

    private func firstAscent(_ values: [AlgebraicNumber]) throws -> Int {
        guard try values.allSatisfy({ try $0.isReal() }) else { return values.count }
        for k in values.indices.dropLast() where try values[k].compare(to: values[k + 1]) < 0 { return k }
        return values.count
    }

    // MARK: - Missing and extra ones

    private func judgeMissing(_ typed: [Scalar]) throws -> Finding {
        var unmatched = Array(right.indices)
        var extra: [Scalar] = []
        for entry in typed {
            if let place = try unmatched.firstIndex(where: { try entry.fit(to: right[$0]) <= .rounded }) {
                unmatched.remove(at: place)
            } else {
                extra.append(entry)
            }
        }
        let held = Double(right.count - unmatched.count) / Double(max(right.count, typed.count, 1))
        if let stranger = extra.first { return try judgeExtra(stranger, unmatched, typed, held) }
        guard let missing = unmatched.first else { return .incorrect("Not these \(noun)s.") }
        let evidence = "\(typed.count) of \(right.count) \(noun)s are there"
        let isRepeated = try typed.contains { try $0.fit(to: right[missing]) <= .rounded }
        if isRepeated {
            return .incomplete(
                "Right so far, but one of them counts more than once.", evidence: evidence,
                diagnosis: ["values.multiplicity"], credit: held)
        }
        let isZero = try right[missing].isZero()
        return .incorrect(
            isZero
                ? "One is missing: zero counts too."
                : unmatched.count == 1
                    ? "One of them is missing." : "\(unmatched.count) of them are missing.",
            evidence: "\(Shown.text(right[missing])) is missing",
            diagnosis: [isZero ? "values.zero-missing" : "values.missing"])
    }

    private func judgeExtra(
        _ stranger: Scalar, _ unmatched: [Int], _ typed: [Scalar], _ held: Double
    ) throws -> Finding {
        let shown = Shown.text(stranger)
        let evidence = try refute?(stranger.value) ?? "\(shown) is not among them"
        if unmatched.isEmpty || typed.count > right.count {
            let repeats = try right.contains { try stranger.fit(to: $0) <= .rounded }
            return .incorrect(
                repeats ? "\(shown) is there too often." : "\(shown) is not one of them.",
                evidence: repeats ? "there are \(right.count), counted with multiplicity" : evidence,
                diagnosis: ["values.extra"])
        }
        let isFlipped = try unmatched.contains { try stranger.fit(toNegated: right[$0]) <= .rounded }
        return .incorrect(
            isFlipped ? "\(shown) has the wrong sign." : "\(shown) is not one of them.",
            evidence: evidence, diagnosis: isFlipped ? ["values.sign"] : [])
    }
}

extension Scalar {
    fileprivate func fit(toNegated right: AlgebraicNumber) throws -> Fit { try fit(to: -right) }
}
