public import ExactAlgebra

extension Formula {
    /// A value in its simplest exact form.
    ///
    /// A number that no radical expresses is shown as `root(λ³ − 6λ² + 5λ − 1, 1) ≈ 5.0489…`.
    ///
    /// - Throws: *unable* where a number is too large to be written down.
    public init(_ value: Value) throws(AlgebraError) {
        switch value {
        case .number(let scalar): self = try Formula(scalar)
        case .matrix(let matrix):
            self = try Formula(matrix) { (scalar) throws(AlgebraError) in try Formula(scalar) }
        case .list(let values):
            var parts: [Formula] = []
            for value in values { parts.append(try Formula(value)) }
            self = .list(parts, isBraced: true)
        case .polynomial(let polynomial): self = try Formula(polynomial)
        case .boolean(let truth): self = .text(truth ? "true" : "false")
        case .subspace(let basis): self = .call("subspace", [try Formula(.matrix(basis))])
        case .record(let fields):
            var parts: [Formula] = []
            for field in fields {
                parts.append(.relation([.name(field.name), try Formula(field.value)], ["="]))
            }
            self = .list(parts, isBraced: false)
        }
    }

    /// A value as well as it can be shown: its simplest exact form, else the first digits.
    public init(showing value: Value) {
        switch value {
        case .number(let scalar): self = Formula(showing: scalar)
        case .matrix(let matrix): self = Formula(matrix) { Formula(showing: $0) }
        case .list(let values): self = .list(values.map { Formula(showing: $0) }, isBraced: true)
        case .subspace(let basis): self = .call("subspace", [Formula(showing: .matrix(basis))])
        case .record(let fields):
            let parts = fields.map { Formula.relation([.name($0.name), Formula(showing: $0.value)], ["="]) }
            self = .list(parts, isBraced: false)
        case .polynomial, .boolean:
            self = (try? Formula(value)) ?? .text("a polynomial too large to be written down")
        }
    }

    /// A value for a later computation to read back: every number with the roots it is made of, where
    /// the simplest form would give each one a polynomial of its own.
    ///
    /// - Throws: *unable* where a number is too large to be written down.
    public init(carrying value: Value) throws(AlgebraError) {
        switch value {
        case .number(let scalar): self = Formula(try scalar.value.faithfulForm())
        case .matrix(let matrix):
            self = try Formula(matrix) { (scalar) throws(AlgebraError) in
                Formula(try scalar.value.faithfulForm())
            }
        case .list(let values):
            var parts: [Formula] = []
            for value in values { parts.append(try Formula(carrying: value)) }
            self = .list(parts, isBraced: true)
        case .polynomial, .boolean, .subspace, .record: self = try Formula(value)
        }
    }

    // MARK: Numbers

    private init(_ scalar: Scalar) throws(AlgebraError) {
        if let typed = Formula(typed: scalar) {
            self = typed
            return
        }
        let form = try scalar.value.closedForm()
        let exact = Formula(form)
        self = form.hasPolynomialRoot ? .approximated(exact, digits: try scalar.value.firstDigits()) : exact
    }

    private init(showing scalar: Scalar) {
        if let exact = try? Formula(scalar) {
            self = exact
        } else if let digits = try? scalar.value.firstDigits() {
            self = .text(digits)
        } else {
            self = .text("a number too large to be written down")
        }
    }

    /// A typed decimal keeps its digits.
    private init?(typed scalar: Scalar) {
        guard let rounding = scalar.rounding, rounding.isLiteral, let places = rounding.places,
            let value = scalar.value.asRational,
            let digits = try? value.magnitude.decimalString(places: places)
        else { return nil }
        self = value.sign < 0 ? .negative(.number(digits)) : .number(digits)
    }

    private init<Failure: Error>(
        _ matrix: MatrixValue, _ entry: (Scalar) throws(Failure) -> Formula
    ) throws(Failure) {
        var rows: [[Formula]] = []
        for i in 0..<matrix.rows {
            var row: [Formula] = []
            for j in 0..<matrix.columns { row.append(try entry(matrix[i, j])) }
            rows.append(row)
        }
        self = .matrix(rows, rows: matrix.rows, columns: matrix.columns)
    }

