import ExactAlgebra

// What is true, false, or cannot be decided: then the error says so.
extension Evaluator {
    func relation(_ sides: [Expression], _ relations: [Expression.Relation]) throws -> Operand {
        if relations.allSatisfy(\.isStatement) { return try labelled(sides, relations) }
        do {
            return .value(.boolean(try holds(sides, relations)))
        } catch let error as EvaluationError {
            // `charpoly(A) == x^2 - 1`: a letter that nothing binds makes both sides polynomials.
            let free = freeNames(in: Expression(.relation(sides, relations)))
            guard case .unknownName = error, variable == nil, free.count == 1 else { throw error }
            var other = self
            other.variable = free[0]
            return .value(.boolean(try other.holds(sides, relations)))
        }
    }

    /// `λ₁ = 18` is worth 18; an equation without a name in front is worth nothing.
    private func labelled(_ sides: [Expression], _ relations: [Expression.Relation]) throws -> Operand {
        let chain = Expression(.relation(sides, relations))
        guard chain.label != nil, let last = sides.last else {
            throw Complaint.mismatch(expected: "a value", found: "an equation")
        }
        return try operand(last)
    }

    private func holds(_ sides: [Expression], _ relations: [Expression.Relation]) throws -> Bool {
        let values = try operands(of: sides)
        for (k, relation) in relations.enumerated() where !relation.isStatement {
            if try !holds(relation, values[k], values[k + 1]) { return false }
        }
        return true
    }

    /// The sides; beside a polynomial the others are polynomials too, whatever their letter is bound to.
    private func operands(of sides: [Expression]) throws -> [Operand] {
        do {
            return try sides.map { try operand($0) }
        } catch let error as EvaluationError {
            guard case .typeMismatch = error, variable == nil else { throw error }
            let known = sides.map { try? operand($0) }
            let letters = known.compactMap { side in
                if case .value(.polynomial(let polynomial))? = side { polynomial.variable } else { nil }
            }
            guard let letter = letters.first else { throw error }
            return try zip(sides, known).map { side, value in
                try value ?? .value(.polynomial(polynomial(side, preferring: letter)))
            }
        }
    }

    private func holds(_ relation: Expression.Relation, _ a: Operand, _ b: Operand) throws -> Bool {
        switch relation {
        case .equal, .equation, .approximately: try isEqual(a, b)
        case .unequal: try !isEqual(a, b)
        case .less: try scalar(a).value.compare(to: scalar(b).value) < 0
        case .lessOrEqual: try scalar(a).value.compare(to: scalar(b).value) <= 0
        case .greater: try scalar(a).value.compare(to: scalar(b).value) > 0
        case .greaterOrEqual: try scalar(a).value.compare(to: scalar(b).value) >= 0
        case .element: try isElement(a, of: b)
        }
    }

    // MARK: Equality

    func isEqual(_ a: Operand, _ b: Operand) throws -> Bool {
        switch (a, b) {
        case (.identity(let c), .identity(let d)): return try isEqual(.value(c.value), .value(d.value))
        case (.identity(let c), _):
            let grid = try grid(b)
            return try grid.rows == grid.columns && isEqual(Grid.scaledIdentity(c, grid.rows), grid)
        case (_, .identity): return try isEqual(b, a)
        case (.angle(let x), .angle(let y)):
            if (x + y.scaled(by: -1)).isZero { return true }
            throw Complaint.unable("angles are not compared")
        case (.value(.boolean(let x)), .value(.boolean(let y))): return x == y
        case (.value(.list(let x)), .value(.list(let y))): return try isEqual(x, y)
        case (.range, _): return try isEqual(.value(finished(a)), b)
        case (_, .range): return try isEqual(a, .value(finished(b)))
        case (.value(.subspace(let x)), .value(.subspace(let y))):
            return try contains(x, y) && contains(y, x)
        case (.value(.record(let x)), .value(.record(let y))):
            guard x.map(\.name) == y.map(\.name) else { return false }
            return try isEqual(x.map(\.value), y.map(\.value))
        case (.value(.list(let values)), _) where isMatrix(b),
            (_, .value(.list(let values))) where isMatrix(a):
            let vector = try grid(isMatrix(a) ? a : b)
            guard vector.rows == 1 || vector.columns == 1 else { return false }
            return try isEqual(values, vector.entries.map(\.value))
        default: break
        }
        if let x = entry(a), let y = entry(b) { return try isEqual(x, y) }
        return try isEqual(grid(a), grid(b))
    }

    private func finished(_ range: Operand) throws -> Value {
        guard case .range(let range) = range else { return .list([]) }
        return .list(range.map { $0.map { .exact($0) } } ?? [])
    }

    private func isEqual(_ x: [Value], _ y: [Value]) throws -> Bool {
        guard x.count == y.count else { return false }
        return try zip(x, y).allSatisfy { try isEqual(.value($0), .value($1)) }
    }

    private func isEqual(_ x: Grid, _ y: Grid) throws -> Bool {
        guard x.shape == y.shape else { return false }
        return try zip(x.entries, y.entries).allSatisfy { try isEqual($0, $1) }
    }

    private func isEqual(_ x: Entry, _ y: Entry) throws -> Bool {
        switch (x, y) {
        case (.scalar(let a), .scalar(let b)): return try a.value.isEqual(to: b.value)
        case (.polynomial(let p), _): return try p.isEqual(to: y.polynomial(in: p.variable))
        case (_, .polynomial(let q)): return try q.isEqual(to: x.polynomial(in: q.variable))
        }
    }

    // MARK: Membership

    private func isElement(_ a: Operand, of b: Operand) throws -> Bool {
        switch b {
        case .value(.subspace(let basis)): return try contains(basis, matrix(a))
        case .value(.list(let values)):
            return try values.contains { try isEqual(a, .value($0)) }
        case .range(let range): return try range?.contains(integer(a)) ?? false
        default:
            throw Complaint.mismatch(expected: "a subspace or a list after in", found: b.description)
        }
    }

    /// Whether every column of `vectors` lies in the span of the columns of `basis`.
    private func contains(_ basis: MatrixValue, _ vectors: MatrixValue) throws -> Bool {
        guard basis.rows == vectors.rows else { return false }
        let (span, columns) = (basis.exact, vectors.exact)
        if let p = span.asRational, let q = columns.asRational {
            return try p.appending(columnsOf: q).rank == p.rank
        }
        return try span.appending(columnsOf: columns).rank() == span.rank()
    }

    // MARK: Logic

    func truth(_ a: Operand) throws -> Bool {
        guard case .value(.boolean(let truth)) = a else {
            throw Complaint.mismatch(expected: "a statement that is true or false", found: a.description)
        }
        return truth
    }

    /// One part that settles the whole does so even where another could not be decided.
    func logic(_ connective: Expression.Connective, _ values: [Expression]) throws -> Operand {
        let settling = connective == .or
        var undecided: EvaluationError?
        for value in values {
            do {
                if try truth(operand(value)) == settling { return .value(.boolean(settling)) }
            } catch let error as EvaluationError where error.isUnable {
                undecided = error
            }
        }
        if let undecided { throw undecided }
        return .value(.boolean(!settling))
    }
}
