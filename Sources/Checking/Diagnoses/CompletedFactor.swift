import ExactAlgebra
import Notation

/// Slips in the completion of U or V, in an answer that is right otherwise.
struct CompletedFactor {
    let rule: SVDRule
    let part: String

    private var isLeft: Bool { part == "U" }
    private var height: Int { isLeft ? rule.a.rows : rule.a.columns }
    private var rank: Int { rule.svd.rank }

    private enum Fault { case notOrthogonal, notNormalised, repeats }

    func slips() -> [Slip] {
        switch rule.shape {
        case .thin:
            rule.a.rows == rule.a.columns || height <= min(rule.a.rows, rule.a.columns) ? [] : [tooMany]
        case .compact: []
        default: rank == height ? [] : faults + (rule.shape == .full ? [missing] : [])
        }
    }

    private var faults: [Slip] {
        [
            (
                Fault.notOrthogonal, "completion.not-orthogonal",
                "UΣVᵀ cannot show it, because these columns meet zeros of Σ; \(part)ᵀ\(part) does: a column that "
                    + "completes \(part) is not orthogonal to the others."
            ),
            (
                .notNormalised, "completion.not-normalised",
                "A column that completes \(part) does not have length 1. UΣVᵀ cannot show it; \(part)ᵀ\(part) does."
            ),
            (
                .repeats, "completion.repeats-column",
                "A column that completes \(part) is one of the others again. It has to be orthogonal to them all."
            ),
        ].map { fault, id, message in
            Slip(
                id, .object, message,
                TellingProperty(samples: { try spoiled(fault) }, holds: { try self.fault(in: $0) == fault }))
        }
    }

    // MARK: - Telling

    /// What is wrong with the completion, where nothing else is.
    private func fault(in answer: [String: Value]) throws -> Fault? {
        let typed = try answer.part(part).columns(height: height)
        guard typed.rows == height, typed.columns == height else { return nil }
        let repaired = answer.merging([part: .matrix(try completed(typed))]) { $1 }
        guard let doubles = try SVDInDoubles(repaired, for: rule), doubles.multipliesBack,
            let fault = try fault(of: typed)
        else { return nil }
        return try rule.judge(repaired).verdict.advances ? fault : nil
    }

    /// The typed columns with a right completion.
    private func completed(_ typed: MatrixValue) throws -> MatrixValue {
        let right = MatrixValue(try isLeft ? rule.svd.u(.full) : rule.svd.v(.full))
        let columns = (0..<height).map { $0 < rank ? typed.column($0) : right.column($0) }
        return MatrixValue(columns: columns, height: height)
    }

    private func fault(of typed: MatrixValue) throws -> Fault? {
        var isTooLong = false
        var isSlanted = false
        for j in rank..<height {
            let column = typed.column(j)
            for i in 0..<j {
                let other = typed.column(i).map(\.value)
                if try column.stand(for: other) || column.stand(for: other.map { -$0 }) { return .repeats }
                if !isSlanted { isSlanted = try isApart(typed, i, j, from: .zero) }
            }
            if !isTooLong { isTooLong = try isApart(typed, j, j, from: .one) }
        }
        return isSlanted ? .notOrthogonal : isTooLong ? .notNormalised : nil
    }

    /// Whether the digits rule out that the product of two columns is a number.
    private func isApart(_ typed: MatrixValue, _ i: Int, _ j: Int, from number: AlgebraicNumber) throws
        -> Bool
    {
        let row = MatrixValue(rows: 1, columns: height, entries: typed.column(i))
        let column = MatrixValue(rows: height, columns: 1, entries: typed.column(j))
        return try row.product(with: column).entries[0].isProvablyNot(number)
    }

    // MARK: - Making

    private func spoiled(_ fault: Fault) throws -> [[String: Value]] {
        let key = try rule.key()
        let right = try key.part(part).matrix().exact
        let last = height - 1
        let new: [AlgebraicNumber]
        switch fault {
        case .repeats: new = right.column(0).entries
        case .notNormalised: new = try right.column(last).entries.map { try $0 * 2 }
        case .notOrthogonal:
            let axes = (0..<height).map { k in (0..<height).map { $0 == k ? AlgebraicNumber.one : .zero } }
            let slanted = try axes.first { axis in
                let vector = AlgebraicMatrix(rows: height, columns: 1, entries: axis)
                let products =
                    try right.selecting(rows: Array(0..<height), columns: Array(0..<last)).transposed * vector
                let isCopy = try products.entries.contains { try ($0 * $0).isEqual(to: 1) }
                return try !isCopy && !products.isZero()
            }
            guard let slanted else { return [] }
            new = slanted
        }
        let columns = (0..<last).map { right.column($0).entries } + [new]
        return [key.merging([part: .exact(AlgebraicMatrix(rows: height, columns: columns))]) { $1 }]
    }

    // MARK: - The wrong number

    private var missing: Slip {
        Slip(
            "completion.missing", .object,
            "\(part) is \(height)×\(height) in a full decomposition. Complete it with unit vectors that are "
                + "orthogonal to its columns.",
            Repaired(
                rule: rule,
                spoiled: { key in
                    let matrix = try key.part(part).matrix()
                    return [
                        key.merging([part: .matrix(matrix.selecting(columns: Array(0..<rank)))]) { $1 }
                    ]
                },
                repaired: { answer in
                    let typed = try answer.part(part).columns(height: height)
                    guard typed.rows == height, (rank..<height).contains(typed.columns) else { return nil }
                    return padded(answer.merging([part: .matrix(try completed(typed))]) { $1 })
                }))
    }

    /// With Σ filled up by zeros.
    private func padded(_ answer: [String: Value]) -> [String: Value]? {
        guard case .matrix(let s)? = answer["S"], s.rows <= rule.a.rows, s.columns <= rule.a.columns else {
            return nil
        }
        let (m, n) = (rule.a.rows, rule.a.columns)
        let entries = (0..<m * n).map {
            $0 / n < s.rows && $0 % n < s.columns ? s[$0 / n, $0 % n] : Scalar(0)
        }
        return answer.merging(["S": .matrix(MatrixValue(rows: m, columns: n, entries: entries))]) { $1 }
    }

    private var tooMany: Slip {
        let width = min(rule.a.rows, rule.a.columns)
        return Slip(
            "completion.too-many", .object,
            "In a thin decomposition \(part) has \(width) columns: none that complete it.",
            Repaired(
                rule: rule,
                spoiled: { key in
                    let full = try isLeft ? rule.svd.u(.full) : rule.svd.v(.full)
                    return [key.merging([part: .exact(full)]) { $1 }]
                },
                repaired: { answer in
                    let typed = try answer.part(part).columns(height: height)
                    guard typed.rows == height, typed.columns == height else { return nil }
                    let kept = typed.selecting(columns: Array(0..<width))
                    var other = answer.merging([part: .matrix(kept)]) { $1 }
                    if case .matrix(let s)? = answer["S"], s.rows >= width, s.columns >= width {
                        let block = Array(0..<width)
                        other["S"] = .matrix(s.selecting(rows: block, columns: block))
                    }
                    return other
                }))
    }
}
