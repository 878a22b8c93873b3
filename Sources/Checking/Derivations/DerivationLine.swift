import Notation

/// A line of a derivation as it was read: statements, each an expression or a chain of sides.
struct DerivationLine {
    /// `a = b ≈ c`; one side where nothing is stated.
    struct Statement {
        let sides: [Side]
        /// Whether the sign before the next side is `≈`.
        let isApproximate: [Bool]
    }

    /// One side: an expression, or the values of a list as in `= 42.13, 11.87`.
    struct Side {
        let expressions: [Expression]

        var expression: Expression {
            if expressions.count == 1 { return expressions[0] }
            let start = expressions.first?.range.lowerBound ?? 0
            return Expression(
                .list(expressions), range: start..<(expressions.last?.range.upperBound ?? start))
        }

        var names: [String] {
            expressions.flatMap(\.names).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }

        /// As it is shown in a message.
        var shown: String { expressions.map { Formula($0).plain }.joined(separator: ", ") }
    }

    let statements: [Statement]
    /// True for `x = 3 or x = −1`: one of the statements holds, not all.
    let isAlternative: Bool

    /// The one statement of the line; nil where there are several.
    var only: Statement? { statements.count == 1 ? statements[0] : nil }

    var names: [String] {
        statements.flatMap(\.sides).flatMap(\.names).reduce(into: []) {
            if !$0.contains($1) { $0.append($1) }
        }
    }

    /// Every way to read a line, the usual one first.
    ///
    /// - Throws: `NotationError` where it cannot be read, `WrongKind` where it is no line of a derivation.
    static func readings(of text: String) throws -> [DerivationLine] {
        let pieces = pieces(of: text)
        guard !pieces.isEmpty else { throw NotationError(.empty, at: 0..<1) }
        var readings: [[Expression]] = [[]]
        for piece in pieces {
            let parse = try Reader.parse(piece, as: .statement)
            readings = readings.flatMap { known in parse.readings.map { known + [$0] } }
            readings = Array(readings.prefix(8))
        }
        return try readings.map { try DerivationLine(pieces: $0) }
    }

    private init(pieces: [Expression]) throws {
        var statements: [Statement] = []
        var isAlternative = false
        for piece in pieces.map(\.withCountInside) {
            let (items, isOr) = Self.items(of: piece)
            if isOr { isAlternative = true }
            statements += try Self.statements(of: items)
        }
        guard !isAlternative || pieces.count == 1 else {
            throw WrongKind(asked: "one kind of line", found: "a system with alternatives in it")
        }
        self.statements = statements
        self.isAlternative = isAlternative
    }

    private static func items(of piece: Expression) -> (items: [Expression], isOr: Bool) {
        switch piece.kind {
        case .logic(.or, let values): (values, true)
        case .logic(.and, let values): (values, false)
        case .list(let values) where values.contains(where: { $0.sides.count > 1 }): (values, false)
        default: ([piece], false)
        }
    }

    /// `λ₁ = 18, λ₂ = 4` are two statements; in `λ = 18, 4` and `a, b = c, d` the sides are lists.
    private static func statements(of items: [Expression]) throws -> [Statement] {
        for item in items {
            if case .relation(_, let relations) = item.kind, !relations.allSatisfy(\.isStatement) {
                throw WrongKind(asked: "an equation", found: "a comparison")
            }
            if case .not = item.kind {
                throw WrongKind(asked: "an equation", found: "a negation")
            }
        }
        if items.count == 1 || items.allSatisfy({ $0.sides.count > 1 }) {
            return items.map { Statement($0) }
        }
        var sides: [[Expression]] = []
        var signs: [Bool] = []
        for (k, item) in items.enumerated() {
            if k == 0 {
                sides = [[item.sides[0]]]
            } else {
                sides[sides.count - 1].append(item.sides[0])
            }
            sides += item.sides.dropFirst().map { [$0] }
            signs += item.approximations
        }
        return [Statement(sides: sides.map { Side(expressions: $0) }, isApproximate: signs)]
    }

    // MARK: - Pieces

    /// The parts of a text between `;`, line ends and LaTeX's `\\`, outside all brackets; the arrows in
    /// front of a next line mean nothing more than that it is one.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var current = ""
        var depth = 0
        let characters = Array(text)
        var k = 0
        while k < characters.count {
            let character = characters[k]
            if "([{⟨".contains(character) { depth += 1 }
            if ")]}⟩".contains(character) { depth = max(0, depth - 1) }
            let isBreak = character == "\\" && k + 1 < characters.count && characters[k + 1] == "\\"
            if depth == 0, isBreak || character == ";" || character.isNewline {
                pieces.append(current)
                current = ""
                k += isBreak ? 2 : 1
                continue
            }
            current.append(character)
            k += 1
        }
        pieces.append(current)
        return pieces.map { withoutArrow($0) }.filter { !$0.isEmpty }
    }

    private static func withoutArrow(_ text: String) -> String {
        var text = text.drop(while: \.isWhitespace)
        for arrow in ["<=>", "=>", "⇔", "⟺", "⇒", "⟹", "→", "∴"] where text.hasPrefix(arrow) {
            text = text.dropFirst(arrow.count).drop(while: \.isWhitespace)
            break
        }
        while let last = text.last, last.isWhitespace || last == "," { text = text.dropLast() }
        return String(text)
    }
}

extension DerivationLine.Statement {
    fileprivate init(_ expression: Expression) {
        self.init(
            sides: expression.sides.map { DerivationLine.Side(expressions: $0.listed) },
            isApproximate: expression.approximations)
    }
}

extension Expression {
    /// `x = 3 (twice)` as `x = 3, 3`: what counts is the value, not the equation.
    fileprivate var withCountInside: Expression {
        switch kind {
        case .repeated(let inner, let times) where inner.sides.count > 1:
            guard case .relation(var sides, let relations) = inner.kind, let last = sides.popLast() else {
                return self
            }
            sides.append(Expression(.repeated(last, times: times), range: last.range))
            return Expression(.relation(sides, relations), range: range)
        case .list(let values): return Expression(.list(values.map(\.withCountInside)), range: range)
        case .logic(let connective, let values):
            return Expression(.logic(connective, values.map(\.withCountInside)), range: range)
        default: return self
        }
    }

    /// The values of a list, as `27 ± √229` is one; itself otherwise.
    fileprivate var listed: [Expression] {
        if case .list(let values) = kind { values } else { [self] }
    }

    fileprivate var approximations: [Bool] {
        guard sides.count > 1, case .relation(_, let relations) = kind else { return [] }
        return relations.map { $0 == .approximately }
    }
}
