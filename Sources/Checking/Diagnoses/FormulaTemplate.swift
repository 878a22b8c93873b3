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
        match(PlainForm(expression))
    }

    /// The same for an expression that is in its plain spelling already.
    func match(_ form: PlainForm) -> [String: Expression]? {
        guard let tree else { return nil }
        var found: [String: Expression] = [:]
        return Self.unify(tree, form.expression, &found) ? found : nil
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

/// An expression in the spelling in which templates are compared.
struct PlainForm: Sendable {
    let expression: Expression

    init(_ expression: Expression) { self.expression = expression.inPlainSpelling }
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

    /// Whether two expressions agree but for their children, of which they have as many.
    fileprivate func hasSameNode(as other: Expression) -> Bool {
        switch (kind, other.kind) {
        case (.number(let a), .number(let b)): a == b
        case (.name(let a), .name(let b)): a == b
        case (.negated, .negated), (.percent, .percent), (.transposed, .transposed), (.not, .not): true
        case (.power, .power), (.range, .range), (.vector, .vector), (.list, .list): true
        case (.field(_, let a), .field(_, let b)): a == b
        case (.repeated(_, let a), .repeated(_, let b)): a == b
        case (.call(let a, _), .call(let b, _)): a == b
        case (.relation(_, let a), .relation(_, let b)): a == b
        case (.logic(let a, _), .logic(let b, _)): a == b
        case (.sum(let a), .sum(let b)): zip(a, b).allSatisfy { $0.isNegative == $1.isNegative }
        case (.product(let a), .product(let b)): zip(a, b).allSatisfy { $0.operation == $1.operation }
        case (.matrix(let a), .matrix(let b)): a.map(\.count) == b.map(\.count)
        case (.index(_, let a), .index(_, let b)): a.map(\.isAll) == b.map(\.isAll)
        default: false
        }
    }
}

extension Expression.Subscript {
    fileprivate var isAll: Bool { if case .all = self { true } else { false } }
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
