internal import ExactAlgebra
internal import Notation

/// An exact value in each form that is asked for.
struct ExactAnswer {
    let digits: Int
    let layout: Layout

    func described(_ value: Value) -> Evaluated {
        do throws(AlgebraError) {
            let exact = try Formula(value)
            let decimal = try Decimals(digits: digits).formula(of: value)
            return Evaluated(
                status: .value, exact: exact.plain, decimal: decimal?.plain, latex: exact.latex,
                shown: layout.shown(try blocks(value)))
        } catch {
            return .without(error)
        }
    }

    /// What is shown: the exact form, and the decimals where it has roots; the parts of a record in turn.
    private func blocks(_ value: Value) throws(AlgebraError) -> [[Prose.Inline]] {
        guard case .record(let fields) = value else { return try block(value, name: nil) }
        var blocks: [[Prose.Inline]] = []
        for field in fields { blocks += try block(field.value, name: field.name) }
        return blocks
    }

    private func block(_ value: Value, name: String?) throws(AlgebraError) -> [[Prose.Inline]] {
        let exact = try Formula(value)
        let named = name.map { Formula.relation([.name($0), exact], ["="]) } ?? exact
        guard !Decimals.isRational(value), let decimal = try Decimals(digits: digits).formula(of: value)
        else {
            return [[.formula(named)]]
        }
        let sign = layout.reader ? "about " : layout.ascii ? "~ " : "≈ "
        let indent = String(repeating: " ", count: name.map { $0.count + 1 } ?? 0)
        return [[.formula(named)], [.text(indent + sign), .formula(decimal)]]
    }
}

extension Layout {
    /// The paragraphs one below the other, without blank lines between them.
    func shown(_ paragraphs: [[Prose.Inline]]) -> String {
        let lines = paragraphs.flatMap {
            Prose(paragraphs: [$0]).lines(width: width, style: style)
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
