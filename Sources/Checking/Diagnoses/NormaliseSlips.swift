import ExactAlgebra
import Notation

/// Slips in making lengths 1, wherever that is asked for.
enum NormaliseSlips: SlipFamily {
    static var title: String { "Normalising" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "normalise.not-unit": "the right direction; the length is not 1",
            "normalise.squared-norm": "divided by the square of the length",
            "normalise.one-norm": "divided by the sum of the sizes of the entries",
            "normalise.max-norm": "divided by the largest entry",
            "normalise.first-only": "only the first of several vectors has length 1",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        if let asked = Asked(computedUnitVector: context) {
            var slip = notUnit(asked)
            // The other relations that ask for a direction say so themselves.
            slip.isRightSoFar = true
            return [slip]
        }
        guard let asked = Asked(context) else { return [] }
        return divisions(asked) + [notUnit(asked)] + (asked.isSingle ? [] : [firstOnly(asked)])
    }

    // MARK: - What is asked for

    /// A question that demands vectors of length 1.
    private struct Asked: Sendable {
        let part: String
        let isSingle: Bool
        /// Right answers but for their lengths, as columns, each with the other parts of the answer.
        let directions: @Sendable () throws -> (columns: AlgebraicMatrix, others: [String: Value])
        /// Whether an answer is right but for the lengths.
        let isRightDirection: @Sendable ([String: Value]) throws -> Bool
        let height: Int

        init?(_ context: SlipContext) {
            switch context.rule {
            case let rule as EigenvectorRule where rule.demandsUnit:
                self.init(rule.ofAnyLength, height: rule.a.rows, isSingle: true)
            case let rule as BasisRule where rule.demandsOrthonormal:
                self.init(
                    rule.ofAnyLength, height: rule.span.basis.rows, isSingle: rule.span.dimension == 1)
            case let rule as GramSchmidtRule where rule.demandsNormalized:
                self.init(
                    rule.ofAnyLength, height: rule.frame.directions.rows, isSingle: rule.frame.rank == 1)
            case let rule as EigenbasisRule where rule.demandsOrthonormal:
                self.init(eigenbasis: rule)
            case let rule as SatisfiesRule: self.init(satisfying: rule)
            default: return nil
            }
        }

        private init(_ rule: any Rule, height: Int, isSingle: Bool) {
            part = "answer"
            self.height = height
            self.isSingle = isSingle
            directions = {
                let key = try rule.key().part("answer").columns(height: height).exact
                return (key, [:])
            }
            isRightDirection = { try rule.judge($0).verdict.advances }
        }

        /// A question for one certain vector of length 1 that is computed by a division: `W * v / sigma`,
        /// `unit(u)`.
        init?(computedUnitVector context: SlipContext) {
            guard let rule = context.rule as? MatrixRule, context.relation == .matrix,
                rule.right.columns == 1 || rule.right.rows == 1, rule.right.entries.count > 1,
                context.spellings(of: "value").contains(where: \.isDivision)
            else { return nil }
            let right = Direction(vector: rule.right.entries)
            guard (try? right.squaredNorm.isSameNumber(as: .one)) == true else { return nil }
            let count = rule.right.entries.count
            part = "answer"
            height = count
            isSingle = true
            directions = { (AlgebraicMatrix(rows: count, columns: 1, entries: right.vector), [:]) }
            isRightDirection = { answer in
                let typed = try answer.part("answer").entries()
                guard typed.count == count, let fit = try right.multiple(near: typed) else { return false }
                let along = zip(typed, right.vector).reduce(0) {
                    $0 + $1.0.value.approximation() * $1.1.approximation()
                }
                return along > 0 && fit.worst <= .rounded
            }
        }

        private init(eigenbasis rule: EigenbasisRule) {
            let free = rule.ofAnyLength
            part = "vectors"
            height = rule.a.rows
            isSingle = rule.a.rows == 1
            directions = {
                var columns = AlgebraicMatrix.zeros(rule.a.rows, 0)
                for space in rule.spaces {
                    columns = try columns.appending(columnsOf: space.orthogonalized())
                }
                return (columns, ["values": try rule.key().part("values")])
            }
            isRightDirection = { answer in
                guard try free.judge(answer).verdict.advances else { return false }
                let vectors = try answer.part("vectors").columns(height: rule.a.rows)
                return try !vectors.isProvablyNotOrthogonal(radii: 1)
            }
        }

