import ExactAlgebra
import Notation

/// Slips in W − QQᵀW, in two such reductions, and in the rank that is left.
enum ReductionSlips: SlipFamily {
    static var title: String { "Rank reduction" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "reduction.removed-part": "QQᵀW, what is to be taken away",
            "reduction.added": "QQᵀW added, not taken away",
            "reduction.used-qtq": "QᵀQ in place of QQᵀ",
            "reduction.wrong-side": "QQᵀ multiplied from the right",
            "reduction.projector-only": "I − QQᵀ, not yet multiplied by W",
            "reduction.not-unit": "q does not have length 1, so that too much or too little is taken away",
            "reduction.order-swapped": "the two reductions in the other order",
            "reduction.cross-term-dropped": "P₁W and P₂W both taken from W, without the term P₂P₁W",
            "reduction.cross-term-sign": "the term P₂P₁W with the wrong sign",
            "reduction.one-only": "one of the two reductions left out",
            "reduction.joint": "one reduction by both together, in place of one after the other",
            "reduction.sequential": "one reduction after the other, in place of one by both together",
            "reduction.rank-unchanged": "the rank before the reduction",
            "reduction.rank-of-q": "the rank of Q, what is lost at most",
            "reduction.rank-formula":
                "the rank less the columns of Q, though they do not all lie in the image",
            "reduction.rank-off": "another rank",
            "reduction.not-in-image": "q is not in the column space",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        switch context.relation {
        case .matrix: formulas.compactMap { $0.slip(in: context) } + scaled(context)
        case .value: ranks.compactMap { $0.slip(in: context) } + otherRank(context)
        default: []
        }
    }

    // MARK: - One reduction

    private static let one = [
        "X - Q*Q'*X", "(I - Q*Q')*X", "X - projector(Q)*X", "(I - projector(Q))*X",
    ]
    private static let complement = ["I - Q*Q'", "I - projector(Q)"]

