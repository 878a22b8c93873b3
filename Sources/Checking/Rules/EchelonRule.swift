import ExactAlgebra
import Notation

/// `echelon`: row equivalent to A and in echelon form, reduced or not.
struct EchelonRule: Rule {
    let a: RationalMatrix
    let digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.rationalMatrix("A")
        digits = givens.digits
    }

    func claims(of key: [String: Value]) -> [Claim] {
        guard case .matrix(let matrix)? = key["answer"], let own = matrix.exact.asRational,
            let reduced = try? own.rowReduced().result
        else { return [] }
        return [.reducedForm(reduced, of: a)]
    }

    /// Eliminated downwards only, as by hand: the pivots keep their size.
    func key() throws -> [String: Value] {
        var rows = (0..<a.rows).map { i in (0..<a.columns).map { a[i, $0] } }
        var top = 0
        for column in 0..<a.columns where top < rows.count {
            guard let pivot = (top..<rows.count).first(where: { !rows[$0][column].isZero }) else { continue }
            rows.swapAt(top, pivot)
            for i in (top + 1)..<max(top + 1, rows.count) where !rows[i][column].isZero {
                let factor = try rows[i][column] / rows[top][column]
                rows[i] = zip(rows[i], rows[top]).map { $0 - factor * $1 }
            }
            top += 1
        }
        let form = RationalMatrix(rows: a.rows, columns: a.columns, entries: rows.flatMap { $0 })
        return ["answer": .exact(AlgebraicMatrix(form))]
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").matrix()
        guard typed.shape == a.shape else {
            return .incorrect(
                "That is a \(typed.shape) matrix; an echelon form of A is \(a.shape).",
                evidence: "\(typed.shape) is not \(a.shape)", diagnosis: ["matrix.wrong-size"])
        }
        return try decide(
            isRounded: typed.isRounded, nearest: { try judgeNearest(typed) },
            laws: { try judgeExactly(typed.exact) })
    }

    private func judgeExactly(_ typed: AlgebraicMatrix) throws -> Finding {
        let violation = try Self.echelonViolation(typed)
        let credit = violation == nil ? 0.5 : 0
        let products = try typed * AlgebraicMatrix(a.nullSpaceBasis())
        for i in 0..<typed.rows where try !products.row(i).entries.allSatisfy({ try $0.isZero() }) {
            return .incorrect(
                "Row \(i + 1) is no combination of the rows of A.",
                evidence: try outsideEvidence(products, i), diagnosis: ["echelon.not-equivalent"],
                credit: credit)
        }
        let rank = try typed.rank()
        if rank < a.rank {
            return .incorrect(
                "A row is lost: the rank is \(rank), that of A is \(a.rank).",
                evidence: "rank \(rank) < \(a.rank)", diagnosis: ["echelon.row-lost"], credit: credit)
        }
        if let violation {
            return .incomplete(
                "Row equivalent to A, but not yet in echelon form: \(violation).", evidence: violation,
                diagnosis: ["echelon.not-echelon"], credit: 0.5)
        }
        return .correct("in echelon form, with the row space of A")
    }

    private func outsideEvidence(_ products: AlgebraicMatrix, _ row: Int) throws -> String {
        let basis = try a.nullSpaceBasis()
        for j in 0..<products.columns where try !products[row, j].isZero() {
            let vector = basis.column(j).entries.map { Shown.text(AlgebraicNumber($0)) }
            return
                "A maps (\(vector.joined(separator: ", "))) to 0; row \(row + 1) gives \(Shown.text(products[row, j]))"
        }
        return "row \(row + 1)"
    }

    /// Why a matrix is not in echelon form; nil where it is.
    private static func echelonViolation(_ matrix: AlgebraicMatrix) throws -> String? {
        var last = -1
        for i in 0..<matrix.rows {
            let lead = try matrix.row(i).entries.firstIndex { try !$0.isZero() } ?? matrix.columns
            if lead < matrix.columns, last == matrix.columns {
                return "row \(i) is zero, but row \(i + 1) is not"
            }
            if lead < matrix.columns, lead <= last {
                return "row \(i + 1) does not start further to the right than row \(i)"
            }
            last = lead
        }
        return nil
    }

    // MARK: - The nearest right answer

    /// Each row by its digits, in the row space of A; zeros in front of a row are those of the form.
    private func judgeNearest(_ typed: MatrixValue) throws -> Finding? {
        let space = Span(basis: AlgebraicMatrix(try a.rowSpaceBasis()))
        var right: [AlgebraicNumber] = []
        for i in 0..<typed.rows {
            let row = try Self.withExactZeros((0..<typed.columns).map { typed[i, $0] })
            if try row.allSatisfy({ try $0.value.isZero() }) {
                right += row.map(\.value)
                continue
            }
            switch try space.nearness(to: row) {
            case .within(let point): right += point
            case .outside: return nil
            case .open: return .undecided("These digits neither show nor rule out a row of an echelon form.")
            }
        }
        let nearest = AlgebraicMatrix(rows: typed.rows, columns: typed.columns, entries: right)
        guard try nearest.rank() == a.rank, try Self.echelonViolation(nearest) == nil else { return nil }
        let fit = try EntrywiseFit(typed.entries, to: right)
        return try Finding.matching(
            fit, digits: digits, right: ["answer": .exact(nearest)],
            evidence: "in echelon form, with the row space of A",
            place: { Shown.place($0, rows: typed.rows, columns: typed.columns) })
    }

    /// `0.00` in front of the first entry that differs from zero is a zero.
    private static func withExactZeros(_ row: [Scalar]) throws -> [Scalar] {
        let lead = try row.firstIndex { try !$0.value.isZero() } ?? row.count
        return row.enumerated().map { $0 < lead ? Scalar(.zero) : $1 }
    }
}
