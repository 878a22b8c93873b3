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

    /// Moves B into the column space of A and solves for C: the witness, where its entries fit.
    private func judgeDecimals(_ b: MatrixValue, _ c: MatrixValue) throws -> Finding? {
        let product = try b.product(with: c)
        let target = AlgebraicMatrix(a)
        if try zip(product.entries, target.entries).contains(where: { try $0.isProvablyNot($1) }) {
            // The box holds no exact factors; two units of the last digit still count as misrounded.
            return nil
        }
        guard let typedB = b.exact.asRational, let typedC = c.exact.asRational else {
            return .undecided("These digits neither show nor rule out a factorisation.")
        }
        for (rightB, rightC) in try witnesses(typedB, typedC) where try rightB * rightC == a {
            let fits = [
                try EntrywiseFit(b.entries, to: AlgebraicMatrix(rightB).entries),
                try EntrywiseFit(c.entries, to: AlgebraicMatrix(rightC).entries),
            ]
            let shapes = [b.shape, c.shape]
            if let found = try Finding.matching(
                fits, digits: digits,
                right: ["B": .exact(AlgebraicMatrix(rightB)), "C": .exact(AlgebraicMatrix(rightC))],
                evidence: "BC = A",
                place: { part, index in
                    ["B, ", "C, "][part]
                        + Shown.place(index, rows: shapes[part].rows, columns: shapes[part].columns)
                })
            {
                return found
            }
        }
        return .undecided("These digits neither show nor rule out a factorisation.")
    }

    private func witnesses(
        _ b: RationalMatrix, _ c: RationalMatrix
    ) throws -> [(RationalMatrix, RationalMatrix)] {
        var found: [(RationalMatrix, RationalMatrix)] = []
        if a.rank == r {
            let column = try RationalMatrix.projector(ontoColumns: a) * b
            if column.rank == r { found.append((column, try column.pseudoinverse() * a)) }
            let row = try c * RationalMatrix.projector(ontoColumns: a.transposed)
            if row.rank == r { found.append((try a * row.pseudoinverse(), row)) }
        }
        return found
    }
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
        if typed.isRounded, try !isUnique, try !fit.isProvablyOutside(radii: 4) {
            return .undecided("There are several best approximations here; exact entries can be decided.")
        }
        return try judgeLaws(typed.exact)
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
                "A matrix of rank \(rank), but another one is nearer to A.", evidence: evidence,
                diagnosis: ["truncation.not-nearest"], credit: 0.5)
        }
        return .correct(evidence, note: "Exactly. It is not the only best one: two singular values tie.")
    }
}