        /// A question of conditions, one of which is `norm(x) == 1`.
        private init?(satisfying rule: SatisfiesRule) {
            let template = FormulaTemplate("norm(x) == 1")
            for (k, predicate) in rule.predicates.enumerated() {
                guard case .name(let name)? = template.match(predicate)?["x"]?.kind,
                    case .matrix(let witness)? = rule.witness[name], witness.isVector
                else { continue }
                let others = rule.predicates.indices.filter { $0 != k }.map { rule.predicates[$0] }
                part = name
                height = witness.entries.count
                isSingle = true
                directions = {
                    var columns = AlgebraicMatrix(
                        rows: witness.entries.count, columns: 1, entries: witness.exact.entries)
                    columns = columns.withRationalColumns
                    return (columns, rule.witness.filter { $0.key != name })
                }
                isRightDirection = { answer in
                    var scope = rule.scope
                    for (part, value) in answer { scope[part] = value }
                    let evaluator = Evaluator(scope: scope)
                    return try others.allSatisfy {
                        if case .boolean(true) = try evaluator.evaluate($0) { true } else { false }
                    }
                }
                return
            }
            return nil
        }

        /// The typed vectors.
        func columns(_ answer: [String: Value]) throws -> [[Scalar]] {
            let typed = try answer.part(part).columns(height: height)
            guard typed.rows == height else { return [] }
            return (0..<typed.columns).map { typed.column($0) }
        }

        /// Examples whose columns are changed from right directions.
        func samples(
            _ change: @escaping @Sendable (Int, [AlgebraicNumber]) throws -> [AlgebraicNumber]
        ) -> @Sendable () throws -> [[String: Value]] {
            { [self] in
                let (columns, others) = try directions()
                let plain = columns.withRationalColumns
                let changed = try (0..<plain.columns).map { try change($0, plain.column($0).entries) }
                let answer = Value.exact(AlgebraicMatrix(rows: height, columns: changed))
                // What has the length 1 as it is cannot be normalised wrongly.
                let isUnit = try changed.allSatisfy {
                    try Direction(vector: $0).squaredNorm.isSameNumber(as: .one)
                }
                if isUnit { return [] }
                return [others.merging([part: answer]) { $1 }]
            }
        }
    }

    // MARK: - The slips

    private static func divisions(_ asked: Asked) -> [Slip] {
        func slip(
            _ id: String, _ message: String,
            dividing: @escaping @Sendable ([AlgebraicNumber]) throws -> AlgebraicNumber,
            test: @escaping @Sendable ([Scalar]) throws -> Bool
        ) -> Slip {
            Slip(
                id, .object, message,
                TellingProperty(
                    samples: asked.samples { _, column in
                        let divisor = try dividing(column)
                        return try column.map { try $0 / divisor }
                    },
                    holds: { answer in
                        let columns = try asked.columns(answer)
                        guard !columns.isEmpty, try columns.allSatisfy({ try test($0) }),
                            try columns.contains(where: { try $0.squaredLength.isProvablyNot(.one) })
                        else { return false }
                        return try asked.isRightDirection(answer)
                    }))
        }
        return [
            slip(
                "normalise.squared-norm",
                "That was divided by the square of the length. Divide by the length itself, the root of it.",
                dividing: { try Direction(vector: $0).squaredNorm }, test: { try $0.isOverSquaredLength }),
            slip(
                "normalise.one-norm",
                "The sizes of the entries add up to 1. For the length 1 their squares have to: divide by the "
                    + "root of the sum of the squares.",
                dividing: { try $0.reduce(.zero) { try $0 + $1.magnitude() } },
                test: { try $0.isFractional && $0.sizes.stands(for: .one) }),
            slip(
                "normalise.max-norm",
                "The largest entry is 1. For the length 1 the squares of all entries have to add up to 1: "
                    + "divide by the root of that sum.",
                dividing: { column in
                    var largest = AlgebraicNumber.zero
                    for entry in column {
                        let size = try entry.magnitude()
                        if try size.compare(to: largest) > 0 { largest = size }
                    }
                    return largest
                },
                test: { column in
                    try column.isFractional
                        && column.contains { try $0.stands(for: .one) || $0.stands(for: -.one) }
                        && column.allSatisfy { abs($0.value.approximation()) < 1.0000001 }
                }),
        ]
    }

