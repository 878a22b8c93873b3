import Notation
import Testing

@testable import Checking

@Suite struct SlipTests {
    private let scope = Scope([
        "W": .exact([[3, 1], [1, 3], [1, 1]]), "WtW": .exact([[11, 7], [7, 11]]),
        "Q": .exact([[1, 2], [3, 4]]),
    ])

    @Test func `a formula is recognised whatever its matrix is called`() throws {
        let question = try Question(relation: .matrix, given: ["value": .expression("W' * W")])
        let wrong = question.judge(["answer": "[10 6 4; 6 10 4; 4 4 2]"], in: scope)
        #expect(wrong.verdict == .incorrect && wrong.diagnosis == ["gram.used-wwt"])
        let square = try Question(relation: .matrix, given: ["value": .expression("transpose(Q) * Q")])
        #expect(square.judge(["answer": "[7 10; 15 22]"], in: scope).diagnosis == ["gram.squared"])
    }

    @Test func `a name is what its definition says`() throws {
        let question = try Question(relation: .eigenvalues, given: ["A": .expression("G")])
        var scope = scope
        scope["G"] = .exact([[10, 14], [14, 20]])
        let definitions = Definitions(["G": "Q' * Q"])
        let answer = ["answer": "(5 + sqrt(33))/2, (5 - sqrt(33))/2"]
        #expect(question.judge(answer, in: scope, definitions: definitions).diagnosis == ["eigenvalues.of-w"])
        #expect(question.judge(answer, in: scope).diagnosis != ["eigenvalues.of-w"])
    }

    @Test func `a definition that speaks of itself is not followed for ever`() throws {
        let definitions = Definitions(["a": "b + b", "b": "a + a"])
        let expression = try Reader.parse("a").readings[0]
        #expect(definitions.expanding(expression, in: Scope()).depth < 60)
    }
}

extension Value {
    fileprivate static func exact(_ rows: [[Int]]) -> Value {
        .matrix(
            MatrixValue(
                rows: rows.count, columns: rows[0].count,
                entries: rows.flatMap { $0 }.map { Scalar($0) }))
    }
}
