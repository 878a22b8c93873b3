/// A number that comes up in working by hand: n√r/d in lowest terms, r without square factors.
struct Quantity: Hashable {
    let numerator: Int
    let denominator: Int
    let radicand: Int

    init(_ numerator: Int, over denominator: Int = 1, root: Int = 1) {
        var (n, r) = (numerator, root)
        var factor = 2
        while factor * factor <= r {
            while r % (factor * factor) == 0 {
                r /= factor * factor
                n *= factor
            }
            factor += 1
        }
        let divisor = greatestCommonDivisor(n, denominator) * (denominator < 0 ? -1 : 1)
        self.numerator = n / divisor
        self.denominator = denominator / divisor
        radicand = n == 0 ? 1 : r
    }

    /// n/√m.
    static func quotient(_ n: Int, rootOf m: Int) -> Quantity { Quantity(n, over: m, root: m) }

    /// The entries of a vector divided by its length.
    static func unit(_ vector: [Int]) -> [Quantity] {
        let square = dot(vector, vector)
        return vector.map { quotient($0, rootOf: square) }
    }

    var isRational: Bool { radicand == 1 }

    /// In the grammar.
    var text: String {
        guard radicand > 1 else { return denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }
        let sign = numerator < 0 ? "-" : ""
        let factor = abs(numerator) == 1 ? "" : "\(abs(numerator))"
        return sign + factor + "√\(radicand)" + (denominator == 1 ? "" : "/\(denominator)")
    }

    /// A matrix in the grammar, from its rows.
    static func text(_ rows: [[Quantity]]) -> String {
        "[" + rows.map { $0.map(\.text).joined(separator: " ") }.joined(separator: "; ") + "]"
    }

    /// A matrix in the grammar, from its columns.
    static func text(columns: [[Quantity]]) -> String {
        let size = columns.first?.count ?? 0
        return text((0..<size).map { i in columns.map { $0[i] } })
    }
}

/// How large the numbers of one step may be.
struct Bound: Hashable, Sendable {
    let numerator: Int
    var denominator = 1
    var radicand = 1

    init(_ numerator: Int, over denominator: Int = 1, root radicand: Int = 1) {
        self.numerator = numerator
        self.denominator = denominator
        self.radicand = radicand
    }

    func holds(for quantity: Quantity) -> Bool {
        abs(quantity.numerator) <= numerator && quantity.denominator <= denominator
            && quantity.radicand <= radicand
    }
}
