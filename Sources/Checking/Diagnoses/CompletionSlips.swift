import ExactAlgebra
import Notation

/// Slips in the columns that complete U or V: those that meet only zeros of Σ.
///
/// A wrong completion multiplies back perfectly; only UᵀU tells.
enum CompletionSlips: SlipFamily {
    static var title: String { "Completion" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "completion.not-orthogonal": "a column that completes U or V is not orthogonal to the others",
            "completion.not-normalised": "a column that completes U or V does not have length 1",
            "completion.repeats-column": "a column that completes U or V is one of the others again",
            "completion.missing": "the columns that complete U or V are missing",
            "completion.too-many": "columns that complete U or V, where none are asked for",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        if let rule = context.rule as? SVDRule {
            return ["U", "V"].flatMap { CompletedFactor(rule: rule, part: $0).slips() }
        }
        if let rule = context.rule as? EigenvectorRule, try rule.lambda.isZero(),
            let gram = GramMatrix("A", in: context)
        {
            return vector(rule, gram)
        }
        return []
    }

    /// A vector that W's columns have to be orthogonal to, as an eigenvector of WWᵀ for 0.
    private static func vector(_ rule: EigenvectorRule, _ gram: GramMatrix) -> [Slip] {
        // The rows of S, where the matrix is SᵀS.
        let lines = MatrixValue(gram.source)
        let n = rule.a.rows
        let products = { @Sendable (answer: [String: Value]) throws -> [Scalar]? in
            let typed = try answer.part("answer").vector()
            guard typed.count == n else { return nil }
            return try lines.product(with: MatrixValue(rows: n, columns: 1, entries: typed)).entries
        }
        let line = gram.isOfRows ? "column" : "row"
        let fails = { @Sendable (answer: [String: Value]) throws -> Bool in
            try products(answer)?.contains { try $0.isProvablyNot(.zero) } ?? false
        }
        var slips = [
            Slip(
                "completion.not-orthogonal", .property,
                "That is not orthogonal to the \(line)s of \(gram.name).",
                TellingProperty(
                    samples: {
                        let axes = (0..<n).map { k in
                            AlgebraicMatrix(
                                rows: n, columns: 1, entries: (0..<n).map { $0 == k ? .one : .zero })
                        }
                        return try axes.map { ["answer": .exact($0)] }.filter(fails).prefix(2).map { $0 }
                    },
                    holds: fails),
                remark: { answer in
                    guard let found = try products(answer),
                        let j = try found.firstIndex(where: { try $0.isProvablyNot(.zero) })
                    else { return nil }
                    return "That is not orthogonal to \(line) \(j + 1) of \(gram.name): their dot product is "
                        + "\(Shown.text(found[j])), not 0. Multiplying back cannot show this."
                })
        ]
        if rule.others.columns > 0 {
            slips.append(
                Slip(
                    "completion.repeats-column", .object,
                    "That is one of the earlier columns again. A new one has to be orthogonal to it.",
                    TellingProperty(
                        samples: {
                            [["answer": .exact(rule.others.column(rule.others.columns - 1))]]
                        },
                        holds: { answer in
                            let typed = try answer.part("answer").vector()
                            guard typed.count == n else { return false }
                            return try (0..<rule.others.columns).contains { j in
                                let column = rule.others.column(j).entries
                                return try typed.stand(for: column) || typed.stand(for: column.map { -$0 })
                            }
                        })))
        }
        return slips
    }
}
