internal import Checking
internal import Lessons
internal import Notation

/// What a lesson needs of the numbers that somebody chose, in words: `the rank of A to be 3; here it is 2`.
struct RequirementWords {
    let words: String

    /// - Parameter workspace: with the numbers, for which the requirement does not hold.
    init(_ requirement: String, in workspace: Workspace) {
        let failing = (try? Reader.parse(requirement))?.readings.first.map {
            Self.conjuncts(of: $0).first { !Self.holds($0, in: workspace) } ?? $0
        }
        words =
            failing.flatMap { Self.comparison($0, in: workspace) }
            ?? "\(failing.map { Formula($0).plain } ?? requirement), and that does not hold for these values"
    }

    private static func conjuncts(of expression: Expression) -> [Expression] {
        guard case .logic(.and, let parts) = expression.kind else { return [expression] }
        return parts.flatMap { conjuncts(of: $0) }
    }

    private static func value(_ expression: Expression, in workspace: Workspace) -> Value? {
        try? Evaluator(scope: workspace.scope).evaluate(expression)
    }

    private static func holds(_ expression: Expression, in workspace: Workspace) -> Bool {
        if case .boolean(true)? = value(expression, in: workspace) { true } else { false }
    }

    /// Two numbers that were compared; nil for any other statement.
    private static func comparison(_ expression: Expression, in workspace: Workspace) -> String? {
        guard case .relation(let sides, let relations) = expression.kind, sides.count == 2,
            let relation = words(for: relations[0]), case .number? = value(sides[1], in: workspace),
            let value = value(sides[0], in: workspace), case .number = value, let found = try? Formula(value)
        else { return nil }
        let wanted = "\(subject(sides[0])) to be \(relation)\(subject(sides[1]))"
        if case .number = sides[1].kind { return "\(wanted); here it is \(found.plain)" }
        guard let other = self.value(sides[1], in: workspace), let bound = try? Formula(other) else {
            return nil
        }
        return "\(wanted); here they are \(found.plain) and \(bound.plain)"
    }

    private static func words(for relation: Expression.Relation) -> String? {
        switch relation {
        case .equal, .equation: ""
        case .unequal: "other than "
        case .less: "less than "
        case .lessOrEqual: "at most "
        case .greater: "more than "
        case .greaterOrEqual: "at least "
        case .element, .approximately: nil
        }
    }

    /// `the rank of A`, `σ₁ of W`, or the expression as it is written.
    private static func subject(_ expression: Expression) -> String {
        let written = Formula(expression).plain
        if case .index(let list, let places) = expression.kind,
            case .call(let function, let arguments) = list.kind, let symbol = symbols[function],
            places.count == 1, case .at(let place) = places[0], case .number(let number) = place.kind,
            arguments.count == 1, case .name(let name) = arguments[0].kind
        {
            return "\(Names.pretty("\(symbol)\(number.text)")) of \(Names.pretty(name))"
        }
        guard case .call(let function, let arguments) = expression.kind, arguments.count == 1,
            case .name(let name) = arguments[0].kind, let noun = nouns[function]
        else { return written }
        return "the \(noun) of \(Names.pretty(name))"
    }

    private static let symbols: [Function: String] = [.singularvalues: "sigma", .eigenvalues: "lambda"]

    private static let nouns: [Function: String] = [
        .rank: "rank", .rows: "number of rows", .cols: "number of columns", .det: "determinant",
        .trace: "trace", .norm: "length",
    ]
}
