import ExactAlgebra
import Notation

/// Slips in singular values: in all of them, or in one.
enum SingularValueSlips: SlipFamily {
    static var title: String { "Singular values" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "sigma.is-lambda": "σ² in place of σ: the eigenvalues of WᵀW",
            "sigma.of-w": "the eigenvalues of W",
            "sigma.unsorted": "the right singular values, not from the largest down",
            "sigma.negative": "a negative singular value",
            "sigma.zero-dropped": "the singular value 0 is left out",
            "sigma.zero-added": "a zero too many",
            "sigma.too-few": "a singular value is missing",
            "sigma.one-off": "one singular value is off",
            "sigma.squares": "the squares do not add up to the squares of the entries",
            "sigma.another": "another of the singular values",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        switch context.relation {
        case .values:
            guard let rule = context.rule as? ValuesRule,
                let parts = context.parts(of: "value", like: "singularvalues(X)"),
                let matrix = context.matrix(of: parts["X"])?.asRational
            else { return [] }
            let asked = Asked(matrix: matrix, name: context.text(parts["X"]), right: rule.right)
            let sorted = rule.demandsDescending ? [unsorted(asked)] : []
            return sorted + [lambda(asked), eigenvalues(asked), negative(asked)].compactMap { $0 }
                + counts(asked) + witnesses(asked)
        case .value: return try single(context)
        default: return []
        }
    }

    private struct Asked: Sendable {
        let matrix: RationalMatrix
        let name: String
        let right: [AlgebraicNumber]

        var gram: String { name.count == 1 ? "\(name)ᵀ\(name)" : "(\(name))ᵀ(\(name))" }
    }

    // MARK: - Another list

    private static func unsorted(_ asked: Asked) -> Slip {
        .list(
            "sigma.unsorted", .stroke,
            "The right singular values, in another order: the largest comes first.",
            beside: asked.right, samples: { [Array(asked.right.reversed())] }, holds: { try $0.isUnsorted })
    }

    /// Some of the numbers, or all, are squares of the right ones; zeros may have been added to fill up.
    private static func lambda(_ asked: Asked) -> Slip {
        let right = asked.right
        return .list(
            "sigma.is-lambda", .object,
            "Those are the eigenvalues of \(asked.gram). The singular values are their square roots.",
            beside: right,
            samples: {
                let squares = try right.map { try $0 * $0 }
                return [squares] + (right.count > 1 ? [[right[0]] + squares.dropFirst()] : [])
            },
            remark: { list in
                guard list.strangers.count == 1, list.typed.count > 1 else { return nil }
                let typed = list.typed[list.strangers[0]]
                return
                    "\(Shown.text(typed)) is an eigenvalue of \(asked.gram). The singular value is its square root."
            },
            holds: { list in
                let own = list.typed.prefix(right.count)
                guard own.count == right.count, !list.strangers.isEmpty,
                    try list.typed.dropFirst(right.count).allSatisfy({ try $0.value.isZero() })
                else { return false }
                return try zip(own, right).allSatisfy { typed, sigma in
                    try typed.stands(for: sigma) || typed.stands(for: sigma * sigma)
                }
            })
    }

    private static func eigenvalues(_ asked: Asked) -> Slip? {
        guard asked.matrix.isSquare else { return nil }
        return .lists(
            "sigma.of-w", .object,
            "Those are the eigenvalues of \(asked.name). The singular values are the square roots of the "
                + "eigenvalues of \(asked.gram)."
        ) {
            [try asked.matrix.eigenvalues().flatMap { Array(repeating: $0.value, count: $0.multiplicity) }]
        }
    }

    private static func negative(_ asked: Asked) -> Slip {
        let right = asked.right
        return .list(
            "sigma.negative", .stroke, "A singular value is never negative: it is the length of W v.",
            beside: right,
            samples: {
                let nonzero = right.indices.filter { right[$0].isPlainlyNonzero }
                return nonzero.map { right.negating($0) } + (nonzero.count > 1 ? [right.map { -$0 }] : [])
            },
            remark: { list in
                guard let k = list.strangers.first else { return nil }
                return "\(Shown.text(list.typed[k])) is negative. A singular value is a length: the square "
                    + "root is taken with the sign +."
            },
            holds: { list in
                guard list.typed.count == list.right.count, !list.strangers.isEmpty else { return false }
                let flipped = list.strangers.map { list.typed[$0].negated }
                return try flipped.stand(forUnordered: list.missing.map { list.right[$0] })
            })
    }

    // MARK: - Too few, too many

