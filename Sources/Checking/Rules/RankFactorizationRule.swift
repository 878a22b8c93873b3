import ExactAlgebra
import Notation

/// `rankfactorization`: BC = A with inner size r.
struct RankFactorizationRule: Rule {
    let a: RationalMatrix
    let r: Int
    let digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.rationalMatrix("A")
        r = try givens.count("r", in: 0...max(a.rows, a.columns))
        digits = givens.digits
        guard a.rank <= r else {
            throw QuestionError.impossible(
                "the matrix has rank \(a.rank), so no factors of inner size \(r) exist")
        }
    }

    func claims(of key: [String: Value]) -> [Claim] { [.product(of: [key["B"], key["C"]], is: a)] }

    /// The pivot columns of A, and the nonzero rows of its reduced form; padded with zeros up to r.
    func key() throws -> [String: Value] {
        let reduced = try a.rowReduced()
        let b = a.selecting(columns: reduced.pivotColumns)
        let c = reduced.result.slice(rows: 0..<reduced.rank, columns: 0..<a.columns)
        let padding = r - reduced.rank
        return [
            "B": .exact(AlgebraicMatrix(try b.appending(columnsOf: .zeros(a.rows, padding)))),
            "C": .exact(AlgebraicMatrix(try c.appending(rowsOf: .zeros(padding, a.columns)))),
        ]
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let b = try answer.part("B").columns(height: a.rows)
        let c = try answer.part("C").matrix()
        guard b.rows == a.rows, c.columns == a.columns, b.columns == r, c.rows == r else {
            return .incorrect(
                "B must be \(a.rows)×\(r) and C \(r)×\(a.columns); yours are \(b.shape) and \(c.shape).",
                evidence: "\(b.shape) times \(c.shape)", diagnosis: ["rankfactorization.wrong-size"])
        }
        let product = try b.exact * c.exact
        guard let violation = try Laws.difference("BC", product, AlgebraicMatrix(a)) else {
            return .correct("BC = A with inner size \(r)")
        }
        if b.isRounded || c.isRounded, let found = try judgeDecimals(b, c) { return found }
        return .incorrect(
            "BC is not A: look at row \(violation.row + 1), column \(violation.column + 1).",
            evidence: violation.evidence, diagnosis: ["rankfactorization.product"])
    }

    /// A witness in the box, found by solving for one factor, moving it into its box, and solving for
    /// the other.
    private func judgeDecimals(_ b: MatrixValue, _ c: MatrixValue) throws -> Finding? {
        if try isRefuted(b.widened(by: 4), c.widened(by: 4)) { return nil }
        if a.rank == 1, r == 1, let scales = try ScaledPair(a, b, c) {
            guard let right = try scales.nearest() else { return nil }
            return try matching(b, c, Factors(b: right.b, c: right.c))
        }
        let count = b.entries.count
        let search = try BoxSearch(b.entries + c.entries, entries: { $0.b.entries + $0.c.entries }) {
            entries in
            try nearest(
                b.with(Array(entries[..<count])), c.with(Array(entries[count...])),
                typed: b.entries + c.entries)
        }
        guard let search, try search.isSettled || search.fit.worst <= .rounded || isRefuted(b, c) else {
            return .undecided("These digits neither show nor rule out a factorisation.")
        }
        return try matching(b, c, search.right)
            ?? (isRefuted(b.widened(by: 4), c.widened(by: 4))
                ? nil : .undecided("These digits neither show nor rule out a factorisation."))
    }

    private func matching(_ b: MatrixValue, _ c: MatrixValue, _ right: Factors) throws -> Finding? {
        let fits = [
            try EntrywiseFit(b.entries, to: right.b.entries),
            try EntrywiseFit(c.entries, to: right.c.entries),
        ]
        let shapes = [b.shape, c.shape]
        return try Finding.matching(
            fits, digits: digits, right: ["B": .exact(right.b), "C": .exact(right.c)],
            laws: [[0, 1]], evidence: "BC = A"
        ) { part, index in
            ["B, ", "C, "][part]
                + Shown.place(index, rows: shapes[part].rows, columns: shapes[part].columns)
        }
    }

    /// True where the product of the typed factors is off by more than their digits allow.
    private func isRefuted(_ b: MatrixValue, _ c: MatrixValue) throws -> Bool {
        let product = try b.product(with: c)
        return try zip(product.entries, AlgebraicMatrix(a).entries).contains { try $0.isProvablyNot($1) }
    }

    private struct Factors {
        let b: AlgebraicMatrix
        let c: AlgebraicMatrix
    }

    /// Exact factors near the given ones.
    ///
    /// B is moved into the column space of A, and C solved for; or the other way round; or halfway
    /// between, since both may be changed by one invertible T: BT⁻¹, TC. The one that fits the typed
    /// digits best counts.
    private func nearest(
        _ b: MatrixValue, _ c: MatrixValue, typed: [Scalar]
    ) throws -> Factors? {
        guard a.rank == r, r > 0, let ownB = b.exact.asRational, let ownC = c.exact.asRational else {
            return nil
        }
        let rightB = try RationalMatrix.projector(ontoColumns: a) * ownB
        guard rightB.rank == r else { return nil }
        let rightC = try rightB.pseudoinverse() * a
        let whole = try ownC * rightC.pseudoinverse()
        let half = try (whole + .identity(r)).scaled(by: Rational(1, over: 2))
        var best: (factors: Factors, fit: EntrywiseFit)?
        for turn in [.identity(r), whole, half] where turn.rank == r {
            let factors = Factors(
                b: AlgebraicMatrix(try rightB * turn.inverse()), c: AlgebraicMatrix(try turn * rightC))
            let fit = try EntrywiseFit(typed, to: factors.b.entries + factors.c.entries)
            if let known = best?.fit, known.badness <= fit.badness { continue }
            best = (factors, fit)
        }
        return best?.factors
    }
}

extension EntrywiseFit {
    /// Smaller is better: the worst fit first, then how many entries have it.
    fileprivate var badness: Int { worst.rawValue * (fits.count + 1) + fits.count { $0 == worst } }
}
