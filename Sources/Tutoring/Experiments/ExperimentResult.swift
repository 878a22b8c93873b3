internal import ExactAlgebra
internal import Lessons
public import Notation
public import Pictures

/// What came of an experiment, as it is logged: by name, whole numbers and rounded decimals.
///
/// A decimal stands for everything within half a unit of its last digit, and what is computed with it
/// knows so. Nothing that an experiment finds passes as exact but whole numbers.
public struct ExperimentResult: Codable, Hashable, Sendable {
    /// `"36"`, `"0.2414"`, `"[2.0 2.0; 2.0 5.0]"`; the names are those of `ExperimentKind.results`.
    public let texts: [String: String]
    /// What there is to see, where it was carried out: it is shown then, and not logged.
    public let pictures: [Picture]

    public init(texts: [String: String], pictures: [Picture] = []) {
        self.texts = texts
        self.pictures = pictures
    }

    private enum CodingKeys: CodingKey {
        case texts
    }

    public init(from decoder: any Decoder) throws {
        self.init(
            texts: try decoder.container(keyedBy: CodingKeys.self).decode(
                [String: String].self, forKey: .texts))
    }

    /// A result's value; nil where there is none of that name, or where its text is not one.
    public func value(of name: String) -> Value? {
        guard let text = texts[name] else { return nil }
        guard text.hasPrefix("["), text.hasSuffix("]") else {
            return Self.number(text[...]).map { .number($0) }
        }
        var rows: [[Scalar]] = []
        for row in text.dropFirst().dropLast().split(separator: ";") {
            var entries: [Scalar] = []
            for entry in row.split(separator: " ") {
                guard let number = Self.number(entry) else { return nil }
                entries.append(number)
            }
            rows.append(entries)
        }
        guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else { return nil }
        return .matrix(MatrixValue(rows: rows.count, columns: width, entries: rows.flatMap { $0 }))
    }

    /// The longest number that is read.
    private static let digits = 400

    private static func number(_ text: Substring) -> Scalar? {
        let isNegative = text.first == "-"
        let digits = isNegative ? text.dropFirst() : text
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard digits.utf8.count <= Self.digits, (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        let numeral = Numeral(String(digits))
        let value = AlgebraicNumber(isNegative ? -numeral.value : numeral.value)
        guard numeral.isDecimal else { return Scalar(value) }
        return Scalar(
            value,
            rounding: Rounding(
                radius: numeral.radius, places: numeral.places,
                significantDigits: numeral.significantDigits, isLiteral: true))
    }
}

// MARK: - Showing

extension ExperimentResult {
    /// The widest matrix that is shown with a result, and the digits after the point of its entries.
    private static let widest = 8
    private static let places = 3

    /// The numbers in one line, then the matrices that the step gives a name to.
    func prose(of step: Step) -> Prose {
        guard let run = step.run else { return Prose("") }
        var numbers: [String] = []
        var matrices: [[Prose.Inline]] = []
        for quantity in run.experiment.results {
            let name = step.resultNames[quantity.name]
            switch quantity.kind {
            case .wholeNumber, .decimal:
                // That it has settled is the rule.
                guard let text = texts[quantity.name], quantity.name != "settled" else { continue }
                numbers.append("\(quantity.name)\u{A0}\(Self.shown(text))")
            case .matrix:
                guard let name, let formula = formula(of: quantity.name) else { continue }
                matrices.append([.text("\(Names.pretty(name)) = "), .formula(formula)])
            }
        }
        var paragraphs: [[Prose.Inline]] = [[.text(numbers.joined(separator: "\u{A0}· "))]]
        if texts["settled"] == "0" { paragraphs.append([.text(Phrases.unsettled)]) }
        return Prose(paragraphs: paragraphs + matrices)
    }

    /// What is nothing but zeros after the point is less than its last digit.
    private static func shown(_ text: String) -> String {
        guard text.contains("."), text.allSatisfy({ $0 == "0" || $0 == "." }) else { return text }
        return "under\u{A0}\(text.dropLast())1"
    }

    /// A matrix with few digits; nil where it is too wide to show.
    private func formula(of name: String) -> Formula? {
        guard case .matrix(let matrix)? = value(of: name), matrix.columns <= Self.widest,
            matrix.rows <= Self.widest
        else { return nil }
        let rows = (0..<matrix.rows).map { i in
            (0..<matrix.columns).compactMap { j in Self.formula(of: matrix[i, j]) }
        }
        return .matrix(rows, rows: matrix.rows, columns: matrix.columns)
    }

    private static func formula(of scalar: Scalar) -> Formula? {
        guard let nearest = try? scalar.value.rounded(places: places),
            let digits = try? nearest.magnitude.decimalString(places: places)
        else { return nil }
        return nearest.sign < 0 ? .negative(.number(digits)) : .number(digits)
    }
}

extension Step {
    /// Which result gets which name.
    var resultNames: [String: String] {
        guard run != nil, case .parts(let names)? = binding?.target else { return [:] }
        return names
    }
}
