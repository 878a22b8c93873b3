import ExactAlgebra
import Notation

/// Slips in a number, a vector or a matrix, whatever it stands for.
enum EntrySlips: SlipFamily {
    static var title: String { "Numbers, vectors and matrices" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "value.sign": "a number with the wrong sign",
            "value.reciprocal": "1/x in place of x",
            "value.squared": "the square of the number",
            "value.root": "the square root of the number",
            "vector.negated": "every sign of a vector is the other way round",
            "vector.one-sign": "one component has the wrong sign",
            "vector.swapped": "two components are swapped",
            "vector.one-entry": "one component is off",
            "matrix.transposed": "rows and columns are swapped",
            "matrix.negated": "every sign of a matrix is the other way round",
            "matrix.one-sign": "one entry has the wrong sign",
            "matrix.entries-swapped": "two entries are swapped",
            "matrix.one-entry": "one entry is off",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        switch context.rule {
        case let rule as ValueRule: return numbers(rule.right)
        case let rule as MatrixRule where !rule.right.entries.isEmpty:
            // A Gram matrix has slips of its own for each of these.
            guard GramMatrix("value", in: context) == nil else { return [] }
            return rule.right.rows == 1 || rule.right.columns == 1
                ? vectors(rule.right) : matrices(rule.right)
        default: return []
        }
    }

    private static func numbers(_ right: AlgebraicNumber) -> [Slip] {
        var slips = [
            Slip("value.squared", .common, "That is the square of it.", Lookalike(.exact(try right * right)))
        ]
        if right.isPlainlyNonzero {
            slips += [
                Slip("value.sign", .common, "The sign is the wrong way round.", Lookalike(.exact(-right))),
                Slip(
                    "value.reciprocal", .common, "That is 1 divided by it.",
                    Lookalike(.exact(try .one / right))),
            ]
        }
        if (try? right.isReal() && right.sign() > 0) == true {
            slips.append(
                Slip(
                    "value.root", .common, "That is the square root of it.",
                    Lookalike(.exact(try right.squareRoot()))))
        }
        return slips
    }

    // MARK: - Entries

    private static func vectors(_ right: AlgebraicMatrix) -> [Slip] {
        [
            Slip(
                "vector.negated", .common, "Every sign is the other way round.", Lookalike(.exact(-right))),
            sign("vector.one-sign", right), swap("vector.swapped", right), place("vector.one-entry", right),
        ]
    }

    private static func matrices(_ right: AlgebraicMatrix) -> [Slip] {
        let isSymmetric = right.isSquare && right.isSame(as: right.transposed)
        let transposed = Slip(
            "matrix.transposed", .common, "That is the transpose of it: rows and columns are swapped.",
            Lookalike(.exact(right.transposed)))
        return (isSymmetric ? [] : [transposed]) + [
            Slip(
                "matrix.negated", .common, "Every sign is the other way round.", Lookalike(.exact(-right))),
            sign("matrix.one-sign", right), swap("matrix.entries-swapped", right),
            place("matrix.one-entry", right),
        ]
    }

    private static func sign(_ id: String, _ right: AlgebraicMatrix) -> Slip {
        let places = right.entries.indices.filter { right.entries[$0].isPlainlyNonzero }
        return Slip(
            id, .common, "One entry has the wrong sign.",
            TellingProperty(
                samples: { places.prefix(6).map { ["answer": right.with(right.entries.negating($0))] } },
                holds: { answer in
                    guard let (typed, wrong) = try answer.wrongEntries(beside: right), wrong.count == 1
                    else { return false }
                    return try typed[wrong[0]].stands(for: -right.entries[wrong[0]])
                }),
            remark: { try shown($0, right, "has the wrong sign") })
    }

    private static func swap(_ id: String, _ right: AlgebraicMatrix) -> Slip {
        let count = right.entries.count
        return Slip(
            id, .common, "Two entries are in each other's place.",
            TellingProperty(
                samples: {
                    let pairs = (0..<count).flatMap { i in ((i + 1)..<max(count, i + 1)).map { (i, $0) } }
                    let telling = pairs.filter { i, j in
                        !right.entries[i].isSameNumber(as: right.entries[j]) && !right.mirrors(i, j)
                    }
                    return telling.prefix(6).map { i, j in
                        ["answer": right.with(right.entries.swapping(i, j))]
                    }
                },
                holds: { answer in
                    guard let (typed, wrong) = try answer.wrongEntries(beside: right), wrong.count == 2,
                        !right.mirrors(wrong[0], wrong[1])
                    else { return false }
                    return try typed[wrong[0]].stands(for: right.entries[wrong[1]])
                        && typed[wrong[1]].stands(for: right.entries[wrong[0]])
                }),
            remark: { answer in
                guard let (_, wrong) = try answer.wrongEntries(beside: right), wrong.count == 2 else {
                    return nil
                }
                return "The entries in \(right.place(wrong[0])) and \(right.place(wrong[1])) are in each "
                    + "other's place."
            })
    }

    private static func place(_ id: String, _ right: AlgebraicMatrix) -> Slip {
        Slip(
            id, .commonPlace, "One entry is off.",
            TellingProperty(
                samples: {
                    try right.entries.indices.prefix(6).map { k in
                        ["answer": right.with(right.entries.replacing(k, with: try right.entries[k] + 1))]
                    }
                }, holds: { try $0.wrongEntries(beside: right)?.places.count == 1 && right.entries.count > 1 }
            ),
            remark: { try shown($0, right, "is off") })
    }

    /// `Row 2, column 1 is off: you have 3.`
    private static func shown(
        _ answer: [String: Value], _ right: AlgebraicMatrix, _ what: String
    ) throws -> String? {
        guard let (typed, wrong) = try answer.wrongEntries(beside: right), let k = wrong.first else {
            return nil
        }
        return "One entry \(what): in \(right.place(k)) you have \(Shown.text(typed[k]))."
    }
}

extension AlgebraicMatrix {
    fileprivate func with(_ entries: [AlgebraicNumber]) -> Value {
        .exact(AlgebraicMatrix(rows: rows, columns: columns, entries: entries))
    }

    /// Whether swapping two places gives the transpose, as it does beside the diagonal of a 2×2 matrix.
    fileprivate func mirrors(_ i: Int, _ j: Int) -> Bool {
        rows == 2 && columns == 2 && i == 1 && j == 2
    }

    fileprivate func place(_ index: Int) -> String { Shown.place(index, rows: rows, columns: columns) }
}

extension [String: Value] {
    /// The typed entries and the places of those that do not stand for the right ones; nil for another
    /// shape. A vector may lie on its side.
    fileprivate func wrongEntries(
        beside right: AlgebraicMatrix
    ) throws -> (typed: [Scalar], places: [Int])? {
        guard let typed = try? part("answer").matrix() else { return nil }
        let isSideways =
            (right.rows == 1 || right.columns == 1) && typed.rows == right.columns
            && typed.columns == right.rows
        guard typed.shape == right.shape || isSideways else { return nil }
        let places = try right.entries.indices.filter {
            try !typed.entries[$0].stands(for: right.entries[$0])
        }
        return (typed.entries, places)
    }
}
