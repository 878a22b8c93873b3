import ExactAlgebra

extension Evaluator {
    func call(_ function: Function, _ arguments: [Expression]) throws -> Operand {
        if function == .root { return try root(of: arguments[0], arguments[1]) }
        if function.isFloatingOnly { throw Complaint.floatingOnly(function) }
        if function == .norm || function == .cond { return .number(try size(function, arguments)) }
        let values = try arguments.map { try operand($0) }
        switch function {
        case .transpose: return try transposed(values[0])
        case .solve, .lstsq: return .value(.matrix(try solution(function, values)))
        case .det, .trace, .rank, .rows, .cols, .dot, .abs, .min, .max, .sum, .energy:
            return try measure(function, values)
        case .sqrt, .cos, .sin, .acos: return try elementary(function, values[0])
        case .charpoly, .eigenvalues, .eigenspace, .singularvalues, .svd, .qr, .lowrank, .svt:
            return .value(try spectral(function, values))
        case .diag, .zeros, .identity: return try built(function, values)
        case .inv:
            if case .identity(let c) = values[0] { return .identity(try Entry.one / c) }
            return .value(.matrix(try inverse(matrix(values[0]))))
        case .soft: return try soft(values[0], threshold: scalar(values[1]))
        case .root, .subspace, .null, .col, .row, .basis, .rref, .gramschmidt, .orth, .proj, .projector,
            .unit,
            .pinv:
            return .value(try spatial(function, values))
        case .norm, .cond, .lu, .chol, .qrp, .eigh, .pcp: throw Complaint.floatingOnly(function)
        }
    }

    // MARK: Numbers

    private func elementary(_ function: Function, _ a: Operand) throws -> Operand {
        switch function {
        case .sqrt: return .number(try scalar(a).squareRoot())
        case .acos: return .angle(try Angle(arcOf: scalar(a).value))
        default:
            guard case .angle(let angle) = a else {
                if try scalar(a).value.isZero() { return .exact(function == .cos ? .one : .zero) }
                throw Complaint.unable(
                    "\(function.rawValue) of an algebraic number other than 0 is not algebraic")
            }
            let both = try angle.cosineAndSine()
            return .exact(function == .cos ? both.cosine : both.sine)
        }
    }

    /// The k-th distinct real root, largest first.
    private func root(of polynomial: Expression, _ index: Expression) throws -> Operand {
        let k = try integer(operand(index))
        let p = try self.polynomial(polynomial)
        guard let rational = try p.decidedRational() else {
            throw Complaint.unable("root of a polynomial with irrational coefficients")
        }
        guard rational.degree > 0 else {
            throw Complaint.mismatch(expected: "a polynomial with a letter", found: "a constant")
        }
        try Limit.degree.allow(rational.degree)
        let roots = try AlgebraicNumber.realRoots(of: rational)
        guard (1...max(roots.count, 1)).contains(k), !roots.isEmpty else {
            throw AlgebraError.noSuchRoot(index: k, count: roots.count)
        }
        return .exact(roots[k - 1].value)
    }

    private func measure(_ function: Function, _ values: [Operand]) throws -> Operand {
        switch function {
        case .det: return .value(try determinant(values[0]))
        case .trace: return .value(try grid(values[0]).trace().value)
        case .rank: return .exact(AlgebraicNumber(try rank(matrix(values[0]).exact)))
        case .rows: return .exact(AlgebraicNumber(try matrix(values[0]).rows))
        case .cols: return .exact(AlgebraicNumber(try matrix(values[0]).columns))
        case .dot: return .number(try dot(values[0], values[1]))
        case .energy: return .exact(try energy(matrix(values[0]), integer(values[1])))
        case .abs:
            if isMatrix(values[0]) {
                let matrix = try matrix(values[0])
                let sizes = try matrix.entries.map { try $0.magnitude() }
                return .value(
                    .matrix(MatrixValue(rows: matrix.rows, columns: matrix.columns, entries: sizes)))
            }
            return .number(try scalar(values[0]).magnitude())
        default: return .number(try extremum(function, values.flatMap { try scalars($0) }))
        }
    }

    func extremum(_ function: Function, _ numbers: [Scalar]) throws -> Scalar {
        if function == .sum { return try numbers.reduce(Scalar(0)) { try $0 + $1 } }
        guard var best = numbers.first else {
            throw AlgebraError.outOfDomain(
                operation: function.rawValue, reason: "there is nothing to compare")
        }
        for number in numbers.dropFirst() {
            let order = try number.value.compare(to: best.value)
            if function == .max ? order > 0 : order < 0 { best = number }
        }
        return best
    }

