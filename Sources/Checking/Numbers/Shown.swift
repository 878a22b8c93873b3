import ExactAlgebra
import Notation

/// Numbers as messages and evidence show them.
enum Shown {
    /// The simplest exact form in one line; a number that has no short one as a decimal.
    static func text(_ value: AlgebraicNumber) -> String {
        guard let formula = try? Formula(.number(Scalar(value))) else { return decimal(value) }
        let text = formula.plain
        return text.count <= 40 ? text : decimal(value)
    }

    /// A typed number: decimals keep their digits, and their percent sign.
    static func text(_ typed: Scalar) -> String {
        if let rounding = typed.rounding, rounding.isPercentage, let places = rounding.places,
            let digits = try? (typed.value * 100).asRational?.decimalString(places: max(0, places - 2))
        {
            return digits + "%"
        }
        guard typed.rounding?.isLiteral == true, let formula = try? Formula(.number(typed)) else {
            return text(typed.value)
        }
        return formula.plain
    }

    /// Six significant digits, and a sign that there are more.
    static func decimal(_ value: AlgebraicNumber) -> String {
        let isReal = (try? value.isReal()) ?? false
        if isReal, let text = try? value.decimal(significantDigits: 6) { return text + "…" }
        return "\(value.approximation()) + \(value.imaginaryApproximation())i"
    }

    /// The digits that a typed decimal should have had.
    static func rounded(_ value: AlgebraicNumber, like typed: Scalar) -> String {
        guard let places = typed.rounding?.places else { return decimal(value) }
        let isPercentage = typed.rounding?.isPercentage ?? false
        guard let number = try? value.rounded(places: places),
            let text = try? (isPercentage ? number * 100 : number)
                .decimalString(places: max(0, isPercentage ? places - 2 : places))
        else { return text(value) }
        return isPercentage ? text + "%" : text
    }

    /// `row 2, column 3`, counted from one; `entry 2` of a vector.
    static func place(_ index: Int, rows: Int, columns: Int) -> String {
        if columns == 1 { return "entry \(index + 1)" }
        if rows == 1 { return "entry \(index + 1)" }
        return "row \(index / columns + 1), column \(index % columns + 1)"
    }

    /// `(UᵀU)₁₃`, counted from one.
    static func entry(_ name: String, _ row: Int, _ column: Int) -> String {
        let separator = row >= 9 || column >= 9 ? "," : ""
        return "(\(name))\(lowered(row + 1))\(separator)\(lowered(column + 1))"
    }

    static func lowered(_ n: Int) -> String {
        String(
            String(n).unicodeScalars.compactMap { digit in
                Unicode.Scalar(0x2080 + digit.value - 0x30).map(Character.init)
            })
    }

    /// `²`, `¹⁰`.
    static func raised(_ n: Int) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return String(String(n).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }

    /// `1st`, `2nd`, `3rd`, `4th`.
    static func ordinal(_ n: Int) -> String {
        switch (n % 10, n % 100) {
        case (_, 11...13): "\(n)th"
        case (1, _): "\(n)st"
        case (2, _): "\(n)nd"
        case (3, _): "\(n)rd"
        default: "\(n)th"
        }
    }
}
