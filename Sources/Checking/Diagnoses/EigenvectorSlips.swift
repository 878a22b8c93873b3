import ExactAlgebra
import Notation

/// Slips in an eigenvector.
enum EigenvectorSlips: SlipFamily {
    static var title: String { "Right vectors" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "eigenvector.zero": "the zero vector",
            "eigenvector.other-lambda": "an eigenvector, of another eigenvalue",
            "eigenvector.swapped": "two components are swapped",
            "eigenvector.one-sign": "one component has the wrong sign",
            "eigenvector.repeats": "one of the vectors before it again",
            "eigenvector.not-orthogonal": "an eigenvector, not orthogonal to an earlier one",
            "eigenvector.left": "a left vector: an eigenvector of WWᵀ, or of the transpose",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        guard let rule = context.rule as? EigenvectorRule else { return [] }
        let given = context.givens.expressions
        let lambda = context.text(given["lambda"])
        let value = Shown.text(rule.lambda)
        let asked = Asked(
            rule: rule, nearly: NearlyEigenvector(of: rule.a), name: context.shortText(given["A"]),
            lambda: lambda.isEmpty
                ? "λ = \(value)" : lambda == value ? "the eigenvalue \(value)" : "\(lambda) = \(value)",
            gram: GramMatrix("A", in: context))
        return [zero(asked), otherLambda(asked)] + changes(asked) + earlier(asked)
            + [left(asked)].compactMap { $0 }
    }

    private struct Asked: Sendable {
        let rule: EigenvectorRule
        let nearly: NearlyEigenvector
        let name: String
        /// `λ₁ = 18`.
        let lambda: String
        let gram: GramMatrix?

        func isRight(_ vector: [Scalar], _ rule: EigenvectorRule) throws -> Bool {
            let entries = MatrixValue(rows: vector.count, columns: 1, entries: vector)
            return try rule.judge(["answer": .matrix(entries)]).verdict.advances
        }

        /// Whether a vector of any length is an eigenvector for λ.
        func isEigenvector(_ vector: [Scalar]) throws -> Bool {
            try nearly.allows(vector, lambda: rule.lambda) && isRight(vector, rule.free)
        }

        /// A right answer to change.
        func key() throws -> [AlgebraicNumber] { try rule.key().part("answer").vector().map(\.value) }

        func scaled(_ columns: AlgebraicMatrix) throws -> [[AlgebraicNumber]] {
            let scaled = rule.demandsUnit ? try columns.orthogonalized().normalized() : columns
            return (0..<scaled.columns).map { scaled.column($0).entries }
        }
    }

    private static func answer(_ entries: [AlgebraicNumber]) -> [String: Value] {
        ["answer": .exact(AlgebraicMatrix(rows: entries.count, columns: 1, entries: entries))]
    }

    private static func vector(_ answer: [String: Value], of count: Int) throws -> [Scalar]? {
        let typed = try answer.part("answer").vector()
        return typed.count == count ? typed : nil
    }

    // MARK: - Another vector

    private static func zero(_ asked: Asked) -> Slip {
        Slip(
            "eigenvector.zero", .property,
            "The zero vector is never an eigenvector: \(asked.name)·0 = λ·0 holds for every λ.",
            TellingProperty(
                samples: {
                    // Where λ = 0 is asked for beside WWᵀ, it is a slip of its own.
                    if asked.gram?.isOfRows == true, try asked.rule.lambda.isZero() { return [] }
                    return [answer(Array(repeating: .zero, count: asked.rule.a.rows))]
                },
                holds: { try vector($0, of: asked.rule.a.rows)?.allSatisfy { try $0.value.isZero() } == true }
            ))
    }

    private static func otherLambda(_ asked: Asked) -> Slip {
        let a = asked.rule.a
        let found = { @Sendable (answer: [String: Value]) throws -> AlgebraicNumber? in
            guard let typed = try vector(answer, of: a.rows), asked.nearly.allows(typed) else { return nil }
            for other in try a.eigenvalues() where !other.value.isSameNumber(as: asked.rule.lambda) {
                guard asked.nearly.allows(typed, lambda: other.value),
                    let rule = try EigenvectorRule(of: a, lambda: other.value)
                else { continue }
                if try asked.isRight(typed, rule) { return other.value }
            }
            return nil
        }
        return Slip(
            "eigenvector.other-lambda", .object,
            "That is an eigenvector, but of another eigenvalue.",
            TellingProperty(
                samples: {
                    try a.eigenvalues().filter {
                        try !$0.value.isSameNumber(as: asked.rule.lambda) && $0.value.isReal()
                    }
                    .flatMap { try asked.scaled(a.eigenspace(of: $0.value)) }.map { answer($0) }
                }, holds: { try found($0) != nil }),
            remark: { answer in
                try found(answer).map {
                    "That is an eigenvector for the eigenvalue \(Shown.text($0)). Here one for \(asked.lambda) is asked for."
                }
            })
    }

    private static func left(_ asked: Asked) -> Slip? {
        let a = asked.rule.a
        let other: RationalMatrix
        let message: String
        if let gram = asked.gram, let source = gram.source.asRational,
            let product = try? source * source.transposed
        {
            other = product
            message =
                "That is a \(gram.isOfRows ? "right" : "left") vector, an eigenvector of \(gram.otherText). "
                + "Here one of \(gram.text) is asked for: it has \(a.rows) entries."
        } else if !a.isSymmetric {
            other = a.transposed
            message =
                "That is an eigenvector of the transpose: vᵀ\(asked.name) = λvᵀ. Here \(asked.name) v = λv is asked for."
        } else {
            return nil
        }
        let nearly = NearlyEigenvector(of: other)
        return Slip(
            "eigenvector.left", .object, message,
            TellingProperty(
                samples: {
                    guard asked.gram == nil || asked.rule.lambda.isPlainlyNonzero else { return [] }
                    return try asked.scaled(other.eigenspace(of: asked.rule.lambda)).prefix(1).map {
                        answer($0)
                    }
                },
                holds: { answer in
                    guard let typed = try vector(answer, of: other.rows),
                        nearly.allows(typed, lambda: asked.rule.lambda), try !asked.isEigenvector(typed),
                        let rule = try EigenvectorRule(of: other, lambda: asked.rule.lambda)
                    else { return false }
                    return try asked.isRight(typed, rule)
                }))
    }

