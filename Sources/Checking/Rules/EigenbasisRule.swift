import ExactAlgebra
import Notation

/// `eigenbasis`: n independent eigenvectors beside their eigenvalues, perhaps orthonormal.
struct EigenbasisRule: Rule {
    let a: RationalMatrix
    let eigenvalues: [Eigenvalue]
    let spaces: [AlgebraicMatrix]
    private(set) var demandsOrthonormal: Bool
    private(set) var digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.squareMatrix("A")
        eigenvalues = try a.eigenvalues()
        spaces = try eigenvalues.map { [a] in try a.eigenspace(of: $0.value) }
        demandsOrthonormal = givens.isSet(.orthonormal)
        digits = givens.digits
        guard spaces.reduce(0, { $0 + $1.columns }) == a.rows else {
            throw QuestionError.impossible("the matrix has no basis of eigenvectors")
        }
        if demandsOrthonormal, !a.isSymmetric {
            throw QuestionError.impossible("only a symmetric matrix has an orthonormal basis of eigenvectors")
        }
    }

    /// The same question for vectors of any length and with any digits.
    var ofAnyLength: EigenbasisRule {
        var rule = self
        rule.demandsOrthonormal = false
        rule.digits = DigitRule(significant: 1)
        return rule
    }

    var claims: [Claim] {
        let values = eigenvalues.flatMap { Array(repeating: $0.value, count: $0.multiplicity) }
        return [.eigenvalues(values, of: a)]
            + zip(spaces, eigenvalues).map { .eigenspace($0, of: a, for: $1.value) }
    }

    func key() throws -> [String: Value] {
        var values: [Value] = []
        var vectors = AlgebraicMatrix.zeros(a.rows, 0)
        for (eigenvalue, space) in zip(eigenvalues, spaces) {
            values += Array(repeating: .exact(eigenvalue.value), count: eigenvalue.multiplicity)
            vectors = try vectors.appending(
                columnsOf: demandsOrthonormal ? try space.orthogonalized().normalized() : space)
        }
        return ["values": .list(values), "vectors": .exact(vectors)]
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let values = try answer.part("values").eigenvalueList()
        let vectors = try answer.part("vectors").columns(height: a.rows)
        guard vectors.rows == a.rows, vectors.columns == values.count else {
            return .incorrect(
                "\(values.count) values and vectors of shape \(vectors.shape) do not pair up.",
                diagnosis: ["eigenbasis.wrong-size"])
        }
        return try decide(
            isRounded: vectors.isRounded || values.contains { $0.rounding != nil },
            nearest: { values.count == a.rows ? try judgeNearest(values, vectors) : nil },
            laws: { try judgeExactly(values.map(\.value), vectors.exact) })
    }

    // MARK: - Exact pairs

    private func judgeExactly(_ values: [AlgebraicNumber], _ vectors: AlgebraicMatrix) throws -> Finding {
        let image = try AlgebraicMatrix(a) * vectors
        let parts = demandsOrthonormal ? 3.0 : 2.0
        for j in 0..<vectors.columns {
            let v = vectors.column(j).entries
            if try v.allSatisfy({ try $0.isZero() }) {
                return .incorrect(
                    "Vector \(j + 1) is zero; the zero vector is never an eigenvector.",
                    evidence: "v\(Shown.lowered(j + 1)) = 0", diagnosis: ["eigenvector.zero"])
            }
            for i in v.indices where try !image[i, j].isEqual(to: values[j] * v[i]) {
                return .incorrect(
                    "Pair \(j + 1) does not match: A times the vector is not the value times it.",
                    evidence:
                        "\(Shown.entry("Av − λv", i, j)) = \(Shown.text(try image[i, j] - values[j] * v[i])), not 0",
                    diagnosis: ["eigenbasis.pair"])
            }
        }
        let rank = try vectors.rank()
        if rank < vectors.columns {
            return .incorrect(
                "Each is an eigenvector, but together they are dependent.",
                evidence: "\(vectors.columns) vectors of rank \(rank)", diagnosis: ["eigenbasis.dependent"],
                credit: 1 / parts)
        }
        if vectors.columns < a.rows {
            return .incomplete(
                "Right so far; a basis needs \(a.rows) vectors.",
                evidence: "\(vectors.columns) of \(a.rows)", diagnosis: ["eigenbasis.too-few"],
                credit: 1 / parts)
        }
        if demandsOrthonormal, let violation = try Laws.orthonormality(of: vectors, named: "V") {
            if try Laws.orthogonality(of: vectors, named: "V") == nil {
                return .incomplete(
                    "Orthogonal eigenvectors; now make each length 1.", evidence: violation.evidence,
                    diagnosis: ["normalise.not-unit"], credit: 2 / parts)
            }
            return .incorrect(
                "Vectors \(violation.row + 1) and \(violation.column + 1) are not orthonormal.",
                evidence: violation.evidence, diagnosis: ["eigenvector.not-orthogonal"], credit: 2 / parts)
        }
        return .correct("Av = λv for each of \(a.rows) independent vectors")
    }

    // MARK: - The nearest right answer

    private func judgeNearest(_ values: [Scalar], _ vectors: MatrixValue) throws -> Finding? {
        let right = eigenvalues.flatMap { Array(repeating: $0.value, count: $0.multiplicity) }
        let fits = try values.map { entry in try right.map { try entry.fit(to: $0) } }
        guard let partner = Matching.perfect(count: values.count, joins: { fits[$0][$1] <= .misrounded })
        else { return nil }
        var columns = [[AlgebraicNumber]](repeating: [], count: vectors.columns)
        var isOpen = false
        for (k, space) in spaces.enumerated() {
            let own = try partner.indices.filter { try right[partner[$0]].isEqual(to: eigenvalues[k].value) }
            switch try nearness(space, to: vectors.selecting(columns: own)) {
            case .outside: return nil
            case .open: isOpen = true
            case .within(let entries):
                let near = AlgebraicMatrix(rows: a.rows, columns: own.count, entries: entries)
                for (index, column) in own.enumerated() { columns[column] = near.column(index).entries }
            }
        }
        if isOpen { return undecided }
        let target = AlgebraicMatrix(rows: a.rows, columns: columns)
        let matched = [
            try EntrywiseFit(values, to: partner.map { right[$0] }),
            try EntrywiseFit(vectors.entries, to: target.entries),
        ]
        let found = try Finding.matching(
            matched, digits: digits,
            right: ["values": .list(partner.map { .exact(right[$0]) }), "vectors": .exact(target)],
            evidence: "Av = λv for each pair"
        ) { part, index in
            part == 0
                ? "value \(index + 1)"
                : "the vectors, " + Shown.place(index, rows: vectors.rows, columns: vectors.columns)
        }
        return found
    }

    private var undecided: Finding {
        .undecided("These digits neither show nor rule out a basis of eigenvectors.")
    }

    /// Whether the typed columns stand for a basis of one eigenspace, and the entries of that basis.
    private func nearness(_ space: AlgebraicMatrix, to typed: MatrixValue) throws -> Nearness {
        if demandsOrthonormal {
            return try space.orthogonalized().normalized().nearnessOfRotated(typed)
        }
        if space.columns == 1 {
            let fit = try Direction(vector: space.entries).multiple(near: typed.entries)
            return fit.map { .within($0.right) } ?? .outside
        }
        let nearness = try Span(basis: space).nearness(toColumns: typed)
        guard case .within(let entries) = nearness else { return nearness }
        let candidate = AlgebraicMatrix(rows: a.rows, columns: typed.columns, entries: entries)
        let isBasis = try candidate.rank() == typed.columns && typed.exact.rank() == typed.columns
        return isBasis ? nearness : typed.isRounded ? .open : .outside
    }
}

extension Value {
    /// Eigenvalues as a list, or as the diagonal matrix beside the vectors.
    fileprivate func eigenvalueList() throws -> [Scalar] {
        if case .matrix(let matrix) = self, matrix.rows == matrix.columns, matrix.rows > 1,
            try (0..<matrix.entries.count).allSatisfy({ index in
                try index % (matrix.columns + 1) == 0 || matrix.entries[index].value.isZero()
            })
        {
            return (0..<matrix.rows).map { matrix[$0, $0] }
        }
        return try scalars()
    }
}
