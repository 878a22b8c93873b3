import ExactAlgebra
import NumericAlgebra

// What is true or false, up to rounding.
extension FloatingEvaluator {
    typealias Truth = FloatingValue.Truth

    /// How much of the larger side two sides may differ by and count as equal: √ε.
    static let closeness = 0x1p-26

    func relation(
        _ sides: [Expression], _ relations: [Expression.Relation]
    ) throws -> FloatingOperand {
        if relations.allSatisfy(\.isStatement) { return try labelled(sides, relations) }
        let values = try sides.map { try operand($0) }
        var isUpToRounding = false
        for (k, relation) in relations.enumerated() where !relation.isStatement {
            let truth = try holds(relation, values[k], values[k + 1])
            guard truth.holds else { return .value(.boolean(truth)) }
            isUpToRounding = isUpToRounding || truth.isUpToRounding
        }
        return .value(.boolean(Truth(true, isUpToRounding: isUpToRounding)))
    }

    /// `λ₁ = 18` is worth 18; an equation without a name in front is worth nothing.
    private func labelled(
        _ sides: [Expression], _ relations: [Expression.Relation]
    ) throws -> FloatingOperand {
        guard Expression(.relation(sides, relations)).label != nil, let last = sides.last else {
            throw Complaint.mismatch(expected: "a value", found: "an equation")
        }
        return try operand(last)
    }

    private func holds(
        _ relation: Expression.Relation, _ a: FloatingOperand, _ b: FloatingOperand
    ) throws -> Truth {
        switch relation {
        case .equal, .equation, .approximately: return try isEqual(a, b)
        case .unequal: return try isEqual(a, b).negated
        case .element: return try isElement(a, of: b)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let (x, y) = (try a.real(), try b.real())
            let equal = try isEqual(a, b)
            if equal.holds, equal.isUpToRounding {
                return Truth(relation == .lessOrEqual || relation == .greaterOrEqual, isUpToRounding: true)
            }
            switch relation {
            case .less: return Truth(x < y)
            case .lessOrEqual: return Truth(x <= y)
            case .greater: return Truth(x > y)
            default: return Truth(x >= y)
            }
        }
    }

    // MARK: Equality

    func isEqual(_ a: FloatingOperand, _ b: FloatingOperand) throws -> Truth {
        switch (a, b) {
        case (.identity(let c), .identity(let d)): return Truth.equal([c], [d])
        case (.identity(let c), _):
            let matrix = try b.block()
            guard matrix.shape.isSquare else { return Truth(false) }
            return Truth.equal(NumericMatrix.identity(matrix.rows).scaled(by: c).values, matrix.values)
        case (_, .identity): return try isEqual(b, a)
        case (.value(.boolean(let x)), .value(.boolean(let y))):
            return Truth(x.holds == y.holds, isUpToRounding: x.isUpToRounding || y.isUpToRounding)
        case (.value(.subspace(let x)), .value(.subspace(let y))):
            return try contains(x, y).and(contains(y, x))
        case (.value(.record(let x)), .value(.record(let y))):
            guard x.map(\.name) == y.map(\.name) else { return Truth(false) }
            return try zip(x, y).reduce(Truth(true)) { truth, pair in
                try truth.and(isEqual(.value(pair.0.value), .value(pair.1.value)))
            }
        default: break
        }
        if a.isList || b.isList {
            let (x, y) = (try a.numbers(), try b.numbers())
            guard x.count == y.count, a.isVector, b.isVector else { return Truth(false) }
            return Truth.equal(x.flatMap { [$0.real, $0.imaginary] }, y.flatMap { [$0.real, $0.imaginary] })
        }
        if let x = a.entry, let y = b.entry {
            return Truth.equal([x.real, x.imaginary], [y.real, y.imaginary])
        }
        let (x, y) = (try a.block(), try b.block())
        guard x.shape == y.shape else { return Truth(false) }
        return Truth.equal(x.values, y.values)
    }

    // MARK: Membership

    private func isElement(_ a: FloatingOperand, of b: FloatingOperand) throws -> Truth {
        switch b {
        case .value(.subspace(let basis)): return try contains(basis, a.matrix())
        case .value(.list(let values)):
            for value in values {
                let truth = try isEqual(a, .value(value))
                if truth.holds { return truth }
            }
            return Truth(false)
        case .range(let range): return Truth(try range?.contains(a.integer()) ?? false)
        default:
            throw Complaint.mismatch(expected: "a subspace or a list after in", found: b.description)
        }
    }

    /// Whether every column of `vectors` lies in the span of the columns of `spanning`.
    private func contains(_ spanning: NumericMatrix, _ vectors: NumericMatrix) throws -> Truth {
        guard spanning.rows == vectors.rows else { return Truth(false) }
        let basis = try spanning.columnSpace()
        let inside = try basis * (basis.transposed * vectors)
        return Truth.equal(inside.values, vectors.values)
    }

    // MARK: Logic

    func truth(_ a: FloatingOperand) throws -> Truth {
        guard case .value(.boolean(let truth)) = a else {
            throw Complaint.mismatch(expected: "a statement that is true or false", found: a.description)
        }
        return truth
    }

    func logic(_ connective: Expression.Connective, _ values: [Expression]) throws -> FloatingOperand {
        let settling = connective == .or
        var isUpToRounding = false
        for value in values {
            let truth = try truth(operand(value))
            if truth.holds == settling { return .value(.boolean(truth)) }
            isUpToRounding = isUpToRounding || truth.isUpToRounding
        }
        return .value(.boolean(Truth(!settling, isUpToRounding: isUpToRounding)))
    }
}

extension FloatingOperand {
    fileprivate var isList: Bool {
        switch self {
        case .value(.list), .range: true
        default: false
        }
    }

    fileprivate var isVector: Bool {
        if case .value(.matrix(let matrix)) = self { matrix.isVector } else { true }
    }
}

extension FloatingValue.Truth {
    var negated: Self { Self(!holds, isUpToRounding: isUpToRounding) }

    func and(_ other: Self) -> Self {
        guard holds, other.holds else { return holds ? other : self }
        return Self(true, isUpToRounding: isUpToRounding || other.isUpToRounding)
    }

    /// Equal up to ``FloatingEvaluator/closeness`` of the largest number on either side.
    static func equal(_ a: [Double], _ b: [Double]) -> Self {
        if a == b { return Self(true) }
        let size = (a + b).reduce(0) { max($0, $1.magnitude) }
        let difference = zip(a, b).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
        let isClose = difference <= FloatingEvaluator.closeness * size
        return Self(isClose, isUpToRounding: isClose)
    }
}
