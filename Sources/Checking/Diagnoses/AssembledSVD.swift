import ExactAlgebra
import Notation

/// Slips in an answer U, S, V as a whole: what has to be put right for it to be a decomposition.
struct AssembledSVD {
    let rule: SVDRule

    private typealias Answer = [String: Value]

    func slips() -> [Slip] {
        [
            slip(
                "assembly.v-transposed",
                "That is Vᵀ; here V itself is asked for, with the right vectors as its columns.",
                { [try transposing("V", $0)] }, { try transposing("V", $0) }),
            slip(
                "assembly.u-transposed",
                "That is Uᵀ; here U itself is asked for, with the left vectors as its columns.",
                { [try transposing("U", $0)] }, { try transposing("U", $0) }),
            slip(
                "assembly.u-v-swapped",
                "U and V are swapped: the columns of U have \(rule.a.rows) entries, those of V "
                    + "\(rule.a.columns), and Av = σu.",
                { [try swapped($0)] }, { try swapped($0) }),
            slip(
                "assembly.sigma-squared",
                "There the squares of the singular values stand in Σ. Take their roots.",
                { [try squared($0)] }, { try rooted($0) }),
            slip(
                "assembly.column-order",
                "The columns do not stand in the order of the singular values: column k of U and of V "
                    + "belongs to σₖ.",
                { try reordered($0) }, { try ordered($0) }),
            slip(
                "assembly.sign-not-paired",
                "The signs of U and V do not go together: Av has to be σu, not −σu.",
                { try [flippingFirst($0)] }, { try paired($0) }),
        ] + (rule.shape == .full && !rule.a.isSquare ? [square] : [])
    }

    private func slip(
        _ id: String, _ message: String,
        _ spoiled: @escaping @Sendable ([String: Value]) throws -> [[String: Value]],
        _ repaired: @escaping @Sendable ([String: Value]) throws -> [String: Value]?
    ) -> Slip {
        Slip(
            id, .object, message,
            Repaired(
                rule: rule, spoiled: spoiled,
                repaired: { answer in
                    guard let other = try repaired(answer), try mayBeRight(other) else { return nil }
                    return other
                }))
    }

    private var square: Slip {
        let (m, n) = (rule.a.rows, rule.a.columns)
        let order = min(m, n)
        return slip(
            "assembly.sigma-square",
            "Σ is square there. It has the shape of the matrix, \(m)×\(n), to stand between U and Vᵀ.",
            { key in
                let s = try key.part("S").matrix()
                let block = s.selecting(rows: Array(0..<order), columns: Array(0..<order))
                return [key.merging(["S": .matrix(block)]) { $1 }]
            },
            { answer in
                let s = try answer.part("S").matrix()
                guard s.rows == order, s.columns == order else { return nil }
                let padded = MatrixValue(
                    rows: m, columns: n,
                    entries: (0..<m * n).map {
                        $0 / n < order && $0 % n < order ? s[$0 / n, $0 % n] : Scalar(0)
                    })
                return answer.merging(["S": .matrix(padded)]) { $1 }
            })
    }

    // MARK: - Doing and undoing

    private func transposing(_ part: String, _ answer: Answer) throws -> Answer {
        answer.merging([part: .matrix(try answer.part(part).matrix().transposed)]) { $1 }
    }

    private func swapped(_ answer: Answer) throws -> Answer {
        answer.merging(["U": try answer.part("V"), "V": try answer.part("U")]) { $1 }
    }

    private func squared(_ key: Answer) throws -> Answer {
        let s = try key.part("S").matrix()
        let entries = try s.entries.map { Scalar(try $0.value * $0.value) }
        return key.merging(["S": .matrix(s.with(entries))]) { $1 }
    }

    /// Each σ² on the diagonal replaced by its σ.
    private func rooted(_ answer: Answer) throws -> Answer? {
        guard case .matrix(let s)? = answer["S"] else { return nil }
        let isList = s.rows == 1 && rule.shape != .full
        let pairs = try rule.svd.singularValues.map { (sigma: $0, square: try $0 * $0) }
        var changed = false
        let entries = try s.entries.indices.map { k -> Scalar in
            let entry = s.entries[k]
            guard isList || k / s.columns == k % s.columns, try !entry.value.isZero() else { return entry }
            guard let pair = try pairs.first(where: { try entry.stands(for: $0.square) }) else {
                return entry
            }
            changed = true
            return Scalar(pair.sigma)
        }
        return changed ? answer.merging(["S": .matrix(s.with(entries))]) { $1 } : nil
    }

