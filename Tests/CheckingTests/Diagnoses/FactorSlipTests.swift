import Notation
import Testing

@testable import Checking

/// A wrong answer, worked by hand, and the slip that it comes from.
struct WrongAnswer: Sendable, CustomTestStringConvertible {
    let relation: Relation
    let given: [String: String]
    var options: [String: Option] = [:]
    let answer: [String: String]
    let slip: String

    init(
        _ relation: Relation, _ given: [String: String], _ options: [String: Option],
        _ answer: [String: String], _ slip: String
    ) {
        (self.relation, self.given, self.options) = (relation, given, options)
        (self.answer, self.slip) = (answer, slip)
    }

    init(_ relation: Relation, _ given: [String: String], _ answer: [String: String], _ slip: String) {
        self.init(relation, given, [:], answer, slip)
    }

    init(_ relation: Relation, _ given: [String: String], _ answer: String, _ slip: String) {
        self.init(relation, given, [:], ["answer": answer], slip)
    }

    init(_ value: String, _ answer: String, _ slip: String) {
        self.init(.matrix, ["value": value], answer, slip)
    }

    var testDescription: String { "\(slip): \(answer.values.sorted().joined(separator: " "))" }

    func diagnosis() throws -> [String] { try judge(relation, given, options, answer).diagnosis }
}

@Suite struct `Slips in the factors of a matrix` {
    static let full: [String: Option] = ["shape": .string("full")]
    static let w = ["A": "[3 1; 1 3; 1 1]"]
    static let v = "[1/√2 1/√2; 1/√2 -1/√2]"

    static func completed(by column: [String]) -> [String: String] {
        let u = [["2/3", "1/√2"], ["2/3", "-1/√2"], ["1/3", "0"]]
        let rows = zip(u, column).map { ($0 + [$1]).joined(separator: ", ") }
        return ["U": "[\(rows.joined(separator: "; "))]", "S": "[3√2 0; 0 2; 0 0]", "V": v]
    }

    static let completions = [
        WrongAnswer(.svd, w, full, completed(by: ["1/3", "1/3", "-2/3"]), "completion.not-orthogonal"),
        WrongAnswer(.svd, w, full, completed(by: ["1", "1", "-4"]), "completion.not-normalised"),
        WrongAnswer(.svd, w, full, completed(by: ["-2/3", "-2/3", "-1/3"]), "completion.repeats-column"),
        WrongAnswer(.svd, w, full, completed(by: ["0.333", "0.333", "-0.667"]), "completion.not-orthogonal"),
        WrongAnswer(
            .svd, w, full,
            ["U": "[2/3 1/√2; 2/3 -1/√2; 1/3 0]", "S": "[3√2 0; 0 2; 0 0]", "V": v], "completion.missing"),
        WrongAnswer(
            .eigenvector, ["A": "[3 1; 1 3; 1 1]*[3 1; 1 3; 1 1]'", "lambda": "0"], ["unit": .boolean(true)],
            ["answer": "(1/3, 1/3, -2/3)"], "completion.not-orthogonal"),
    ]

    @Test(arguments: completions)
    func `a wrong completion is told by UᵀU`(wrong: WrongAnswer) throws {
        #expect(try wrong.diagnosis() == [wrong.slip])
    }

    static let a = ["A": "[4 0; 3 5]"]
    static let u = "[1/√5 -2/√5; 2/√5 1/√5]"

    static let assemblies = [
        WrongAnswer(
            .svd, a, full, ["U": u, "S": "[2√10 0; 0 √10]", "V": "[1/√2 1/√2; -1/√2 1/√2]"],
            "assembly.v-transposed"),
        WrongAnswer(
            .svd, a, full, ["U": u, "S": "[40 0; 0 10]", "V": "[1/√2 -1/√2; 1/√2 1/√2]"],
            "assembly.sigma-squared"),
        WrongAnswer(
            .svd, a, full, ["U": u, "S": "[2√10 0; 0 √10]", "V": "[1/√2 1/√2; 1/√2 -1/√2]"],
            "assembly.sign-not-paired"),
        WrongAnswer(
            .svd, a, full, ["U": u, "S": "[2√10 0; 0 √10]", "V": "[-1/√2 1/√2; 1/√2 1/√2]"],
            "assembly.column-order"),
        WrongAnswer(
            .svd, a, full, ["U": "[1/√2 -1/√2; 1/√2 1/√2]", "S": "[2√10 0; 0 √10]", "V": u],
            "assembly.u-v-swapped"),
        WrongAnswer("svd([3 1; 1 3; 1 1]).S", "[3√2 0; 0 2]", "assembly.sigma-square"),
        WrongAnswer("svd([3 1; 1 3; 1 1]).S", "[18 0; 0 4; 0 0]", "assembly.sigma-squared"),
        WrongAnswer("svd([3 1; 1 3; 1 1]).S", "[2 0; 0 4.243; 0 0]", "assembly.column-order"),
    ]

    @Test(arguments: assemblies)
    func `factors put together wrongly`(wrong: WrongAnswer) throws {
        #expect(try wrong.diagnosis() == [wrong.slip])
    }

    /// Columns (1, 1, 0), (1, 0, 1), (0, 1, 1).
    static let b = ["A": "[1 1 0; 1 0 1; 0 1 1]"]
    static let positive: [String: Option] = ["positiveDiagonal": .boolean(true)]
    static let c = ["A": "[3 1; 4 2]"]

    static let processes = [
        WrongAnswer(.gramschmidt, b, "[1 1/2 -1; 1 -1/2 1/2; 0 1 1/2]", "gramschmidt.original-vectors"),
        WrongAnswer(.gramschmidt, b, "[1 1 2; 1 -1 -1; 0 2 -1]", "gramschmidt.original-vectors"),
        WrongAnswer(.gramschmidt, b, "[1 1/2 -1/6; 1 -1/2 7/6; 0 1 2/3]", "gramschmidt.only-last"),
        WrongAnswer(
            .gramschmidt, ["A": "[3 1; 1 3; 1 1]"], "[3 -20; 1 -4; 1 -6]", "gramschmidt.denominator-missing"),
        WrongAnswer(
            .gramschmidt, ["A": "[3 1; 1 3; 1 1]"], "[3 32/11; 1 40/11; 1 18/11]", "gramschmidt.added"),
        WrongAnswer(
            .gramschmidt, ["A": "[1 2 0; 1 2 1]"], "[1 2 -1/2; 1 2 1/2]", "gramschmidt.dependent-kept"),
        WrongAnswer(
            .qr, c, positive, ["Q": "[3/5 -4/5; 4/5 3/5]", "R": "[5 0; 11/5 2/5]"], "qr.r-transposed"),
        WrongAnswer(
            .qr, c, positive, ["Q": "[3/5 4/5; 4/5 -3/5]", "R": "[5 11/5; 0 -2/5]"], "qr.negative-diagonal"),
        WrongAnswer(
            .qr, c, positive, ["Q": "[3/5 -4/5; 4/5 3/5]", "R": "[1 11/25; 0 1]"], "qr.coefficients"),
        WrongAnswer(
            .qr, c, positive, ["Q": "[3 -8/25; 4 6/25]", "R": "[1 11/25; 0 1]"], "qr.not-normalised"),
    ]

    @Test(arguments: processes)
    func `Gram-Schmidt and QR gone wrong`(wrong: WrongAnswer) throws {
        #expect(try wrong.diagnosis() == [wrong.slip])
    }
}