    // MARK: - The right vector, changed

    private static func changes(_ asked: Asked) -> [Slip] {
        let n = asked.rule.a.rows
        let pairs = (0..<n).flatMap { i in ((i + 1)..<max(n, i + 1)).map { (i, $0) } }
        let isRepaired = { @Sendable (answer: [String: Value], repairs: ([Scalar]) -> [[Scalar]]) throws in
            guard let typed = try vector(answer, of: n),
                !asked.nearly.allows(typed, lambda: asked.rule.lambda)
            else { return false }
            return try repairs(typed).contains { try asked.isEigenvector($0) }
        }
        return [
            Slip(
                "eigenvector.one-sign", .object,
                "With the sign of one component changed it would be an eigenvector for \(asked.lambda).",
                TellingProperty(
                    samples: {
                        let key = try asked.key()
                        let nonzero = key.indices.filter { key[$0].isPlainlyNonzero }
                        return nonzero.count > 1 ? nonzero.map { answer(key.negating($0)) } : []
                    },
                    holds: { answer in
                        try isRepaired(answer) { typed in
                            typed.indices.map { typed.replacing($0, with: typed[$0].negated) }
                        }
                    })),
            Slip(
                "eigenvector.swapped", .object,
                "With two components swapped it would be an eigenvector for \(asked.lambda).",
                TellingProperty(
                    samples: {
                        let key = try asked.key()
                        return pairs.filter { !key[$0.0].isSameNumber(as: key[$0.1]) }.prefix(6)
                            .map { answer(key.swapping($0.0, $0.1)) }
                    },
                    holds: { answer in
                        try isRepaired(answer) { typed in pairs.map { typed.swapping($0.0, $0.1) } }
                    })),
        ]
    }

    // MARK: - Beside the vectors before it

    private static func earlier(_ asked: Asked) -> [Slip] {
        let others = asked.rule.others
        guard others.columns > 0, asked.rule.space.dimension > 1 else { return [] }
        let columns = (0..<others.columns).map { others.column($0).entries }
        let ownPlaces = { @Sendable () throws in
            try columns.indices.filter { try asked.isEigenvector(columns[$0].map { Scalar($0) }) }
        }
        let repeated = { @Sendable (answer: [String: Value]) throws -> Int? in
            let typed = try vector(answer, of: asked.rule.a.rows) ?? []
            let alike = try columns.indices.first {
                try typed.stand(for: columns[$0]) || typed.stand(for: columns[$0].map { -$0 })
            }
            return try alike.flatMap { try asked.isEigenvector(columns[$0].map { Scalar($0) }) ? $0 : nil }
        }
        return [
            Slip(
                "eigenvector.repeats", .object, "That is one of the vectors before it again.",
                TellingProperty(
                    samples: {
                        try ownPlaces().flatMap { [answer(columns[$0]), answer(columns[$0].map { -$0 })] }
                    },
                    holds: { try repeated($0) != nil }),
                remark: { answer in
                    try repeated(answer).map {
                        "That is the \(Shown.ordinal($0 + 1)) vector again, up to sign. \(asked.lambda) counts "
                            + "more than once: another one is needed, orthogonal to it."
                    }
                }),
            Slip(
                "eigenvector.not-orthogonal", .property,
                "An eigenvector for \(asked.lambda), but not orthogonal to those before it.",
                TellingProperty(
                    samples: {
                        // A right vector plus an earlier one: of length 1 again, where both are.
                        let key = try asked.key()
                        let root = asked.rule.demandsUnit ? try AlgebraicNumber(2).squareRoot() : .one
                        return try ownPlaces().map { place in
                            answer(try zip(key, columns[place]).map { try ($0 + $1) / root })
                        }
                    },
                    holds: { answer in
                        guard let typed = try vector(answer, of: asked.rule.a.rows),
                            try asked.isEigenvector(typed)
                        else { return false }
                        return try columns.contains { try product(typed, $0).isProvablyNot(.zero) }
                    }),
                remark: { answer in
                    guard let typed = try vector(answer, of: asked.rule.a.rows) else { return nil }
                    for (j, column) in columns.enumerated() {
                        let product = try product(typed, column)
                        guard try product.isProvablyNot(.zero) else { continue }
                        return "An eigenvector for \(asked.lambda), but not orthogonal to the "
                            + "\(Shown.ordinal(j + 1)) vector before it: their product is "
                            + "\(Shown.witness(product)), not 0."
                    }
                    return nil
                }),
        ]
    }

    private static func product(_ typed: [Scalar], _ column: [AlgebraicNumber]) throws -> Scalar {
        try zip(typed, column).reduce(Scalar(.zero)) { try $0 + $1.0 * Scalar($1.1) }
    }
}

extension Array {
    /// The array with one element replaced.
    func replacing(_ index: Int, with element: Element) -> [Element] {
        var changed = self
        changed[index] = element
        return changed
    }

    /// The array with two elements in each other's place.
    func swapping(_ i: Int, _ j: Int) -> [Element] {
        var changed = self
        changed.swapAt(i, j)
        return changed
    }
}
