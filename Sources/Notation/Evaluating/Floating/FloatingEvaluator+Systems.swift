import ExactAlgebra
import NumericAlgebra

// Systems, condition, and the factorisations that solve.
extension FloatingEvaluator {
    func factored(_ function: Function, _ values: [FloatingOperand]) throws -> FloatingValue {
        let a = try values[0].matrix()
        switch function {
        case .solve:
            try a.checkInvertible("solve")
            return .matrix(try a.solve(values[1].matrix()))
        case .lstsq:
            let b = try values[1].matrix()
            guard a.rows == b.rows else {
                throw NumericError.shapeMismatch(operation: "lstsq", left: a.shape, right: b.shape)
            }
            return .matrix(try a.svd().pseudoinverse() * b)
        case .lu:
            let factors = try a.lu()
            return .record([
                FloatingValue.Field(name: "L", value: .matrix(factors.lower)),
                FloatingValue.Field(name: "U", value: .matrix(factors.upper)),
            ])
        default: return try qr(a)
        }
    }

    /// The thin factors, R with no negative number on its diagonal.
    private func qr(_ a: NumericMatrix) throws -> FloatingValue {
        let factors = try a.qr()
        let signs = (0..<factors.r.rows).map { factors.r[$0, $0] < 0 ? -1.0 : 1 }
        let q = NumericMatrix(a.rows, signs.count) { factors.q[$0, $1] * signs[$1] }
        let r = NumericMatrix(signs.count, a.columns) { $0 > $1 ? 0 : factors.r[$0, $1] * signs[$0] }
        return .record([
            FloatingValue.Field(name: "Q", value: .matrix(q)),
            FloatingValue.Field(name: "R", value: .matrix(r)),
        ])
    }

    /// `norm(A)`, `norm(A, kind)`, `cond(A)`, `cond(A, kind)`.
    func size(_ function: Function, _ arguments: [Expression]) throws -> Double {
        let a = try operand(arguments[0]).matrix()
        if function == .norm {
            return try a.norm(arguments.count == 1 ? .frobenius : NumericNorm(arguments[1]))
        }
        let kind = try arguments.count == 1 ? .spectral : NumericNorm(forConditionOf: arguments[1])
        if kind != .spectral { return try a.norm(kind) * a.inverted("cond").norm(kind) }
        let values = try a.singularValues()
        guard let largest = values.first, let least = values.last else { return 1 }
        guard least > 0 else { throw AlgebraError.singular(operation: "cond") }
        return largest / least
    }
}

extension NumericMatrix {
    /// A⁻¹, unless A is singular or may as well be.
    ///
    /// - Throws: ``NumericError/singular(operation:pivot:)``, and a ``Complaint`` as ``checkInvertible(_:)``.
    func inverted(_ operation: String) throws -> NumericMatrix {
        try checkInvertible(operation)
        return try solve(.identity(rows))
    }

    /// Throws where a matrix within rounding of A is singular: then no digit of an inverse means anything.
    func checkInvertible(_ operation: String) throws {
        guard shape.isSquare else { throw NumericError.notSquare(operation: operation, shape: shape) }
        let values = try singularValues()
        guard let largest = values.first, let least = values.last else { return }
        if largest == 0 { throw NumericError.singular(operation: operation, pivot: 0) }
        guard least <= Double(rows) * Double.ulpOfOne * largest else { return }
        if let pivot = try lu().firstZeroPivot {
            throw NumericError.singular(operation: operation, pivot: pivot)
        }
        throw Complaint.unable(
            """
            \(operation): the matrix is singular up to rounding (the least of its singular values is \
            \(Formula(floating: least, digits: 2).pretty), the largest \
            \(Formula(floating: largest, digits: 2).pretty)); pinv(A) and lstsq(A, b) have values, and exactly \
            it is decided whether it is singular
            """)
    }
}

extension LUFactorization {
    /// The first place on the diagonal of U that is exactly zero.
    fileprivate var firstZeroPivot: Int? {
        let upper = upper
        return (0..<upper.rows).first { upper[$0, $0] == 0 }
    }
}
