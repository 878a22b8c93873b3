import ExactAlgebra
import Notation

/// U, Σ and V as they were typed, with sizes that fit together.
struct SVDFactors: Sendable {
    let u: MatrixValue
    let s: MatrixValue
    let v: MatrixValue

    var isRounded: Bool { u.isRounded || s.isRounded || v.isRounded }

    /// The singular values in the order typed.
    var diagonal: [Scalar] { (0..<min(s.rows, s.columns)).map { s.entries[$0 * s.columns + $0] } }

    enum Reading {
        case factors(SVDFactors)
        case wrong(Finding)
    }

    /// Reads the three parts; a Σ that is a list becomes a diagonal matrix.
    static func read(
        _ answer: [String: Value], for a: Shape, rank: Int, shape: SVDShape?
    ) throws -> Reading {
        let u = try answer.part("U").columns(height: a.rows)
        let v = try answer.part("V").columns(height: a.columns)
        let given = try answer.part("S")
        guard u.rows == a.rows, v.rows == a.columns else {
            return wrong("The columns of U have \(a.rows) entries and those of V \(a.columns).", a, u, v)
        }
        let isFull = u.columns == a.rows && v.columns == a.columns
        if let shape {
            let width = shape == .compact ? rank : min(a.rows, a.columns)
            let fits = shape == .full ? isFull : u.columns == width && v.columns == width
            guard fits else {
                return wrong("The \(shape.rawValue) decomposition is asked for.", a, u, v)
            }
        } else if !isFull, u.columns != v.columns || u.columns < rank {
            return wrong("U and V do not fit together.", a, u, v)
        }
        let s = try sigma(given, Shape(u.columns, v.columns), mustBeMatrix: shape == .full)
        guard s.rows == u.columns, s.columns == v.columns else {
            return .wrong(
                .incorrect(
                    "Σ must be \(u.columns)×\(v.columns) to stand between U and Vᵀ; yours is \(s.shape).",
                    evidence: "\(s.shape) is not \(u.columns)×\(v.columns)", diagnosis: ["svd.wrong-size"]))
        }
        return .factors(SVDFactors(u: u, s: s, v: v))
    }

    private static func wrong(_ message: String, _ a: Shape, _ u: MatrixValue, _ v: MatrixValue) -> Reading {
        .wrong(
            .incorrect(
                "\(message) Yours: U is \(u.shape), V is \(v.shape), for A of \(a).",
                evidence: "U is \(u.shape), V is \(v.shape)", diagnosis: ["svd.wrong-size"]))
    }

    private static func sigma(_ value: Value, _ shape: Shape, mustBeMatrix: Bool) throws -> MatrixValue {
        let list: [Scalar]
        switch value {
        case .list(let values) where values.allSatisfy({ if case .number = $0 { true } else { false } }):
            list = try value.scalars()
        case .matrix(let matrix) where matrix.rows == 1 && matrix.columns > 1 && shape.rows != 1:
            list = matrix.entries
        default: return try value.matrix()
        }
        if mustBeMatrix { throw WrongKind(asked: "Σ as a \(shape) matrix", found: "a list") }
        guard list.count == min(shape.rows, shape.columns) else {
            throw WrongKind(
                asked: "\(min(shape.rows, shape.columns)) singular values", found: "\(list.count)")
        }
        var entries = [Scalar](repeating: Scalar(AlgebraicNumber.zero), count: shape.rows * shape.columns)
        for (k, scalar) in list.enumerated() { entries[k * shape.columns + k] = scalar }
        return MatrixValue(rows: shape.rows, columns: shape.columns, entries: entries)
    }
}
