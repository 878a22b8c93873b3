import ExactAlgebra
import Notation

extension KindInference {
    mutating func sum(_ values: [Expression]) throws(KindMismatch) -> Kind {
        var total = try kind(of: values[0])
        for value in values.dropFirst() {
            total = try join(total, kind(of: value), at: value.range, as: "the sum")
        }
        return total
    }

    /// From left to right, as it is evaluated.
    mutating func product(_ factors: [Expression.Factor]) throws(KindMismatch) -> Kind {
        var total = try kind(of: factors[0].value)
        for factor in factors.dropFirst() {
            let next = try kind(of: factor.value)
            total =
                factor.operation == .dividedBy
                ? try quotient(total, next, at: factor.value.range)
                : try product(total, next, at: factor.value.range)
        }
        return total
    }

    private mutating func product(
        _ a: Kind, _ b: Kind, at range: Range<Int>
    ) throws(KindMismatch) -> Kind {
        switch (a, b) {
        case (.unknown, _), (_, .unknown): return .unknown
        case (.polynomial, _), (_, .polynomial): return .polynomial
        case (.integer, .integer): return .integer
        case (.identity, let other), (let other, .identity):
            return isScalar(other) ? .identity : other
        default: break
        }
        if a.isNumber, b.isNumber { return .number }
        if isScalar(a) { return b }
        if isScalar(b) { return a }
        guard let (rows, inner) = shape(a), let (other, columns) = shape(b) else {
            throw KindMismatch(
                message: "\(words(of: a)) and \(words(of: b)) cannot be multiplied", range: range)
        }
        let message = "the product: \(words(of: a)) and \(words(of: b)) do not fit together"
        try require(inner, other, at: range) { _, _ in message }
        return .matrix(rows, columns)
    }

    private mutating func quotient(
        _ a: Kind, _ b: Kind, at range: Range<Int>
    ) throws(KindMismatch) -> Kind {
        if case .polynomial = b { return .polynomial }
        if case .unknown = b { return .unknown }
        guard let (rows, columns) = shape(b) else {
            throw KindMismatch(message: "a number is needed as divisor, not \(words(of: b))", range: range)
        }
        try require(rows, .one, at: range) { rows, _ in "a number is needed as divisor" }
        try require(columns, .one, at: range) { _, _ in "a number is needed as divisor" }
        return a.isNumber ? .number : a
    }

    mutating func power(
        _ base: Expression, _ exponent: Expression, at range: Range<Int>
    ) throws(KindMismatch) -> Kind {
        _ = try kind(of: exponent)
        let kind = try kind(of: base)
        if case .matrix = kind { return try requireSquare(kind, at: base.range) }
        return kind
    }

    // MARK: - Statements

    mutating func relation(
        _ sides: [Expression], _ relations: [Expression.Relation]
    ) throws(KindMismatch) -> Kind {
        let known = letters
        var kinds: [Kind] = []
        for side in sides { kinds.append(try kind(of: side)) }
        if kinds.contains(where: { if case .polynomial = $0 { true } else { false } }), letters == known {
            // Beside a polynomial a free number is the letter.
            let free = sides.flatMap(\.names).filter { name in
                if case .number? = self.kinds[name] { true } else { false }
            }
            letters.formUnion(free)
        }
        for (k, relation) in relations.enumerated() {
            try relate(relation, (sides[k], kinds[k]), (sides[k + 1], kinds[k + 1]))
        }
        return .boolean
    }

    private mutating func relate(
        _ relation: Expression.Relation, _ a: (Expression, Kind), _ b: (Expression, Kind)
    ) throws(KindMismatch) {
        switch relation {
        case .equation, .approximately, .equal, .unequal:
            if a.0.isZeroNumeral || b.0.isZeroNumeral { return }
            _ = try join(a.1, b.1, at: b.0.range, as: "the two sides")
        case .element:
            if case .subspace(let ambient) = b.1, let (rows, _) = shape(a.1) {
                try require(rows, ambient, at: b.0.range) {
                    "vectors of \($0) entries are never in a space of vectors of \($1)"
                }
            }
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            for (side, kind) in [a, b] {
                guard let (rows, columns) = shape(kind) else {
                    throw KindMismatch(
                        message: "only numbers are compared, and this is \(words(of: kind))",
                        range: side.range)
                }
                let words = { (_: String, _: String) in "only numbers are compared, not matrices" }
                try require(rows, .one, at: side.range, words)
                try require(columns, .one, at: side.range, words)
            }
        }
    }
}

extension Expression {
    /// `0`, which beside a matrix is the zero matrix.
    var isZeroNumeral: Bool {
        if case .number(let numeral) = kind { numeral.value.isZero } else { false }
    }
}
