import ExactAlgebra
import Notation

/// `gramschmidt`: the columns of A made orthogonal in order, dependent ones dropped.
///
/// Each column is then determined up to a factor, or up to its sign where it is normalised.
struct GramSchmidtRule: Rule {
    let a: RationalMatrix
    let frame: OrthogonalFrame
    private(set) var demandsNormalized: Bool
    private(set) var digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.rationalMatrix("A")
        frame = try a.gramSchmidt()
        demandsNormalized = givens.isSet(.normalized)
        digits = givens.digits
    }

    /// The same question for vectors of any length and with any digits.
    var ofAnyLength: GramSchmidtRule {
        var rule = self
        rule.demandsNormalized = false
        rule.digits = DigitRule(significant: 1)
        return rule
    }

    private var height: Int { frame.directions.rows }

    private func direction(_ k: Int) -> Direction {
        Direction(vector: frame.directions.column(k).entries.map { AlgebraicNumber($0) })
    }

    var claims: [Claim] { [.orthogonalColumns(frame.columns, of: a)] }

    func key() throws -> [String: Value] {
        let columns = AlgebraicMatrix(frame.columns)
        return ["answer": .matrix((demandsNormalized ? try columns.normalized() : columns).matrixValue)]
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").columns(height: height)
        guard typed.rows == height else {
            return .incorrect(
                "The vectors have \(typed.rows) entries; those of A have \(height).",
                diagnosis: ["vector.wrong-size"])
        }
        if typed.columns != frame.rank { return try wrongCount(typed) }
        var fits: [EntrywiseFit] = []
        for k in 0..<frame.rank {
            let column = typed.column(k)
            if let fit = try fit(column, k), fit.worst <= .misrounded { fits.append(fit) }
        }
        if fits.count < frame.rank {
            // A wrong direction counts more than a length that is not 1.
            let first = try (0..<frame.rank).first {
                try direction($0).multiple(near: typed.column($0)) == nil
            }
            let second = try (0..<frame.rank).first { try isUnfit(typed.column($0), $0) }
            return try wrongColumn(typed, first ?? second ?? 0)
        }
        return try matched(typed, fits)
    }

    private func fit(_ column: [Scalar], _ k: Int) throws -> EntrywiseFit? {
        if try column.allSatisfy({ try $0.value.isZero() }) { return nil }
        if demandsNormalized { return try EntrywiseFit(column, to: direction(k).unit(like: column)) }
        return try direction(k).multiple(near: column)
    }

    private func isUnfit(_ column: [Scalar], _ k: Int) throws -> Bool {
        guard let fit = try fit(column, k) else { return true }
        return fit.worst > .misrounded
    }

    private func matched(_ typed: MatrixValue, _ fits: [EntrywiseFit]) throws -> Finding {
        let right = AlgebraicMatrix(rows: height, columns: fits.map(\.right))
        let whole = try EntrywiseFit(typed.entries, to: right.entries)
        let found = try Finding.matching(
            whole, digits: digits, right: ["answer": .matrix(right.matrixValue)],
            evidence: "orthogonal, and the first k span what those of A do",
            place: { Shown.place($0, rows: typed.rows, columns: typed.columns) })
        return found ?? .incorrect("Not these vectors yet: begin again with the first two.")
    }

    private func wrongCount(_ typed: MatrixValue) throws -> Finding {
        let zeros = try (0..<typed.columns).filter { j in
            try typed.column(j).allSatisfy { try $0.value.isZero() }
        }
        if !zeros.isEmpty, typed.columns - zeros.count == frame.rank {
            return .incomplete(
                "Right so far; a dependent vector leaves nothing and is dropped, not kept as zero.",
                evidence: "column \(zeros[0] + 1) is zero", diagnosis: ["gramschmidt.dependent-kept"],
                credit: 0.5)
        }
        return .incorrect(
            typed.columns > frame.rank
                ? "Too many vectors: some of A's columns depend on those before them."
                : "The columns of A give \(frame.rank) vectors; these are \(typed.columns).",
            evidence: "A has rank \(frame.rank)", diagnosis: ["gramschmidt.wrong-count"])
    }

    private func wrongColumn(_ typed: MatrixValue, _ k: Int) throws -> Finding {
        let column = typed.column(k).map(\.value)
        let name = Shown.ordinal(k + 1)
        let right = Double(k) / Double(max(1, frame.rank))
        if try column.allSatisfy({ try $0.isZero() }) {
            return .incorrect("The \(name) vector is zero.", diagnosis: ["gramschmidt.zero"], credit: right)
        }
        let isParallel = try direction(k).multiple(near: typed.column(k)) != nil
        if demandsNormalized, isParallel {
            let length = try dot(column, column)
            return .incomplete(
                "The \(name) vector has the right direction; now make its length 1.",
                evidence: "its squared length is \(Shown.text(length)), not 1",
                diagnosis: ["normalise.not-unit"], credit: right)
        }
        for j in 0..<k {
            let product = try dot(column, direction(j).vector)
            if try product.isZero() { continue }
            return .incorrect(
                "The \(name) vector is not orthogonal to the \(Shown.ordinal(j + 1)).",
                evidence: "their inner product is \(Shown.text(product)), not 0",
                diagnosis: ["gramschmidt.not-orthogonal"], credit: right)
        }
        return .incorrect(
            "The \(name) vector does not lie in the span of the first \(frame.pivotColumns[k] + 1) columns of A.",
            evidence:
                "the direction there is (\(frame.columns.column(k).entries.map(\.description).joined(separator: ", ")))",
            diagnosis: ["gramschmidt.wrong-span"], credit: right)
    }
}
