import ExactAlgebra

/// Makes the values of one instance from the choices on a tape.
struct Maker {
    var tape: Tape
    let manner: Manner
    /// The stream of the name that is being made.
    var stream = ""
    /// Matrices that were made before, for copies.
    var earlier: [RationalMatrix] = []
    /// One orthogonal matrix a size; orthonormal columns taken from it stand in simple relations.
    private var frames: [Int: RationalMatrix] = [:]
    /// How many columns of each were taken.
    private var taken: [Int: Int] = [:]
    /// Whether hypotheses that are only checked make related objects welcome.
    let wantsRelated: Bool

    init(tape: Tape, manner: Manner, wantsRelated: Bool) {
        self.tape = tape
        self.manner = manner
        self.wantsRelated = wantsRelated
    }

    // MARK: - Numbers

    mutating func choice(_ bound: Int) -> Int { tape.choice(below: bound, in: stream) }

    /// 0, 1, −1, 2, −2 … below so many.
    mutating func integer(below bound: Int) -> Rational {
        let k = choice(bound)
        return Rational(k.isMultiple(of: 2) ? -(k / 2) : k / 2 + 1)
    }

    mutating func entry() -> Rational {
        let numerator = integer(below: manner.entries)
        guard manner.denominators > 1 else { return numerator }
        return (try? numerator / Rational(1 + choice(manner.denominators))) ?? numerator
    }

    mutating func nonzeroEntry() -> Rational {
        let number = entry()
        return number.isZero ? 1 : number
    }

    mutating func small() -> Rational { integer(below: 5) }

    // MARK: - Matrices without a structure

    mutating func free(_ rows: Int, _ columns: Int) -> RationalMatrix {
        RationalMatrix(
            rows: rows, columns: columns, entries: (0..<rows * columns).map { _ in entry() })
    }

    /// Any matrix: zero, identity, of rank one, repeated, a copy of an earlier one, or free.
    mutating func plain(_ rows: Int, _ columns: Int) throws -> RationalMatrix {
        if manner.isWide { return free(rows, columns) }
        switch choice(manner.isDegenerate ? 10 : 20) {
        case 0: return .zeros(rows, columns)
        case 1: return Self.eye(rows, columns)
        case 2:
            return RationalMatrix(
                rows: rows, columns: columns,
                entries: [Rational](repeating: nonzeroEntry(), count: rows * columns))
        case 3: return try free(rows, 1) * free(1, columns)
        case 4:
            let (i, j) = (choice(rows), choice(columns))
            return Self.unit(rows, columns, i, j)
        case 5, 6: return try copy(rows, columns) ?? free(rows, columns)
        case 7: return rows == columns ? try conjugated(rows) : free(rows, columns)
        default: return free(rows, columns)
        }
    }

    static func eye(_ rows: Int, _ columns: Int) -> RationalMatrix {
        RationalMatrix(
            rows: rows, columns: columns,
            entries: (0..<rows * columns).map { $0 / columns == $0 % columns ? 1 : 0 })
    }

    static func unit(_ rows: Int, _ columns: Int, _ i: Int, _ j: Int) -> RationalMatrix {
        RationalMatrix(
            rows: rows, columns: columns,
            entries: (0..<rows * columns).map { $0 == i * columns + j ? 1 : 0 })
    }

    /// An earlier matrix of that shape, or what comes from it: −A, Aᵀ, 2A, I − A, A², aI + bA.
    mutating func copy(_ rows: Int, _ columns: Int) throws -> RationalMatrix? {
        let same = earlier.filter {
            $0.rows == rows && $0.columns == columns || $0.rows == columns && $0.columns == rows
        }
        guard !same.isEmpty else { return nil }
        var matrix = same[choice(same.count)]
        if matrix.rows != rows || matrix.columns != columns { matrix = matrix.transposed }
        let isSquare = rows == columns
        switch choice(isSquare ? 8 : 4) {
        case 0: return matrix
        case 1: return -matrix
        case 2: return matrix.scaled(by: nonzeroEntry())
        case 3: return matrix.scaled(by: 2)
        case 4: return matrix.transposed
        case 5: return try RationalMatrix.identity(rows) - matrix
        case 6: return try matrix * matrix
        default:
            return try RationalMatrix.identity(rows).scaled(by: small()) + matrix.scaled(by: nonzeroEntry())
        }
    }

    /// P·D·P⁻¹ or P·N·P⁻¹ with few integers: repeated eigenvalues, nilpotents, idempotents.
    private mutating func conjugated(_ n: Int) throws -> RationalMatrix {
        let p = try invertible(n)
        let isNilpotent = choice(2) == 1
        let core = RationalMatrix(
            rows: n, columns: n,
            entries: (0..<n * n).map { place in
                let (i, j) = (place / n, place % n)
                return isNilpotent ? (j > i ? integer(below: 3) : 0) : (i == j ? integer(below: 3) : 0)
            })
        return try p * core * p.inverse()
    }