    private func determinant(_ a: Operand) throws -> Value {
        let grid = try grid(a)
        guard case .value(.matrix(let matrix)) = grid.operand, !(matrix.isRounded && matrix.rows <= 8) else {
            return try grid.determinant().value
        }
        if let rational = matrix.exact.asRational {
            return .exact(AlgebraicNumber(try rational.determinant()))
        }
        return .exact(try matrix.exact.determinant())
    }

    /// The Frobenius norm; by the triangle inequality it is off by the norm of the radii at most.
    func norm(_ matrix: MatrixValue) throws -> Scalar {
        var (sum, radii) = (AlgebraicNumber.zero, Rational.zero)
        for entry in matrix.entries {
            let size = try entry.value.isReal() ? entry.value : entry.value.magnitude()
            sum = try sum + size * size
            radii = radii + entry.radius * entry.radius
        }
        let length = try sum.squareRoot()
        guard matrix.isRounded else { return Scalar(length) }
        let radius = try AlgebraicNumber(radii).squareRoot().upperBound()
        return Scalar(length, rounding: Rounding(radius: radius))
    }

    private func dot(_ a: Operand, _ b: Operand) throws -> Scalar {
        let (u, v) = (try scalars(a), try scalars(b))
        guard u.count == v.count else {
            throw AlgebraError.shapeMismatch(
                operation: "dot", left: Shape(u.count, 1), right: Shape(v.count, 1))
        }
        return try zip(u, v).reduce(Scalar(0)) { try $0 + $1.0 * $1.1 }
    }

    /// sign(x)·max(|x| − τ, 0), entry by entry.
    func soft(_ a: Operand, threshold: Scalar) throws -> Operand {
        guard try threshold.value.sign() >= 0 else {
            throw AlgebraError.outOfDomain(operation: "soft", reason: "the threshold is negative")
        }
        return try grid(a).mapped { entry in
            guard case .scalar(let x) = entry else {
                throw Complaint.mismatch(expected: "numbers", found: "a polynomial")
            }
            let rest = try x.magnitude() - threshold
            guard try rest.value.sign() > 0 else { return .zero }
            return .scalar(try x.value.sign() < 0 ? -rest : rest)
        }.single
    }

    // MARK: Reading operands

    /// A matrix; a list of numbers is a column, a list of vectors its columns.
    func matrix(_ a: Operand) throws -> MatrixValue {
        switch a {
        case .value(.matrix(let matrix)), .value(.subspace(let matrix)): return matrix
        case .value(.list(let values)):
            if values.allSatisfy({ isMatrix(.value($0)) }), !values.isEmpty {
                return try matrix(Grid(joining: values.map { try grid(.value($0)) }).operand)
            }
            let entries = try values.map { try scalar(.value($0)) }
            return MatrixValue(rows: entries.count, columns: 1, entries: entries)
        case .grid:
            throw Complaint.mismatch(expected: "a matrix of numbers", found: a.description)
        default: return MatrixValue(rows: 1, columns: 1, entries: [try scalar(a)])
        }
    }

    /// The numbers in a vector, list or matrix.
    func scalars(_ a: Operand) throws -> [Scalar] {
        switch a {
        case .value(.list(let values)): try values.flatMap { try scalars(.value($0)) }
        case .value(.matrix(let matrix)): matrix.entries
        case .range(let range): range.map { $0.map { Scalar($0) } } ?? []
        default: [try scalar(a)]
        }
    }
}

extension Grid {
    /// A 1×1 result of a number is a number again.
    fileprivate var single: Operand { entries.count == 1 ? .value(entries[0].value) : operand }

    /// Side by side.
    fileprivate init(joining blocks: [Grid]) throws {
        let rows = blocks[0].rows
        for block in blocks where block.rows != rows {
            throw AlgebraError.shapeMismatch(
                operation: "columns side by side", left: blocks[0].shape, right: block.shape)
        }
        let entries = (0..<rows).flatMap { i in
            blocks.flatMap { block in (0..<block.columns).map { block[i, $0] } }
        }
        self.init(rows: rows, columns: blocks.reduce(0) { $0 + $1.columns }, entries: entries)
    }
}
