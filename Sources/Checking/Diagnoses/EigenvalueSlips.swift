import ExactAlgebra
import Notation

/// Slips in a list of eigenvalues.
enum EigenvalueSlips: SlipFamily {
    static var title: String { "Eigenvalues" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "eigenvalues.unsorted": "the right eigenvalues, not from the largest down",
            "eigenvalues.flipped-sign": "one eigenvalue has the wrong sign, or all have",
            "eigenvalues.zero-lost": "the eigenvalue 0 is left out",
            "eigenvalues.zero-added": "a zero too many",
            "eigenvalues.multiplicity-lost": "a repeated eigenvalue is there only once",
            "eigenvalues.two-a": "the 2a below the quadratic formula is forgotten, in whole or in part",
            "eigenvalues.root-forgotten": "the discriminant without its square root",
            "eigenvalues.square-root": "the square roots: singular values, not eigenvalues",
            "eigenvalues.of-w": "the eigenvalues of W, not of its Gram matrix",
            "eigenvalues.diagonal": "the entries of the diagonal",
            "eigenvalues.missing": "an eigenvalue is missing",
            "eigenvalues.one-off": "one eigenvalue is off",
            "eigenvalues.trace": "the numbers do not add up to the trace",
            "eigenvalues.determinant": "the numbers do not multiply to the determinant",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        let expression =
            switch context.relation {
            case .eigenvalues: context.givens.expressions["A"]
            case .values: context.parts(of: "value", like: "eigenvalues(X)")?["X"]
            default: Expression?.none
            }
        guard let rule = context.rule as? ValuesRule,
            let matrix = context.relation == .eigenvalues
                ? try context.givens.squareMatrix("A") : context.matrix(of: expression)?.asRational,
            matrix.isSquare, matrix.rows > 0
        else { return [] }
        let asked = Asked(
            matrix: matrix, name: context.shortText(expression), right: rule.right,
            gram: GramMatrix(expression, in: context))
        let sorted = rule.demandsDescending ? [unsorted(asked)] : []
        return sorted + strokes(asked) + formula(asked) + others(asked) + counts(asked) + witnesses(asked)
    }

    private struct Asked: Sendable {
        let matrix: RationalMatrix
        let name: String
        let right: [AlgebraicNumber]
        let gram: GramMatrix?

        var order: Int { matrix.rows }
    }

    // MARK: - The right numbers, nearly

    private static func unsorted(_ asked: Asked) -> Slip {
        .list(
            "eigenvalues.unsorted", .stroke,
            "The right eigenvalues, in another order: the largest comes first.", beside: asked.right,
            samples: { [Array(asked.right.reversed())] }, holds: { try $0.isUnsorted })
    }

    private static func strokes(_ asked: Asked) -> [Slip] {
        let right = asked.right
        return [
            .list(
                "eigenvalues.flipped-sign", .stroke, "The sign is the wrong way round.", beside: right,
                samples: {
                    [right.map { -$0 }]
                        + (right.count > 1 ? right.indices.map { right.negating($0) } : [])
                },
                remark: { list in
                    guard let k = list.strangers.first else { return nil }
                    let typed = list.typed[k]
                    let what =
                        list.strangers.count > 1
                        ? "The signs are the wrong way round." : "\(Shown.text(typed)) has the wrong sign."
                    return "\(what) \(try witness(list.typed, asked) ?? "")"
                },
                holds: { list in
                    guard list.typed.count == list.right.count, !list.strangers.isEmpty else { return false }
                    let others = list.missing.map { -list.right[$0] }
                    let isAll = try list.typed.stand(forUnordered: list.right.map { -$0 })
                    return try isAll
                        || list.strangers.count == 1
                            && list.strangers.map { list.typed[$0] }.stand(forUnordered: others)
                })
        ]
    }

    // MARK: - The quadratic formula