    private static func counts(_ asked: Asked) -> [Slip] {
        let right = asked.right
        let nonzero = right.filter { $0.isPlainlyNonzero }
        let count = "\(asked.name) is \(asked.matrix.shape), so it has \(right.count)"
        return [
            .list(
                "sigma.zero-dropped", .stroke,
                "0 counts too: \(count) singular value\(right.count == 1 ? "" : "s").", beside: right,
                samples: { nonzero.count < right.count ? [nonzero] : [] },
                holds: { list in
                    try list.onlyMissing?.allSatisfy { try $0.isZero() } == true
                }),
            .list(
                "sigma.zero-added", .stroke,
                "There is a zero too many: \(count) singular value\(right.count == 1 ? "" : "s").",
                beside: right,
                samples: { [right + [.zero]] },
                holds: { list in
                    try list.missing.isEmpty && !list.strangers.isEmpty
                        && list.strangers.allSatisfy { try list.typed[$0].value.isZero() }
                }),
            .list(
                "sigma.too-few", .property, "Some are missing: \(count) singular values.", beside: right,
                samples: { right.count > 1 ? [Array(right.dropLast())] : [] },
                holds: { $0.onlyMissing != nil }),
        ]
    }

    // MARK: - The sum of the squares

    private static func witnesses(_ asked: Asked) -> [Slip] {
        let right = asked.right
        let squares = AlgebraicNumber(asked.matrix.entries.reduce(Rational.zero) { $0 + $1 * $1 })
        let witness = { @Sendable (list: TypedList) throws -> String? in
            let sum = try TypedList.sum(list.typed.map { try $0 * $0 }, unless: squares)
            return sum.map {
                "Their squares add up to \(Shown.witness($0)); the squares of the entries of \(asked.name) "
                    + "add up to \(Shown.text(squares))."
            }
        }
        return [
            .list(
                "sigma.one-off", .place, "One of them is off.", beside: right,
                samples: {
                    try right.indices.map { k in
                        var numbers = right
                        numbers[k] = try numbers[k] + 1
                        return numbers
                    }
                },
                remark: { list in
                    guard let stranger = list.onlyStranger else { return nil }
                    return "\(Shown.text(stranger)) is not a singular value. \(try witness(list) ?? "")"
                }, holds: { $0.onlyStranger != nil }),
            .list(
                "sigma.squares", .property,
                "Their squares do not add up to the squares of the entries of \(asked.name).", beside: right,
                samples: { try right.count > 1 ? [right.map { try $0 + 1 }] : [] }, remark: witness,
                holds: { list in
                    guard list.typed.count == right.count else { return false }
                    return try witness(list) != nil
                }),
        ]
    }

    // MARK: - One singular value

    private static func single(_ context: SlipContext) throws -> [Slip] {
        guard let rule = context.rule as? ValueRule, let (matrix, all) = singularValues(in: context) else {
            return []
        }
        let sigma = rule.right
        let others = all.filter { !$0.isSameNumber(as: sigma) }
        var slips = [
            Slip(
                "sigma.is-lambda", .object,
                "That is λ, the square of σ. The singular value is the square root of it.",
                Lookalike(.exact(try sigma * sigma))),
            Slip(
                "sigma.negative", .stroke,
                "A singular value is a length: the square root is taken with the sign +.",
                Lookalike(.exact(-sigma))),
        ]
        if !others.isEmpty {
            slips.append(
                Slip(
                    "sigma.another", .object,
                    "That is another of the singular values. They go from the largest down.",
                    Lookalike { others.map { .exact($0) } }))
        }
        if matrix.isSquare {
            slips.append(
                Slip(
                    "sigma.of-w", .object,
                    "That is an eigenvalue of the matrix itself. A singular value is the square root of an "
                        + "eigenvalue of its Gram matrix.",
                    Lookalike { try matrix.eigenvalues().map { .exact($0.value) } }))
        }
        return slips
    }

    /// The matrix that a single singular value belongs to, with all of its values.
    private static func singularValues(
        in context: SlipContext
    ) -> (matrix: RationalMatrix, values: [AlgebraicNumber])? {
        for template in [
            "singularvalues(X)[k]", "sqrt(eigenvalues(X' * X)[k])", "sqrt(eigenvalues(X * X')[k])",
        ] {
            guard let x = context.parts(of: "value", like: template)?["X"],
                let matrix = context.matrix(of: x)?.asRational,
                let list = try? context.evaluate(Expression(.call(.singularvalues, [x]))),
                let values = try? list.scalars().map(\.value)
            else { continue }
            return (matrix, values)
        }
        return nil
    }
}
