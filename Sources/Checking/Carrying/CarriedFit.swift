import ExactAlgebra
import Notation

/// How an answer stands to what follows from rounded lines.
enum CarriedFit {
    /// Within its own digits and those that went in.
    case fits(evidence: String)
    case outside
    /// Right so far, and this is missing.
    case short(message: String, diagnosis: String, evidence: String)
    /// The digits that went in leave too much open, for this reason.
    case open(String)

    static let reach = "each entry is within its own digits and those of the lines before"
    static let tooOpen =
        "The digits of the lines that this rests on leave it open; with more of them it could be decided."
}

extension Question {
    /// Compares an answer with what the written values give, each with the interval of its digits.
    func carriedFit(of answer: [String: String], in scopes: LineScopes) -> CarriedFit {
        do {
            guard let text = answer["answer"], parts == ["answer"],
                let expression = try TypedAnswer.parse(text, part: "answer", of: relation).readings.first
            else { return .outside }
            if mayDivideByZero(in: scopes.typed) { return .open(CarriedFit.tooOpen) }
            let givens = try givens(in: scopes.typed)
            guard givens.values.values.contains(where: \.isRounded) else { return .outside }
            let typed = try TypedAnswer.value(of: expression, for: relation, in: scopes.typed)
            return try fit(typed, to: givens, answer, scopes)
        } catch {
            return .outside
        }
    }

    /// Whether something given has no value only because a divisor is not told from zero by its digits.
    private func mayDivideByZero(in scope: Scope) -> Bool {
        given.values.contains { field in
            guard case .expression(let text) = field else { return false }
            return Self.mayDivideByZero(text, scope)
        }
    }

    private static func mayDivideByZero(_ text: String, _ scope: Scope) -> Bool {
        guard let expression = (try? Reader.parse(text))?.readings.first else { return false }
        do throws(EvaluationError) {
            _ = try Evaluator(scope: scope).evaluate(expression)
            return false
        } catch {
            if case .algebra(.outOfDomain, _) = error { return true }
            return false
        }
    }

    private func fit(
        _ typed: Value, to givens: Givens, _ answer: [String: String], _ scopes: LineScopes
    ) throws -> CarriedFit {
        switch relation {
        case .value: return try Self.fit([typed.scalar()], to: [givens.value("value").scalar()])
        case .matrix:
            let (given, matrix) = (try givens.value("value").matrix(), try typed.matrix())
            let isTurned = given.isVector && matrix.isVector && matrix.entries.count == given.entries.count
            guard matrix.shape == given.shape || isTurned else { return .outside }
            return try Self.fit(matrix.entries, to: given.entries)
        case .values: return try Self.matched(typed.scalars(), with: givens.value("value").scalars())
        case .eigenvalues: return try fitEigenvalues(typed.scalars(), givens.value("A").matrix())
        case .eigenvector: return try fitEigenvector(typed.vector(), givens, answer, scopes)
        default: return try isNear(typed, in: scopes) ? .open(CarriedFit.tooOpen) : .outside
        }
    }

    // MARK: - Numbers

    private static func fit(_ typed: [Scalar], to given: [Scalar]) throws -> CarriedFit {
        guard typed.count == given.count else { return .outside }
        for (entry, right) in zip(typed, given) where try !entry.written.reaches(right) { return .outside }
        return try isTooWide(given) ? .open(CarriedFit.tooOpen) : .fits(evidence: CarriedFit.reach)
    }

    /// The same for lists in any order.
    private static func matched(_ typed: [Scalar], with given: [Scalar]) throws -> CarriedFit {
        guard typed.count == given.count else { return .outside }
        let partner = try Matching.perfect(count: typed.count) { try typed[$0].written.reaches(given[$1]) }
        guard partner != nil else { return .outside }
        return try isTooWide(given) ? .open(CarriedFit.tooOpen) : .fits(evidence: CarriedFit.reach)
    }

    /// True where not even one digit of the largest number is certain: then anything would follow.
    private static func isTooWide(_ given: [Scalar]) throws -> Bool {
        let sizes = given.map { abs($0.value.approximation()) }
        let largest = sizes.max() ?? 0
        return given.contains {
            $0.rounding.map { AlgebraicNumber($0.radius).approximation() * 10 > largest } ?? false
        }
    }

    // MARK: - Eigenvalues

    /// Eigenvalues of a symmetric matrix move by no more than the Frobenius norm of what is added (Weyl).
    private func fitEigenvalues(_ typed: [Scalar], _ a: MatrixValue) throws -> CarriedFit {
        guard a.rows == a.columns, let exact = try a.exact.rationalized() else { return .outside }
        guard exact == exact.transposed else { return .open(CarriedFit.tooOpen) }
        let sum = a.entries.reduce(Rational.zero) { total, entry in
            let radius = entry.rounding?.radius ?? 0
            return total + radius * radius
        }
        let radius = try AlgebraicNumber(sum).squareRoot().bounds(precision: 64).upper
        let right = try exact.eigenvalues().flatMap { eigenvalue in
            let entry = Scalar(eigenvalue.value, rounding: radius.isZero ? nil : Rounding(radius: radius))
            return Array(repeating: entry, count: eigenvalue.multiplicity)
        }
        return try Self.matched(typed, with: right)
    }

