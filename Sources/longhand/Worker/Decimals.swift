internal import ExactAlgebra
internal import Notation

/// Values with their numbers as decimals.
struct Decimals {
    let digits: Int

    /// Nil where there are no numbers in it.
    func formula(of value: Value) throws(AlgebraError) -> Formula? {
        switch value {
        case .number(let scalar): return try number(scalar.value)
        case .matrix(let matrix): return try self.matrix(matrix)
        case .list(let values):
            var parts: [Formula] = []
            for value in values {
                if let part = try formula(of: value) { parts.append(part) }
            }
            return .list(parts, isBraced: true)
        case .polynomial(let polynomial): return try self.polynomial(polynomial)
        case .subspace(let basis): return .call("subspace", [try matrix(basis)])
        case .boolean: return nil
        case .record(let fields):
            var parts: [Formula] = []
            for field in fields {
                if let part = try formula(of: field.value) {
                    parts.append(.relation([.name(field.name), part], ["="]))
                }
            }
            return .list(parts, isBraced: false)
        }
    }

    private func matrix(_ matrix: MatrixValue) throws(AlgebraError) -> Formula {
        var rows: [[Formula]] = []
        for i in 0..<matrix.rows {
            var row: [Formula] = []
            for j in 0..<matrix.columns { row.append(try number(matrix[i, j].value)) }
            rows.append(row)
        }
        return .matrix(rows, rows: matrix.rows, columns: matrix.columns)
    }

    private func polynomial(_ polynomial: PolynomialValue) throws(AlgebraError) -> Formula {
        var terms: [Formula] = []
        for k in polynomial.coefficients.indices.reversed() {
            let coefficient = polynomial.coefficients[k]
            if try coefficient.isZero() { continue }
            terms.append(term(try number(coefficient), .name(polynomial.variable), k))
        }
        return terms.isEmpty ? .number("0") : terms.count == 1 ? terms[0] : .sum(terms)
    }

    private func term(_ coefficient: Formula, _ variable: Formula, _ degree: Int) -> Formula {
        if degree == 0 { return coefficient }
        if case .negative(let positive) = coefficient { return .negative(term(positive, variable, degree)) }
        let power = degree == 1 ? variable : Formula.power(variable, .number("\(degree)"))
        return coefficient == .number("1") ? power : .product([coefficient, power])
    }

    private func number(_ value: AlgebraicNumber) throws(AlgebraError) -> Formula {
        if try value.isReal() { return try real(value) }
        let (x, y) = (try value.realPart(), try value.imaginaryPart())
        let imaginary = Formula.product([try real(y), .name("i")])
        return try x.isZero() ? imaginary : .sum([try real(x), imaginary])
    }

    private func real(_ value: AlgebraicNumber) throws(AlgebraError) -> Formula {
        if let whole = value.asRational, whole.isInteger, whole.numerator.bitCount <= 64 {
            return Formula(whole)
        }
        let text = try value.decimal(significantDigits: digits)
        return text.hasPrefix("-") ? .negative(.number(String(text.dropFirst()))) : .number(text)
    }

    /// True where every number in it is rational, so that its exact form says everything.
    static func isRational(_ value: Value) -> Bool {
        switch value {
        case .number(let scalar): scalar.value.asRational != nil
        case .matrix(let matrix), .subspace(let matrix):
            matrix.entries.allSatisfy { $0.value.asRational != nil }
        case .list(let values): values.allSatisfy(isRational)
        case .polynomial(let polynomial): polynomial.coefficients.allSatisfy { $0.asRational != nil }
        case .boolean: true
        case .record(let fields): fields.allSatisfy { isRational($0.value) }
        }
    }
}
