import ExactAlgebra
import Notation

/// `svd`: UᵀU = I, VᵀV = I, S diagonal and not negative, descending, USVᵀ = A.
///
/// Any right signs, basis of a repeated singular value's space, completion and order are right; an
/// order other than descending is refused only where `order: descending` demands it.
struct SVDRule: Rule {
    let a: RationalMatrix
    let svd: ExactSVD
    let shape: SVDShape?
    let demandsDescending: Bool
    let digits: DigitRule

    init(_ givens: Givens) throws {
        a = try givens.rationalMatrix("A")
        svd = try a.singularValueDecomposition()
        shape = givens.string(.shape).flatMap(SVDShape.init(rawValue:))
        demandsDescending = givens.demandsDescending
        digits = givens.digits
    }

    func key() throws -> [String: Value] {
        let shape = shape ?? .full
        return [
            "U": .matrix(try svd.u(shape).matrixValue), "S": .matrix(svd.sigma(shape).matrixValue),
            "V": .matrix(try svd.v(shape).matrixValue),
        ]
    }

    var claims: [Claim] { [.singularValues(svd.singularValues, of: a)] }

    func claims(of key: [String: Value]) -> [Claim] {
        [.product(of: [key["U"], key["S"], key["V"]?.transposed], is: a)]
    }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let factors: SVDFactors
        switch try SVDFactors.read(answer, for: a.shape, rank: svd.rank, shape: shape) {
        case .factors(let found): factors = found
        case .wrong(let finding): return finding
        }
        return try decide(
            isRounded: factors.isRounded,
            nearest: {
                let nearest = NearestSVD(svd: svd, typed: factors, digits: digits)
                return try nearest.judge().map { try ordered($0, factors) }
            },
            laws: { try judgeLaws(factors) })
    }

    /// The nearest answer's finding, with the order noted, or refused where one is demanded.
    private func ordered(_ found: Finding, _ factors: SVDFactors) throws -> Finding {
        guard found.verdict.advances, let at = try firstAscent(factors.diagonal.map(\.value)) else {
            return found
        }
        if demandsDescending { return outOfOrder(factors, at, credit: 0.8) }
        var noted = found
        if found.verdict == .correct {
            noted.message = "Exactly, with the singular values in an order of your own."
        }
        return noted
    }

    // MARK: - The five laws

    private func judgeLaws(_ factors: SVDFactors) throws -> Finding {
        let (u, s, v) = (factors.u.exact, factors.s.exact, factors.v.exact)
        let diagonal = try diagonalViolation(s)
        let ascent = try firstAscent(factors.diagonal.map(\.value))
        var left = try Laws.orthonormality(of: u, named: "U", .screen)
        var right = try Laws.orthonormality(of: v, named: "V", .screen)
        var product = try Laws.difference("UΣVᵀ", u * s * v.transposed, AlgebraicMatrix(a), .screen)
        if left == nil, right == nil, diagonal == nil, product == nil {
            left = try Laws.orthonormality(of: u, named: "U")
            right = try Laws.orthonormality(of: v, named: "V")
            product = try productViolation(u, s, v, isOrthonormal: left == nil && right == nil)
        }
        let failures = [
            left != nil, right != nil, diagonal != nil, ascent != nil && demandsDescending, product != nil,
        ]
        let credit = Double(failures.filter { !$0 }.count) / 5
        if let left { return notOrthonormal(left, "U", credit) }
        if let right { return notOrthonormal(right, "V", credit) }
        if let diagonal {
            return .incorrect(
                "Σ must be diagonal with entries that are not negative.", evidence: diagonal,
                diagnosis: ["svd.sigma"], credit: credit)
        }
        if let product { return try wrongProduct(u, s, v, product, credit) }
        if let ascent {
            if demandsDescending { return outOfOrder(factors, ascent, credit: credit) }
            return .correct(
                lawText, note: "Exactly, with the singular values in an order of your own.",
                right: carried(factors))
        }
        return .correct(lawText, right: carried(factors))
    }

    private func carried(_ factors: SVDFactors) -> [String: Value] {
        ["U": .matrix(factors.u), "S": .matrix(factors.s), "V": .matrix(factors.v)]
    }

    private var lawText: String { "UᵀU = I, VᵀV = I, Σ ≥ 0 is diagonal, UΣVᵀ = A" }

    private func notOrthonormal(_ violation: Violation, _ name: String, _ credit: Double) -> Finding {
        let isLength = violation.row == violation.column
        return .incorrect(
            isLength
                ? "Column \(violation.row + 1) of \(name) does not have length 1."
                : "Columns \(violation.row + 1) and \(violation.column + 1) of \(name) are not orthogonal.",
            evidence: violation.evidence,
            diagnosis: [
                isLength
                    ? "normalise.not-unit"
                    : isCompletion(violation, name) ? "completion.not-orthogonal" : "svd.not-orthogonal"
            ],
            credit: credit)
    }

    /// True where one of the two columns belongs to no nonzero singular value.
    private func isCompletion(_ violation: Violation, _ name: String) -> Bool {
        max(violation.row, violation.column) >= svd.rank
    }

    private func outOfOrder(_ factors: SVDFactors, _ at: Int, credit: Double) -> Finding {
        let values = factors.diagonal.map(\.value)
        return .incorrect(
            "A decomposition, but with the singular values in another order: the largest comes first.",
            evidence:
                "σ\(Shown.lowered(at + 1)) = \(Shown.text(values[at])) < \(Shown.text(values[at + 1])) = σ\(Shown.lowered(at + 2))",
            diagnosis: ["svd.order"], credit: credit)
    }

    private func diagonalViolation(_ s: AlgebraicMatrix) throws -> String? {
        for i in 0..<s.rows {
            for j in 0..<s.columns {
                if i != j, try !s[i, j].isZero() {
                    return "\(Shown.entry("Σ", i, j)) = \(Shown.text(s[i, j])), not 0"
                }
                if i == j, try s[i, j].sign() < 0 {
                    return "\(Shown.entry("Σ", i, j)) = \(Shown.text(s[i, j])) < 0"
                }
            }
        }
        return nil
    }

    private func firstAscent(_ values: [AlgebraicNumber]) throws -> Int? {
        try values.indices.dropLast().first { try values[$0].compare(to: values[$0 + 1]) < 0 }
    }

    /// The first entry where USVᵀ and A differ.
    ///
    /// With orthonormal U and V the question is AV = US, column by column, and AᵀU = VSᵀ where V is
    /// not square: each of these stays within the field of one singular value, where the product over
    /// all of them would mix conjugate fields.
    private func productViolation(
        _ u: AlgebraicMatrix, _ s: AlgebraicMatrix, _ v: AlgebraicMatrix, isOrthonormal: Bool
    ) throws -> Violation? {
        let exact = AlgebraicMatrix(a)
        if isOrthonormal {
            let holdsOnRight = try Laws.difference("AV", exact * v, u * s) == nil
            if v.isSquare, holdsOnRight { return nil }
            let holdsOnLeft = try Laws.difference("AᵀU", exact.transposed * u, v * s.transposed) == nil
            if u.isSquare, holdsOnLeft { return nil }
            if holdsOnRight, holdsOnLeft, s.columns >= svd.rank { return nil }
        }
        return try Laws.difference("UΣVᵀ", u * s * v.transposed, exact)
    }

    private func wrongProduct(
        _ u: AlgebraicMatrix, _ s: AlgebraicMatrix, _ v: AlgebraicMatrix, _ product: Violation,
        _ credit: Double
    ) throws -> Finding {
        var diagnosis = ["svd.product"]
        var message = "The factors are of the right kind, but UΣVᵀ is not A."
        if v.isSquare, try productViolation(u, s, v.transposed, isOrthonormal: true) == nil {
            diagnosis = ["assembly.v-transposed"]
            message = "That is Vᵀ; here V itself is asked for, with the right vectors as its columns."
        }
        return .incorrect(message, evidence: product.evidence, diagnosis: diagnosis, credit: credit)
    }
}
