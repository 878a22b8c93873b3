/// A matrix built from its singular value decomposition: W = Σ cₖ aₖbₖᵀ / d, with orthogonal vectors aₖ
/// and bₖ of whole numbers and cₖ > 0. Its singular values are cₖ‖aₖ‖‖bₖ‖/d.
struct OuterProducts {
    /// Largest singular value first.
    private(set) var terms: [(left: [Int], right: [Int], weight: Int)]
    let divisor: Int
    let matrix: Grid

    /// - Returns: nil where W has a fraction in it.
    init?(left: [[Int]], right: [[Int]], weights: [Int], over divisor: Int) {
        self.divisor = divisor
        terms = weights.indices.map { (left: left[$0], right: right[$0], weight: weights[$0]) }
        terms.sort { Self.square($0) > Self.square($1) }
        guard
            let matrix = Self.sum(terms.map { (left: $0.left, right: $0.right, weight: $0.weight) }, divisor)
        else { return nil }
        // A matrix that is mostly zeros shows its factors.
        if matrix.entries.count(where: { $0 == 0 }) * 2 >= matrix.entries.count { return nil }
        self.matrix = matrix
    }

    private static func square(_ term: (left: [Int], right: [Int], weight: Int)) -> Int {
        term.weight * term.weight * dot(term.left, term.left) * dot(term.right, term.right)
    }

    private static func sum(_ terms: [(left: [Int], right: [Int], weight: Int)], _ divisor: Int) -> Grid? {
        guard let first = terms.first else { return nil }
        return terms.reduce(Grid.zeros(first.left.count, first.right.count)) {
            $0 + $1.weight * Grid.outer($1.left, $1.right)
        }.divided(by: divisor)
    }

    var rank: Int { terms.count }

    /// The eigenvalues of WᵀW that are not 0, times the square of `divisor`.
    var squares: [Int] { terms.map(Self.square) }

    var singularValues: [Quantity] { squares.map { Quantity(1, over: divisor, root: $0) } }

    /// The eigenvalues of WᵀW, zeros too.
    var eigenvalues: [Quantity] {
        squares.map { Quantity($0, over: divisor * divisor) }
            + Array(repeating: Quantity(0), count: matrix.columnCount - rank)
    }

    var left: [[Int]] { terms.map(\.left) }
    var right: [[Int]] { terms.map(\.right) }

    /// W vₖ with unit vₖ.
    var images: [[Quantity]] {
        terms.map { term in
            let square = dot(term.right, term.right)
            return term.left.map { Quantity($0 * term.weight, over: divisor, root: square) }
        }
    }

    /// The sum of the first `count` terms, where it is one of whole numbers.
    func truncated(to count: Int) -> Grid? {
        Self.sum(Array(terms.prefix(count)), divisor)
    }

    /// True where two singular values are the same.
    var hasTie: Bool { Set(squares).count < rank }

    /// A factor's columns made unit, in the grammar.
    static func unitText(_ vectors: [[Int]]) -> String {
        Quantity.text(columns: vectors.map(Quantity.unit))
    }

    /// The singular values as a list of the grammar.
    var singularValuesText: String {
        "{" + singularValues.map(\.text).joined(separator: ", ") + "}"
    }
}
