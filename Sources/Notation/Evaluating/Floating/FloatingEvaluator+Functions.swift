import ExactAlgebra
import NumericAlgebra

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension FloatingEvaluator {
    func call(_ function: Function, _ arguments: [Expression]) throws -> FloatingOperand {
        if function == .norm || function == .cond { return .real(try size(function, arguments)) }
        if let reason = Self.refusal(of: function) { throw Complaint.unable(reason) }
        let values = try arguments.map { try operand($0) }
        switch function {
        case .transpose: return try transposed(values[0])
        case .det, .trace, .rank, .rows, .cols, .dot, .abs, .min, .max, .sum:
            return try measure(function, values)
        case .sqrt, .cos, .sin, .acos: return try elementary(function, values[0])
        case .diag, .zeros, .identity: return .matrix(try built(function, values))
        case .inv:
            if case .identity(let c) = values[0] { return try power(.identity(c), .real(-1)) }
            return .matrix(try values[0].matrix().inverted("inv"))
        case .soft: return try soft(values[0], threshold: threshold(values[1], of: function))
        case .null, .col, .row, .subspace, .basis, .gramschmidt, .orth, .proj, .projector, .unit, .pinv:
            return .value(try spatial(function, values))
        case .eigenvalues, .eigenspace, .singularvalues, .svd, .lowrank, .energy, .svt, .eigh:
            return .value(try spectral(function, values))
        case .solve, .lstsq, .lu, .chol, .qr, .qrp: return .value(try factored(function, values))
        case .pcp: return .value(try pursued(values))
        case .norm, .cond, .root, .rref, .charpoly: throw Complaint.unable(Self.overflow)
        }
    }

    /// Why a function of the exact side has no value here.
    private static func refusal(of function: Function) -> String? {
        switch function {
        case .rref:
            """
            rref is not computed in doubles, where rounding decides which pivots are zero; take rank(A), \
            null(A) or svd(A)
            """
        case .charpoly:
            "charpoly is not computed in doubles, where rounding spoils the coefficients; take eigenvalues(A)"
        case .root: "root is not computed in doubles: it takes a polynomial, which is exact"
        default: nil
        }
    }

    // MARK: Numbers

    private func elementary(_ function: Function, _ a: FloatingOperand) throws -> FloatingOperand {
        if function == .sqrt { return .number(try a.number().squareRoot()) }
        let x = try a.real()
        switch function {
        case .cos: return .real(cos(x))
        case .sin: return .real(sin(x))
        default:
            guard x.magnitude <= 1 else {
                throw AlgebraError.outOfDomain(
                    operation: "acos", reason: "the number is not within −1…1")
            }
            return .real(acos(x))
        }
    }

    private func measure(_ function: Function, _ values: [FloatingOperand]) throws -> FloatingOperand {
        switch function {
        case .det: return .real(try values[0].block().determinant())
        case .trace:
            let a = try values[0].block()
            guard a.shape.isSquare else {
                throw NumericError.notSquare(operation: "trace", shape: a.shape)
            }
            return .real((0..<a.rows).reduce(0) { $0 + a[$1, $1] })
        case .rank: return .value(.count(try values[0].matrix().rank()))
        case .rows: return .value(.count(try values[0].matrix().rows))
        case .cols: return .value(.count(try values[0].matrix().columns))
        case .dot: return try dot(values[0], values[1])
        case .abs:
            if values[0].isMatrix { return .matrix(try values[0].block().mapped(\.magnitude)) }
            return .real(try values[0].number().magnitude)
        case .sum: return .number(try values.flatMap { try $0.numbers() }.reduce(.zero) { $0 + $1 })
        default:
            let numbers = try values.flatMap { try $0.reals() }
            guard let extremum = function == .max ? numbers.max() : numbers.min() else {
                throw AlgebraError.outOfDomain(
                    operation: function.rawValue, reason: "there is nothing to compare")
            }
            return .real(extremum)
        }
    }

    private func dot(_ a: FloatingOperand, _ b: FloatingOperand) throws -> FloatingOperand {
        let (u, v) = (try a.numbers(), try b.numbers())
        guard u.count == v.count else {
            throw NumericError.shapeMismatch(
                operation: "dot", left: NumericShape(u.count, 1), right: NumericShape(v.count, 1))
        }
        return .number(zip(u, v).reduce(.zero) { $0 + $1.0 * $1.1 })
    }

    // MARK: Thresholds

    func threshold(_ a: FloatingOperand, of function: Function) throws -> Double {
        let threshold = try a.real()
        guard threshold >= 0 else {
            throw AlgebraError.outOfDomain(
                operation: function.rawValue, reason: "the threshold is negative")
        }
        return threshold
    }

    /// sign(x)·max(|x| − τ, 0), entry by entry.
    private func soft(_ a: FloatingOperand, threshold: Double) throws -> FloatingOperand {
        let soft = { (x: Double) in
            x.magnitude > threshold ? (x < 0 ? x + threshold : x - threshold) : 0
        }
        guard a.entry == nil else { return .real(soft(try a.real())) }
        return .matrix(try a.block().mapped(soft))
    }

    // MARK: Matrices from numbers

    private func built(_ function: Function, _ values: [FloatingOperand]) throws -> NumericMatrix {
        if function == .diag { return try diagonal(values) }
        let sizes = try values.map { try $0.integer() }
        guard sizes.allSatisfy({ $0 >= 0 }) else {
            throw AlgebraError.outOfDomain(operation: function.rawValue, reason: "the size is negative")
        }
        let (rows, columns) = (sizes[0], sizes.last ?? sizes[0])
        try Self.checkSize(rows, columns)
        return function == .zeros ? .zeros(rows, columns) : .identity(rows)
    }

    /// The diagonal matrix of a vector; the diagonal of any other matrix as a column.
    private func diagonal(_ values: [FloatingOperand]) throws -> NumericMatrix {
        if values.count == 1, case .value(.matrix(let matrix)) = values[0], !matrix.isVector {
            return .column((0..<min(matrix.rows, matrix.columns)).map { matrix[$0, $0] })
        }
        let numbers = try values.flatMap { try $0.reals() }
        try Self.checkSize(numbers.count, numbers.count)
        return .diagonal(numbers)
    }

    /// The entries of a matrix that is about to be made from nothing but its size.
    private static func checkSize(_ rows: Int, _ columns: Int) throws(Complaint) {
        let (count, overflow) = max(rows, 1).multipliedReportingOverflow(by: max(columns, 1))
        if overflow || count > mostEntries {
            throw .unable("a \(rows)×\(columns) matrix has more than \(mostEntries) entries")
        }
    }

    private static let mostEntries = 1 << 24
}
