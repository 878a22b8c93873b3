import Notation

// The functions that have a bound; the others say nothing.
extension NumericEvaluator {
    func call(_ function: Function, _ arguments: [Expression]) -> NumericOperand? {
        // The letter of root(p, k) is its own, and a polynomial of a matrix is no number.
        if function == .root || (function == .charpoly && letter != nil) { return nil }
        let values = arguments.compactMap { evaluate($0) }
        guard values.count == arguments.count, let first = values.first else { return nil }
        switch function {
        case .transpose: return transposed(first)
        case .sqrt: return first.scalar.map { .number($0.squareRoot()) }
        case .cos: return first.scalar.map { .number($0.cosine) }
        case .sin: return first.scalar.map { .number($0.sine) }
        case .acos: return first.scalar.map { .number($0.arcCosine) }
        case .min, .max, .sum: return extremum(function, values)
        case .dot: return dot(first, values[1])
        case .identity, .zeros, .diag: return built(function, values)
        case .inv:
            if case .identity(let c) = first { return .identity(Ball.one / c) }
            return first.matrix?.inverse().map { .matrix($0) }
        default: break
        }
        guard let a = first.matrix else { return nil }
        return measure(function, a, first) ?? spectral(function, a, values) ?? spatial(function, a, values)
    }

    private func measure(
        _ function: Function, _ a: BallMatrix, _ operand: NumericOperand
    ) -> NumericOperand? {
        switch function {
        case .det: a.determinant.map { .number($0) }
        case .trace: a.trace.map { .number($0) }
        case .rank: a.rank.map { .number($0) }
        case .rows: .number(Ball(Double(a.rows)))
        case .cols: .number(Ball(Double(a.columns)))
        case .norm: .number(a.squaredNorm.squareRoot())
        case .abs:
            operand.isMatrix ? .matrix(a.mapped(\.magnitude)) : operand.scalar.map { .number($0.magnitude) }
        default: nil
        }
    }

    private func spectral(
        _ function: Function, _ a: BallMatrix, _ values: [NumericOperand]
    ) -> NumericOperand? {
        switch function {
        case .charpoly: return a.characteristicPolynomial().map { .polynomial($0) }
        case .eigenvalues:
            guard a.isSquare else { return nil }
            return a.realEigenvalues().map { .list($0.map { .number($0) }) } ?? .spectrum(a)
        case .eigenspace:
            guard a.isSquare, let lambda = values[1].scalar else { return nil }
            return (a - BallMatrix.scaledIdentity(lambda, a.rows)).map { .kernel($0) }
        case .singularvalues: return a.singularValues().map { .list($0.map { .number($0) }) }
        case .svd:
            guard let sigma = a.singularValues() else { return nil }
            return .record([
                "S": .matrix(BallMatrix(a.rows, a.columns) { $0 == $1 ? sigma[$0] : .zero })
            ])
        case .lowrank: return values[1].scalar?.integer.flatMap { a.lowRank($0) }.map { .matrix($0) }
        case .energy: return values[1].scalar?.integer.flatMap { a.energy($0) }.map { .number($0) }
        case .soft:
            guard let threshold = values[1].scalar, threshold.low >= 0 else { return nil }
            return .matrix(a.mapped { $0.softened(by: threshold) })
        case .svt: return values[1].scalar.flatMap { a.singularValueThreshold($0) }.map { .matrix($0) }
        default: return nil
        }
    }

    private func spatial(
        _ function: Function, _ a: BallMatrix, _ values: [NumericOperand]
    ) -> NumericOperand? {
        switch function {
        case .null: return .kernel(a)
        case .rref: return a.rowReduced().map { .matrix($0) }
        case .gramschmidt: return a.orthogonalColumns().map { .matrix(BallMatrix(a.rows, columns: $0)) }
        case .orth: return orthonormal(a).map { .matrix($0) }
        case .qr:
            guard let q = orthonormal(a), q.columns == a.columns, let r = q.transposed * a else { return nil }
            return .record(["Q": .matrix(q), "R": .matrix(r)])
        case .projector: return a.projector().map { .matrix($0) }
        case .proj:
            guard let onto = values[1].matrix?.projector() else { return nil }
            let v = a.rows == 1 && onto.columns > 1 ? a.transposed : a
            return (onto * v).map { .matrix($0) }
        case .pinv: return a.pseudoinverse().map { .matrix($0) }
        case .unit: return a.isVector ? a.normalized().map { .matrix($0) } : nil
        default: return nil
        }
    }

    private func orthonormal(_ a: BallMatrix) -> BallMatrix? {
        guard let columns = a.orthogonalColumns() else { return nil }
        let unit = columns.compactMap { $0.normalized() }
        return unit.count == columns.count ? BallMatrix(a.rows, columns: unit) : nil
    }

    private func extremum(_ function: Function, _ values: [NumericOperand]) -> NumericOperand? {
        let parts = values.compactMap(\.numbers)
        guard parts.count == values.count else { return nil }
        let numbers = parts.flatMap { $0 }
        if function == .sum { return .number(numbers.reduce(Ball.zero) { $0 + $1 }) }
        guard let first = numbers.first else { return nil }
        let rest = numbers.dropFirst()
        return .number(rest.reduce(first) { function == .max ? .larger($0, $1) : .smaller($0, $1) })
    }

    private func dot(_ a: NumericOperand, _ b: NumericOperand) -> NumericOperand? {
        guard let u = a.numbers, let v = b.numbers, u.count == v.count else { return nil }
        return .number(zip(u, v).reduce(Ball.zero) { $0 + $1.0 * $1.1 })
    }

    private func built(_ function: Function, _ values: [NumericOperand]) -> NumericOperand? {
        if function == .diag { return diagonal(values) }
        let sizes = values.compactMap { $0.scalar?.integer }
        guard sizes.count == values.count, let m = sizes.first, let n = sizes.last,
            sizes.allSatisfy({ (0...BallMatrix.largestSize).contains($0) })
        else { return nil }
        return .matrix(function == .zeros ? BallMatrix(m, n) { _, _ in .zero } : .scaledIdentity(.one, m))
    }

    /// The diagonal matrix of a vector; the diagonal of any other matrix as a column.
    private func diagonal(_ values: [NumericOperand]) -> NumericOperand? {
        if values.count == 1, case .matrix(let matrix) = values[0], !matrix.isVector {
            let count = min(matrix.rows, matrix.columns)
            return .matrix(BallMatrix(count, 1) { i, _ in matrix[i, i] })
        }
        let parts = values.compactMap(\.numbers)
        let numbers = parts.flatMap { $0 }
        guard parts.count == values.count, numbers.count <= BallMatrix.largestSize else { return nil }
        return .matrix(BallMatrix(numbers.count, numbers.count) { $0 == $1 ? numbers[$0] : .zero })
    }
}
