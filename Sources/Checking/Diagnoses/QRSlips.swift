import ExactAlgebra
import Notation

/// Slips in A = QR.
struct QRSlips {
    let rule: QRRule

    func slips() throws -> [Slip] {
        let frame = try rule.a.gramSchmidt()
        let isIndependent = frame.rank == rule.a.columns
        return [transposed("R"), transposed("Q")] + (rule.demandsPositiveDiagonal ? [negative] : [])
            + (isIndependent ? [unnormalised(frame), coefficients(frame)] + mistaken(frame) : [])
    }

    private func transposed(_ part: String) -> Slip {
        Slip(
            part == "R" ? "qr.r-transposed" : "qr.q-transposed", .object,
            part == "R"
                ? "That is the transpose of R. R is upper triangular: below its diagonal all is 0."
                : "That is the transpose of Q. The orthonormal vectors are the columns of Q.",
            Repaired(
                rule: rule,
                spoiled: { key in
                    let matrix = try key.part(part).matrix()
                    return [key.merging([part: .matrix(matrix.transposed)]) { $1 }]
                },
                repaired: { answer in
                    let matrix = try answer.part(part).matrix()
                    return answer.merging([part: .matrix(matrix.transposed)]) { $1 }
                }))
    }

    private var negative: Slip {
        Slip(
            "qr.negative-diagonal", .property,
            "R has a negative entry on its diagonal. Change the sign of that row of R, and of the same column of Q.",
            Repaired(
                rule: rule,
                spoiled: { key in
                    let count = try key.part("R").matrix().rows
                    let flips = count > 1 ? [[0], [count - 1], Array(0..<count)] : [[0]]
                    return try flips.map { try flipping($0, key) }
                },
                repaired: { answer in
                    let r = try answer.part("R").matrix()
                    let rows = try (0..<min(r.rows, r.columns)).filter { try r[$0, $0].value.sign() < 0 }
                    return rows.isEmpty ? nil : try flipping(rows, answer)
                }))
    }

    /// Rows of R and columns of Q with the other sign.
    private func flipping(_ indices: [Int], _ answer: [String: Value]) throws -> [String: Value] {
        let (q, r) = (try answer.part("Q").matrix(), try answer.part("R").matrix())
        return [
            "Q": .matrix(q.mappingEntries { $1 < q.columns && indices.contains($1) ? $2.negated : $2 }),
            "R": .matrix(r.mappingEntries { i, _, x in indices.contains(i) ? x.negated : x }),
        ]
    }

    /// Q with orthogonal columns of other lengths, and R with QR = A.
    private func unnormalised(_ frame: OrthogonalFrame) -> Slip {
        let rule = rule
        return Slip(
            "qr.not-normalised", .object,
            "The columns of Q are orthogonal, but not of length 1. Divide each by its length, and multiply "
                + "that row of R by it.",
            TellingProperty(
                samples: {
                    [
                        [
                            "Q": .exact(AlgebraicMatrix(frame.columns)),
                            "R": .exact(AlgebraicMatrix(frame.coefficients)),
                        ]
                    ]
                },
                holds: { answer in
                    let q = try answer.part("Q").columns(height: rule.a.rows)
                    guard q.rows == rule.a.rows, q.columns == frame.rank else { return false }
                    var isUnit = true
                    for k in 0..<q.columns {
                        let column = q.column(k)
                        let direction = frame.direction(k)
                        guard let fit = try direction.multiple(near: column), fit.worst <= .rounded else {
                            return false
                        }
                        if isUnit { isUnit = try column.stand(for: direction.unit(like: column)) }
                    }
                    if isUnit { return false }
                    let product = try q.product(with: answer.part("R").matrix())
                    return try product.entries.stand(for: AlgebraicMatrix(rule.a).entries)
                }))
    }

    /// A right Q beside the coefficients of the process, with ones on the diagonal.
    private func coefficients(_ frame: OrthogonalFrame) -> Slip {
        let rule = rule
        return Slip(
            "qr.coefficients", .object,
            "R holds the coefficients of the vectors before they had length 1. It is QᵀA: entry (j, k) is "
                + "column j of Q dotted with column k of A.",
            TellingProperty(
                samples: {
                    var key = try rule.key()
                    key["R"] = .exact(AlgebraicMatrix(frame.coefficients))
                    return [key]
                },
                holds: { answer in
                    let r = try answer.part("R").matrix()
                    guard r.shape == frame.coefficients.shape,
                        try r.entries.stand(for: AlgebraicMatrix(frame.coefficients).entries)
                    else { return false }
                    let q = try answer.part("Q").columns(height: rule.a.rows)
                    guard q.rows == rule.a.rows, q.columns == frame.rank else { return false }
                    return try (0..<q.columns).allSatisfy { k in
                        try q.column(k).stand(for: frame.direction(k).unit(like: q.column(k)))
                    }
                }))
    }

    /// A Q from a process that went wrong, beside the R that QᵀA gives.
    private func mistaken(_ frame: OrthogonalFrame) -> [Slip] {
        let a = rule.a
        return GramSchmidtSlips.processes(frame, a, isUnit: true, part: "Q").map { slip in
            let pattern = slip.pattern
            return Slip(
                slip.id, slip.size, slip.message,
                TellingProperty(
                    samples: {
                        try pattern.examples().map { example in
                            let q = try example.part("Q").matrix().exact
                            let r = try (q.transposed * AlgebraicMatrix(a)).upperTriangle
                            return ["Q": .exact(q), "R": .exact(r)]
                        }
                    },
                    holds: { try pattern.explains($0) }))
        }
    }
}

extension AlgebraicMatrix {
    /// The matrix with zeros below its diagonal.
    fileprivate var upperTriangle: AlgebraicMatrix {
        AlgebraicMatrix(
            rows: rows, columns: columns,
            entries: entries.indices.map { $0 / columns > $0 % columns ? .zero : entries[$0] })
    }
}

extension MatrixValue {
    /// The matrix with each entry replaced, by its row, its column and itself.
    func mappingEntries(_ change: (Int, Int, Scalar) -> Scalar) -> MatrixValue {
        with(entries.indices.map { change($0 / columns, $0 % columns, entries[$0]) })
    }
}
