import Checking
import Notation

extension FuzzTarget {
    /// Every entry of the reader, and the writers on what it read.
    static let notation = FuzzTarget(name: "notation", share: 120_000, grammar: .mathematics) { _ in
        { (bytes) throws(Violation) in
            let text = String(decoding: bytes, as: UTF8.self)
            // One entry an input; which one depends on the input alone.
            let choice = bytes.reduce(bytes.count) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
            let mode = AnswerMode.allCases[choice % AnswerMode.allCases.count]
            let vocabulary: Vocabulary = choice / 16 % 2 == 0 ? .lessons : .calculator
            try expecting(NotationError.self) {
                for reading in try Reader.parse(text, as: mode, vocabulary: vocabulary).readings {
                    let formula = Formula(reading)
                    _ = [formula.plain, formula.ascii, formula.pretty, formula.latex]
                    if formula.lines().isEmpty { throw Violation("a formula of no lines") }
                }
            } otherwise: { (error) throws(Violation) in
                try check(error, in: text)
            }
        }
    }

    /// The exact evaluator and the one in doubles, and the writers on their values.
    static let evaluation = FuzzTarget(
        name: "evaluation", share: 40_000, grammar: .mathematics, isStoppedByProgram: true
    ) { _ in
        let w = try Evaluator().evaluate(try Reader.parse("[3 1; 1 3; 1 1]").readings[0])
        let scope = Scope(["W": w, "x": .exact(3), "λ": .exact(-1)])
        return { (bytes) throws(Violation) in
            let text = String(decoding: bytes, as: UTF8.self)
            guard let parse = try? Reader.parse(text, vocabulary: .calculator) else { return }
            for reading in parse.readings {
                try expecting(EvaluationError.self) {
                    let formula = Formula(showing: try Evaluator(scope: scope).evaluate(reading))
                    _ = [formula.plain, formula.ascii, formula.latex] + formula.lines()
                } otherwise: { (error) throws(Violation) in
                    try check(error, in: text)
                }
                try expecting(EvaluationError.self) {
                    _ = Formula(try FloatingEvaluator().evaluate(reading), digits: 12).plain
                } otherwise: { (error) throws(Violation) in
                    try check(error, in: text)
                }
            }
        }
    }

