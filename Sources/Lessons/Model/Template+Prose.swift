internal import ExactAlgebra
public import Notation

extension Template {
    /// The text with its expressions evaluated; one that has no value is shown as it is written.
    public func prose(in scope: Scope) -> Prose {
        var builder = ProseBuilder()
        for segment in segments {
            switch segment {
            case .text(let text): builder.append(text: text)
            case .code(let code): builder.append(.code(code))
            case .paragraph: builder.startParagraph()
            case .formula(let source), .claim(let source): builder.append(source.formula)
            case .value(let source, let digits): builder.append(source.shown(in: scope, digits: digits))
            }
        }
        return builder.prose
    }
}

/// Puts sentences together; numbers after a letter become its index.
private struct ProseBuilder {
    private var paragraphs: [[Prose.Inline]] = [[]]

    var prose: Prose { Prose(paragraphs: paragraphs.filter { !$0.isEmpty }) }

    mutating func startParagraph() { paragraphs.append([]) }

    mutating func append(_ inline: Prose.Inline) {
        // `v{{k}}` and `(UᵀU)₁{{k}}`: the number is an index of what stands before it.
        if case .formula(let formula) = inline,
            case .text(let before)? = paragraphs[paragraphs.count - 1].last,
            let index = formula.asIndex, before.last?.takesIndex == true
        {
            append(text: index)
            return
        }
        paragraphs[paragraphs.count - 1].append(inline)
    }

    /// Words that follow words join them, so that a line is not broken between.
    mutating func append(text: String) {
        if case .text(let before)? = paragraphs[paragraphs.count - 1].last {
            paragraphs[paragraphs.count - 1].removeLast()
            paragraphs[paragraphs.count - 1].append(.text(before + text))
        } else {
            paragraphs[paragraphs.count - 1].append(.text(text))
        }
    }
}

extension Located {
    fileprivate var expression: Expression? { (try? Reader.parse(text))?.readings.first }

    fileprivate var formula: Prose.Inline {
        expression.map { .formula(Formula($0)) } ?? .code(text)
    }

    fileprivate func shown(in scope: Scope, digits: Int?) -> Prose.Inline {
        guard let expression, let value = try? Evaluator(scope: scope).evaluate(expression) else {
            return formula
        }
        if let digits {
            guard case .number(let number) = value,
                let decimal = try? number.value.decimal(significantDigits: digits)
            else { return formula }
            return .text(decimal)
        }
        // The basis of a subspace is what can be worked with; a number without an exact form has its digits.
        if case .subspace(let basis) = value { return .formula(Formula(showing: .matrix(basis))) }
        return .formula((try? Formula(value)) ?? Formula(showing: value))
    }
}

extension Formula {
    /// A small whole number as a subscript; nil for anything else.
    fileprivate var asIndex: String? {
        guard let number = Int(plain), (0...99).contains(number) else { return nil }
        let digits = Array("₀₁₂₃₄₅₆₇₈₉")
        return String(String(number).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
}

extension Character {
    /// A letter or an index.
    fileprivate var takesIndex: Bool { isLetter || ("₀"..."₉").contains(self) }
}
