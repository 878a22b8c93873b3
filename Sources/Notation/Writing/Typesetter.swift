/// Lays a formula out in characters: on one line, or with its matrices drawn as boxes.
struct Typesetter {
    enum Dialect {
        /// Reads back in the grammar.
        case plain, plainASCII
        /// For the eye.
        case pretty, prettyASCII

        var isASCII: Bool { self == .plainASCII || self == .prettyASCII }
        var readsBack: Bool { self == .plain || self == .plainASCII }
    }

    /// How tightly a formula holds together.
    enum Level: Int, Comparable {
        case statement, logic, relation, range, sum, product, power, atom

        static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
    }

    let dialect: Dialect
    let drawsMatrices: Bool
    /// Inside another formula digits stand for an exact form that is hard to picture.
    var isInside = false

    init(_ dialect: Dialect, drawsMatrices: Bool = false) {
        self.dialect = dialect
        self.drawsMatrices = drawsMatrices
    }

    func line(_ formula: Formula) -> String { box(formula).lines[0] }

    func box(_ formula: Formula) -> Box { typeset(formula).box }

    /// The formula, in parentheses where it holds together less than `level`.
    func box(_ formula: Formula, atLeast level: Level) -> Box {
        var inner = self
        inner.isInside = true
        let (box, own) = inner.typeset(formula)
        return own < level ? parenthesized(box) : box
    }

    func parenthesized(_ box: Box) -> Box {
        box.fenced(dialect.isASCII ? .asciiParentheses : .parentheses)
    }

    // MARK: One formula

    func typeset(_ formula: Formula) -> (box: Box, level: Level) {
        switch formula {
        case .number(let digits): return (Box(digits), .atom)
        case .name(let name): return (Box(shown(name)), .atom)
        case .text(let text): return (Box(dialect.isASCII ? ASCIIText.of(text) : text), .atom)
        case .negative(let a): return (minus + box(a, atLeast: .product), .sum)
        case .sum(let terms): return (sum(terms), .sum)
        case .product(let factors): return (product(factors), .product)
        case .quotient(let a, let b):
            return (.row([box(a, atLeast: .product), Box("/"), box(b, atLeast: .power)]), .product)
        case .power(let a, let b): return (power(a, b), .power)
        case .percent(let a): return (box(a, atLeast: .atom) + "%", .atom)
        case .transposed(let a): return (box(a, atLeast: .atom) + transposeMark, .atom)
        case .root(let a, let degree): return root(a, degree)
        case .matrix(let entries, let rows, let columns): return (matrix(entries, rows, columns), .atom)
        case .approximated(let exact, let digits): return approximated(exact, digits)
        default: return bracketed(formula)
        }
    }

    /// Calls, lists and statements.
    private func bracketed(_ formula: Formula) -> (box: Box, level: Level) {
        switch formula {
        case .call(let name, let values): return (name + parenthesized(commas(values)), .atom)
        case .index(let base, let places):
            return (box(base, atLeast: .atom) + "[" + commas(places) + "]", .atom)
        case .field(let base, let name): return (box(base, atLeast: .atom) + ".\(name)", .atom)
        case .vector(let values): return (parenthesized(commas(values)), .atom)
        case .list(let values, let isBraced):
            return isBraced ? ("{" + commas(values) + "}", .atom) : (commas(values), .statement)
        case .repeated(let a, let times):
            let words = times == 2 ? "twice" : "\(times) times"
            return (box(a, atLeast: .relation) + " (\(words))", .statement)
        case .range(let a, let b):
            return (.row([box(a, atLeast: .sum), Box(".."), box(b, atLeast: .sum)]), .range)
        case .relation(let sides, let signs):
            return (joined(sides, signs.map(relationSign), .range), .relation)
        case .logic(let values, let word):
            return (joined(values, values.dropFirst().map { _ in word }, .relation), .logic)
        case .not(let a): return ("not " + box(a, atLeast: .relation), .relation)
        default: return (Box(""), .atom)
        }
    }

    // MARK: Sums and products

    private var minus: String { dialect == .pretty ? "−" : "-" }

    private func sum(_ terms: [Formula]) -> Box {
        var parts: [Box] = []
        for (k, term) in terms.enumerated() {
            var (sign, body) = ("+", term)
            if case .negative(let positive) = term { (sign, body) = (minus, positive) }
            if k == 0 {
                if sign != "+" { parts.append(Box(sign)) }
            } else {
                parts.append(Box(" \(sign) "))
            }
            parts.append(box(body, atLeast: .product))
        }
        return .row(parts)
    }

    private func product(_ factors: [Formula]) -> Box {
        var parts: [Box] = []
        for (k, factor) in factors.enumerated() {
            if k > 0 { parts.append(Box(sign(between: factors[k - 1], factor))) }
            parts.append(box(factor, atLeast: .power))
        }
        return .row(parts)
    }

    /// Nothing, where a number stands before a letter or a root; else a sign.
    private func sign(between a: Formula, _ b: Formula) -> String {
        if dialect.isASCII { return "*" }
        if case .number = a {
            switch b.base {
            case .name, .root(_, degree: 2): return ""
            case .sum: return ""
            default: break
            }
        }
        if dialect.readsBack { return "*" }
        if a.isOneLetter, b.isOneLetter { return "" }
        return "·"
    }

    // MARK: Powers and roots

    private func power(_ base: Formula, _ exponent: Formula) -> Box {
        let lower = box(base, atLeast: .atom)
        if dialect == .pretty, let digits = exponent.integerText {
            return lower + Typesetter.raised(digits)
        }
        switch exponent {
        case .number, .name: return lower + "^" + box(exponent)
        case .negative(.number(let digits)): return lower + "^-\(digits)"
        default: return lower + "^" + parenthesized(box(exponent))
        }
    }

    static func raised(_ digits: String) -> String {
        let marks: [Character: Character] = [
            "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
            "9": "⁹", "-": "⁻",
        ]
        return String(digits.map { marks[$0] ?? $0 })
    }

    private func root(_ radicand: Formula, _ degree: Int) -> (box: Box, level: Level) {
        guard degree == 2 else {
            return typeset(.power(radicand, .quotient(.number("1"), .number("\(degree)"))))
        }
        if dialect.isASCII { return ("sqrt" + parenthesized(box(radicand, atLeast: .statement)), .atom) }
        switch radicand {
        case .number, .name: return ("√" + box(radicand), .power)
        default: return ("√" + parenthesized(box(radicand, atLeast: .statement)), .power)
        }
    }

    private func approximated(_ exact: Formula, _ digits: String) -> (box: Box, level: Level) {
        if dialect.readsBack { return typeset(exact) }
        let shown = dialect.isASCII ? ASCIIText.of(digits) : digits
        if isInside { return (Box(shown), .atom) }
        let sign = dialect.isASCII ? " ~= " : " ≈ "
        return (.row([typeset(exact).box, Box(sign), Box(shown)]), .relation)
    }
}