    /// Requests of `longhand grade`: one reply, itself one line of JSON with a verdict.
    static let grade = FuzzTarget(
        name: "grade", share: 110_000,
        grammar: Grammar(
            words: Grammar.mathematics.words + Grammar.requestWords, nests: Grammar.jsonNests),
        isStoppedByProgram: true
    ) { _ in
        let grader = Grader()
        let verdicts = Verdict.allCases.map { Array(#""verdict":"\#($0.rawValue)""#.utf8) }
        let message = Array(#""message":""#.utf8)
        let noMessage = Array(#""message":"","verdict":"malformed""#.utf8)
        return { (bytes) throws(Violation) in
            let reply = grader.reply(to: String(decoding: bytes, as: UTF8.self))
            // By bytes: a combining mark may stand right behind a quotation mark.
            let written = Array(reply.utf8)
            guard reply.hasPrefix("{"), reply.hasSuffix("}"), !written.contains(UInt8(ascii: "\n")) else {
                throw Violation("the reply is not one line of JSON: \(reply.prefix(200))")
            }
            guard verdicts.contains(where: written.holds) else {
                throw Violation("the reply has no verdict: \(reply.prefix(200))")
            }
            guard written.holds(message), !written.holds(noMessage) else {
                throw Violation("the reply has no message: \(reply.prefix(200))")
            }
        }
    }

    /// Statements of `longhand claim`, a hypothesis a line behind them: sizes found, a few instances tried.
    static let claim = FuzzTarget(
        name: "claim", share: 15_000, grammar: .mathematics, isStoppedByProgram: true
    ) { _ in
        { (bytes) throws(Violation) in
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
            guard let statement = lines.first else { return }
            let conjecture = Conjecture(
                statement, where: Array(lines.dropFirst().prefix(4)), given: Scope(), seed: 1)
            try expecting(ClaimError.self) {
                let trials = try conjecture.trials()
                var tally = Tally()
                for k in 0..<min(3, trials.count) { tally.add(trials.result(k)) }
                _ = try trials.outcome(tally)
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.message, of: "a claim")
                guard !error.diagnostic().isEmpty else { throw Violation("no diagnostic of a claim") }
            }
        }
    }

    private static func check(_ error: NotationError, in text: String) throws(Violation) {
        try Complaints.check(error.message, of: "an expression")
        try check(error.range, error.diagnostic(for: text), column: error.column(in: text), in: text)
    }

    private static func check(_ error: EvaluationError, in text: String) throws(Violation) {
        try Complaints.check(error.message, of: "an expression")
        try check(error.range, error.diagnostic(for: text), column: 1, in: text)
    }

    /// The place lies in the line, or right behind it; the caret is there.
    private static func check(
        _ range: Range<Int>, _ diagnostic: String, column: Int, in text: String
    ) throws(Violation) {
        guard range.upperBound <= text.unicodeScalars.count + 1 || range.count <= 1, column >= 1 else {
            throw Violation("the place \(range) is outside the line")
        }
        guard diagnostic.contains("^") else { throw Violation("no caret in: \(diagnostic)") }
        try Complaints.check(diagnostic, of: "the excerpt")
    }
}

extension [UInt8] {
    /// Whether `part` stands somewhere in it.
    fileprivate func holds(_ part: [UInt8]) -> Bool {
        guard let first = part.first, count >= part.count else { return part.isEmpty }
        return indices.dropLast(part.count - 1).contains { start in
            self[start] == first && self[start..<start + part.count] == part[...]
        }
    }
}

extension Grammar {
    /// What lines of mathematics are made of.
    static let mathematics = Grammar(
        words: operators + letters + Function.allCases.map(\.rawValue) + spellings,
        nests: brackets + [("√(", ")"), ("\\frac{", "}{2}"), ("inv(", ")"), ("-", ""), ("√", ""), ("'", "")],
        longest: 1 << 15)

    private static let operators = [
        "+", "-", "*", "/", "^", "**", "'", "ᵀ", "^T", ",", ";", ":", "..", "=", "==", "<=", "<", ">", "·",
        "×",
        "±", "√", "%", "!", "|", "‖", " and ", " or ", " not ", " in ", "&", "\\\\", "[", "]", "(", ")", "{",
        "}",
    ]
    private static let letters = [
        "W", "A", "x", "k", "l", "i", "I", "λ", "lambda", "sigma_1", "σ₁", "Σ", "W[1,2]", "W[:,1]", "x^2",
        "2x",
        "λ = 3", "twice", "(2 times)", " and ", "pi", "π", "1/2", "√2", "2√3", "3.14", "20,000", "81.8%", "½",
        "²",
    ]
    private static let spellings = [
        "\\frac{1}{2}", "\\sqrt{2}", "\\sqrt[3]{2}", "\\begin{bmatrix}1&2\\\\3&4\\end{bmatrix}", "\\cdot ",
        "\\lambda",
        "\\left(", "\\right)", "\\text{a}", "\\mathbf{W}", "^{T}", "_{1}", "\\,", "\\quad", "root(x^2-2, 1)",
        "[1 2; 3 4]", "[[1,2],[3,4]]", "(1, 2)", "<1, 2>", "{18, 4}", "18 and 4", "2 (twice)", "I(3)", "1..3",
    ]

    fileprivate static let requestWords =
        [
            "\"relation\":", "\"given\":", "\"answer\":", "\"options\":", "\"id\":", "\"A\":", "\"value\":",
            "\"lambda\":", "\"span\":", "\"subspace\":", "\"U\":", "\"S\":", "\"V\":", "\"key\":",
            "\"items\":",
            "\"predicates\":", "\"line\":", "\"order\":\"descending\"", "\"form\":\"exact\"",
            "\"shape\":\"thin\"",
            "\"unit\":true", "\"decimals\":2", "null", "true", "false", "[]", "{}", "\"\"", "1e400",
        ] + Relation.allCases.map { "\"\($0.rawValue)\"" }

    fileprivate static let jsonNests = [("[", "]"), ("{\"a\":", "}"), ("\"", "\""), ("(", ")")]
}
