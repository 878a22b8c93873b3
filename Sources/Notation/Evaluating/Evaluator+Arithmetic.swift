import ExactAlgebra

extension Evaluator {
    func negated(_ a: Operand) throws -> Operand {
        switch a {
        // A typed decimal with a sign is still one typed decimal.
        case .value(.number(let scalar)): return .number(-scalar)
        case .value(.polynomial(let polynomial)): return .value(.polynomial(polynomial.negated))
        case .angle(let angle): return .angle(angle.scaled(by: -1))
        default: return try multiplied(.number(Scalar(-1)), a)
        }
    }

    func percentage(_ a: Operand) throws -> Operand {
        guard case .value(.number(let scalar)) = a else {
            throw Complaint.mismatch(expected: "a number before %", found: a.description)
        }
        let hundredth = AlgebraicNumber(Numeral.unit(ofPlace: 2))
        return .number(
            Scalar(try scalar.value * hundredth, rounding: scalar.rounding?.asPercentage))
    }

    func sum(_ terms: [Expression.Term]) throws -> Operand {
        var total = try operand(terms[0].value)
        try checkWork(terms.count, on: total)
        if terms[0].isNegative { total = try negated(total) }
        for term in terms.dropFirst() {
            let next = try operand(term.value)
            total = try added(total, term.isNegative ? negated(next) : next)
        }
        return total
    }

    func product(_ factors: [Expression.Factor]) throws -> Operand {
        for (before, factor) in zip(factors, factors.dropFirst()) where factor.operation == .juxtaposed {
            try checkLetter(before.value, before: factor.value)
        }
        var total = try operand(factors[0].value)
        try checkWork(factors.count, on: total)
        for factor in factors.dropFirst() {
            let next = try operand(factor.value)
            total =
                factor.operation == .dividedBy ? try divided(total, by: next) : try multiplied(total, next)
        }
        return total
    }

    /// `λ(λ − 22)` is a product where λ is a number or the letter of the polynomial; `f(x)` is none.
    private func checkLetter(_ head: Expression, before factor: Expression) throws {
        guard case .name(let name) = head.kind, factor.kind != .name("I"), name != variable else { return }
        switch scope[name] {
        case .number, .polynomial: return
        case nil where name == "pi" || name == "i" && scope.allowsImaginaryUnit: return
        default:
            let vocabulary = scope.contains(name) ? nil : scope.vocabulary
            throw EvaluationError.notation(
                NotationError(.notAFunction(Names.pretty(name), in: vocabulary), at: head.range))
        }
    }

    /// A long line of operations on matrices is refused before it starts.
    private func checkWork(_ count: Int, on first: Operand) throws {
        guard count > 2, case .value(.matrix(let matrix)) = first else { return }
        try Work.check(count, matrix.entries.count, atMost: Work.slowProducts * 4)
    }

    // MARK: Two operands

    func added(_ a: Operand, _ b: Operand) throws -> Operand {
        switch (a, b) {
        case (.angle(let x), .angle(let y)): return .angle(x + y)
        case (.angle(let x), _) where x.isZero: return b
        case (_, .angle(let y)) where y.isZero: return a
        case (.identity(let c), .identity(let d)): return .identity(try c + d)
        case (.identity(let c), _):
            return try Grid.scaledIdentity(c, order(of: b)).combined(with: grid(b), "sum", +).operand
        case (_, .identity(let d)):
            return try grid(a).combined(with: Grid.scaledIdentity(d, order(of: a)), "sum", +).operand
        default: break
        }
        if let x = entry(a), let y = entry(b), !(isMatrix(a) && isMatrix(b)) {
            return .value(try (x + y).value)
        }
        if let (x, y) = rationalPair(a, b) { return .value(.exact(AlgebraicMatrix(try x + y))) }
        guard isMatrix(a), isMatrix(b) else {
            throw Complaint.mismatch(
                expected: "two things that can be added", found: "\(a.description) and \(b.description)")
        }
        return try grid(a).combined(with: grid(b), "sum", +).operand
    }

    func multiplied(_ a: Operand, _ b: Operand) throws -> Operand {
        switch (a, b) {
        case (.angle(let angle), _): return .angle(angle.scaled(by: try rationalFactor(b)))
        case (_, .angle(let angle)): return .angle(angle.scaled(by: try rationalFactor(a)))
        case (.identity(let c), .identity(let d)): return .identity(try c * d)
        case (.identity(let c), _):
            if let d = entry(b), !isMatrix(b) { return .identity(try c * d) }
            return try grid(b).mapped { try c * $0 }.operand
        case (_, .identity): return try multiplied(b, a)
        default: break
        }
        if isMatrix(a), isMatrix(b) {
            if let product = try matrixProduct(a, b) { return product }
        }
        if let x = entry(a), let y = entry(b) { return .value(try (x * y).value) }
        if let x = entry(a), isMatrix(b) { return try scaled(b, by: x) }
        if let y = entry(b), isMatrix(a) { return try scaled(a, by: y) }
        throw Complaint.mismatch(
            expected: "two things that can be multiplied", found: "\(a.description) and \(b.description)")
    }

    /// The product where the shapes fit; nil where one of them is 1×1 and stands for a number.
    private func matrixProduct(_ a: Operand, _ b: Operand) throws -> Operand? {
        if let (p, q) = rationalPair(a, b), p.columns == q.rows {
            try Work.checkEntries(p.rows, q.columns)
            try Work.check(p.rows, p.columns, q.columns)
            return .value(.exact(AlgebraicMatrix(try p * q)))
        }
        let (x, y) = (try grid(a), try grid(b))
        if x.columns != y.rows, x.entries.count == 1 || y.entries.count == 1 { return nil }
        try Work.checkEntries(x.rows, y.columns)
        return try x.multiplied(by: y).operand
    }

