import Notation

/// What names stand for: `WtW` for `W' * W`, `lambda` for `eigenvalues(WtW)`.
///
/// A scope knows only values. To see that a matrix is the Gram matrix of another, a diagnosis has to know
/// where it came from.
public struct Definitions: Sendable {
    private var expressions: [String: Expression] = [:]

    public init() {}

    /// - Parameter texts: expressions in the grammar, by name.
    public init(_ texts: [String: String]) {
        for (name, text) in texts { define(name, as: text) }
    }

    /// Says what a name stands for; a text that cannot be read, or a very long one, says nothing.
    public mutating func define(_ name: String, as text: String) {
        guard let parse = try? Reader.parse(text), parse.readings.count == 1,
            parse.readings[0].size <= 200
        else { return }
        expressions[Names.canonical(name)] = parse.readings[0]
    }

    /// The expression with each defined name replaced by what it stands for, as deep as the definitions go.
    ///
    /// A name that stands for itself is left as it is from there on, and so is one whose expression would
    /// make the whole too large.
    func expanding(_ expression: Expression, in scope: Scope) -> Expression {
        guard !expressions.isEmpty else { return expression }
        var expanded = expression
        for _ in 0..<10 {
            let next = expanded.replacingNames { expressions[scope.aliases[$0] ?? $0] }
            guard next != expanded, next.depth < 60, next.size < 2000 else { break }
            expanded = next
        }
        return expanded
    }
}

extension Expression {
    /// The number of its nodes.
    fileprivate var size: Int { children.reduce(1) { $0 + $1.size } }
}
