import Lessons
import Testing

/// Every complaint says where it is and what to try.
struct `Errors of lesson files` {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let code: LessonError.Code
        let place: Place?
        let words: String
        let text: String

        var testDescription: String { name }
    }

    static let head = "longhand: 1\nlesson: small\ntitle: Small\n"
    static let step = "steps:\n  - {id: one, ask: \"2 + 2?\", expect: {relation: value, value: \"4\"}}\n"

    /// A lesson of one step that draws.
    static func drawing(_ content: String) -> String {
        head + "steps:\n  - {id: one, say: a, draw: \(content)}\n"
    }

    /// A lesson of one step that binds its answer.
    static func binding(_ name: String) -> String {
        head + "steps:\n  - {id: one, ask: \"x?\", bind: \(name), expect: {relation: value, value: \"4\"}}\n"
    }

    static let cases: [Case] = [
        Case(
            name: "an unknown key", code: .unknownKey, place: Place(line: 4, column: 1),
            words: "did you mean `steps`?", text: head + "step: 1\n" + step),
        Case(
            name: "an unknown key of a step", code: .unknownKey, place: Place(line: 5, column: 15),
            words: "did you mean `ask`?", text: head + "steps:\n  - {id: one, aks: \"x\"}\n"),
        Case(
            name: "a missing title", code: .missingKey, place: Place(line: 1, column: 1), words: "`title`",
            text: "longhand: 1\nlesson: small\n" + step),
        Case(
            name: "steps that are a text", code: .wrongType, place: Place(line: 4, column: 8),
            words: "a list, not a text", text: head + "steps: none\n"),
        Case(
            name: "no steps", code: .tooMany, place: Place(line: 1, column: 1), words: "between 1 and",
            text: head + "steps: []\n"),
        Case(
            name: "two steps of one id", code: .duplicateID, place: Place(line: 6, column: 10),
            words: "line 5", text: head + "steps:\n  - {id: one, say: a}\n  - {id: one, say: b}\n"),
        Case(
            name: "a key twice", code: .duplicateKey, place: Place(line: 4, column: 1), words: "second time",
            text: head + "title: Again\n" + step),
        Case(
            name: "a tab in the indentation", code: .tab, place: Place(line: 5, column: 2), words: "spaces",
            text: head + "steps:\n \t- {id: one, say: a}\n"),
        Case(
            name: "an anchor", code: .anchor, place: Place(line: 4, column: 9), words: "anchor",
            text: head + "needs: [&a rank]\n" + step),
        Case(
            name: "another format", code: .version, place: Place(line: 1, column: 11), words: "longhand: 1",
            text: "longhand: 2\nlesson: small\ntitle: Small\n" + step),
        Case(
            name: "an id with capitals", code: .identifier, place: Place(line: 2, column: 9),
            words: "lower-case letters, digits and hyphens, at most 40; try `small-one`",
            text: "longhand: 1\nlesson: Small_One\ntitle: Small\n" + step),
        Case(
            name: "a step without words", code: .missingKey, place: Place(line: 5, column: 10),
            words: "neither says nor asks", text: head + "steps:\n  - {id: one}\n"),
        Case(
            name: "an unknown experiment", code: .unknownKey, place: Place(line: 5, column: 21),
            words: "did you mean `pcp`?",
            text: head + "steps:\n  - {id: one, run: {pca: {M: \"I(2)\", lambda: \"1\"}}}\n"),
        Case(
            name: "an unknown parameter", code: .unknownKey, place: Place(line: 5, column: 38),
            words: "did you mean `lambda`?",
            text: head + "steps:\n  - {id: one, run: {pcp: {M: \"I(2)\", lamda: \"1\"}}}\n"),
        Case(
            name: "a parameter that is missing", code: .missingKey, place: Place(line: 5, column: 26),
            words: "lacks the key `lambda`", text: head + "steps:\n  - {id: one, run: {pcp: {M: \"I(2)\"}}}\n"
        ),
        Case(
            name: "too many steps of an experiment", code: .wrongType, place: Place(line: 5, column: 58),
            words: "from 1 to 5000",
            text: head + "steps:\n  - {id: one, run: {pcp: {M: \"I(2)\", lambda: \"1\", steps: 5001}}}\n"),
        Case(
            name: "an unknown rule for stopping", code: .wrongType, place: Place(line: 5, column: 57),
            words: "`gap` or `residual`",
            text: head + "steps:\n  - {id: one, run: {pcp: {M: \"I(2)\", lambda: \"1\", stop: never}}}\n"),
        Case(
            name: "a question beside an experiment", code: .conflict, place: Place(line: 5, column: 53),
            words: "does not",
            text: head + "steps:\n  - {id: one, run: {pcp: {M: \"I(2)\", lambda: \"1\"}}, ask: \"x?\"}\n"),
        Case(
            name: "an unknown result of an experiment", code: .unknownKey, place: Place(line: 5, column: 60),
            words: "did you mean `rank`?",
            text: head + "steps:\n  - {id: one, run: {pcp: {M: \"I(2)\", lambda: \"1\"}}, bind: {rnk: r}}\n"),
        Case(
            name: "one name for all results", code: .wrongType, place: Place(line: 5, column: 59),
            words: "which result gets which name",
            text: head + "steps:\n  - {id: one, run: {pcp: {M: \"I(2)\", lambda: \"1\"}}, bind: r}\n"),
        Case(
            name: "no experiment after `run`", code: .missingKey, place: Place(line: 5, column: 20),
            words: "needs `pcp`", text: head + "steps:\n  - {id: one, run: {}}\n"),
        Case(
            name: "ask without expect", code: .missingKey, place: Place(line: 5, column: 10),
            words: "`ask` needs `expect`", text: head + "steps:\n  - {id: one, ask: \"x?\"}\n"),
        Case(
            name: "hints where nothing is asked", code: .conflict, place: Place(line: 5, column: 23),
            words: "for steps that ask", text: head + "steps:\n  - {id: one, say: a, hints: [b]}\n"),
        Case(
            name: "an unknown relation", code: .relation, place: Place(line: 5, column: 45),
            words: "did you mean `matrix`?",
            text: head + "steps:\n  - {id: one, ask: \"x?\", expect: {relation: matrx, value: \"1\"}}\n"),
        Case(
            name: "a relation without its field", code: .missingKey, place: Place(line: 5, column: 34),
            words: "needs `value`",
            text: head + "steps:\n  - {id: one, ask: \"x?\", expect: {relation: matrix}}\n"),
        Case(
            name: "an option that the relation has not", code: .unknownKey, place: Place(line: 5, column: 64),
            words: "no key `unit`",
            text: head
                + "steps:\n  - {id: one, ask: \"x?\", expect: {relation: value, value: \"1\", unit: "
                + "true}}\n"),
        Case(
            name: "an option of the wrong type", code: .wrongType, place: Place(line: 5, column: 83),
            words: "`true` or `false`",
            text: head
                + "steps:\n  - {id: one, ask: \"x?\", expect: {relation: eigenvector, A: W, lambda: "
                + "\"1\", unit: \"very\"}}\n"
        ),
        Case(
            name: "an expression that cannot be read", code: .expression, place: Place(line: 5, column: 60),
            words: "not closed",
            text: head + "steps:\n  - {id: one, ask: \"x?\", expect: {relation: matrix, value: \"[1 2\"}}\n"),
        Case(
            name: "braces that are not closed", code: .template, place: Place(line: 5, column: 20),
            words: "not closed", text: head + "steps:\n  - {id: one, say: \"W is {{W}\"}\n"),
        Case(
            name: "a test of an unknown step", code: .unknownStep, place: Place(line: 7, column: 12),
            words: "did you mean `one`?",
            text: head + step + "tests:\n  - {step: ones, answer: \"4\", verdict: correct}\n"),
        Case(
            name: "a test with an unknown verdict", code: .relation, place: Place(line: 7, column: 39),
            words: "did you mean `correct`?",
            text: head + step + "tests:\n  - {step: one, answer: \"4\", verdict: corect}\n"),
        Case(
            name: "a loop over another letter", code: .identifier, place: Place(line: 5, column: 29),
            words: "`k` or `l`", text: head + "steps:\n  - {id: one, say: a, for: {n: \"1..2\"}}\n"),
        Case(
            name: "an unknown key of a picture", code: .unknownKey, place: Place(line: 5, column: 30),
            words: "did you mean `plane`?", text: drawing("{plan: {}}")),
        Case(
            name: "a picture of nothing", code: .missingKey, place: Place(line: 5, column: 29),
            words: "`draw` needs `bars` or `heat`", text: drawing("{caption: a}")),
        Case(
            name: "two pictures in one", code: .missingKey, place: Place(line: 5, column: 29),
            words: "`draw` needs", text: drawing("{bars: \"1, 2\", heat: W}")),
        Case(
            name: "a picture with an expression that cannot be read", code: .expression,
            place: Place(line: 5, column: 36), words: "not closed", text: drawing("{heat: \"[1 2\"}")),
        Case(
            name: "an arrow that cannot be read", code: .expression, place: Place(line: 5, column: 51),
            words: "not closed", text: drawing("{plane: {arrows: {v1: \"V[:,1\"}}}")),
        Case(
            name: "an empty plane", code: .missingKey, place: Place(line: 5, column: 37),
            words: "`circle`, `arrows`, `lines` or `points`", text: drawing("{plane: {}}")),
        Case(
            name: "an unknown key of the plane", code: .unknownKey, place: Place(line: 5, column: 38),
            words: "did you mean `arrows`?", text: drawing("{plane: {arrow: {v: q}}}")),
        Case(
            name: "arrows without labels", code: .wrongType, place: Place(line: 5, column: 46),
            words: "`arrows` is a list of `key: value`", text: drawing("{plane: {arrows: [q]}}")),
        Case(
            name: "a scale for a matrix", code: .conflict, place: Place(line: 5, column: 39),
            words: "`scale` is for `curves`", text: drawing("{heat: W, scale: log}")),
        Case(
            name: "an unknown scale", code: .wrongType, place: Place(line: 5, column: 60),
            words: "`linear` or `log`", text: drawing("{curves: {gap: \"1, 2\"}, scale: root}")),
        Case(
            name: "a name that is the identity", code: .identifier, place: Place(line: 5, column: 32),
            words: "`I` is the identity matrix in every expression: choose another name, `I1` say",
            text: binding("I")),
        Case(
            name: "a name that is a number", code: .identifier, place: Place(line: 5, column: 32),
            words: "`π` is a number in every expression", text: binding("π")),
        Case(
            name: "a name that stands for the answer", code: .identifier, place: Place(line: 5, column: 39),
            words: "`answer` stands for what a learner answers", text: binding("{name: answer}")),
        Case(
            name: "a name that no expression reads as one", code: .identifier,
            place: Place(line: 5, column: 32),
            words: "`in` is read as something else in an expression", text: binding("in")),
        Case(
            name: "an item without a label among others", code: .wrongType, place: Place(line: 5, column: 78),
            words:
                "`The smaller` has no label, and `a` is one: give all items a label, as in `a: The smaller`",
            text: head
                + "steps:\n  - {id: one, ask: \"x?\", expect: {relation: choice, items: [\"a: The larger\", "
                + "The smaller], key: a}}\n"),
        Case(
            name: "a key one blank short in a list", code: .syntax, place: Place(line: 8, column: 4),
            words: "what belongs to the item above begins in column 5, and this in column 4",
            text: head + "steps:\n  - id: one\n    ask: x\n    expect: {relation: value, value: \"4\"}\n"
                + "   hints: [a]\n"),
        Case(
            name: "a key one blank too far", code: .syntax, place: Place(line: 7, column: 12),
            words: "a key begins in the column of the keys above it",
            text: head + "steps:\n  - id: one\n    ask: x\n     expect: {relation: value, value: \"4\"}\n"),
        Case(
            name: "words behind a brace", code: .syntax, place: Place(line: 6, column: 16),
            words: "put the whole text between quotes",
            text: head + "steps:\n  - id: one\n    say: {{A}} is it.\n"),
        Case(
            name: "a backslash between double quotes", code: .syntax, place: Place(line: 6, column: 13),
            words: "write `\\\\`", text: head + "steps:\n  - id: one\n    say: \"a \\distance\"\n"),
        Case(
            name: "a quote that is not closed", code: .syntax, place: Place(line: 6, column: 10),
            words: "the quote that begins here is not closed in its line",
            text: head + "steps:\n  - id: one\n    ask: \"It isn't.\n"
                + "    expect: {relation: value, value: \"4\"}\n  - {id: two, say: b}\n"),
        Case(
            name: "the last quote not closed", code: .syntax, place: Place(line: 6, column: 10),
            words: "the quote that begins here is not closed in its line",
            text: head + "steps:\n  - id: one\n    say: 'It isn''t.\n  - {id: two, say: b}\n"),
        Case(
            name: "an equation where a question is meant", code: .expression,
            place: Place(line: 6, column: 24),
            words: "`answer = 4` says that both sides are equal, and does not ask: write `==`",
            text: head
                + "steps:\n  - {id: one, ask: \"x?\", expect: {relation: value, value: \"4\"}, mistakes: [\n"
                + "                {when: \"answer = 4\", say: no}]}\n"),
        Case(
            name: "an equation that is required", code: .expression, place: Place(line: 4, column: 11),
            words: "write `==`", text: head + "require: [\"1 < 2 and rank(W) = 2\"]\n" + step),
        Case(
            name: "an empty file", code: .syntax, place: nil, words: "empty", text: ""),
        Case(
            name: "a colon in a bare text", code: .syntax, place: Place(line: 3, column: 9), words: "quotes",
            text: "longhand: 1\nlesson: small\ntitle: a: b\n"),
    ]

    @Test(arguments: cases)
    func `each has its line, its column and its advice`(of example: Case) throws {
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(from: example.text, file: "small.yaml")
        }
        #expect(error.code == example.code, "\(error)")
        #expect(error.place == example.place, "\(error)")
        #expect(error.description.contains(example.words), "\(error)")
    }

    @Test func `the caret stands under the place`() throws {
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(from: Self.head + "needs: [rank\n", file: "small.yaml")
        }
        #expect(error.description.hasPrefix("small.yaml:"))
        let unknown = try #require(throws: LessonError.self) {
            try LessonReader().lesson(from: Self.head + "steps:\n  - {id: one, aks: a}\n", file: "small.yaml")
        }
        #expect(
            unknown.description == """
                small.yaml:5:15: a step has no key `aks`; did you mean `ask`?
                      - {id: one, aks: a}
                                  ^
                """)
    }

    @Test func `the caret stands there behind a tab and below wide characters, too`() throws {
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(
                from: Self.head + "steps:\n  - {id: one, say:\t一课, aks: a}\n", file: "small.yaml")
        }
        let lines = error.description.split(separator: "\n")
        #expect(lines[1...] == ["      - {id: one, say: 一课, aks: a}", "                             ^"])
    }

    @Test func `a file that is too large is not parsed`() throws {
        let text = Self.head + Self.step + String(repeating: "# more\n", count: 40_000)
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(from: text, file: "large.yaml")
        }
        #expect(error.code == .tooLarge)
    }

    @Test func `bytes that are no text are refused`() throws {
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(fromBytes: [0x6C, 0xFF, 0xFE], file: "bytes.yaml")
        }
        #expect(error.code == .notText)
    }

    @Test(arguments: [900, 100_000])
    func `deep nesting is refused without a crash`(levels: Int) throws {
        let nested = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(from: Self.head + "needs: " + nested + "\n", file: "deep.yaml")
        }
        #expect([.tooDeep, .syntax].contains(error.code))
    }

    @Test func `aliases that would grow into billions are refused`() throws {
        var text = Self.head + "needs:\n  a0: &a0 [x, x]\n"
        for k in 1...40 { text += "  a\(k): &a\(k) [*a\(k - 1), *a\(k - 1)]\n" }
        text += "  ? *a40\n  : 1\n"
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(from: text, file: "bomb.yaml")
        }
        #expect(error.code == .anchor)
        #expect(error.place == Place(line: 5, column: 7))
    }
}
