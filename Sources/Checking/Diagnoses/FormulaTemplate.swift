import Notation

/// An expression in which every name stands for any expression: `X' * X`.
///
/// A capital stands for a matrix, a small letter for a vector, a Greek letter for a number; matching is by
/// shape of the tree, up to the spelling of products and transposes. `I` is the identity, with or without
/// a size.
struct FormulaTemplate: Sendable {
    private let tree: Expression?

    /// - Parameter text: in the grammar. One that cannot be read matches nothing.
    init(_ text: String) {
        tree = (try? Reader.parse(text))?.readings.first?.inPlainSpelling
    }

    /// What each name stands for, or nil where the expression has another shape.
    func match(_ expression: Expression) -> [String: Expression]? {
        guard let tree else { return nil }
        var found: [String: Expression] = [:]
        return Self.unify(tree, expression.inPlainSpelling, &found) ? found : nil
    }

    /// The expression with the names replaced; nil where the template cannot be read.
    func filled(with parts: [String: Expression]) -> Expression? {
        tree?.replacingNames { parts[$0] }
    }

    private static func unify(
        _ template: Expression, _ expression: Expression, _ found: inout [String: Expression]
    ) -> Bool {
        if case .name(let name) = template.kind {
            if name == "I", !expression.isIdentity { return false }
            if let known = found[name] { return known == expression || name == "I" }
            found[name] = expression
            return true
        }
        let (own, other) = (template.children, expression.children)
        guard own.count == other.count, template.hasSameNode(as: expression) else { return false }
        for (a, b) in zip(own, other) where !unify(a, b, &found) { return false }
        return true
    }
}

extension Expression {
    /// `I` or `I(n)`.
    fileprivate var isIdentity: Bool {
        switch kind {
        case .name("I"), .call(.identity, _): true
        default: false
        }
    }

    /// Products written with `*`, transposes as `'`; no sums within sums, no products within products.
    fileprivate var inPlainSpelling: Expression {
        let inner = mappingChildren(\.inPlainSpelling)
        switch inner.kind {
        case .call(.transpose, let values) where values.count == 1:
            return Expression(.transposed(values[0]), range: range)
        case .product(let factors):
            return Expression(.product(factors.flatMap(\.inPlainSpelling)), range: range)
        case .sum(let terms):
            return Expression(.sum(terms.flatMap(\.inPlainSpelling)), range: range)
        default: return inner
        }
    }

    /// Whether two expressions agree but for their children.
    fileprivate func hasSameNode(as other: Expression) -> Bool {
        let blank = Expression(.name("x"))
        return mappingChildren { _ in blank } == other.mappingChildren { _ in blank }
    }
}

extension Expression.Factor {
    /// a·(b/c) is a·b/c, with numbers and with matrices.
    fileprivate var inPlainSpelling: [Expression.Factor] {
        if operation == .dividedBy { return [self] }
        guard case .product(let factors) = value.kind else { return [Expression.Factor(value, .times)] }
        return factors
    }
}

extension Expression.Term {
    /// a − (b − c) is a − b + c.
    fileprivate var inPlainSpelling: [Expression.Term] {
        guard case .sum(let terms) = value.kind else { return [self] }
        return terms.map { Expression.Term($0.value, isNegative: $0.isNegative != isNegative) }
    }
}
