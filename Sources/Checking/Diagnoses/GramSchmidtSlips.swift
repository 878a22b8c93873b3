import ExactAlgebra
import Notation

/// Slips in Gram-Schmidt and in the Q and R that come of it.
enum GramSchmidtSlips: SlipFamily {
    static var title: String { "Gram-Schmidt and QR" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "gramschmidt.original-vectors":
                "projected onto the original columns, not onto the orthogonal ones",
            "gramschmidt.denominator-missing": "the coefficient is not divided by u·u",
            "gramschmidt.inverted": "the coefficient is upside down",
            "gramschmidt.added": "the projection added, not taken away",
            "gramschmidt.only-last": "only the projection onto the vector just before",
            "gramschmidt.only-first": "only the projection onto the first vector",
            "gramschmidt.projection-kept": "the projection, not what is left without it",
            "gramschmidt.other-denominator": "the coefficient divided by a·a, not by u·u",
            "gramschmidt.nothing-done": "the columns as they were",
            "gramschmidt.dependent-kept": "a dependent vector that is not dropped",
            "gramschmidt.only-first-normalised": "only the first vector has length 1",
            "qr.r-transposed": "R is lower triangular: it is the transpose",
            "qr.q-transposed": "Q is transposed",
            "qr.negative-diagonal": "a negative entry on the diagonal of R",
            "qr.not-normalised": "the columns of Q are orthogonal, but not of length 1",
            "qr.coefficients": "R holds the coefficients of the vectors before they were normalised",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        if let rule = context.rule as? GramSchmidtRule { return gramSchmidt(rule) }
        if let rule = context.rule as? QRRule { return try QRSlips(rule: rule).slips() }
        return []
    }

    private static func gramSchmidt(_ rule: GramSchmidtRule) -> [Slip] {
        let frame = rule.frame
        var slips = processes(frame, rule.a, isUnit: rule.demandsNormalized, part: "answer")
        if frame.rank < rule.a.columns {
            slips.append(
                Slip(
                    "gramschmidt.dependent-kept", .object,
                    "Some columns depend on those before them. They leave nothing, and are dropped.",
                    ColumnsUpToScale(
                        part: "answer", isUnit: false,
                        columns: { keepingDependent(frame, rule.a) })))
        }
        if rule.demandsNormalized, frame.squaredNorms.dropFirst().contains(where: { !$0.isOne }) {
            slips.append(
                Slip(
                    "gramschmidt.only-first-normalised", .object,
                    "The first vector has length 1. Divide the others by their lengths too.",
                    OnlyFirstUnit(rule: rule)))
        }
        return slips
    }

    /// Every way to do the process wrong, told by the columns that come out.
    static func processes(
        _ frame: OrthogonalFrame, _ a: RationalMatrix, isUnit: Bool, part: String
    ) -> [Slip] {
        guard frame.rank > 1 else { return [] }
        return MistakenProcess.allCases.map { process in
            Slip(
                process.id, .object, process.message,
                ColumnsUpToScale(
                    part: part, isUnit: isUnit,
                    columns: {
                        guard let made = process.columns(of: frame, from: a),
                            !frame.hasDirections(of: made)
                        else { return [] }
                        return [made]
                    }))
        }
    }

    /// The frame with zero columns, or the columns themselves, where A's depend on those before.
    private static func keepingDependent(_ frame: OrthogonalFrame, _ a: RationalMatrix) -> [[[Rational]]] {
        let columns = frame.columns
        func filled(_ other: (Int) -> [Rational]) -> [[Rational]] {
            (0..<a.columns).map { j in
                frame.pivotColumns.firstIndex(of: j).map { columns.column($0).entries } ?? other(j)
            }
        }
        return [
            filled { _ in [Rational](repeating: .zero, count: a.rows) }, filled { a.column($0).entries },
        ]
    }
}

extension OrthogonalFrame {
    func direction(_ k: Int) -> Direction {
        Direction(vector: directions.column(k).entries.map { AlgebraicNumber($0) })
    }

    /// Whether its vectors are multiples of these columns, so that a process made no difference.
    fileprivate func hasDirections(of columns: [[Rational]]) -> Bool {
        columns.indices.allSatisfy { k in
            let (u, v) = (directions.column(k).entries, columns[k])
            guard let i = u.firstIndex(where: { !$0.isZero }) else { return false }
            return u.indices.allSatisfy { u[$0] * v[i] == v[$0] * u[i] }
        }
    }
}