    private func scaled(_ matrix: Operand, by factor: Entry) throws -> Operand {
        try grid(matrix).mapped { try factor * $0 }.operand
    }

    func divided(_ a: Operand, by b: Operand) throws -> Operand {
        if case .angle(let angle) = a {
            return .angle(angle.scaled(by: try Rational.one / rationalFactor(b)))
        }
        guard let divisor = entry(b) else {
            throw Complaint.mismatch(expected: "a number as divisor", found: b.description)
        }
        if case .identity(let c) = a { return .identity(try c / divisor) }
        if let x = entry(a), !isMatrix(a) { return .value(try (x / divisor).value) }
        return try grid(a).mapped { try $0 / divisor }.operand
    }

    func power(_ base: Operand, _ exponent: Expression) throws -> Operand {
        let upper = try scalar(operand(exponent))
        guard let exponent = try upper.value.asRational ?? upper.value.rationalValue() else {
            throw Complaint.unable("a power with an irrational exponent")
        }
        if isMatrix(base), entry(base) == nil { return try matrixPower(base, exponent) }
        if case .identity(let c) = base, let n = exponent.asInt {
            return .identity(try c.raised(to: n))
        }
        guard let base = entry(base) else {
            throw Complaint.mismatch(expected: "a number or a square matrix", found: base.description)
        }
        if exponent.isInteger {
            guard let n = exponent.asInt else { throw AlgebraError.limit(.bits, asked: .max) }
            return .value(try base.raised(to: n).value)
        }
        guard case .scalar(let number) = base else {
            throw Complaint.mismatch(expected: "a polynomial", found: "a root of one")
        }
        if exponent.denominator == 2, let p = exponent.numerator.asInt {
            return .number(try number.squareRoot().raised(to: p))
        }
        return .number(Scalar(try number.value.raised(to: exponent)))
    }

    private func matrixPower(_ base: Operand, _ exponent: Rational) throws -> Operand {
        let matrix = try grid(base)
        guard matrix.rows == matrix.columns else {
            throw AlgebraError.notSquare(operation: "power", shape: matrix.shape)
        }
        guard let n = exponent.asInt else {
            if exponent.isInteger { throw AlgebraError.limit(.bits, asked: .max) }
            throw Complaint.mismatch(expected: "an integer exponent of a matrix", found: exponent.description)
        }
        // Before it is turned: the least whole number of the machine has no negative.
        guard n > .min else { throw AlgebraError.limit(.bits, asked: .max) }
        if n < 0 { return try matrixPower(.value(.matrix(inverse(self.matrix(base)))), Rational(-n)) }
        try Limit.bits.allow(n)
        try Work.check(matrix.rows, matrix.rows, matrix.rows)
        if case .value(.matrix(let value)) = base, !value.isRounded, let rational = value.exact.asRational {
            return .value(.exact(AlgebraicMatrix(try rational.raised(to: n))))
        }
        try Limit.degree.allow(n)
        var power = Grid.scaledIdentity(.one, matrix.rows)
        for _ in 0..<n { power = try power.multiplied(by: matrix) }
        return power.operand
    }

    func transposed(_ a: Operand) throws -> Operand {
        switch a {
        case .value(.matrix(let matrix)): return .value(.matrix(matrix.transposed))
        case .grid(let grid): return .grid(grid.transposed)
        case .value(.number), .identity, .value(.polynomial): return a
        default: throw Complaint.mismatch(expected: "a matrix", found: a.description)
        }
    }

    // MARK: Reading operands

    func isMatrix(_ a: Operand) -> Bool {
        switch a {
        case .value(.matrix), .grid: true
        default: false
        }
    }

    /// A number, a polynomial or the entry of a 1×1 matrix; else nil.
    func entry(_ a: Operand) -> Entry? {
        switch a {
        case .value(.number(let scalar)): .scalar(scalar)
        case .value(.polynomial(let polynomial)): .polynomial(polynomial)
        case .value(.matrix(let matrix)) where matrix.entries.count == 1: .scalar(matrix.entries[0])
        case .grid(let grid) where grid.entries.count == 1: grid.entries[0]
        case .angle(let angle) where angle.isZero: .zero
        default: nil
        }
    }

    func scalar(_ a: Operand) throws -> Scalar {
        if case .scalar(let scalar)? = entry(a) { return scalar }
        if case .angle = a {
            throw Complaint.unable("an angle is not an algebraic number")
        }
        throw Complaint.mismatch(expected: "a number", found: a.description)
    }

    func grid(_ a: Operand) throws -> Grid {
        switch a {
        case .value(.matrix(let matrix)): return Grid(matrix)
        case .grid(let grid): return grid
        default:
            guard let entry = entry(a) else {
                throw Complaint.mismatch(expected: "a matrix", found: a.description)
            }
            return Grid(rows: 1, columns: 1, entries: [entry])
        }
    }

    private func order(of a: Operand) throws -> Int {
        let grid = try grid(a)
        guard grid.rows == grid.columns, isMatrix(a) else {
            throw Complaint.mismatch(expected: "a square matrix beside I", found: a.description)
        }
        return grid.rows
    }

    private func rationalFactor(_ a: Operand) throws -> Rational {
        guard let factor = try scalar(a).value.rationalValue() else {
            throw Complaint.unable("an irrational multiple of an angle")
        }
        return factor
    }

    private func rationalPair(_ a: Operand, _ b: Operand) -> (RationalMatrix, RationalMatrix)? {
        guard case .value(.matrix(let x)) = a, case .value(.matrix(let y)) = b, !x.isRounded, !y.isRounded,
            let p = x.exact.asRational, let q = y.exact.asRational
        else { return nil }
        return (p, q)
    }
}