    // MARK: - Eigenvectors

    private func fitEigenvector(
        _ v: [Scalar], _ givens: Givens, _ answer: [String: String], _ scopes: LineScopes
    ) throws -> CarriedFit {
        let a = try givens.value("A").matrix()
        guard a.rows == a.columns, v.count == a.rows, try v.contains(where: { try !$0.value.isZero() })
        else { return .outside }
        let free = without([.orthogonalTo])
        var evidence = "an eigenvector, orthogonal to the others within their digits"
        if !free.decide(answer, in: scopes.truth, explainedBy: nil).verdict.advances,
            !free.decide(answer, in: scopes.typed, explainedBy: nil).verdict.advances
        {
            let lambda = try givens.value("lambda").scalar()
            switch try Self.solves(a, lambda, v) {
            case .fits(let reason): evidence = reason
            case .open, .short, .outside: return .outside
            }
            let squared = try Self.dot(v, v)
            if givens.isSet(.unit), try !squared.reaches(Scalar(1)) {
                return .short(
                    message: "An eigenvector for your λ, to the digits shown; now make its length 1.",
                    diagnosis: "normalise.not-unit",
                    evidence: "its squared length is near \(Shown.decimal(squared.value))")
            }
        }
        guard let others = try givens.values[OptionName.orthogonalTo.rawValue]?.columns(height: v.count)
        else { return .fits(evidence: evidence) }
        for j in 0..<others.columns where others.rows == v.count {
            if try !Self.dot(others.column(j), v).reaches(Scalar(0)) { return .outside }
        }
        return .fits(evidence: evidence)
    }

    /// Whether v solves n − 1 independent rows of (A − λI)v = 0 within the digits: with a λ that is off
    /// no vector but 0 solves all n, and by hand one solves n − 1.
    private static func solves(_ a: MatrixValue, _ lambda: Scalar, _ v: [Scalar]) throws -> CarriedFit {
        var solved: [Int] = []
        for i in 0..<a.rows {
            let minus = Scalar(-lambda.value, rounding: lambda.rounding)
            let row = try (0..<a.columns).map { try $0 == i ? a[i, $0] + minus : a[i, $0] }
            let residual = try dot(row, v)
            guard try residual.reaches(Scalar(0)) else { continue }
            let size = zip(row, v).map { abs($0.value.approximation() * $1.value.approximation()) }.max() ?? 0
            let radius = AlgebraicNumber(residual.rounding?.radius ?? 0).approximation()
            // A row that any small vector would solve shows nothing.
            if radius * 5 > size { continue }
            solved.append(i)
        }
        guard solved.count >= a.rows - 1 else { return .outside }
        var shifted = a.exact.entries
        for i in 0..<a.rows { shifted[i * a.columns + i] = try shifted[i * a.columns + i] - lambda.value }
        let matrix = AlgebraicMatrix(rows: a.rows, columns: a.columns, entries: shifted)
        let rows = AlgebraicMatrix(
            rows: solved.count, columns: a.columns, entries: solved.flatMap { matrix.row($0).entries })
        guard try rows.rank() >= a.rows - 1 else { return .outside }
        return .fits(evidence: "\(solved.count) of \(a.rows) rows of (A − λI)v = 0 hold within the digits")
    }

    private static func dot(_ a: [Scalar], _ b: [Scalar]) throws -> Scalar {
        try zip(a, b).reduce(Scalar(0)) { sum, pair in try sum + pair.0 * pair.1 }
    }

    // MARK: - Other relations

    /// Whether an answer is so near to the right one that a rounded line before it may be why it is off.
    private func isNear(_ typed: Value, in scopes: LineScopes) throws -> Bool {
        guard let right = try key(in: scopes.typed)["answer"]?.matrix().entries else { return false }
        let entries = try typed.matrix().entries
        guard entries.count == right.count else { return false }
        let largest = right.map { abs($0.value.approximation()) }.max() ?? 0
        return zip(entries, right).allSatisfy {
            abs($0.value.approximation() - $1.value.approximation()) * 20 <= largest
        }
    }
}

extension Scalar {
    /// A typed decimal with its digits; of a product of decimals the number that was written, `6.49 · 0.576`.
    fileprivate var written: Scalar { rounding?.isLiteral == true ? self : Scalar(value) }

    /// Whether the two intervals have a common point.
    fileprivate func reaches(_ other: Scalar) throws -> Bool {
        let radius = (rounding?.radius ?? 0) + (other.rounding?.radius ?? 0)
        let difference = try value - other.value
        guard try difference.isReal() else { return try difference.isZero() }
        return try difference.magnitude().compare(to: AlgebraicNumber(radius)) <= 0
    }
}
