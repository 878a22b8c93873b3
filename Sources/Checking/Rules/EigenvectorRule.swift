import ExactAlgebra
import Notation

/// `eigenvector`: v ≠ 0 and Av = λv, perhaps of length 1, perhaps orthogonal to given columns.
struct EigenvectorRule: Rule {
    let a: RationalMatrix
    let lambda: AlgebraicNumber
    private(set) var demandsUnit: Bool
    /// n×k; the vector must be orthogonal to each column.
    private(set) var others: AlgebraicMatrix
    private(set) var digits: DigitRule
    /// All eigenvectors.
    let space: Span
    /// The eigenvectors that are orthogonal to `others`; not empty.
    private(set) var allowed: Span

    init(_ givens: Givens) throws {
        a = try givens.squareMatrix("A")
        lambda = try givens.scalar("lambda")
        demandsUnit = givens.isSet(.unit)
        digits = givens.digits
        others = try givens.orthogonalTo(height: a.rows)
        space = Span(basis: try a.eigenspace(of: lambda))
        guard space.dimension > 0 else {
            throw QuestionError.impossible("\(Shown.text(lambda)) is not an eigenvalue of the matrix")
        }
        // Eigenvectors of a symmetric matrix are orthogonal to those of its other eigenvalues.
        let isOrthogonalAnyway = space.dimension == 1 && others.columns == 0
        allowed = isOrthogonalAnyway ? space : try space.orthogonal(to: others)
        guard allowed.dimension > 0 else {
            throw QuestionError.impossible(
                "no eigenvector of \(Shown.text(lambda)) is orthogonal to the given columns")
        }
    }

    /// Any eigenvector of a matrix, of any length and with any digits; nil where λ is no eigenvalue.
    init?(of a: RationalMatrix, lambda: AlgebraicNumber) throws {
        let space = Span(basis: try a.eigenspace(of: lambda))
        guard space.dimension > 0 else { return nil }
        self.a = a
        self.lambda = lambda
        self.space = space
        allowed = space
        demandsUnit = false
        others = .zeros(a.rows, 0)
        digits = DigitRule(significant: 1)
    }

    /// The same question for a vector of any length and with any digits.
    var ofAnyLength: EigenvectorRule {
        var rule = self
        rule.demandsUnit = false
        rule.digits = DigitRule(significant: 1)
        return rule
    }

    /// The same, and not orthogonal to anything.
    var free: EigenvectorRule {
        var rule = ofAnyLength
        rule.others = .zeros(a.rows, 0)
        rule.allowed = space
        return rule
    }

    var claims: [Claim] { [.eigenspace(allowed.basis, of: a, for: lambda)] }

    func key() throws -> [String: Value] {
        let vector = allowed.basis.column(0).entries
        return ["answer": demandsUnit ? vectorValue(try unit(vector)) : vectorValue(vector)]
    }

    private func unit(_ vector: [AlgebraicNumber]) throws -> [AlgebraicNumber] {
        try Direction(vector: vector).unit(like: vector.map { Scalar($0) })
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").vector()
        guard typed.count == a.rows else {
            return .incorrect(
                "That vector has \(typed.count) entries; an eigenvector here has \(a.rows).",
                diagnosis: ["vector.wrong-size"])
        }
        if try typed.allSatisfy({ try $0.value.isZero() }) {
            return .incorrect(
                "The zero vector is never an eigenvector.", evidence: "v = 0",
                diagnosis: ["eigenvector.zero"])
        }
        return try decide(
            isRounded: typed.contains { $0.rounding != nil }, nearest: { try judgeNearest(typed) },
            laws: { try judgeExactly(typed.map(\.value)) })
    }

    // MARK: - Exact entries

    private func judgeExactly(_ v: [AlgebraicNumber]) throws -> Finding {
        let column = AlgebraicMatrix(rows: v.count, columns: 1, entries: v)
        let image = try AlgebraicMatrix(a) * column
        let parts = 1.0 + (demandsUnit ? 1 : 0) + (others.columns > 0 ? 1 : 0)
        let norm = try Direction(vector: v).squaredNorm
        let isUnit = try !(norm - 1).isPlainlyNonzero && norm.isEqual(to: 1)
        let expected = AlgebraicMatrix(rows: v.count, columns: 1, entries: try v.map { try lambda * $0 })
        if let violation = try Laws.difference("Av − λv", image, expected) {
            let k = violation.row
            return .incorrect(
                try wrongVectorMessage(image.entries, v),
                evidence:
                    "\(Shown.entry("Av − λv", k, 0).dropLast()) = \(Shown.text(try image.entries[k] - expected.entries[k])), not 0",
                diagnosis: try ofAnotherEigenvalue(image.entries, v) ? ["eigenvector.other-lambda"] : [],
                credit: demandsUnit && isUnit ? 1 / parts : 0)
        }
        for j in 0..<others.columns {
            let product = try (others.column(j).transposed * column).entries[0]
            if try product.isZero() { continue }
            return .incorrect(
                "An eigenvector, but not orthogonal to the \(Shown.ordinal(j + 1)) one before it.",
                evidence: "their inner product is \(Shown.text(product)), not 0",
                diagnosis: ["eigenvector.not-orthogonal"], credit: (isUnit && demandsUnit ? 2 : 1) / parts)
        }
        if demandsUnit, !isUnit {
            return .incomplete(
                "An eigenvector; now make its length 1.",
                evidence: "its squared length is \(Shown.text(norm)), not 1",
                diagnosis: ["normalise.not-unit"], credit: (parts - 1) / parts)
        }
        return .correct(
            "Av = λv, entry by entry" + (demandsUnit ? ", and v·v = 1" : ""),
            right: ["answer": vectorValue(v)])
    }

