import ExactAlgebra
import Notation

/// In which order the names of a claim get their values, and how: objects that depend on others come last.
struct Plan {
    enum Making {
        /// By the properties of the name alone.
        case structure
        case defined(Expression)
        /// As a solution of equations that are linear in it.
        case solved([Expression])
        /// With these columns in its range; of its transpose where `transposed`.
        case containing([Expression], transposed: Bool)
        /// Columns within the range of a matrix.
        case within(Expression)
    }

    let problem: ClaimProblem
    private(set) var making: [String: Making] = [:]
    private(set) var order: [String] = []
    /// The statement and the predicates, with the zero matrix for 0 beside a matrix.
    let statement: Expression
    let predicates: [ClaimProblem.Predicate]
    /// The predicates that no construction takes care of.
    private(set) var filters: [ClaimProblem.Predicate] = []

    init(_ problem: ClaimProblem) throws(ClaimError) {
        self.problem = problem
        let inference = problem.inference
        let isMatrix = { (expression: Expression) in
            var copy = inference
            guard let kind = try? copy.kind(of: expression), case .matrix = kind else { return false }
            return !copy.isScalar(kind)
        }
        statement = problem.statement.expression.withZeroMatrices(isMatrix)
        predicates = problem.predicates.map {
            ClaimProblem.Predicate(expression: $0.expression.withZeroMatrices(isMatrix), source: $0.source)
        }
        for name in problem.names {
            making[name] = problem.definitions[name].map { .defined($0.expression) } ?? .structure
        }
        for predicate in predicates where !assign(predicate.expression) { filters.append(predicate) }
        order = sorted() ?? problem.names
    }

    func properties(of name: String) -> Set<Property> { Set(problem.properties[name] ?? []) }

    // MARK: - Predicates

    /// Finds a name that can be made so that the predicate holds.
    private mutating func assign(_ predicate: Expression) -> Bool {
        guard case .relation(let sides, let relations) = predicate.kind, sides.count == 2 else {
            return false
        }
        switch relations[0] {
        case .element: return assign(sides[0], in: sides[1])
        case .equal:
            if define(sides[0], as: sides[1]) || define(sides[1], as: sides[0]) { return true }
            return solve(predicate, sides)
        default: return false
        }
    }

    private mutating func define(_ side: Expression, as value: Expression) -> Bool {
        guard case .name(let name) = side.kind, !value.names.contains(name), isFree(name),
            properties(of: name).isEmpty
        else { return false }
        return put(.defined(value), for: name)
    }

    private mutating func solve(_ predicate: Expression, _ sides: [Expression]) -> Bool {
        let candidates = Set(sides.flatMap(\.names)).filter { name in
            guard properties(of: name).allSatisfy(\.isLinear) else { return false }
            if case .integer? = problem.inference.kinds[name] { return false }
            let degree = PolynomialDegree(
                variables: [name], definitions: problem.definitions.mapValues(\.expression),
                order: { _ in nil })
            return sides.allSatisfy { (degree.of($0) ?? 2) <= 1 }
        }
        // Where equations for a name are there already they are solved together.
        for name in candidates.sorted(by: isPreferred) {
            switch making[name] {
            case .structure?: if put(.solved([predicate]), for: name) { return true }
            case .solved(let equations)?:
                if put(.solved(equations + [predicate]), for: name) { return true }
            default: continue
            }
        }
        return false
    }

    /// Matrices before vectors before numbers; later ones first.
    private func isPreferred(_ a: String, _ b: String) -> Bool {
        func weight(_ name: String) -> Int {
            switch problem.inference.kinds[name] {
            case .matrix(let rows, let columns)?:
                let sizes = [rows, columns].filter { !problem.inference.dimensions.isOne($0) }
                return sizes.count * 100 + (problem.names.firstIndex(of: name) ?? 0)
            default: return 0
            }
        }
        return weight(a) > weight(b)
    }

    /// `X in col(W)`: X out of W where X is free, else W around X.
    private mutating func assign(_ element: Expression, in space: Expression) -> Bool {
        guard case .call(let function, let arguments) = space.kind, function == .col || function == .row
        else {
            return false
        }
        let matrix =
            function == .col ? arguments[0] : Expression(.transposed(arguments[0]), range: space.range)
        if case .name(let name) = element.kind, isFree(name), properties(of: name).isSubset(of: [.nonzero]),
            put(.within(matrix), for: name)
        {
            return true
        }
        guard let (name, isTransposed) = matrix.nameOrTransposed else { return false }
        let supported: Set<Property> = [.symmetric, .positiveSemidefinite, .projector, .nonzero]
        if properties(of: name).isSubset(of: supported) {
            switch making[name] {
            case .structure?:
                if put(.containing([element], transposed: isTransposed), for: name) { return true }
            case .containing(let others, isTransposed)?:
                if put(.containing(others + [element], transposed: isTransposed), for: name) { return true }
            default: break
            }
        }
        // Orthonormal columns within orthonormal columns: a product.
        if case .name(let inner) = element.kind, isFree(inner),
            properties(of: name).contains(where: \.isFrame),
            properties(of: inner).isSubset(of: [.orthonormalColumns, .unit])
        {
            return put(.within(matrix), for: inner)
        }
        return false
    }

    private func isFree(_ name: String) -> Bool {
        guard case .structure? = making[name] else { return false }
        if case .integer? = problem.inference.kinds[name] { return false }
        return true
    }

    // MARK: - Order

    private mutating func put(_ made: Making, for name: String) -> Bool {
        let before = making[name]
        making[name] = made
        if sorted() != nil { return true }
        making[name] = before
        return false
    }

    private func needs(_ name: String) -> Set<String> {
        var expressions: [Expression] = []
        switch making[name] {
        case .defined(let value)?, .within(let value)?: expressions = [value]
        case .solved(let equations)?: expressions = equations
        case .containing(let columns, _)?: expressions = columns
        case .structure?, nil: break
        }
        for property in properties(of: name) {
            if case .rank(let size) = property { expressions.append(size) }
            if case .rankAtMost(let size) = property { expressions.append(size) }
        }
        return Set(expressions.flatMap(\.names)).subtracting([name]).intersection(problem.names)
    }

    /// The names, each after those that it needs; nil where they need each other.
    private func sorted() -> [String]? {
        var order: [String] = []
        var waiting = problem.names
        while !waiting.isEmpty {
            let ready = waiting.filter { needs($0).isSubset(of: order) }
            if ready.isEmpty { return nil }
            // Whole numbers first: ranks depend on them.
            order += ready
            waiting.removeAll(where: ready.contains)
        }
        return order
    }
}

extension Property {
    /// Whether the columns of a matrix with it are orthonormal.
    var isFrame: Bool { self == .orthonormalColumns || self == .orthogonal }
}

extension Expression {
    /// `W` or `W'`.
    fileprivate var nameOrTransposed: (name: String, isTransposed: Bool)? {
        switch kind {
        case .name(let name): (name, false)
        case .transposed(let inner):
            if case .name(let name) = inner.kind { (name, true) } else { nil }
        default: nil
        }
    }
}
