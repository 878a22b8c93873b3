import ExactAlgebra
import Notation

/// `rowoperation`: one elementary row operation away from the matrix before, which is row equivalent
/// to A.
struct RowOperationRule: Rule {
    let a: RationalMatrix
    let before: RationalMatrix
    let digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.rationalMatrix("A")
        before = try givens.rationalMatrix("before")
        digits = givens.digits
        guard a.shape == before.shape, try a.rowReduced().result == before.rowReduced().result else {
            throw QuestionError.impossible("the matrix before is not row equivalent to A")
        }
    }

    func claims(of key: [String: Value]) -> [Claim] {
        guard let reduced = try? a.rowReduced().result else { return [] }
        return [.reducedForm(reduced, of: before)]
    }

    /// The next operation of an elimination by hand; in a reduced matrix the first row doubled.
    func key() throws -> [String: Value] {
        let next = try before.rowReduced().operations.first ?? .scale(row: 0, by: 2)
        guard before.rows > 0 else { return ["answer": .exact(AlgebraicMatrix(before))] }
        return ["answer": .exact(AlgebraicMatrix(try before.applying([next])))]
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").matrix()
        guard typed.shape == before.shape else {
            return .incorrect(
                "That is a \(typed.shape) matrix; a row operation keeps the size \(before.shape).",
                evidence: "\(typed.shape) is not \(before.shape)", diagnosis: ["matrix.wrong-size"])
        }
        let changed = try (0..<before.rows).filter { i in
            try !zip(typed.row(i), before.row(i).entries).allSatisfy {
                try $0.fit(to: AlgebraicNumber($1)) <= .rounded
            }
        }
        switch changed.count {
        case 0 where typed.isRounded: break
        case 0:
            return .incomplete(
                "That is the matrix from before: no row has changed.", evidence: "all rows are equal",
                diagnosis: ["rowoperation.nothing"], credit: 0.5)
        case 1: return try judge(row: changed[0], in: typed)
        case 2:
            if let found = try judgeSwap(changed[0], changed[1], in: typed) { return found }
        default: break
        }
        let names = changed.map { "R\(Shown.lowered($0 + 1))" }.joined(separator: ", ")
        return try several(typed, "\(names) have changed; one operation changes one row, or swaps two.")
    }

    /// More than one operation: right as an elimination, or not even that.
    private func several(_ typed: MatrixValue, _ message: String) throws -> Finding {
        let isEquivalent = try typed.exact.rowReduced().result.isEqual(
            to: AlgebraicMatrix(a.rowReduced().result))
        return .incorrect(
            message,
            evidence: isEquivalent
                ? "row equivalent, by more than one operation" : "not row equivalent to the matrix before",
            diagnosis: [isEquivalent ? "rowoperation.several" : "rowoperation.not-equivalent"],
            credit: isEquivalent ? 0.5 : 0)
    }

    private func judgeSwap(_ i: Int, _ j: Int, in typed: MatrixValue) throws -> Finding? {
        try finding(
            typed, before.applying([.swap(i, j)]), "R\(Shown.lowered(i + 1)) ↔ R\(Shown.lowered(j + 1))")
    }

    // MARK: - One row

    private func judge(row i: Int, in typed: MatrixValue) throws -> Finding {
        let row = typed.row(i)
        if try row.allSatisfy({ try $0.rounding == nil && $0.value.isZero() }) {
            return .incorrect(
                "\(name(i)) has become zero: that is no row operation.",
                evidence: "a row times 0 is lost", diagnosis: ["rowoperation.row-lost"])
        }
        let own = before.row(i).entries
        if let factor = try Self.factor(from: [Rational](repeating: 0, count: own.count), along: own, to: row)
        {
            return try performed(i, row, scaledBy: factor, typed)
        }
        for j in 0..<before.rows where j != i {
            guard let factor = try Self.factor(from: own, along: before.row(j).entries, to: row) else {
                continue
            }
            return try performed(i, row, adding: factor, of: j, typed)
        }
        return try notOne(i, row, typed)
    }

    private func performed(
        _ i: Int, _ row: [Scalar], scaledBy factor: AlgebraicNumber, _ typed: MatrixValue
    ) throws -> Finding {
        let right = try before.row(i).entries.map { try AlgebraicNumber($0) * factor }
        let text = "\(name(i)) ← \(Shown.text(factor))·\(name(i))"
        return try finding(typed, replacing(i, with: right), text) ?? notOne(i, row, typed)
    }

    private func performed(
        _ i: Int, _ row: [Scalar], adding factor: AlgebraicNumber, of j: Int, _ typed: MatrixValue
    ) throws -> Finding {
        let right = try zip(before.row(i).entries, before.row(j).entries).map {
            try AlgebraicNumber($0) + factor * AlgebraicNumber($1)
        }
        let text = try "\(name(i)) ← \(name(i)) \(Self.signed(factor))\(name(j))"
        return try finding(typed, replacing(i, with: right), text) ?? notOne(i, row, typed)
    }

    private func replacing(_ i: Int, with row: [AlgebraicNumber]) -> AlgebraicMatrix {
        let entries = (0..<before.rows).flatMap { k in
            k == i ? row : before.row(k).entries.map { AlgebraicNumber($0) }
        }
        return AlgebraicMatrix(rows: before.rows, columns: before.columns, entries: entries)
    }

    private func finding(_ typed: MatrixValue, _ right: RationalMatrix, _ operation: String) throws
        -> Finding?
    {
        try finding(typed, AlgebraicMatrix(right), operation)
    }

    private func finding(_ typed: MatrixValue, _ right: AlgebraicMatrix, _ operation: String) throws
        -> Finding?
    {
        let fit = try EntrywiseFit(typed.entries, to: right.entries)
        var found = try Finding.matching(
            fit, digits: digits, right: ["answer": .exact(right)], evidence: operation,
            place: { Shown.place($0, rows: typed.rows, columns: typed.columns) })
        if found?.verdict == .correct { found?.message = "Exactly: \(operation)." }
        if found?.verdict == .rounded { found?.evidence = operation }
        return found
    }

    /// The number k for which `start + k·direction` is the row, or is within its digits; nil where there is
    /// none but 0.
    private static func factor(
        from start: [Rational], along direction: [Rational], to row: [Scalar]
    ) throws -> AlgebraicNumber? {
        guard direction.contains(where: { !$0.isZero }) else { return nil }
        let steps = try zip(row, start).map { entry, value in
            Scalar(try entry.value - AlgebraicNumber(value), rounding: entry.rounding)
        }
        guard
            let fit = try Direction(vector: direction.map { AlgebraicNumber($0) }).multiple(near: steps),
            let k = direction.firstIndex(where: { !$0.isZero })
        else { return nil }
        return try fit.right[k] / AlgebraicNumber(direction[k])
    }

    // MARK: - Where it is none

    /// Two operations on one row at once, or a slip in one entry.
    private func notOne(_ i: Int, _ row: [Scalar], _ typed: MatrixValue) throws -> Finding {
        if let near = try oneEntryOff(i, row) {
            return .incorrect(
                "That is nearly \(near.operation), but column \(near.column + 1) does not fit.",
                evidence:
                    "\(near.operation) gives \(Shown.text(near.right)) there, not \(Shown.text(row[near.column]))",
                diagnosis: ["rowoperation.one-entry"])
        }
        return try several(typed, "\(name(i)) is not changed by one operation.")
    }

    private func oneEntryOff(
        _ i: Int, _ row: [Scalar]
    ) throws -> (operation: String, column: Int, right: AlgebraicNumber)? {
        guard row.count > 2 else { return nil }
        for column in row.indices {
            func without<Entry>(_ entries: [Entry]) -> [Entry] {
                entries.indices.filter { $0 != column }.map { entries[$0] }
            }
            let own = before.row(i).entries
            for j in 0..<before.rows where j != i {
                let other = before.row(j).entries
                guard
                    let k = try Self.factor(from: without(own), along: without(other), to: without(row))
                else { continue }
                let right = try AlgebraicNumber(own[column]) + k * AlgebraicNumber(other[column])
                return (try "\(name(i)) ← \(name(i)) \(Self.signed(k))\(name(j))", column, right)
            }
        }
        return nil
    }

    private func name(_ row: Int) -> String { "R\(Shown.lowered(row + 1))" }

    /// `− 3·`, `+ `: a factor with its sign in front.
    private static func signed(_ factor: AlgebraicNumber) throws -> String {
        let isNegative = try factor.isReal() && factor.sign() < 0
        let size = isNegative ? -factor : factor
        let text = try size.isEqual(to: 1) ? "" : "\(Shown.text(size))·"
        return "\(isNegative ? "−" : "+") \(text)"
    }
}

extension MatrixValue {
    fileprivate func row(_ i: Int) -> [Scalar] { (0..<columns).map { self[i, $0] } }
}