    private func ofAnotherEigenvalue(_ image: [AlgebraicNumber], _ v: [AlgebraicNumber]) throws -> Bool {
        guard let k = try v.firstIndex(where: { try !$0.isZero() }) else { return false }
        let factor = try image[k] / v[k]
        return try v.indices.allSatisfy { try image[$0].isEqual(to: factor * v[$0]) }
    }

    private func wrongVectorMessage(_ image: [AlgebraicNumber], _ v: [AlgebraicNumber]) throws -> String {
        try ofAnotherEigenvalue(image, v)
            ? "That is an eigenvector, but of another eigenvalue."
            : "A times this vector is not λ times it. Solve (A − λI)v = 0 again."
    }

    // MARK: - The nearest right answer

    private func judgeNearest(_ typed: [Scalar]) throws -> Finding? {
        // A 0 that was typed is exact: the right answer has it too.
        let narrowed = demandsUnit ? try allowed.vanishing(where: typed) : allowed
        guard narrowed.dimension > 0 else { return nil }
        let unit = demandsUnit ? try narrowed.nearnessOfUnit(to: typed) : .outside
        if case .within(let right) = unit, let found = try matching(EntrywiseFit(typed, to: right)) {
            return found
        }
        let fit: EntrywiseFit?
        if allowed.dimension == 1 {
            fit = try Direction(vector: allowed.basis.entries).multiple(near: typed)
        } else {
            switch try allowed.nearness(to: typed) {
            case .outside: return nil
            case .open: return .undecided("These digits neither show nor rule out an eigenvector.")
            case .within(let nearest): fit = try EntrywiseFit(typed, to: nearest)
            }
            if case .open = unit {
                return .undecided("These digits neither show nor rule out a unit eigenvector.")
            }
            if let fit, try fit.right.allSatisfy({ try $0.isZero() }) {
                return .undecided("These digits do not tell the vector from zero.")
            }
        }
        guard let fit, fit.worst != .outside else { return nil }
        if !demandsUnit { return try matching(fit) }
        // Neither of length 1 nor in the right direction to the digits shown.
        if fit.worst == .misrounded { return nil }
        return .incomplete(
            "An eigenvector to the digits shown; now make its length 1.",
            evidence:
                "its squared length is near \(Shown.decimal(try Direction(vector: typed.map(\.value)).squaredNorm))",
            diagnosis: ["normalise.not-unit"], credit: 0.5)
    }

    private func matching(_ fit: EntrywiseFit) throws -> Finding? {
        try Finding.matching(
            fit, digits: digits, right: ["answer": vectorValue(fit.right)],
            evidence: "Av = λv, entry by entry", place: { "entry \($0 + 1)" })
    }

    private func vectorValue(_ entries: [AlgebraicNumber]) -> Value {
        .matrix(AlgebraicMatrix(rows: entries.count, columns: 1, entries: entries).matrixValue)
    }
}

extension Span {
    /// The vectors that are 0 wherever an exact 0 was typed.
    fileprivate func vanishing(where typed: [Scalar]) throws -> Span {
        let zeros = try typed.indices.filter { try typed[$0].rounding == nil && typed[$0].value.isZero() }
        guard dimension > 1, !zeros.isEmpty else { return self }
        let axes = zeros.map { zero in typed.indices.map { $0 == zero ? AlgebraicNumber.one : .zero } }
        return try orthogonal(to: AlgebraicMatrix(rows: typed.count, columns: axes))
    }

    /// Whether the typed numbers are those of a vector of length 1.
    fileprivate func nearnessOfUnit(to typed: [Scalar]) throws -> Nearness {
        let near = try unitVector(near: typed)
        let isFound = try dimension == 1 || EntrywiseFit(typed, to: near).worst <= .rounded
        if isFound { return .within(near) }
        if dimension == 2 {
            let frame = try basis.orthogonalized().normalized()
            let column = MatrixValue(columns: [typed], height: typed.count)
            let decided = try frame.nearnessOfTurned(column)
            if case .open = decided {} else { return decided }
        }
        let search = try BoxSearch(typed, entries: { $0 }, nearest: { try unitVector(near: $0) })
        return search.flatMap { $0.isSettled ? .within($0.right) : nil } ?? .open
    }

    /// The unit vector of the span that is nearest to a typed one; any, where all are as near.
    func unitVector(near typed: [Scalar]) throws -> [AlgebraicNumber] {
        if dimension == 1 { return try Direction(vector: basis.entries).unit(like: typed) }
        let projection = try projection(of: typed.map(\.value))
        let isZero = try projection.allSatisfy { try $0.isZero() }
        return try Direction(vector: isZero ? basis.column(0).entries : projection).unit(like: typed)
    }
}

extension Givens {
    /// The columns of the option `orthogonalTo`; none where it is absent or empty.
    func orthogonalTo(height: Int) throws -> AlgebraicMatrix {
        guard let value = values[OptionName.orthogonalTo.rawValue] else {
            return AlgebraicMatrix(.zeros(height, 0))
        }
        let matrix = try value.columns(height: height).exact
        if matrix.columns == 0 { return AlgebraicMatrix(.zeros(height, 0)) }
        guard matrix.rows == height else {
            throw QuestionError.badField(
                "orthogonalTo", reason: "columns of \(height) entries are needed, not \(matrix.rows)",
                column: nil)
        }
        return matrix
    }
}
