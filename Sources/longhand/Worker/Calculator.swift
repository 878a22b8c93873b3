internal import ExactAlgebra
internal import Notation

/// `eval`: an expression read, evaluated and written in each form that is asked for.
struct Calculator {
    let digits: Int
    let layout: Layout

    /// - Throws: status 65 where the text cannot be read or makes no sense.
    func evaluate(_ text: String) throws(CommandFailure) -> Evaluated {
        let parse: Parse
        do {
            parse = try Reader.parse(text)
        } catch {
            throw CommandFailure(.badData, error.diagnostic(for: text, width: layout.width))
        }
        var results: [Evaluated] = []
        for reading in parse.readings {
            let result = try evaluate(reading, of: text)
            if !results.contains(result) { results.append(result) }
        }
        guard results.count == 1, let result = results.first else {
            let ways = parse.readings.map { "    " + Formula($0).plain }.joined(separator: "\n")
            throw CommandFailure(
                .badData, "\(text)\ncan be read in more than one way:\n\(ways)\nWrite one of these.")
        }
        return result
    }

    private func evaluate(_ expression: Expression, of text: String) throws(CommandFailure) -> Evaluated {
        do throws(EvaluationError) {
            return described(try value(of: expression))
        } catch {
            if case .algebra(let reason, _) = error { return Self.without(reason) }
            if case .unable(let reason, _) = error { return .unable(bound: "method", reason) }
            throw CommandFailure(.badData, error.diagnostic(for: text, width: layout.width))
        }
    }

    /// The value; of an expression with one free letter, the polynomial.
    private func value(of expression: Expression) throws(EvaluationError) -> Value {
        let evaluator = Evaluator()
        do throws(EvaluationError) {
            return try evaluator.evaluate(expression)
        } catch {
            guard case .unknownName = error, let polynomial = try? evaluator.polynomial(expression),
                Names.pretty(polynomial.variable).count == 1
            else { throw error }
            return .polynomial(polynomial)
        }
    }

    /// What is shown: the exact form, and the decimals where it has roots; the parts of a record in turn.
    private func blocks(_ value: Value) throws(AlgebraError) -> [[Prose.Inline]] {
        guard case .record(let fields) = value else { return try block(value, name: nil) }
        var blocks: [[Prose.Inline]] = []
        for field in fields { blocks += try block(field.value, name: field.name) }
        return blocks
    }

    private func block(_ value: Value, name: String?) throws(AlgebraError) -> [[Prose.Inline]] {
        let exact = try Formula(value)
        let named = name.map { Formula.relation([.name($0), exact], ["="]) } ?? exact
        guard !Decimals.isRational(value), let decimal = try Decimals(digits: digits).formula(of: value)
        else {
            return [[.formula(named)]]
        }
        let sign = layout.ascii ? "~ " : "≈ "
        let indent = String(repeating: " ", count: name.map { $0.count + 1 } ?? 0)
        return [[.formula(named)], [.text(indent + sign), .formula(decimal)]]
    }

    private static func without(_ reason: AlgebraError) -> Evaluated {
        if case .limit(let limit, _) = reason {
            return .unable(bound: "\(limit.rawValue) \(limit.bound)", reason.description)
        }
        return reason.isUndefined ? .undefined(reason.description) : .unable(bound: "", reason.description)
    }

    private func described(_ value: Value) -> Evaluated {
        do throws(AlgebraError) {
            let exact = try Formula(value)
            let decimal = try Decimals(digits: digits).formula(of: value)
            let lines = try blocks(value).flatMap {
                Prose(paragraphs: [$0]).lines(width: layout.width, style: TextStyle(ascii: layout.ascii))
            }
            return Evaluated(
                status: .value, exact: exact.plain, decimal: decimal?.plain, latex: exact.latex,
                shown: lines.map { $0 + "\n" }.joined())
        } catch {
            return Self.without(error)
        }
    }
}

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
