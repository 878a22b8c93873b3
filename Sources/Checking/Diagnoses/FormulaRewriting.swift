import ExactAlgebra
import Notation

/// A slip in a formula as a whole: where `W - Q*Q'*W` is asked for, `Q*Q'*W`.
///
/// In the templates a capital stands for a matrix, a small letter for a vector and a longer name for a
/// number; `I` is the identity. The templates are read once, the values computed when they are needed.
struct FormulaRewriting: Sendable {
    let id: String
    let size: Slip.Size
    /// `{X}` is replaced by the expression that X stands for.
    let message: String
    private let asked: [FormulaTemplate]
    private let instead: [FormulaTemplate]

    /// - Parameters:
    ///   - asked: spellings of the right formula.
    ///   - instead: what the slip makes of it; several where it has several forms.
    init(
        _ id: String, _ asked: [String], _ instead: [String], size: Slip.Size = .object, _ message: String
    ) {
        self.id = id
        self.size = size
        self.message = message
        self.asked = asked.map { FormulaTemplate($0) }
        self.instead = instead.map { FormulaTemplate($0) }
    }

    /// The slip, where the question asks for a formula of this kind; nil for any other.
    func slip(in context: SlipContext) -> Slip? {
        guard let parts = context.parts(like: asked) else { return nil }
        return Slip(
            id, size, words(for: parts, in: context),
            FormulaValues(formulas: instead.compactMap { $0.filled(with: parts) }, context: context))
    }

    private func words(for parts: [String: Expression], in context: SlipContext) -> String {
        parts.reduce(message) { text, part in
            text.replacing("{\(part.key)}", with: context.text(part.value))
        }
    }
}

extension SlipContext {
    /// What the names of the first template stand for that the asked value has the form of.
    func parts(like templates: [FormulaTemplate]) -> [String: Expression]? {
        for form in plainForms {
            for template in templates {
                if let parts = template.match(form), parts.allSatisfy(suits) { return parts }
            }
        }
        return nil
    }

    /// Whether an expression is the kind of thing that a template's name stands for.
    private func suits(_ name: String, _ expression: Expression) -> Bool {
        if name == "I" { return true }
        switch value(of: expression) {
        case .matrix(let matrix):
            return name.count == 1 && (name.first?.isUppercase == true || matrix.isVector)
        case .number: return name.count > 1
        default: return false
        }
    }

    /// The value of a formula as an answer to this question; nil where it has none, or one of another kind.
    func asked(for formula: Expression) -> Value? {
        guard let value = value(of: formula) else { return nil }
        switch (relation, value) {
        case (.value, .matrix(let matrix)):
            return matrix.entries.count == 1 ? .number(matrix.entries[0]) : nil
        case (.value, .number), (.matrix, .matrix), (.values, .list): return value
        case (.matrix, .number(let scalar)):
            return .matrix(MatrixValue(rows: 1, columns: 1, entries: [scalar]))
        default: return nil
        }
    }
}

/// The answers that are the value of one of some formulas.
///
/// A formula is evaluated in doubles first, with bounds; exactly only where these leave room.
struct FormulaValues: SlipPattern {
    let formulas: [Expression]
    let context: SlipContext

    func examples() throws -> [[String: Value]] {
        formulas.compactMap { context.asked(for: $0) }.map { ["answer": $0] }
    }

    func explains(_ answer: [String: Value]) throws -> Bool {
        let typed = try answer.part("answer")
        let numeric = NumericEvaluator(scope: context.scope)
        return try formulas.contains { formula in
            if let bounds = numeric.evaluate(formula), bounds.rulesOut(typed) { return false }
            guard let value = context.asked(for: formula) else { return false }
            return try typed.stands(for: value)
        }
    }
}

extension NumericOperand {
    /// True where a typed number or matrix provably does not stand for what was computed here.
    fileprivate func rulesOut(_ typed: Value) -> Bool {
        guard let matrix = matrix, let entries = try? typed.entries() else { return false }
        guard entries.count == matrix.entries.count else { return true }
        return zip(matrix.entries, entries).contains { $0.isKnown && $1.isApart(from: $0) }
    }
}

extension Scalar {
    fileprivate func isApart(from ball: Ball) -> Bool {
        guard let own = Ball(of: value) else { return false }
        let reach = Ball(own.middle, radius: own.radius + (rounding?.radius.asDouble ?? 0) * 1.01)
        return reach.isApart(from: ball)
    }
}