extension MistakenProcess {
    fileprivate var id: String {
        switch self {
        case .originalVectors: "gramschmidt.original-vectors"
        case .denominatorMissing: "gramschmidt.denominator-missing"
        case .inverted: "gramschmidt.inverted"
        case .added: "gramschmidt.added"
        case .onlyLast: "gramschmidt.only-last"
        case .onlyFirst: "gramschmidt.only-first"
        case .projectionKept: "gramschmidt.projection-kept"
        case .otherDenominator: "gramschmidt.other-denominator"
        case .nothing: "gramschmidt.nothing-done"
        }
    }

    fileprivate var message: String {
        switch self {
        case .originalVectors:
            "There the columns are projected onto the original ones. Project onto the orthogonal vectors "
                + "that you have made from them."
        case .denominatorMissing:
            "There the coefficient is u·a. Divide it by u·u: u does not have length 1."
        case .inverted: "There the coefficient is upside down: it is u·a over u·u."
        case .added: "There the projection is added. Take it away."
        case .onlyLast:
            "There only the projection onto the vector just before is taken away. Take away those onto all "
                + "the vectors before."
        case .onlyFirst:
            "There only the projection onto the first vector is taken away. Take away those onto all the "
                + "vectors before."
        case .projectionKept:
            "That is the projection itself. What is left of the column without it is asked for."
        case .otherDenominator:
            "There u·a is divided by a·a. Divide by u·u, where u is the vector that you project onto."
        case .nothing: "Those are the columns as they were. They are still to be made orthogonal."
        }
    }
}

/// Columns with definite directions; each of any length, or of length 1.
struct ColumnsUpToScale: SlipPattern {
    let part: String
    let isUnit: Bool
    /// The possible answers, each a list of columns; a zero column has to be zero.
    let columns: @Sendable () throws -> [[[Rational]]]

    func examples() throws -> [[String: Value]] {
        try columns().compactMap { columns in
            let vectors = try columns.map { column -> [AlgebraicNumber] in
                let entries = column.map { AlgebraicNumber($0) }
                guard isUnit, !column.allSatisfy(\.isZero) else { return entries }
                return try Direction(vector: entries).unit(like: entries.map { Scalar($0) })
            }
            guard let height = vectors.first?.count else { return nil }
            return [part: .exact(AlgebraicMatrix(rows: height, columns: vectors))]
        }
    }

    func explains(_ answer: [String: Value]) throws -> Bool {
        try columns().contains { columns in
            guard let height = columns.first?.count else { return false }
            let typed = try answer.part(part).columns(height: height)
            guard typed.rows == height, typed.columns == columns.count else { return false }
            return try columns.indices.allSatisfy { try matches(typed.column($0), columns[$0]) }
        }
    }

    private func matches(_ typed: [Scalar], _ column: [Rational]) throws -> Bool {
        let isZero = try typed.allSatisfy { try $0.value.isZero() }
        if column.allSatisfy(\.isZero) || isZero { return isZero && column.allSatisfy(\.isZero) }
        let direction = Direction(vector: column.map { AlgebraicNumber($0) })
        guard typed.isNearlyParallel(to: column) else { return false }
        if isUnit { return try typed.stand(for: direction.unit(like: typed)) }
        return try direction.multiple(near: typed).map { $0.worst <= .rounded } ?? false
    }
}

extension [Scalar] {
    /// False where doubles rule out that the vector is a multiple of another, to about three digits.
    fileprivate func isNearlyParallel(to other: [Rational]) -> Bool {
        let (u, v) = (map { $0.value.approximation() }, other.map(\.asDouble))
        let (uu, vv) = (zip(u, u).map(*).reduce(0, +), zip(v, v).map(*).reduce(0, +))
        let uv = zip(u, v).map(*).reduce(0, +)
        return uv * uv >= uu * vv * (contains { $0.rounding != nil } ? 0.98 : 1 - 1e-9)
    }
}

/// Right directions, of which only the first has length 1.
private struct OnlyFirstUnit: SlipPattern {
    let rule: GramSchmidtRule

    func examples() throws -> [[String: Value]] {
        let columns = AlgebraicMatrix(rule.frame.columns)
        let unit = try columns.column(0).normalized()
        let rest = columns.selecting(columns: Array(1..<columns.columns))
        return [["answer": .exact(try unit.appending(columnsOf: rest))]]
    }

    func explains(_ answer: [String: Value]) throws -> Bool {
        let typed = try answer.part("answer").columns(height: rule.a.rows)
        guard typed.rows == rule.a.rows, typed.columns == rule.frame.rank else { return false }
        for k in 0..<typed.columns {
            let direction = rule.frame.direction(k)
            let column = typed.column(k)
            let isUnit = try column.stand(for: direction.unit(like: column))
            if isUnit != (k == 0 || rule.frame.squaredNorms[k].isOne) { return false }
            if k > 0, try direction.multiple(near: column) == nil { return false }
        }
        return true
    }
}