    private static let formulas = [
        FormulaRewriting(
            "reduction.removed-part", one, ["Q*Q'*X"],
            "That is the part that goes, {Q}({Q})ᵀ times {X}. Take it away from {X}."),
        FormulaRewriting(
            "reduction.added", one, ["X + Q*Q'*X"],
            "That is {X} with the projection added. It has to be taken away."),
        FormulaRewriting(
            "reduction.used-qtq", ["X - q*q'*X", "(I - q*q')*X"], ["X - dot(q,q)*X"],
            "There qᵀq was used, which is a number. Here qqᵀ is meant: a matrix, with q = {q}."),
        FormulaRewriting(
            "reduction.used-qtq", one, ["X - Q'*Q*X"],
            "That is with ({Q})ᵀ{Q}. Here {Q}({Q})ᵀ is meant, the projection."),
        FormulaRewriting(
            "reduction.wrong-side", one, ["X - X*Q*Q'"],
            "There the projection stands to the right of {X}. It has to stand to the left."),
        FormulaRewriting(
            "reduction.projector-only", one, ["I - Q*Q'"],
            "That is the projector alone. It is still to be multiplied by {X}."),
        FormulaRewriting(
            "reduction.removed-part", complement, ["Q*Q'"],
            "That projects onto {Q}. Here it is taken from the identity."),
        FormulaRewriting(
            "reduction.added", complement, ["I + Q*Q'"],
            "That is the identity plus the projection. The projection has to be taken away."),
        FormulaRewriting(
            "reduction.used-qtq", ["I - q*q'"], ["I - dot(q,q)*I"],
            "There qᵀq was used, which is a number. Here qqᵀ is meant: a matrix, with q = {q}."),
        FormulaRewriting(
            "reduction.order-swapped", two, ["(I - P*P')*(I - Q*Q')*X"],
            "That is with the two in the other order. The factor that stands next to {X} acts first."),
        FormulaRewriting(
            "reduction.order-swapped", twoProjectors, ["(I - P)*(I - Q)*X"],
            "That is with the two in the other order. The factor that stands next to {X} acts first."),
        FormulaRewriting(
            "reduction.cross-term-dropped", two, ["X - P*P'*X - Q*Q'*X"],
            "Multiplied out, the product has four terms. Yours lacks the last: P₂P₁{X}, added again."),
        FormulaRewriting(
            "reduction.cross-term-dropped", twoProjectors, ["X - P*X - Q*X"],
            "Multiplied out, the product has four terms. Yours lacks the last: {Q}{P}{X}, added again."),
        FormulaRewriting(
            "reduction.cross-term-sign", two, ["X - P*P'*X - Q*Q'*X - Q*Q'*P*P'*X"],
            "The term P₂P₁{X} has the wrong sign: minus times minus is plus."),
        FormulaRewriting(
            "reduction.cross-term-sign", twoProjectors, ["X - P*X - Q*X - Q*P*X"],
            "The term {Q}{P}{X} has the wrong sign: minus times minus is plus."),
        FormulaRewriting(
            "reduction.one-only", two, ["X - P*P'*X", "X - Q*Q'*X"],
            "That is one of the two reductions. Both are to be done, one after the other."),
        FormulaRewriting(
            "reduction.one-only", twoProjectors, ["X - P*X", "X - Q*X"],
            "That is one of the two reductions. Both are to be done, one after the other."),
        FormulaRewriting(
            "reduction.joint", two, ["X - projector([P Q])*X"],
            "That takes away the projection onto the span of both at once. Here one follows the other."),
        FormulaRewriting(
            "reduction.removed-part", two, ["X - (I - Q*Q')*(I - P*P')*X"],
            "That is the part that goes. Take it away from {X}."),
        FormulaRewriting(
            "reduction.sequential", ["X - projector([P Q])*X", "(I - projector([P Q]))*X"],
            ["(I - projector(Q))*(I - projector(P))*X", "(I - projector(P))*(I - projector(Q))*X"],
            "That is one reduction after the other. Here the projection onto the span of both is taken away."),
    ]

    // MARK: - Two reductions

    private static let two = [
        "(I - Q*Q')*(I - P*P')*X", "X - (P*P' + Q*Q' - Q*Q'*P*P')*X",
        "X - P*P'*X - Q*Q'*X + Q*Q'*P*P'*X", "(I - P*P' - Q*Q' + Q*Q'*P*P')*X",
    ]
    private static let twoProjectors = [
        "(I - Q)*(I - P)*X", "X - (P + Q - Q*P)*X", "X - P*X - Q*X + Q*P*X", "(I - P - Q + Q*P)*X",
    ]

    // MARK: - A vector of another length

    private static let lengths = [
        ["X - q*q'*X", "(I - q*q')*X"], ["I - q*q'"],
    ].map { $0.map { FormulaTemplate($0) } }

    private static let removals = ["q*q'*X", "q*q'"].map { FormulaTemplate($0) }

    /// W − c·qqᵀW with c other than 1, for a q of length √c.
    private static func scaled(_ context: SlipContext) -> [Slip] {
        for (templates, removal) in zip(lengths, removals) {
            guard let parts = context.parts(like: templates), let rule = context.rule as? MatrixRule,
                let q = context.matrix(of: parts["q"]),
                let removed = context.matrix(of: removal.filled(with: parts)),
                removed.shape == rule.right.shape
            else { continue }
            let scaling = ScaledRemoval(right: rule.right, removed: removed, q: q)
            return [
                Slip(
                    "reduction.not-unit", .property,
                    "The projection is taken away too often, or not often enough: is q of length 1?",
                    scaling, remark: { try scaling.remark(on: $0) })
            ]
        }
        return []
    }

    // MARK: - The rank that is left

    private static let rankOfOne = one.map { "rank(\($0))" }
    private static let rankOfTwo = two.map { "rank(\($0))" }

