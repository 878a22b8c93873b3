/// A small matrix of whole numbers, row by row. The numbers of an exercise are far from overflowing.
struct Grid: Hashable {
    var rows: [[Int]]

    init(_ rows: [[Int]]) { self.rows = rows }

    init(columns: [[Int]]) {
        rows = Grid(columns).transposed.rows
    }

    static func identity(_ size: Int) -> Grid {
        Grid((0..<size).map { i in (0..<size).map { i == $0 ? 1 : 0 } })
    }

    static func zeros(_ rows: Int, _ columns: Int) -> Grid {
        Grid(Array(repeating: Array(repeating: 0, count: columns), count: rows))
    }

    var rowCount: Int { rows.count }
    var columnCount: Int { rows.first?.count ?? 0 }
    var shape: String { "\(rowCount)×\(columnCount)" }
    var entries: [Int] { rows.flatMap { $0 } }
    var columns: [[Int]] { transposed.rows }
    var isZero: Bool { entries.allSatisfy { $0 == 0 } }

    var transposed: Grid {
        Grid((0..<columnCount).map { j in rows.map { $0[j] } })
    }

    static func * (a: Grid, b: Grid) -> Grid {
        let columns = b.columns
        return Grid(a.rows.map { row in columns.map { dot(row, $0) } })
    }

    static func + (a: Grid, b: Grid) -> Grid {
        Grid(zip(a.rows, b.rows).map { zip($0, $1).map { $0 + $1 } })
    }

    static func * (factor: Int, a: Grid) -> Grid { Grid(a.rows.map { $0.map { factor * $0 } }) }

    /// The product abᵀ.
    static func outer(_ a: [Int], _ b: [Int]) -> Grid { Grid(a.map { x in b.map { x * $0 } }) }

    /// Divided by a number; nil where a fraction would come out.
    func divided(by divisor: Int) -> Grid? {
        guard entries.allSatisfy({ $0 % divisor == 0 }) else { return nil }
        return Grid(rows.map { $0.map { $0 / divisor } })
    }

    /// The coefficients of the characteristic polynomial but for signs: trace, sums of minors, determinant.
    ///
    /// By Faddeev and LeVerrier, whose divisions come out even.
    var invariants: [Int] {
        let n = rowCount
        var (product, coefficients) = (Grid.identity(n), [Int]())
        for k in 1...max(1, n) {
            let next = self * product
            let coefficient = (0..<n).reduce(0) { $0 + next.rows[$1][$1] } / k
            coefficients.append(coefficient)
            product = (-1 * next) + coefficient * Grid.identity(n)
        }
        return coefficients
    }

    /// In the grammar, each entry divided by `divisor`.
    func text(over divisor: Int = 1) -> String { Quantity.text(quantities(over: divisor, perRow: true)) }

    func quantities(over divisor: Int = 1, root: Int = 1) -> [Quantity] {
        entries.map { Quantity($0, over: divisor, root: root) }
    }

    private func quantities(over divisor: Int, perRow: Bool) -> [[Quantity]] {
        rows.map { $0.map { Quantity($0, over: divisor) } }
    }
}

func dot(_ a: [Int], _ b: [Int]) -> Int { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

func cross(_ a: [Int], _ b: [Int]) -> [Int] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return a
}

/// The vector without the common divisor of its entries.
func primitive(_ vector: [Int]) -> [Int] {
    let divisor = vector.reduce(0) { greatestCommonDivisor($0, $1) }
    return divisor == 0 ? vector : vector.map { $0 / divisor }
}

/// The signs of some numbers in a row, for the shape of an answer: `+-0`.
func signs(_ numbers: [Int]) -> String {
    String(numbers.map { $0 == 0 ? "0" : $0 < 0 ? "-" : "+" })
}
