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
        let fits = [
            try EntrywiseFit(b.entries, to: search.right.b.entries),
            try EntrywiseFit(c.entries, to: search.right.c.entries),
        ]
        let shapes = [b.shape, c.shape]
        let found = try Finding.matching(
            fits, digits: digits, right: ["B": .exact(search.right.b), "C": .exact(search.right.c)],
            laws: [[0, 1]], evidence: "BC = A"
        ) { part, index in
            ["B, ", "C, "][part]
                + Shown.place(index, rows: shapes[part].rows, columns: shapes[part].columns)
        }
        return try found
            ?? (isRefuted(b, c) ? nil : .undecided("These digits neither show nor rule out a factorisation."))
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

/// `bestapproximation`: rank at most k, at the smallest distance from A that such a matrix has.
struct BestApproximationRule: Rule {
    let a: RationalMatrix
    let k: Int
    let svd: ExactSVD
    let isSpectral: Bool
    let digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.rationalMatrix("A")
        k = try givens.count("k", in: 0...max(a.rows, a.columns))
        svd = try a.singularValueDecomposition()
        isSpectral = givens.string(.norm) == "spectral"
        digits = givens.digits
    }

    func key() throws -> [String: Value] { ["answer": .exact(try svd.lowRank(k))] }

    var claims: [Claim] { [.singularValues(svd.singularValues, of: a)] }

    func claims(of key: [String: Value]) -> [Claim] { key["answer"].map { [.lowRank($0, k, of: a)] } ?? [] }

    /// Where σₖ and σₖ₊₁ tie, or the spectral norm leaves room, there is more than one.
    private var isUnique: Bool {
        get throws {
            let values = svd.singularValues
            guard k > 0, k < values.count else { return true }
            if try values[k].isZero() { return true }
            if isSpectral { return false }
            return try values[k - 1].compare(to: values[k]) > 0
        }
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").matrix()
        guard typed.shape == a.shape else {
            return .incorrect(
                "An approximation of a \(a.shape) matrix is \(a.shape); yours is \(typed.shape).",
                diagnosis: ["matrix.wrong-size"])
        }
        let best = try svd.lowRank(k)
        let fit = try EntrywiseFit(typed.entries, to: best.entries)
        if let found = try Finding.matching(
            fit, digits: digits, right: ["answer": .exact(best)],
            evidence: "rank at most \(k), and the smallest error",
            place: { Shown.place($0, rows: typed.rows, columns: typed.columns) })
        {
            return found
        }
        let exactly = try judgeLaws(typed.exact)
        if exactly.verdict == .correct || !typed.isRounded { return exactly }
        if try isUnique || isRefuted(typed) { return exactly }
        return try judgeTie(typed)
    }

    /// True where the distance from A, or the distance from the matrices of rank k, is more than the
    /// digits can move it.
    private func isRefuted(_ typed: MatrixValue) throws -> Bool {
        let reach = typed.entries.reduce(Rational.zero) { $0 + 4 * ($1.rounding?.radius ?? 0) }
        // σₖ₊₁ is the distance from the matrices of rank k (Eckart-Young).
        if let own = typed.exact.asRational {
            let values = try own.singularValueDecomposition().singularValues
            if k < values.count, try values[k].compare(to: AlgebraicNumber(reach)) > 0 { return true }
        }
        if isSpectral { return false }
        let error = try AlgebraicMatrix(a) - typed.exact
        let minimum = try svd.singularValues.dropFirst(k).reduce(AlgebraicNumber.zero) { try $0 + $1 * $1 }
        let bound = try minimum.squareRoot() + AlgebraicNumber(reach)
        return try dot(error.entries, error.entries).compare(to: bound * bound) > 0
    }

    /// Singular values tie: the right answers keep the larger ones, and any subspace of the tied ones.
    private func judgeTie(_ typed: MatrixValue) throws -> Finding {
        let undecided = Finding.undecided(
            "There are several best approximations here; exact entries can be decided.")
        let value = svd.singularValues[k - 1]
        guard
            let group = try svd.groups.first(where: {
                try svd.singularValues[$0.lowerBound].isEqual(to: value)
            })
        else { return undecided }
        let v = try svd.v(.full)
        let above = v.selecting(columns: Array(0..<group.lowerBound))
        let tied = v.selecting(columns: Array(group))
        let search = try BoxSearch(typed.entries, entries: \.entries) { entries -> AlgebraicMatrix? in
            let image = try typed.with(entries).exact * tied
            let count = k - group.lowerBound
            guard let rotation = try NearbyRotation.leading(count, ofRightVectorsOf: image) else {
                return nil
            }
            let kept = try above.appending(columnsOf: tied * AlgebraicMatrix(rotation))
            return try AlgebraicMatrix(a) * (kept * kept.transposed)
        }
        guard let search, search.fit.worst <= .rounded else { return undecided }
        let found = try Finding.matching(
            search.fit, digits: digits, right: ["answer": .exact(search.right)],
            evidence: "rank at most \(k), and the smallest error",
            place: { Shown.place($0, rows: typed.rows, columns: typed.columns) })
        return found ?? undecided
    }

    private func judgeLaws(_ x: AlgebraicMatrix) throws -> Finding {
        let rank = try x.rank()
        let error = try AlgebraicMatrix(a) - x
        let isMinimal: Bool
        let evidence: String
        if isSpectral {
            guard let rational = try error.rationalized() else {
                return .undecided(
                    "The spectral norm of a matrix with roots in it is beyond what is decided here.")
            }
            let norm = try rational.singularValueDecomposition().singularValues.first ?? .zero
            let minimum = k < svd.singularValues.count ? svd.singularValues[k] : .zero
            isMinimal = try norm.isEqual(to: minimum)
            evidence = "‖A − X‖₂ = \(Shown.text(norm)); the minimum is \(Shown.text(minimum))"
        } else {
            let squared = try dot(error.entries, error.entries)
            let minimum = try svd.singularValues.dropFirst(k).reduce(AlgebraicNumber.zero) {
                try $0 + $1 * $1
            }
            isMinimal = try squared.isEqual(to: minimum)
            evidence = "‖A − X‖² = \(Shown.text(squared)); the minimum is \(Shown.text(minimum))"
        }
        if rank > k {
            return .incorrect(
                "Its rank is \(rank), more than \(k).", evidence: "rank \(rank) > \(k)",
                diagnosis: ["truncation.rank"], credit: isMinimal ? 0.5 : 0)
        }
        if !isMinimal {
            return .incorrect(
                "A matrix of rank \(rank), but another one is nearer.", evidence: evidence,
                diagnosis: ["truncation.not-nearest"], credit: 0.5)
        }
        return .correct(evidence, note: "Exactly. It is not the only best one: two singular values tie.")
    }
}