    /// The first two columns of V, of U, or of Σ swapped.
    private func reordered(_ key: Answer) throws -> [Answer] {
        guard rule.svd.rank > 1 || min(rule.a.rows, rule.a.columns) > 1 else { return [] }
        return try ["U", "V"].map { part in
            let matrix = try key.part(part).matrix()
            let order = [1, 0] + Array(2..<max(2, matrix.columns))
            return key.merging([part: .matrix(matrix.selecting(columns: order))]) { $1 }
        }
    }

    private func ordered(_ answer: Answer) throws -> Answer? {
        guard let doubles = try SVDInDoubles(answer, for: rule) else { return nil }
        for part in ["V", "U"] {
            guard let order = doubles.order(of: part), order != Array(order.indices) else { continue }
            let matrix = try answer.part(part).columns(height: part == "V" ? rule.a.columns : rule.a.rows)
            let other = answer.merging([part: .matrix(matrix.selecting(columns: order))]) { $1 }
            if try mayBeRight(other) { return other }
        }
        return nil
    }

    private func flippingFirst(_ key: Answer) throws -> Answer { try flipping([0], key) }

    private func paired(_ answer: Answer) throws -> Answer? {
        guard let doubles = try SVDInDoubles(answer, for: rule) else { return nil }
        let opposed = doubles.opposedColumns
        return opposed.isEmpty ? nil : try flipping(opposed, answer)
    }

    private func flipping(_ columns: [Int], _ answer: Answer) throws -> Answer {
        let u = try answer.part("U").columns(height: rule.a.rows)
        let flipped = u.mappingEntries { _, j, x in columns.contains(j) ? x.negated : x }
        return answer.merging(["U": .matrix(flipped)]) { $1 }
    }

    // MARK: - Cheap tests first

    /// False where doubles rule out that the parts are a decomposition.
    private func mayBeRight(_ answer: Answer) throws -> Bool {
        try SVDInDoubles(answer, for: rule)?.multipliesBack ?? false
    }
}

/// A typed decomposition in doubles, for a first look.
struct SVDInDoubles {
    private let a: [[Double]]
    /// Columns.
    private let u: [[Double]]
    private let v: [[Double]]
    private let sigma: [Double]
    /// How far decimals of three digits may be off.
    private let tolerance: Double

    /// Nil where the sizes do not fit together.
    init?(_ answer: [String: Value], for rule: SVDRule) throws {
        let reading = try? SVDFactors.read(answer, for: rule.a.shape, rank: rule.svd.rank, shape: rule.shape)
        guard case .factors(let factors)? = reading else { return nil }
        a = (0..<rule.a.rows).map { i in (0..<rule.a.columns).map { rule.a[i, $0].asDouble } }
        u = (0..<factors.u.columns).map { factors.u.column($0).map { $0.value.approximation() } }
        v = (0..<factors.v.columns).map { factors.v.column($0).map { $0.value.approximation() } }
        sigma = factors.diagonal.map { $0.value.approximation() }
        let size = a.joined().map(abs).max() ?? 0
        tolerance = (factors.isRounded ? 0.05 : 1e-6) * max(1, size)
    }

    private func image(_ j: Int) -> [Double] { a.map { row in zip(row, v[j]).map(*).reduce(0, +) } }

    /// Whether UΣVᵀ is near A.
    var multipliesBack: Bool {
        a.indices.allSatisfy { i in
            a[i].indices.allSatisfy { j in
                let entry = sigma.indices.reduce(0) { $0 + u[$1][i] * sigma[$1] * v[$1][j] }
                return abs(entry - a[i][j]) <= tolerance
            }
        }
    }

    /// The columns k with Av = −σu.
    var opposedColumns: [Int] {
        sigma.indices.filter { k in
            sigma[k] > tolerance && zip(image(k), u[k]).map(*).reduce(0, +) < 0
        }
    }

    /// The order in which the columns of U or V would stand with those of the other, up to their signs.
    func order(of part: String) -> [Int]? {
        let images = v.indices.map { image($0) }
        let count = part == "V" ? v.count : u.count
        var free = Array(0..<count)
        var order: [Int] = []
        for k in sigma.indices where sigma[k] > tolerance {
            let partner = free.firstIndex { j in
                let (image, left) = part == "V" ? (images[j], u[k]) : (images[k], u[j])
                let product = zip(image, left).map(*).reduce(0, +)
                return abs(abs(product) - sigma[k]) <= tolerance
            }
            guard let partner else { return nil }
            order.append(free.remove(at: partner))
        }
        return order + free
    }
}