    /// L·U with ones on the diagonal of L and a diagonal of U without zeros.
    mutating func invertible(_ n: Int) throws -> RationalMatrix {
        switch choice(manner.isDegenerate ? 4 : 8) {
        case 0: return .identity(n)
        case 1: return try signedPermutation(n)
        case 2: return RationalMatrix.diagonal((0..<n).map { _ in nonzeroEntry() })
        default:
            let lower = RationalMatrix(
                rows: n, columns: n,
                entries: (0..<n * n).map { $0 / n == $0 % n ? 1 : $0 / n > $0 % n ? small() : 0 })
            let upper = RationalMatrix(
                rows: n, columns: n,
                entries: (0..<n * n).map {
                    $0 / n == $0 % n ? nonzeroEntry() : $0 / n < $0 % n ? small() : 0
                })
            return try lower * upper
        }
    }

    /// A matrix of exactly this rank.
    mutating func ofRank(_ rank: Int, _ rows: Int, _ columns: Int) throws -> RationalMatrix? {
        guard (0...min(rows, columns)).contains(rank) else { return nil }
        if rank == 0 { return .zeros(rows, columns) }
        let left = try fullColumnRank(rows, rank)
        return try left * fullColumnRank(columns, rank).transposed
    }

    /// Independent columns: a part of an invertible matrix.
    mutating func fullColumnRank(_ rows: Int, _ columns: Int) throws -> RationalMatrix {
        try invertible(rows).selecting(columns: Array(0..<min(rows, columns)))
    }

    // MARK: - Orthonormal columns

    /// The first `columns` columns of a rational orthogonal matrix, signs flipped at random; nil where
    /// there are more columns than rows.
    mutating func orthonormal(_ rows: Int, _ columns: Int) throws -> RationalMatrix? {
        guard columns <= rows else { return nil }
        let way = choice(wantsRelated ? 12 : 6)
        let whole: RationalMatrix
        var places = Array(0..<columns)
        switch way {
        case 0: whole = .identity(rows)
        case 1: whole = try signedPermutation(rows)
        case 2: whole = try reflection(rows)
        case 3: whole = try rotation(rows)
        case 4: whole = try cayley(rows)
        default:
            whole = try frame(rows)
            let free = taken[rows] ?? 0
            taken[rows] = free + columns
            // The first columns, those that are free yet, or any.
            let start = [0, free, choice(rows)][choice(3)]
            places = (0..<columns).map { (start + $0) % rows }
        }
        var signs = [Rational](repeating: 1, count: columns)
        for k in signs.indices where choice(4) == 1 { signs[k] = -1 }
        return try whole.selecting(columns: places) * RationalMatrix.diagonal(signs)
    }

    /// An orthogonal matrix that all names of one instance share.
    private mutating func frame(_ n: Int) throws -> RationalMatrix {
        if let frame = frames[n] { return frame }
        let own = stream
        stream = "frame"
        defer { stream = own }
        let frame: RationalMatrix
        switch choice(4) {
        case 0: frame = .identity(n)
        case 1: frame = try reflection(n)
        case 2: frame = try rotation(n)
        default: frame = try cayley(n)
        }
        frames[n] = frame
        return frame
    }

    mutating func signedPermutation(_ n: Int) throws -> RationalMatrix {
        var order = Array(0..<n)
        for k in order.indices.dropLast() { order.swapAt(k, k + choice(n - k)) }
        var entries = [Rational](repeating: 0, count: n * n)
        for (i, j) in order.enumerated() { entries[i * n + j] = choice(3) == 1 ? -1 : 1 }
        return RationalMatrix(rows: n, columns: n, entries: entries)
    }

    /// I − 2vvᵀ/vᵀv.
    private mutating func reflection(_ n: Int) throws -> RationalMatrix {
        let v = RationalMatrix(rows: n, columns: 1, entries: (0..<n).map { _ in small() })
        let square = try (v.transposed * v)[0, 0]
        if square.isZero { return .identity(n) }
        return try RationalMatrix.identity(n) - (v * v.transposed).scaled(by: 2 / square)
    }

    /// A turn in one coordinate plane by a Pythagorean angle.
    private mutating func rotation(_ n: Int) throws -> RationalMatrix {
        guard n > 1 else { return .identity(n) }
        let triples = [(3, 4, 5), (4, 3, 5), (5, 12, 13), (12, 5, 13), (8, 15, 17), (20, 21, 29)]
        let (a, b, c) = triples[choice(triples.count)]
        let first = choice(n - 1)
        let second = first + 1 + choice(n - 1 - first)
        var entries = RationalMatrix.identity(n).entries
        let (cosine, sine) = (try Rational(a, over: c), try Rational(b, over: c))
        entries[first * n + first] = cosine
        entries[second * n + second] = cosine
        entries[first * n + second] = -sine
        entries[second * n + first] = sine
        return RationalMatrix(rows: n, columns: n, entries: entries)
    }

    /// (I − S)(I + S)⁻¹ with S skew.
    private mutating func cayley(_ n: Int) throws -> RationalMatrix {
        var entries = [Rational](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in 0..<i {
                let number = small()
                entries[i * n + j] = number
                entries[j * n + i] = -number
            }
        }
        let skew = RationalMatrix(rows: n, columns: n, entries: entries)
        let identity = RationalMatrix.identity(n)
        return try (identity - skew) * (identity + skew).inverse()
    }
}
