import ExactAlgebra
import Notation

/// `qr`: A = QR with orthonormal columns in Q and R upper triangular.
struct QRRule: Rule {
    let a: RationalMatrix
    let shape: String
    let demandsPositiveDiagonal: Bool
    let digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.rationalMatrix("A")
        shape = givens.string(.shape) ?? "any"
        demandsPositiveDiagonal = givens.isSet(.positiveDiagonal)
        digits = givens.digits
    }

    func claims(of key: [String: Value]) -> [Claim] { [.product(of: [key["Q"], key["R"]], is: a)] }

    /// Q's columns where A's are independent: the frame, completed to a square Q where asked for.
    func key() throws -> [String: Value] {
        let (q, r) = try factors(width: shape == "full" ? a.rows : min(a.rows, a.columns))
        return ["Q": .matrix(q.matrixValue), "R": .matrix(r.matrixValue)]
    }

    private func factors(width: Int) throws -> (q: AlgebraicMatrix, r: AlgebraicMatrix) {
        let frame = try a.gramSchmidt()
        var q = try AlgebraicMatrix(frame.columns).normalized()
        if frame.rank < width {
            let rest = try frame.columns.transposed.nullSpaceBasis().gramSchmidt().columns
            q = try q.appending(columnsOf: AlgebraicMatrix(rest).normalized())
        }
        q = q.selecting(columns: Array(0..<max(frame.rank, width)))
        // A dependent column before an independent one would leave R in echelon form, which is still
        // upper triangular.
        return (q, try q.transposed * AlgebraicMatrix(a))
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let q = try answer.part("Q").columns(height: a.rows)
        let r = try answer.part("R").matrix()
        if let wrong = wrongShape(q, r) { return wrong }
        return try decide(
            isRounded: q.isRounded || r.isRounded, nearest: { try judgeNearest(q, r) },
            laws: { try judgeExactly(q.exact, r.exact) })
    }

    private func wrongShape(_ q: MatrixValue, _ r: MatrixValue) -> Finding? {
        let width = q.columns
        let allowed =
            switch shape {
            case "full": width == a.rows
            case "thin": width == min(a.rows, a.columns)
            default: width <= a.rows
            }
        guard q.rows == a.rows, r.columns == a.columns, r.rows == width, allowed else {
            return .incorrect(
                "The sizes do not fit: Q is \(q.shape), R is \(r.shape), A is \(a.shape).",
                diagnosis: ["qr.wrong-size"])
        }
        return nil
    }

    private func judgeExactly(_ q: AlgebraicMatrix, _ r: AlgebraicMatrix) throws -> Finding {
        let orthonormal = try Laws.orthonormality(of: q, named: "Q")
        let below = try belowDiagonal(r)
        let product = try Laws.difference("QR", try q * r, AlgebraicMatrix(a))
        let negative = demandsPositiveDiagonal ? try firstNegative(r) : nil
        let parts: [String?] =
            [orthonormal?.evidence, below, product?.evidence] + (demandsPositiveDiagonal ? [negative] : [])
        let credit = Double(parts.filter { $0 == nil }.count) / Double(parts.count)
        if let orthonormal {
            return .incorrect(
                orthonormal.row == orthonormal.column
                    ? "Column \(orthonormal.row + 1) of Q does not have length 1."
                    : "Columns \(orthonormal.row + 1) and \(orthonormal.column + 1) of Q are not orthogonal.",
                evidence: orthonormal.evidence, diagnosis: ["qr.not-orthonormal"], credit: credit)
        }
        if let below {
            return .incorrect(
                "R is not upper triangular: below its diagonal there have to be zeros.", evidence: below,
                diagnosis: try belowDiagonal(r.transposed) == nil ? ["qr.r-transposed"] : [], credit: credit)
        }
        if let product {
            return .incorrect(
                "QR is not A.", evidence: product.evidence, diagnosis: ["qr.product"], credit: credit)
        }
        if let negative {
            return .incorrect(
                "The diagonal of R is to be positive here.", evidence: negative,
                diagnosis: ["qr.negative-diagonal"], credit: credit)
        }
        return .correct("QᵀQ = I, R is upper triangular and QR = A")
    }

    private func belowDiagonal(_ r: AlgebraicMatrix) throws -> String? {
        for i in 0..<r.rows {
            for j in 0..<min(i, r.columns) where try !r[i, j].isZero() {
                return "\(Shown.entry("R", i, j)) = \(Shown.text(r[i, j])), not 0"
            }
        }
        return nil
    }

    private func firstNegative(_ r: AlgebraicMatrix) throws -> String? {
        for k in 0..<min(r.rows, r.columns) where try r[k, k].sign() < 0 {
            return "\(Shown.entry("R", k, k)) = \(Shown.text(r[k, k])) < 0"
        }
        return nil
    }

    // MARK: - The nearest right answer

    private func judgeNearest(_ q: MatrixValue, _ r: MatrixValue) throws -> Finding? {
        guard a.rank == a.columns else {
            return try isRefuted(q, r)
                ? nil
                : .undecided(
                    "These digits do not decide a factorisation of a matrix whose columns depend on each other."
                )
        }
        guard q.columns >= a.columns else { return nil }
        let rightQ: AlgebraicMatrix
        switch try nearness(to: q) {
        case .outside: return nil
        case .open: return .undecided("These digits neither show nor rule out a factorisation.")
        case .within(let entries):
            rightQ = AlgebraicMatrix(rows: q.rows, columns: q.columns, entries: entries)
        }
        var rightR = try rightQ.transposed * AlgebraicMatrix(a)
        if demandsPositiveDiagonal, try firstNegative(rightR) != nil { return nil }
        rightR = AlgebraicMatrix(rows: r.rows, columns: r.columns, entries: rightR.entries)
        let fits = [
            try EntrywiseFit(q.entries, to: rightQ.entries), try EntrywiseFit(r.entries, to: rightR.entries),
        ]
        let typed = [q, r]
        return try Finding.matching(
            fits, digits: digits,
            right: ["Q": .matrix(rightQ.matrixValue), "R": .matrix(rightR.matrixValue)],
            laws: [[0], [1], [0, 1]] + (demandsPositiveDiagonal ? [[1]] : []),
            evidence: "QᵀQ = I, R is upper triangular and QR = A"
        ) { part, index in
            ["Q, ", "R, "][part] + Shown.place(index, rows: typed[part].rows, columns: typed[part].columns)
        }
    }

    /// The right columns with the signs of the typed ones, and a completion turned towards theirs.
    private func nearness(to typed: MatrixValue) throws -> Nearness {
        let right = try factors(width: typed.columns).q
        var columns: [[AlgebraicNumber]] = []
        for k in 0..<a.columns {
            let column = typed.column(k)
            columns.append(try Direction(vector: right.column(k).entries).unit(like: column))
            if try EntrywiseFit(column, to: columns[k]).worst == .outside { return .outside }
        }
        let rest = Array(a.columns..<right.columns)
        let target = typed.selecting(columns: rest)
        let completion = try right.selecting(columns: rest).nearnessOfRotated(target)
        guard case .within(let entries) = completion else { return completion }
        let turned = AlgebraicMatrix(rows: a.rows, columns: rest.count, entries: entries)
        return .within(
            try AlgebraicMatrix(rows: a.rows, columns: columns).appending(columnsOf: turned).entries)
    }

    /// True where the product of the typed factors is off by more than their digits allow.
    private func isRefuted(_ q: MatrixValue, _ r: MatrixValue) throws -> Bool {
        let product = try q.product(with: r)
        return try zip(product.entries, AlgebraicMatrix(a).entries).contains {
            try $0.isProvablyNot($1)
        }
    }
}
