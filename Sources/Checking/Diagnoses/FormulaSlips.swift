import Notation

/// Slips in the formulas of lessons: a transposed factor, a sign, a divisor.
enum FormulaSlips: SlipFamily {
    static func slips(in context: SlipContext) -> [Slip] {
        switch context.relation {
        case .value, .matrix, .values, .polynomial: all.flatMap { $0.slips(in: context) }
        default: []
        }
    }

    static let all: [FormulaSlip] = gram

    static let gram: [FormulaSlip] = [
        FormulaSlip(
            id: "gram.used-wwt", asked: "X' * X", instead: ["X * X'"],
            message:
                "That is {X} times its transpose: rows dotted with rows. Here columns are dotted with columns.",
            isWhole: true),
        FormulaSlip(
            id: "gram.used-wtw", asked: "X * X'", instead: ["X' * X"],
            message:
                "That is the transpose times {X}: columns dotted with columns. Here rows are dotted with rows.",
            isWhole: true),
        FormulaSlip(
            id: "gram.squared", asked: "X' * X", instead: ["X * X"],
            message: "That is {X} times {X}. The first factor has to be the transpose.", isWhole: true),
    ]
}
