/// A formula in words, as one would read it out: matrices row by row, roots and powers by their names.
///
/// It is for the ear; what can be typed back is ``Formula/ascii``.
struct SpokenFormula {
    let words: String

    init(_ formula: Formula) {
        words = Self.words(formula)
    }

    private static func words(_ formula: Formula) -> String {
        switch formula {
        case .number(let digits): digits
        case .name(let name): ASCIIText.of(name)
        case .text(let text): SpokenText.of(text)
        case .negative(let a): "minus \(grouped(a))"
        case .sum(let terms): sum(terms)
        case .product(let factors): product(factors)
        case .quotient(let a, let b): "\(grouped(a)) over \(grouped(b))"
        case .power(let base, let exponent): grouped(base) + power(exponent)
        case .percent(let a): "\(grouped(a)) percent"
        case .transposed(let a): "\(grouped(a)) transposed"
        case .root(let a, degree: 2): "square root of \(grouped(a))"
        case .root(let a, let degree): "root of degree \(degree) of \(grouped(a))"
        case .matrix(let entries, let rows, let columns): matrix(entries, rows, columns)
        case .approximated(let exact, let digits): "\(words(exact)), about \(SpokenText.of(digits))"
        default: statement(formula)
        }
    }

    private static func statement(_ formula: Formula) -> String {
        switch formula {
        case .call(let name, let values) where values.count == 1: "\(name) of \(grouped(values[0]))"
        case .call(let name, let values): "\(name) of \(list(values))"
        case .index(let base, let places): "\(grouped(base)) at \(list(places))"
        case .field(let base, let name): "\(name) of \(grouped(base))"
        case .vector(let values): "vector \(list(values)), end of vector"
        case .list(let values, _): list(values)
        case .repeated(let a, let times): "\(words(a)), \(times == 2 ? "twice" : "\(times) times")"
        case .range(let a, let b): "\(words(a)) to \(words(b))"
        case .relation(let sides, let signs): chain(sides, signs.map { names[$0] ?? $0 })
        case .logic(let values, let word): values.map { words($0) }.joined(separator: " \(word) ")
        case .not(let a): "not \(grouped(a))"
        default: ""
        }
    }

    private static let names = [
        "=": "=", "==": "equals", "!=": "is not", "<=": "is at most", ">=": "is at least",
        "<": "is less than", ">": "is greater than", "in": "in",
    ]

    private static func chain(_ sides: [Formula], _ signs: [String]) -> String {
        zip(sides.dropFirst(), signs).reduce(sides.first.map { words($0) } ?? "") {
            "\($0) \($1.1) \(words($1.0))"
        }
    }

    private static func list(_ values: [Formula]) -> String {
        values.map { words($0) }.joined(separator: ", ")
    }

    /// A row, a column, or the rows one after the other; its end is said, because a formula may go on.
    private static func matrix(_ entries: [[Formula]], _ rows: Int, _ columns: Int) -> String {
        if rows == 0 || columns == 0 { return "empty matrix, \(rows) by \(columns)" }
        if rows == 1, columns == 1 { return "1 by 1 matrix \(words(entries[0][0]))" }
        if columns == 1 { return "column \(list(entries.map { $0[0] })), end of column" }
        if rows == 1 { return "row \(list(entries[0])), end of row" }
        let spoken = entries.enumerated().map { "row \($0 + 1): \(list($1))" }
        return "\(rows) by \(columns) matrix, \(spoken.joined(separator: "; ")); end of matrix"
    }

    private static func sum(_ terms: [Formula]) -> String {
        terms.enumerated().map { index, term in
            if case .negative(let positive) = term { return "minus \(grouped(positive, in: .sum))" }
            return (index == 0 ? "" : "plus ") + words(term)
        }
        .joined(separator: " ")
    }

    private static func product(_ factors: [Formula]) -> String {
        var text = ""
        for (index, factor) in factors.enumerated() {
            var sign = index == 0 ? "" : " times "
            if index > 0, case .number = factors[index - 1], factor.isNameOrRoot { sign = " " }
            text += sign + grouped(factor)
        }
        return text
    }

    private static func power(_ exponent: Formula) -> String {
        switch exponent {
        case .number("2"): " squared"
        case .number("3"): " cubed"
        default: " to the power \(grouped(exponent))"
        }
    }

    private enum Surroundings { case sum, other }

    /// In parentheses where it could not be told where it ends.
    private static func grouped(_ formula: Formula, in place: Surroundings = .other) -> String {
        switch formula {
        case .number, .name, .text, .matrix, .vector, .index, .percent, .transposed, .power: words(formula)
        case .product, .quotient, .root, .call: place == .sum ? words(formula) : "(\(words(formula)))"
        default: "(\(words(formula)))"
        }
    }
}

extension Formula {
    fileprivate var isNameOrRoot: Bool {
        switch self {
        case .name, .root: true
        case .power(.name, _): true
        default: false
        }
    }
}
