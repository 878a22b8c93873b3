import ExactAlgebra
import Notation

extension SlipContext {
    /// The first spelling of a given expression that has the form of a template, taken apart.
    func parts(of name: String, like template: String) -> [String: Expression]? {
        let template = FormulaTemplate(template)
        return spellings(of: name).lazy.compactMap { template.match($0) }.first
    }

    func value(of expression: Expression?) -> Value? {
        expression.flatMap { try? Evaluator(scope: scope).evaluate($0) }
    }

    /// The matrix that an expression is; nil for anything else.
    func matrix(of expression: Expression?) -> AlgebraicMatrix? {
        if case .matrix(let matrix)? = value(of: expression) { matrix.exact } else { nil }
    }

    /// The number that an expression is; nil for anything else.
    func number(of expression: Expression?) -> AlgebraicNumber? {
        if case .number(let scalar)? = value(of: expression) { scalar.value } else { nil }
    }

    /// An expression as the learner knows it: `WᵀW`, `λ₁`.
    func text(_ expression: Expression?) -> String {
        guard let expression else { return "" }
        if case .index(let base, let subscripts) = expression.kind, case .name(let name) = base.kind,
            case .at(let place)? = subscripts.last, let k = number(of: place)?.asRational?.asInt
        {
            if subscripts.count == 1 { return Names.pretty("\(name)\(k)") }
            if subscripts.count == 2, case .all = subscripts[0] {
                return Names.pretty("\(name.lowercased())\(k)")
            }
        }
        return Formula(expression).plain.replacing("'", with: "ᵀ").replacing("*", with: "·")
            .replacing("ᵀ·", with: "ᵀ").withoutDotsBetweenCapitals
    }

    /// An expression as it stands, and as the definitions spell it out.
    func spellings(of expression: Expression) -> [Expression] {
        let expanded = definitions.expanding(expression, in: scope)
        return expanded == expression ? [expression] : [expression, expanded]
    }

    /// A matrix by its definition, where that is short: `WᵀW` for `WtW`.
    func shortText(_ expression: Expression?) -> String {
        guard let expression else { return "the matrix" }
        let texts = spellings(of: expression).map { text($0) }
        return texts.last { $0.count <= 6 } ?? texts[0]
    }
}

/// W, where a given matrix is WᵀW or WWᵀ by its expression.
struct GramMatrix: Sendable {
    /// S, where the matrix is SᵀS.
    let source: AlgebraicMatrix
    /// Whether the matrix is written as W times its transpose, so that S is Wᵀ.
    let isOfRows: Bool
    /// W.
    let name: String

    init?(_ field: String, in context: SlipContext) {
        self.init(context.givens.expressions[field], in: context)
    }

    init?(_ expression: Expression?, in context: SlipContext) {
        guard let expression else { return nil }
        for spelling in context.spellings(of: expression) {
            for (template, isOfRows) in [("X' * X", false), ("X * X'", true)] {
                guard let x = FormulaTemplate(template).match(spelling)?["X"],
                    let matrix = context.matrix(of: x)
                else { continue }
                self.init(
                    source: isOfRows ? matrix.transposed : matrix, isOfRows: isOfRows, name: context.text(x))
                return
            }
        }
        return nil
    }

    private init(source: AlgebraicMatrix, isOfRows: Bool, name: String) {
        self.source = source
        self.isOfRows = isOfRows
        self.name = name.count == 1 ? name : "(\(name))"
    }

    /// `WᵀW`, or `WWᵀ`.
    var text: String { isOfRows ? "\(name)\(name)ᵀ" : "\(name)ᵀ\(name)" }
    /// The other of the two.
    var otherText: String { isOfRows ? "\(name)ᵀ\(name)" : "\(name)\(name)ᵀ" }
    /// What is dotted with what.
    var lines: String { isOfRows ? "rows" : "columns" }
    var otherLines: String { isOfRows ? "columns" : "rows" }
    /// W itself.
    var matrix: AlgebraicMatrix { isOfRows ? source.transposed : source }
}

extension String {
    /// `WV` for `W·V`.
    fileprivate var withoutDotsBetweenCapitals: String {
        let characters = Array(self)
        let kept = characters.indices.filter { k in
            guard characters[k] == "·", k > 0, k + 1 < characters.count else { return true }
            return !(characters[k - 1].isCapital && characters[k + 1].isCapital)
        }
        return String(kept.map { characters[$0] })
    }
}

extension Character {
    fileprivate var isCapital: Bool { ("A"..."Z").contains(self) }
}