    private static func formula(_ asked: Asked) -> [Slip] {
        let zeros = asked.right.filter { $0.asRational?.isZero == true }
        let rest = asked.right.filter { $0.asRational?.isZero != true }
        guard rest.count == 2, let sum = try? rest[0] + rest[1], let half = try? sum * .half,
            let root = try? rest[0] - rest[1], !zeros.isEmpty || asked.order == 2
        else { return [] }
        let pair = { @Sendable (a: AlgebraicNumber, b: AlgebraicNumber) throws -> [AlgebraicNumber] in
            [try a + b, try a - b] + zeros
        }
        let trace = "the trace of \(asked.name), \(Shown.text(sum))"
        return [
            .lists(
                "eigenvalues.two-a", .object,
                "The quadratic formula ends with a division by 2a, and all of −b ± √(b² − 4ac) is divided. "
                    + "Their sum has to be \(trace)."
            ) {
                [try pair(sum, root), try pair(sum, root * .half), try pair(half, root)]
            },
            .lists(
                "eigenvalues.root-forgotten", .object,
                "In the quadratic formula stands the square root of b² − 4ac, not b² − 4ac itself."
            ) { [try pair(half, root * root * .half)] },
        ]
    }

    // MARK: - Other numbers

    private static func others(_ asked: Asked) -> [Slip] {
        let (right, name) = (asked.right, asked.name)
        var slips: [Slip] = [
            .lists(
                "eigenvalues.square-root", .object,
                "Those are the square roots of the eigenvalues. The roots are the singular values; they come later."
            ) {
                guard try right.allSatisfy({ try $0.isReal() && $0.sign() >= 0 }) else { return [] }
                let roots = try right.map { try $0.squareRoot() }
                return try zip(roots, right).allSatisfy { try $0.isEqual(to: $1) } ? [] : [roots]
            },
            .lists(
                "eigenvalues.diagonal", .object,
                "Those are the entries on the diagonal of \(name). They would be its eigenvalues if the "
                    + "other entries were 0."
            ) { [(0..<asked.order).map { AlgebraicNumber(asked.matrix[$0, $0]) }] },
        ]
        if let gram = asked.gram, gram.source.isSquare, let source = gram.source.asRational {
            slips.append(
                .lists(
                    "eigenvalues.of-w", .object,
                    "Those are the eigenvalues of \(gram.name) itself. Here those of \(gram.text) are asked for."
                ) {
                    [try source.eigenvalues().flatMap { Array(repeating: $0.value, count: $0.multiplicity) }]
                })
        }
        return slips
    }

    // MARK: - Too few, too many

    private static func counts(_ asked: Asked) -> [Slip] {
        let (right, n) = (asked.right, asked.order)
        let nonzero = right.filter { $0.asRational?.isZero != true }
        let distinct = right.indices.filter { k in k == 0 || !right[k].isSameNumber(as: right[k - 1]) }.map {
            right[$0]
        }
        return [
            .list(
                "eigenvalues.zero-lost", .stroke,
                "0 is an eigenvalue too: \(asked.name) is \(Shape(n, n)), so it has \(n), and its determinant is 0.",
                beside: right, samples: { nonzero.count < n ? [nonzero] : [] },
                holds: { list in
                    try list.onlyMissing?.allSatisfy { try $0.isZero() } == true
                        && list.typed.allSatisfy { try !$0.value.isZero() }
                }),
            .list(
                "eigenvalues.zero-added", .stroke,
                "There is a zero too many: \(asked.name) is \(Shape(n, n)), so it has \(n) eigenvalues.",
                beside: right, samples: { [right + [.zero]] },
                holds: { list in
                    try list.missing.isEmpty && !list.strangers.isEmpty
                        && list.strangers.allSatisfy { try list.typed[$0].value.isZero() }
                }),
            .list(
                "eigenvalues.multiplicity-lost", .stroke,
                "Right so far, but one of them counts more than once.", beside: right,
                samples: { distinct.count < n ? [distinct] : [] },
                holds: { list in
                    try list.onlyMissing?.allSatisfy { number in
                        try list.typed.contains { try $0.stands(for: number) }
                    } == true
                }),
            .list(
                "eigenvalues.missing", .property,
                "Some are missing: \(asked.name) is \(Shape(n, n)), so it has \(n) eigenvalues.",
                beside: right,
                samples: { n > 1 ? [Array(right.dropLast()), Array(right.dropFirst())] : [] },
                holds: { $0.onlyMissing != nil }),
        ]
    }

