import ExactAlgebra
import Notation

extension Expression {
    /// What the expression uses of the names of a scope, entries and columns told apart where they can be.
    func items(in scope: Scope) -> [LineScopes.Item] {
        var items: [LineScopes.Item] = []
        collectItems(in: scope, &items)
        return items
    }

    private func collectItems(in scope: Scope, _ items: inout [LineScopes.Item]) {
        switch kind {
        case .name(let name):
            items.append(Self.item(name, in: scope))
        case .index(let base, let subscripts):
            guard case .name(let name) = base.kind, let elements = Self.elements(of: subscripts, in: scope)
            else { return children.forEach { $0.collectItems(in: scope, &items) } }
            let primary = scope.primary(name)
            items += elements.map { LineScopes.Item(primary, element: $0) }
        default:
            for child in children { child.collectItems(in: scope, &items) }
        }
    }

    /// `lambda2` is an entry of `lambda` where it has no value of its own.
    private static func item(_ name: String, in scope: Scope) -> LineScopes.Item {
        let primary = scope.primary(name)
        let digits = String(primary.reversed().prefix { ("0"..."9").contains($0) }.reversed())
        guard scope.values[primary] == nil, let k = Int(digits) else { return LineScopes.Item(primary) }
        return LineScopes.Item(scope.primary(String(primary.dropLast(digits.count))), element: k)
    }

    /// The entries of a list, or the columns of a matrix, that an index takes; nil where it takes others.
    private static func elements(of subscripts: [Subscript], in scope: Scope) -> [Int]? {
        guard case .at(let position)? = subscripts.last else { return nil }
        if subscripts.count == 2, case .at = subscripts[0] { return nil }
        switch try? Evaluator(scope: scope).evaluate(position) {
        case .number(let number)?: return number.value.asRational?.asInt.map { [$0] }
        case .list(let values)?:
            return values.compactMap { value in
                guard case .number(let number) = value else { return nil }
                return number.value.asRational?.asInt
            }
        default: return nil
        }
    }
}

extension Scope {
    /// The name that an alias stands for, canonical.
    func primary(_ name: String) -> String {
        let canonical = Names.canonical(name)
        return aliases[canonical] ?? canonical
    }
}
