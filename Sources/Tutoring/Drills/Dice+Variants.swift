internal import ExactAlgebra
internal import Lessons

extension Variants {
    /// The values of a variant, by name, in the grammar; the same on every machine.
    ///
    /// - Returns: nil where no draw is good.
    func values(seed: UInt64) -> [String: String]? {
        var values: [String: String] = [:]
        for (index, make) in makes.enumerated() {
            var dice = Dice(seed: SplitMix64.seed(seed, index))
            guard let text = dice.matrix(make.maker) else { return nil }
            values[make.name] = text
        }
        return values
    }
}

extension Dice {
    private static let tries = 5_000
    private static let largestEntry = 9

    /// A matrix of this kind, in the grammar; nil where no draw is good.
    mutating func matrix(_ maker: VariantMaker) -> String? {
        for _ in 0..<Self.tries {
            if let text = draw(maker) { return text }
        }
        return nil
    }

    private mutating func draw(_ maker: VariantMaker) -> String? {
        switch maker {
        case .integers(let m, let n):
            let matrix = Grid((0..<m).map { _ in vector(n, within: 4) })
            return matrix.rank == min(m, n) && matrix.isFull ? matrix.text() : nil
        case .rank(let m, let n, let r):
            let left = Grid((0..<m).map { _ in vector(r, within: 2) })
            let right = Grid((0..<r).map { _ in vector(n, within: 2) })
            let matrix = left * right
            return matrix.rank == r && matrix.isFull && matrix.isWithin(Self.largestEntry)
                ? matrix.text() : nil
        case .smallSVD(let m, let n, let r): return smallSVD(m, n, rank: r)
        case .symmetric(let n): return symmetric(n)
        case .orthonormal(let m, let r): return orthonormal(m, r)
        }
    }

    // MARK: - From their factors

    private mutating func smallSVD(_ m: Int, _ n: Int, rank: Int) -> String? {
        guard m > 1 || n > 1 else { return "[\(number(1...9))]" }
        guard let left = orthogonalVectors(rank, in: m, within: 2),
            let right = orthogonalVectors(rank, in: n, within: 2)
        else { return nil }
        let weights = (0..<rank).map { _ in number(1...3) }
        guard
            let product = OuterProducts(left: left, right: right, weights: weights, over: number(1...2)),
            !product.hasTie, product.matrix.isFull, product.matrix.isWithin(7),
            product.singularValues.allSatisfy({ Bound(12, root: 42).holds(for: $0) })
        else { return nil }
        return product.matrix.text()
    }

    /// Σ λₖ aₖaₖᵀ/‖aₖ‖² with whole eigenvalues λₖ.
    private mutating func symmetric(_ n: Int) -> String? {
        guard let vectors = orthogonalVectors(n, in: n, within: 2) else { return nil }
        let squares = vectors.map { dot($0, $0) }
        let common = squares.reduce(1, *)
        let values = (0..<n).map { _ in nonzero(6) }
        let sum = vectors.indices.reduce(Grid.zeros(n, n)) { sum, k in
            sum + (values[k] * (common / squares[k])) * Grid.outer(vectors[k], vectors[k])
        }
        guard Set(values).count == n, let matrix = sum.divided(by: common),
            matrix.isWithin(Self.largestEntry),
            n == 1 || matrix.entries.contains(where: { $0 != 0 }) && !matrix.isDiagonal
        else { return nil }
        return matrix.text()
    }

    /// Columns of an orthogonal matrix of fractions; in four dimensions, of a quaternion's multiplication.
    private mutating func orthonormal(_ m: Int, _ r: Int) -> String? {
        if m == 1 { return "[1]" }
        let frame: (vectors: [[Int]], length: Int)
        if m == 4 {
            let q = vector(4, within: 3)
            guard let length = q.length, length > 1 else { return nil }
            let (a, b, c, d) = (q[0], q[1], q[2], q[3])
            frame = (shuffled([[a, b, c, d], [-b, a, d, -c], [-c, -d, a, b], [-d, c, -b, a]]), length)
        } else {
            frame = rationalFrame(in: m)
            guard frame.length > 1 else { return nil }
        }
        return Grid(columns: Array(frame.vectors.prefix(r))).text(over: frame.length)
    }
}

extension [Int] {
    /// The length of a vector, where it is a whole number.
    fileprivate var length: Int? {
        let square = dot(self, self)
        return (0...20).first { $0 * $0 == square }
    }
}

extension Grid {
    func isWithin(_ bound: Int) -> Bool { entries.allSatisfy { abs($0) <= bound } }

    /// Without a row or a column of zeros.
    fileprivate var isFull: Bool {
        (rows + columns).allSatisfy { $0.contains { $0 != 0 } }
    }

    fileprivate var isDiagonal: Bool {
        rows.indices.allSatisfy { i in rows[i].indices.allSatisfy { $0 == i || rows[i][$0] == 0 } }
    }

    /// The rank, by elimination without fractions.
    var rank: Int {
        var rest = rows
        var rank = 0
        for j in 0..<columnCount {
            guard let pivot = rest.indices.dropFirst(rank).first(where: { rest[$0][j] != 0 }) else {
                continue
            }
            rest.swapAt(rank, pivot)
            for i in rest.indices.dropFirst(rank + 1) where rest[i][j] != 0 {
                let (a, b) = (rest[rank][j], rest[i][j])
                rest[i] = primitive(zip(rest[i], rest[rank]).map { $0 * a - $1 * b })
            }
            rank += 1
        }
        return rank
    }
}