    // MARK: Polynomials

    /// The term of highest degree first.
    public init(_ polynomial: PolynomialValue) throws(AlgebraError) {
        var terms: [Formula] = []
        for (k, coefficient) in polynomial.scalars.enumerated().reversed() {
            if coefficient.rounding == nil, coefficient.value.asRational?.isZero == true { continue }
            terms.append(Formula.term(try Formula(coefficient), Formula.name(polynomial.variable), k))
        }
        self = terms.isEmpty ? .number("0") : terms.count == 1 ? terms[0] : .sum(terms)
    }

    private static func term(_ coefficient: Formula, _ variable: Formula, _ degree: Int) -> Formula {
        if degree == 0 { return coefficient }
        let power = degree == 1 ? variable : Formula.power(variable, .number("\(degree)"))
        switch coefficient {
        case .number("1"): return power
        case .negative(let positive): return .negative(term(positive, variable, degree))
        default: return .product([coefficient, power])
        }
    }

    // MARK: Closed forms

    /// A closed form with its signs moved to the front.
    public init(_ form: ClosedForm) {
        switch form {
        case .rational(let value): self = Formula(value)
        case .sum(let terms): self = .sum(terms.map { Formula($0) })
        case .product(let factors): self = Formula.product(of: factors)
        case .quotient(let a, let b):
            let (numerator, denominator) = (Formula(a), Formula(b))
            if case .negative(let positive) = numerator {
                self = .negative(.quotient(positive, denominator))
            } else {
                self = .quotient(numerator, denominator)
            }
        case .squareRoot(let a): self = .root(Formula(a), degree: 2)
        case .root(let a, let k): self = .root(Formula(a), degree: k)
        case .polynomialRoot(let polynomial, let index):
            let terms = try? Formula(PolynomialValue(polynomial, variable: "lambda"))
            self = .call("root", [terms ?? .text("?"), .number("\(index)")])
        case .imaginaryUnit: self = .name("i")
        }
    }

    /// An integer or a fraction.
    public init(_ value: Rational) {
        let size = value.magnitude
        let numerator = Formula.number(size.numerator.description)
        let fraction =
            size.isInteger ? numerator : .quotient(numerator, .number(size.denominator.description))
        self = value.sign < 0 ? .negative(fraction) : fraction
    }

    private static func product(of factors: [ClosedForm]) -> Formula {
        guard case .rational(let scale)? = factors.first else { return .product(factors.map { Formula($0) }) }
        let size = scale.magnitude
        var rest = factors.dropFirst().map { Formula($0) }
        if !size.numerator.isOne || rest.isEmpty { rest.insert(.number(size.numerator.description), at: 0) }
        let numerator = rest.count == 1 ? rest[0] : .product(rest)
        let whole = size.isInteger ? numerator : .quotient(numerator, .number(size.denominator.description))
        return scale.sign < 0 ? .negative(whole) : whole
    }
}

extension ClosedForm {
    fileprivate var hasPolynomialRoot: Bool {
        switch self {
        case .rational, .imaginaryUnit: false
        case .sum(let parts), .product(let parts): parts.contains(where: \.hasPolynomialRoot)
        case .quotient(let a, let b): a.hasPolynomialRoot || b.hasPolynomialRoot
        case .squareRoot(let a), .root(let a, _): a.hasPolynomialRoot
        case .polynomialRoot: true
        }
    }
}

extension AlgebraicNumber {
    /// The first five significant digits, not rounded, and a sign that there are more.
    func firstDigits() throws(AlgebraError) -> String {
        guard try isReal() else {
            let (x, y) = (try realPart(), try imaginaryPart())
            let sign = try y.sign() < 0 ? "−" : "+"
            return "\(try x.firstDigits()) \(sign) \(try y.magnitude().firstDigits())i"
        }
        if try isZero() { return "0" }
        let digits = try decimal(significantDigits: 9).replacing("-", with: "−")
        guard digits.contains(".") else { return digits + "…" }
        let cut = String(digits.dropLast(4))
        return (cut.hasSuffix(".") ? String(cut.dropLast()) : cut) + "…"
    }
}