    private static let ranks = [
        FormulaRewriting(
            "reduction.rank-unchanged", rankOfOne + rankOfTwo, ["rank(X)"],
            "That is the rank of {X} itself. What lies in the direction that was taken away is gone."),
        FormulaRewriting(
            "reduction.rank-of-q", rankOfOne, ["rank(Q)"],
            "That is how much is lost. Here the rank of what is left is asked for."),
        FormulaRewriting(
            "reduction.rank-formula", rankOfOne, ["rank(X) - rank(Q)"],
            "So much is lost only where all of {Q} lies in the image of {X}. Here it does not."),
        FormulaRewriting(
            "reduction.rank-formula", rankOfTwo,
            ["rank(X) - rank(P) - rank(Q)", "rank(X) - rank([P Q])"],
            "So much is lost only where one reduction leaves the other's directions alone. Here it does not."),
    ]

    private static let anyRank = (rankOfOne + rankOfTwo).map { FormulaTemplate($0) }

    private static func otherRank(_ context: SlipContext) -> [Slip] {
        guard context.parts(like: anyRank) != nil, let rule = context.rule as? ValueRule else { return [] }
        let right = rule.right
        return [
            Slip(
                "reduction.rank-off", .property,
                "Another rank. Count the columns of the result that do not depend on those before them.",
                TellingProperty(
                    samples: { [["answer": .exact(try right + 2)]] },
                    holds: { answer in
                        guard let rank = try answer.part("answer").scalar().value.asRational else {
                            return false
                        }
                        return try rank.isInteger && rank.sign >= 0
                            && !right.isEqual(to: AlgebraicNumber(rank))
                    }))
        ]
    }
}

/// The right matrix less a multiple of what is taken away.
private struct ScaledRemoval: SlipPattern {
    let right: AlgebraicMatrix
    let removed: AlgebraicMatrix
    let q: AlgebraicMatrix

    /// With q twice as long, and with the shortest multiple of q that is of whole numbers.
    func examples() throws -> [[String: Value]] {
        try removed.isZero()
            ? []
            : [4, 1 / wholeNumbers()].map { c in
                ["answer": .exact(try right - removed.scaled(by: c - 1))]
            }
    }

    /// The squared length of q over that of the vector with q's direction whose largest entry is 1.
    private func wholeNumbers() throws -> AlgebraicNumber {
        let sizes = q.entries.map { abs($0.approximation()) }
        guard let k = sizes.indices.max(by: { sizes[$0] < sizes[$1] }) else { return 1 }
        let factor = try q.entries[k] * q.entries[k]
        return try factor.isEqual(to: 1) ? AlgebraicNumber(4) : factor
    }

    func explains(_ answer: [String: Value]) throws -> Bool { try factor(answer) != nil }

    /// c, where the typed matrix is W − c·qqᵀW.
    private func factor(_ answer: [String: Value]) throws -> AlgebraicNumber? {
        let typed = try answer.part("answer").matrix()
        guard typed.shape == right.shape else { return nil }
        // typed = right − (c − 1)·removed
        let sizes = removed.entries.map { abs($0.approximation()) }
        guard let k = sizes.indices.max(by: { sizes[$0] < sizes[$1] }), sizes[k] > 0 else { return nil }
        let step = try (right.entries[k] - typed.entries[k].value) / removed.entries[k]
        guard step.approximation() > -1 + 1e-9, abs(step.approximation()) > 1e-9 else { return nil }
        let expected = try zip(right.entries, removed.entries).map { try $0 - step * $1 }
        return try typed.entries.stand(for: expected) ? step + 1 : nil
    }

    func remark(on answer: [String: Value]) throws -> String? {
        guard let c = try factor(answer) else { return nil }
        return "That takes \(Shown.text(c)) times the projection away. It has to be once: "
            + "qqᵀ projects where q has length 1, and here the squared length of yours was \(Shown.text(c))."
    }
}
