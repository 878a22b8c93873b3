import Notation

extension Expression {
    /// The property that a predicate states in other words: `Q'*Q == I`, `rank(A) == 1`.
    var property: (name: String, property: Property)? {
        guard case .relation(let sides, let relations) = kind, sides.count == 2 else { return nil }
        if case .call(.rank, let arguments) = sides[0].kind, case .name(let name) = arguments[0].kind,
            !sides[1].names.contains(name), sides[1].isPlainCount
        {
            if relations == [.equal] { return (name, .rank(sides[1])) }
            if relations == [.lessOrEqual] { return (name, .rankAtMost(sides[1])) }
        }
        guard names.filter({ $0 != "I" }).count == 1, let name = names.first(where: { $0 != "I" }) else {
            return nil
        }
        for (text, property) in Self.spellings {
            let spelled = text.replacing("X", with: name)
            if let parse = try? Reader.parse(spelled), parse.readings[0] == self { return (name, property) }
        }
        return nil
    }

    /// A whole number or a name: what a rank can be set to before the matrix is made.
    private var isPlainCount: Bool {
        switch kind {
        case .number, .name: true
        default: false
        }
    }

    private static let spellings: [(String, Property)] = [
        ("X'*X == I", .orthonormalColumns), ("I == X'*X", .orthonormalColumns),
        ("X*X' == I", .orthonormalRows), ("I == X*X'", .orthonormalRows),
        ("X' == X", .symmetric), ("X == X'", .symmetric), ("X' == -X", .skew), ("X == -X'", .skew),
        ("det(X) != 0", .invertible), ("det(X) == 0", .singular),
        ("norm(X) == 1", .unit), ("X'*X == 1", .unit), ("dot(X, X) == 1", .unit), ("norm(X)^2 == 1", .unit),
        ("X != 0", .nonzero), ("X > 0", .positive), ("X >= 0", .nonnegative), ("0 < X", .positive),
        ("X*X == X", .idempotent), ("X^2 == X", .idempotent), ("X == X^2", .idempotent),
        ("X == X*X", .idempotent),
    ]

    /// `Q in null(A)` as `A*Q == 0`, which can be solved for A as well.
    var withProductForNullSpace: Expression {
        guard case .relation(let sides, let relations) = kind, relations == [.element],
            case .call(.null, let arguments) = sides[1].kind
        else { return self }
        let product = Expression(.product([Factor(arguments[0]), Factor(sides[0])]), range: range)
        let zero = Expression(.number(Numeral("0")), range: range)
        return Expression(.relation([product, zero], [.equal]), range: range)
    }

    /// `0` again, where it was made the zero matrix of a neighbour's size.
    var withoutZeroFactor: Expression {
        guard case .product(let factors) = kind, factors.count == 2, factors[0].value.isZeroNumeral,
            factors[0].value.range == range
        else { return self }
        return factors[0].value
    }

    /// The same with the zero matrix for `0` beside a matrix.
    func withZeroMatrices(_ isMatrix: (Expression) -> Bool) -> Expression {
        switch kind {
        case .relation(let sides, let relations):
            var sides = sides
            for k in sides.indices where sides[k].isZeroNumeral {
                let neighbours = [k - 1, k + 1].filter(sides.indices.contains).map { sides[$0] }
                guard let matrix = neighbours.first(where: isMatrix) else { continue }
                sides[k] = Expression(.product([Factor(sides[k]), Factor(matrix)]), range: sides[k].range)
            }
            return Expression(.relation(sides, relations), range: range)
        case .logic(let connective, let values):
            return Expression(
                .logic(connective, values.map { $0.withZeroMatrices(isMatrix) }), range: range)
        case .not(let value): return Expression(.not(value.withZeroMatrices(isMatrix)), range: range)
        default: return self
        }
    }
}