    // MARK: - Trace and determinant

    private static func witnesses(_ asked: Asked) -> [Slip] {
        let right = asked.right
        let changed = { @Sendable () throws -> [[AlgebraicNumber]] in
            try right.indices.map { k in
                var numbers = right
                numbers[k] = try numbers[k] + 1
                return numbers
            }
        }
        let sameSum = { @Sendable () throws -> [[AlgebraicNumber]] in
            right.count > 1 ? [[try right[0] + 1, try right[1] - 1] + right.dropFirst(2)] : []
        }
        return [
            .list(
                "eigenvalues.one-off", .place, "One of them is off.", beside: right, samples: changed,
                remark: { list in
                    guard let stranger = list.onlyStranger else { return nil }
                    return
                        "\(Shown.text(stranger)) is not an eigenvalue. \(try witness(list.typed, asked) ?? "")"
                }, holds: { $0.onlyStranger != nil }),
            .list(
                "eigenvalues.trace", .property, "They do not add up to the trace.", beside: right,
                samples: { try right.count > 1 ? [right.map { try $0 + 1 }] : [] },
                remark: { try witness($0.typed, asked) },
                holds: { list in
                    guard list.typed.count == right.count else { return false }
                    return try TypedList.sum(list.typed, unless: AlgebraicNumber(asked.matrix.trace())) != nil
                }),
            .list(
                "eigenvalues.determinant", .property, "They do not multiply to the determinant.",
                beside: right, samples: sameSum, remark: { try witness($0.typed, asked) },
                holds: { list in
                    let (trace, determinant) = (try asked.matrix.trace(), try asked.matrix.determinant())
                    guard list.typed.count == right.count,
                        try TypedList.sum(list.typed, unless: AlgebraicNumber(trace)) == nil
                    else { return false }
                    return try TypedList.product(list.typed, unless: AlgebraicNumber(determinant)) != nil
                }),
        ]
    }

    /// `They add up to 30; the trace is 22.`
    private static func witness(_ typed: [Scalar], _ asked: Asked) throws -> String? {
        let trace = AlgebraicNumber(try asked.matrix.trace())
        if let sum = try TypedList.sum(typed, unless: trace) {
            return "They add up to \(Shown.witness(sum)); the trace of \(asked.name) is \(Shown.text(trace))."
        }
        let determinant = AlgebraicNumber(try asked.matrix.determinant())
        guard let product = try TypedList.product(typed, unless: determinant) else { return nil }
        return "They add up to the trace, \(Shown.text(trace)), but multiply to \(Shown.witness(product)); "
            + "the determinant of \(asked.name) is \(Shown.text(determinant))."
    }
}

extension Shown {
    /// What was computed from typed numbers: to a few digits where decimals went in.
    static func witness(_ number: Scalar) -> String {
        guard number.rounding != nil else { return text(number.value) }
        return (try? number.value.decimal(significantDigits: 4)).map { "about \($0)" } ?? text(number.value)
    }
}

extension AlgebraicNumber {
    static var half: AlgebraicNumber {
        get throws { AlgebraicNumber(try Rational(1, over: 2)) }
    }

    /// Whether two numbers are equal; false where that is not decided.
    func isSameNumber(as other: AlgebraicNumber) -> Bool {
        !isPlainlyDifferent(from: other) && (try? isEqual(to: other)) == true
    }

    private func isPlainlyDifferent(from other: AlgebraicNumber) -> Bool {
        let (a, b) = (approximation(), other.approximation())
        return abs(a - b) > 1e-6 * max(1, abs(a), abs(b))
    }
}

extension [AlgebraicNumber] {
    /// The numbers with the sign of one changed.
    func negating(_ k: Int) -> [AlgebraicNumber] {
        var numbers = self
        numbers[k] = -numbers[k]
        return numbers
    }
}
