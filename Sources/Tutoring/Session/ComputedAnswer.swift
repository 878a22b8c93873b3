internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// The computed answer of a step, by part: as it is shown, and as later steps read it.
struct ComputedAnswer {
    private(set) var shown: [String: Prose.Inline] = [:]
    private(set) var texts: [String: String] = [:]
    private(set) var values: [String: Value] = [:]

    /// The negative of an answer that is one matrix or vector; nil for any other, or where it cannot be shown.
    var negated: ComputedAnswer? {
        guard values.count == 1, let (part, value) = values.first, case .matrix(let matrix) = value,
            let formula = try? Formula(.matrix(matrix.negated))
        else { return nil }
        return ComputedAnswer(
            shown: [part: .formula(formula)], texts: [part: formula.plain],
            values: [part: .matrix(matrix.negated)])
    }

    private init(shown: [String: Prose.Inline], texts: [String: String], values: [String: Value]) {
        self.shown = shown
        self.texts = texts
        self.values = values
    }

    /// - Throws: why there is none.
    init(to expectation: Expectation, in workspace: Workspace) throws(Unknowable) {
        do {
            let question = try expectation.question(in: workspace.scope)
            if let labels = try question.rightLabels() {
                shown = ["answer": .text(labels.joined(separator: ", "))]
                texts = ["answer": labels.joined(separator: ", ")]
                return
            }
            if let line = try question.rightLine(in: workspace.scope) {
                shown = ["answer": expectation.relation == .identity ? .typeset(line) : .text(line)]
                texts = ["answer": line]
                return
            }
            for (part, value) in try question.key(in: workspace.scope) {
                let formula = try Formula(value)
                let rounded = expectation.decimals.flatMap { value.rounded(toPlaces: $0) }
                shown[part] = .formula(rounded ?? formula)
                texts[part] = formula.plain
                values[part] = value
            }
        } catch {
            throw Unknowable(reason: "\(error)")
        }
    }
}

extension Prose.Inline {
    /// An expression as a formula; words where it is none.
    static func typeset(_ text: String) -> Prose.Inline {
        guard let expression = (try? Reader.parse(text))?.readings.first else { return .text(text) }
        return .formula(Formula(expression))
    }
}

/// Why an answer could not be computed.
struct Unknowable: Error {
    let reason: String
}

extension Expectation {
    /// How many digits after the point are asked for; nil where none are.
    fileprivate var decimals: Int? {
        guard case .number(let places)? = options["decimals"] else { return nil }
        return places
    }
}

extension Value {
    /// How the value looks with so many digits after the point; nil where it has no such form.
    fileprivate func rounded(toPlaces places: Int) -> Formula? {
        switch self {
        case .number(let scalar): scalar.rounded(toPlaces: places)
        case .list(let values):
            values.allPresent { $0.rounded(toPlaces: places) }.map { .list($0, isBraced: false) }
        case .matrix(let matrix):
            (0..<matrix.rows).map { i in (0..<matrix.columns).map { matrix[i, $0] } }
                .allPresent { row in row.allPresent { $0.rounded(toPlaces: places) } }
                .map { .matrix($0, rows: matrix.rows, columns: matrix.columns) }
        case .polynomial, .boolean, .subspace, .record: nil
        }
    }
}

extension Scalar {
    /// The decimal with so many places that is nearest; nil for a number that is not real.
    fileprivate func rounded(toPlaces places: Int) -> Formula? {
        guard let nearest = try? value.rounded(places: places),
            let digits = try? nearest.magnitude.decimalString(places: places)
        else { return nil }
        return nearest.sign < 0 ? .negative(.number(digits)) : .number(digits)
    }
}

extension Array {
    /// All transformed elements; nil where one has none.
    fileprivate func allPresent<Result>(_ transform: (Element) -> Result?) -> [Result]? {
        let results = compactMap(transform)
        return results.count == count ? results : nil
    }
}

extension MatrixValue {
    fileprivate var negated: MatrixValue {
        MatrixValue(rows: rows, columns: columns, entries: entries.map { Scalar(-$0.value) })
    }
}