    private static func notUnit(_ asked: Asked) -> Slip {
        Slip(
            "normalise.not-unit", .property, "The direction is right. Now make the length 1.",
            TellingProperty(
                samples: asked.samples { $1 },
                holds: { answer in
                    try asked.columns(answer).contains { try $0.squaredLength.isProvablyNot(.one) }
                        && asked.isRightDirection(answer)
                }),
            remark: { answer in
                let columns = try asked.columns(answer)
                guard let k = try columns.firstIndex(where: { try $0.squaredLength.isProvablyNot(.one) })
                else { return nil }
                let square = try columns[k].squaredLength
                let length = Shown.witness(Scalar(try square.value.squareRoot(), rounding: square.rounding))
                return asked.isSingle
                    ? "The direction is right, but the length is \(length), not 1. Divide by that."
                    : "The directions are right, but the \(Shown.ordinal(k + 1)) vector has the length "
                        + "\(length), not 1. Divide it by that."
            })
    }

    private static func firstOnly(_ asked: Asked) -> Slip {
        Slip(
            "normalise.first-only", .object,
            "Only the first vector has the length 1. Each of the others is to be divided by its own length too.",
            TellingProperty(
                samples: asked.samples { k, column in
                    k == 0 ? try Direction(vector: column).unit(like: column.map { Scalar($0) }) : column
                },
                holds: { answer in
                    let lengths = try asked.columns(answer).map { try $0.squaredLength }
                    guard lengths.count > 1, try !lengths[0].isProvablyNot(.one),
                        try lengths.dropFirst().allSatisfy({ try $0.isProvablyNot(.one) })
                    else { return false }
                    return try asked.isRightDirection(answer)
                }))
    }
}

extension Expression {
    /// Whether the last that is done is a division, by a number or by the length.
    fileprivate var isDivision: Bool {
        switch kind {
        case .call(.unit, _): true
        case .product(let factors): factors.contains { $0.operation == .dividedBy }
        default: false
        }
    }
}

extension [Scalar] {
    fileprivate var squaredLength: Scalar {
        get throws { try reduce(Scalar(.zero)) { try $0 + $1 * $1 } }
    }

    /// The sum of the sizes of the entries.
    fileprivate var sizes: Scalar {
        get throws {
            try reduce(Scalar(.zero)) { sum, entry in
                try sum + (entry.value.approximation() < 0 ? entry.negated : entry)
            }
        }
    }

    /// Whether some entry is no whole number.
    fileprivate var isFractional: Bool {
        contains { $0.value.asRational?.isInteger != true }
    }

    /// Whether the vector is one of whole numbers, divided by the square of its length.
    fileprivate var isOverSquaredLength: Bool {
        get throws {
            let square = try squaredLength.value
            guard isFractional, square.isPlainlyNonzero else { return false }
            return try allSatisfy { entry in
                let whole = try entry.value / square
                let nearest = whole.approximation().rounded()
                guard abs(nearest) < 1e6, abs(whole.approximation() - nearest) < 0.02 else { return false }
                return try entry.stands(for: AlgebraicNumber(Int(nearest)) * square)
            }
        }
    }
}

extension AlgebraicMatrix {
    /// Each column that is a multiple of one of rational numbers as the smallest whole ones; the others as
    /// they are.
    fileprivate var withRationalColumns: AlgebraicMatrix {
        AlgebraicMatrix(rows: rows, columns: (0..<columns).map { column($0).entries.withWholeNumbers })
    }
}

extension [AlgebraicNumber] {
    fileprivate var withWholeNumbers: [AlgebraicNumber] {
        guard let first = first(where: \.isPlainlyNonzero) else { return self }
        var ratios: [Rational] = []
        for entry in self {
            guard let ratio = try? (entry / first).rationalValue() else { return self }
            ratios.append(ratio)
        }
        var scale = Rational.one
        for ratio in ratios where !(scale * ratio).isInteger { scale = scale * (scale * ratio).denominator }
        return ratios.map { AlgebraicNumber($0 * scale) }
    }
}
