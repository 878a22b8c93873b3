import ExactAlgebra
import Notation

/// Slips in answers that have to meet conditions: which kind of condition fails.
enum ConditionSlips: SlipFamily {
    static var title: String { "Conditions" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "reduction.not-in-image": "a vector outside the column space that it should be from",
            "completion.not-orthogonal":
                "a vector that is not orthogonal to those it should be orthogonal to",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        guard let rule = context.rule as? SatisfiesRule, rule.witness.count == 1,
            let (part, witness) = rule.witness.first, case .matrix(let key) = witness
        else { return [] }
        let kinds = rule.predicates.map(Kind.init)
        let lengths = Set(kinds.indices.filter { kinds[$0] == .length })
        return kinds.enumerated().compactMap { k, kind in
            let conditions = Conditions(rule: rule, part: part, key: key, lengths: lengths, index: k)
            switch kind {
            case .image:
                return Slip(
                    "reduction.not-in-image", .property,
                    "That is not in the column space: it is no combination of the columns.", conditions)
            case .orthogonality:
                return Slip(
                    "completion.not-orthogonal", .property,
                    "That is not orthogonal to all that it has to be orthogonal to: \(rule.sources[k]) fails.",
                    conditions)
            // A length has a slip of its own, for any vector.
            case .length, .other: return nil
            }
        }
    }

    /// What a condition is about.
    private enum Kind {
        case image, orthogonality, length, other

        init(_ predicate: Expression) {
            guard case .relation(let sides, let relations) = predicate.kind, sides.count == 2 else {
                self = .other
                return
            }
            switch (relations[0], sides[1].kind) {
            case (.element, .call(.col, _)): self = .image
            case (.element, .call(.null, _)): self = .orthogonality
            case (.equal, _), (.equation, _):
                self =
                    sides.contains(where: \.isZero)
                    ? .orthogonality
                    : sides.contains(where: \.isOne) && sides.contains(where: \.isLength)
                        ? .length : .other
            default: self = .other
            }
        }
    }
}

extension Expression {
    fileprivate var isZero: Bool {
        switch kind {
        case .call(.zeros, _): true
        case .number(let numeral): numeral.value.isZero
        default: false
        }
    }

    fileprivate var isOne: Bool {
        if case .number(let numeral) = kind { numeral.value.isOne } else { false }
    }

    /// ‖x‖, ‖x‖², x·x or xᵀx.
    fileprivate var isLength: Bool {
        switch kind {
        case .call(.norm, _): true
        case .call(.dot, let values): values.count == 2 && values[0] == values[1]
        case .power(let base, _): base.isLength
        case .product(let factors):
            if factors.count == 2, case .transposed(let x) = factors[0].value.kind {
                x == factors[1].value
            } else {
                false
            }
        default: false
        }
    }
}

/// The answers that fail one condition and none before it; a length comes after everything else.
private struct Conditions: SlipPattern {
    let rule: SatisfiesRule
    let part: String
    let key: MatrixValue
    let lengths: Set<Int>
    let index: Int

    /// Twice the right vector, and the unit vectors; those that fail just here.
    func examples() throws -> [[String: Value]] {
        guard key.isVector else { return [] }
        let n = key.entries.count
        let axes = (0..<n).map { k in key.with((0..<n).map { Scalar($0 == k ? 1 : 0) }) }
        let double = key.with(try key.entries.map { Scalar(try $0.value + $0.value) })
        return try ([double] + axes).map { [part: .matrix($0)] }.filter(explains).prefix(2).map { $0 }
    }

    func explains(_ answer: [String: Value]) throws -> Bool {
        guard case .matrix(var typed)? = answer[part] else { return false }
        if typed.shape != key.shape, typed.transposed.shape == key.shape { typed = typed.transposed }
        guard typed.shape == key.shape else { return false }
        guard let failures = try rule.failures([part: .matrix(typed)]) else { return false }
        return (failures.first { !lengths.contains($0) } ?? failures.first) == index
    }
}
