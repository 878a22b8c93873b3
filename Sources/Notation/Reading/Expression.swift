/// A line of mathematics as it was read: one tree for evaluating, typesetting and explaining.
///
/// Two expressions are equal where they have the same shape; where they stood in the line does not
/// count. Sums and products are flat, so that a long sum is wide and not deep: ``depth`` stays within
/// what the reader allows, and every recursion over the tree is bounded by it.
public struct Expression: Sendable {
    public let kind: Kind
    /// Where it stood: offsets in Unicode scalars from the start of the line.
    public let range: Range<Int>
    /// The levels of the tree below and including this one; a division behind another is two more, as
    /// `a/b*c/d` is written as a fraction that holds a product that holds a fraction.
    public let depth: Int

    public init(_ kind: Kind, range: Range<Int> = 0..<0) {
        self.kind = kind
        self.range = range
        let inside = Expression(kind, range: range, depth: 0).children.map(\.depth).max() ?? 0
        depth = 1 + inside + kind.levelsOfFractions
    }

    private init(_ kind: Kind, range: Range<Int>, depth: Int) {
        self.kind = kind
        self.range = range
        self.depth = depth
    }

    public indirect enum Kind: Hashable, Sendable {
        case number(Numeral)
        /// A name in its canonical spelling: `λ₁` is `lambda1`.
        case name(String)
        case negated(Expression)
        case sum([Term])
        /// Taken from left to right: `a/b*c` is (a/b)·c.
        case product([Factor])
        case power(Expression, Expression)
        case percent(Expression)
        case transposed(Expression)
        case call(Function, [Expression])
        case index(Expression, [Subscript])
        /// One part of a record: `svd(W).U`.
        case field(Expression, String)
        /// Rows of entries or blocks.
        case matrix([[Expression]])
        /// `(1, 2)` and `<1, 2>`: a column.
        case vector([Expression])
        case list([Expression])
        /// `2 (twice)`.
        case repeated(Expression, times: Int)
        case range(Expression, Expression)
        /// `a = b = c`, `0 < x <= 1`: one side more than there are relations.
        case relation([Expression], [Relation])
        case logic(Connective, [Expression])
        case not(Expression)
    }

    /// A summand and its sign.
    public struct Term: Hashable, Sendable {
        public let isNegative: Bool
        public let value: Expression

        public init(_ value: Expression, isNegative: Bool = false) {
            self.value = value
            self.isNegative = isNegative
        }
    }

    /// A factor or a divisor.
    public struct Factor: Hashable, Sendable {
        public enum Operation: Hashable, Sendable { case times, juxtaposed, dividedBy }

        public let operation: Operation
        public let value: Expression

        public init(_ value: Expression, _ operation: Operation = .times) {
            self.value = value
            self.operation = operation
        }
    }

    /// What stands between the brackets of an index: `:` or an expression.
    public enum Subscript: Hashable, Sendable {
        case all
        case at(Expression)
    }

    public enum Relation: String, Hashable, Sendable {
        case equation = "="
        case approximately = "≈"
        case equal = "=="
        case unequal = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case element = "in"

        /// True for `=` and `≈`, which state something and are not asked.
        public var isStatement: Bool { self == .equation || self == .approximately }
    }

    public enum Connective: String, Hashable, Sendable { case and, or }
}

extension Expression: Hashable {
    public static func == (a: Expression, b: Expression) -> Bool { a.kind == b.kind }
    public func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}

// MARK: - Its parts

extension Expression {
    /// The expressions directly below this one, from left to right.
    public var children: [Expression] {
        switch kind {
        case .number, .name: []
        case .negated(let a), .percent(let a), .transposed(let a), .field(let a, _), .not(let a): [a]
        case .repeated(let a, _): [a]
        case .sum(let terms): terms.map(\.value)
        case .product(let factors): factors.map(\.value)
        case .power(let a, let b), .range(let a, let b): [a, b]
        case .call(_, let values), .vector(let values), .list(let values): values
        case .relation(let values, _), .logic(_, let values): values
        case .index(let base, let subscripts):
            [base]
                + subscripts.compactMap { if case .at(let position) = $0 { position } else { nil } }
        case .matrix(let rows): rows.flatMap { $0 }
        }
    }

    /// The names that occur in it, canonical, in order of appearance, each once.
    ///
    /// Names in the polynomial of `root(p, k)` are left out: its letter is its own.
    public var names: [String] {
        var found: [String] = []
        collectNames(into: &found)
        return found
    }

    private func collectNames(into found: inout [String]) {
        if case .name(let name) = kind, !found.contains(name) { found.append(name) }
        let isRoot = if case .call(.root, _) = kind { true } else { false }
        for child in children.dropFirst(isRoot ? 1 : 0) { child.collectNames(into: &found) }
    }

    /// The sides of a chain `a = b ≈ c`; the expression itself where it states nothing.
    public var sides: [Expression] {
        if case .relation(let sides, let relations) = kind, relations.allSatisfy(\.isStatement) {
            return sides
        }
        return [self]
    }

    /// The links (a, b), (b, c) … of a chain `a = b = c`; empty where it states nothing.
    public var links: [(left: Expression, right: Expression)] {
        zip(sides, sides.dropFirst()).map { (left: $0, right: $1) }
    }

    /// The name in front of the first `=`, as in `λ₁ = 18`, or nil.
    public var label: String? {
        guard sides.count > 1, case .name(let name) = sides[0].kind else { return nil }
        return name
    }
}

extension Expression.Kind {
    /// The levels that divisions in a row add where the product is written.
    fileprivate var levelsOfFractions: Int {
        guard case .product(let factors) = self else { return 0 }
        return 2 * max(0, factors.count { $0.operation == .dividedBy } - 1)
    }
}
