import ExactAlgebra
import Notation

/// `basis`: independent columns that span a given subspace, perhaps orthogonal or orthonormal.
struct BasisRule: Rule {
    let span: Span
    let demandsOrthogonal: Bool
    private(set) var demandsOrthonormal: Bool
    private(set) var digits: DigitRule

    init(_ givens: Givens) throws {
        let columns =
            try givens.values["span"] != nil ? givens.matrix("span") : givens.matrix("subspace")
        span = Span(basis: try columns.columnSpaceBasis())
        demandsOrthonormal = givens.isSet(.orthonormal)
        demandsOrthogonal = givens.isSet(.orthogonal) || demandsOrthonormal
        digits = givens.digits
    }

    /// The same question for vectors of any length and with any digits.
    var ofAnyLength: BasisRule {
        var rule = self
        rule.demandsOrthonormal = false
        rule.digits = DigitRule(significant: 1)
        return rule
    }

    private var height: Int { span.basis.rows }

    func key() throws -> [String: Value] {
        if !demandsOrthogonal { return ["answer": .matrix(span.basis.matrixValue)] }
        let orthogonal = try span.basis.orthogonalized()
        return [
            "answer": .matrix((demandsOrthonormal ? try orthogonal.normalized() : orthogonal).matrixValue)
        ]
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").columns(height: height)
        if typed.entries.isEmpty, span.dimension == 0 { return .correct("the subspace is {0}") }
        guard typed.rows == height else {
            return .incorrect(
                "The vectors have \(typed.rows) entries; those of this subspace have \(height).",
                diagnosis: ["vector.wrong-size"])
        }
        return try decide(
            isRounded: typed.isRounded, nearest: { try judgeNearest(typed) },
            laws: { try judgeExactly(typed.exact) })
    }

    private func judgeExactly(_ typed: AlgebraicMatrix) throws -> Finding {
        let annihilator = try span.annihilator()
        let image = try annihilator * typed
        for j in 0..<typed.columns where try !image.column(j).entries.allSatisfy({ try $0.isZero() }) {
            return .incorrect(
                typed.columns == 1
                    ? "This vector is not in the subspace." : "Vector \(j + 1) is not in the subspace.",
                evidence: try outsideEvidence(annihilator, image, j), diagnosis: ["basis.outside"])
        }
        let rank = try typed.rank()
        let parts = 2.0 + (demandsOrthogonal ? 1 : 0) + (demandsOrthonormal ? 1 : 0)
        if rank < typed.columns {
            return .incorrect(
                "They are in the subspace, but dependent.",
                evidence: "\(typed.columns) vectors of rank \(rank)", diagnosis: ["basis.dependent"],
                credit: 1 / parts)
        }
        if demandsOrthogonal, let violation = try Laws.orthogonality(of: typed, named: "B") {
            return .incorrect(
                "Vectors \(violation.row + 1) and \(violation.column + 1) are not orthogonal.",
                evidence: violation.evidence, diagnosis: ["basis.not-orthogonal"], credit: 2 / parts)
        }
        if typed.columns < span.dimension {
            return .incomplete(
                "Right so far; the subspace needs \(span.dimension) vectors.",
                evidence: "\(typed.columns) of \(span.dimension) dimensions", diagnosis: ["basis.too-few"],
                credit: 1 / parts)
        }
        if demandsOrthonormal, let violation = try Laws.orthonormality(of: typed, named: "B") {
            return .incomplete(
                "Orthogonal; now make each length 1.", evidence: violation.evidence,
                diagnosis: ["normalise.not-unit"], credit: (parts - 1) / parts)
        }
        return .correct(
            "\(span.dimension) independent vectors of the subspace", right: ["answer": .exact(typed)])
    }

    private func outsideEvidence(
        _ annihilator: AlgebraicMatrix, _ image: AlgebraicMatrix, _ j: Int
    ) throws -> String {
        for i in 0..<image.rows where try !image[i, j].isZero() {
            let row = annihilator.row(i).entries.map { Shown.text($0) }.joined(separator: ", ")
            return
                "(\(row)) is orthogonal to the subspace; its product with the vector is \(Shown.text(image[i, j]))"
        }
        return "outside"
    }

    // MARK: - The nearest right answer

    private func judgeNearest(_ typed: MatrixValue) throws -> Finding? {
        guard typed.columns == span.dimension else { return nil }
        if span.dimension > 1 {
            return demandsOrthonormal ? try judgeOrthonormal(typed) : try judgeColumns(typed)
        }
        let direction = Direction(vector: span.basis.entries)
        if demandsOrthonormal {
            let unit = try direction.unit(like: typed.entries)
            return try matching(EntrywiseFit(typed.entries, to: unit), typed.shape)
        }
        guard let fit = try direction.multiple(near: typed.entries) else { return nil }
        return try matching(fit, typed.shape)
    }

    private func judgeOrthonormal(_ typed: MatrixValue) throws -> Finding? {
        let frame = try span.basis.orthogonalized().normalized()
        switch try frame.nearnessOfRotated(typed) {
        case .outside: return nil
        case .open: return .undecided("These digits neither show nor rule out a basis.")
        case .within(let right): return try matching(EntrywiseFit(typed.entries, to: right), typed.shape)
        }
    }

    /// Each column on its own; then that together they are of the kind that is asked for.
    private func judgeColumns(_ typed: MatrixValue) throws -> Finding? {
        let nearest: AlgebraicMatrix
        switch try span.nearness(toColumns: typed) {
        case .outside: return nil
        case .open: return .undecided("These digits neither show nor rule out a basis.")
        case .within(let entries):
            nearest = AlgebraicMatrix(rows: typed.rows, columns: typed.columns, entries: entries)
        }
        if demandsOrthogonal, try typed.isProvablyNotOrthogonal(radii: 4) { return nil }
        let fit = try EntrywiseFit(typed.entries, to: nearest.entries)
        // A right answer may well round to dependent columns; to accept them would teach nothing.
        guard try nearest.rank() == span.dimension,
            try fit.worst == .exact || typed.exact.rank() == span.dimension
        else {
            return .undecided("To these digits the vectors are dependent; more digits would tell.")
        }
        if try !demandsOrthogonal || Laws.orthogonality(of: nearest, named: "B") == nil {
            return try matching(fit, typed.shape)
        }
        return try judgeOrthogonal(typed, atBest: fit.worst)
    }

    /// Orthogonal vectors near the typed ones are built. They need not be the nearest, so that they may
    /// show that the digits are right, but not that they are wrong.
    private func judgeOrthogonal(_ typed: MatrixValue, atBest best: Fit) throws -> Finding? {
        if let near = try span.orthogonalVectors(near: typed) {
            let fit = try EntrywiseFit(typed.entries, to: near.entries)
            if fit.worst == max(best, .rounded) { return try matching(fit, typed.shape) }
        }
        return .undecided("These digits neither show nor rule out an orthogonal basis.")
    }

    private func matching(_ fit: EntrywiseFit, _ shape: Shape) throws -> Finding? {
        let right = MatrixValue(
            AlgebraicMatrix(rows: shape.rows, columns: shape.columns, entries: fit.right))
        return try Finding.matching(
            fit, digits: digits, right: ["answer": .matrix(right)],
            evidence: "independent vectors of the subspace",
            place: { Shown.place($0, rows: shape.rows, columns: shape.columns) })
    }
}
