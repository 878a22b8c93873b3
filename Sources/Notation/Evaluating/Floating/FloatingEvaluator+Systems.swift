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
        case .lstsq: return .matrix(try a.rankRevealingLeastSquares(values[1].matrix()).solution)
        case .lu:
            let factors = try a.lu()
            let order = factors.permutation
            return .record([
                FloatingValue.Field(
                    name: "P", value: .matrix(NumericMatrix(a.rows, a.rows) { order[$0] == $1 ? 1 : 0 })),
                FloatingValue.Field(name: "L", value: .matrix(factors.lower)),
                FloatingValue.Field(name: "U", value: .matrix(factors.upper)),
            ])
        case .chol: return .matrix(try a.symmetrised().cholesky().lower)
        case .qrp:
            let factors = try a.pivotedQR()
            let order = factors.permutation
            let moved = NumericMatrix(a.columns, a.columns) { order[$1] == $0 ? 1 : 0 }
            return .record([
                FloatingValue.Field(name: "Q", value: .matrix(factors.q)),
                FloatingValue.Field(name: "R", value: .matrix(factors.r)),
                FloatingValue.Field(name: "P", value: .matrix(moved)),
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
        if kind != .spectral { return try a.norm(kind) * a.inverse().norm(kind) }
        let condition = try a.conditionNumber()
        guard condition.isFinite else { throw AlgebraError.singular(operation: "cond") }
        return condition
    }
}

extension NumericMatrix {
    /// A⁻¹, unless A is singular or may as well be.
    ///
    /// - Throws: ``NumericError/singular(operation:pivot:)``, and a ``Complaint`` as ``checkInvertible(_:)``.
    func inverted(_ operation: String) throws -> NumericMatrix {
        try checkInvertible(operation)
        return try inverse()
    }

    /// Throws where a matrix within rounding of A is singular: then no digit of an inverse means anything.
    ///
    /// - SeeAlso: LAPACK `dgesvx`, which warns below the same bound.
    func checkInvertible(_ operation: String) throws {
        guard shape.isSquare else { throw NumericError.notSquare(operation: operation, shape: shape) }
        let condition = try conditionNumber(in: .one)
        guard condition >= 1 / Double.ulpOfOne else { return }
        let upper = try lu().upper
        if let pivot = (0..<rows).first(where: { upper[$0, $0] == 0 }) {
            throw NumericError.singular(operation: operation, pivot: pivot)
        }
        throw Complaint.unable(
            """
            \(operation): the matrix is singular up to rounding (its condition number is about \
            \(Formula(floating: condition, digits: 2).pretty)); pinv(A) and lstsq(A, b) have values, and \
            exactly it is decided whether it is singular
            """)
    }
}
