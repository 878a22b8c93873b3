import Checking
import ExactAlgebra
import Lessons
import Notation
import Testing
import Tutoring

struct `Computed answers typed by the learner` {
    static let matrices = [
        "[3 1; 1 3; 1 1]", "[4 0; 3 -5; 0 2]", "[1 2 3; 4 5 6]", "[1 2 2; 2 1 2; 2 2 1]", "[3; 4]",
        "[3 4]", "[2 0 0; 0 2 0; 0 0 1]", "[1 2; 2 4]",
    ]
    static let withCubics = ["[1 -2 3; 2 2 -3; 3 1 1; 0 1 2]", "[1 2 3; 0 1 4; 5 6 0]"]

    /// A sitting with the matrix for the first one that is given; nil where the lesson refuses it, and where there
    /// is none to change but for the first of all.
    func sitting(_ lesson: String, _ matrix: String) throws -> Sitting? {
        let given = try Sitting.library.lesson(named: lesson).given
        guard let name = given.first(where: { $0.expression.text.hasPrefix("[") })?.name else {
            return matrix == Self.matrices[0] ? try Sitting(lesson) : nil
        }
        do {
            return try Sitting(lesson, set: [name: matrix])
        } catch let error as SessionError where error.code == .requirement {
            return nil
        }
    }

    /// Types the computed answer of every step, spelled in some way, and gives the verdicts by step.
    func verdicts(
        _ lesson: String, _ matrix: String, spelled: (String) throws -> String
    ) throws -> [(step: String, typed: String, verdict: Verdict?)] {
        guard var sitting = try sitting(lesson, matrix) else { return [] }
        var verdicts: [(step: String, typed: String, verdict: Verdict?)] = []
        while !sitting.session.isFinished {
            let step = sitting.session.stepName
            sitting.type("skip")
            let bound = try #require(sitting.lastTyped?.bound)
            sitting.type("undo")
            let parts = try bound.sorted { $0.key < $1.key }
                .map { (bound.count == 1 ? "" : "\($0.key) = ") + (try spelled($0.value)) }
            let line = parts.joined(separator: ", ")
            verdicts.append((step, line, sitting.verdict(line)))
            if sitting.session.stepName == step { sitting.type("skip") }
        }
        return verdicts
    }

    @Test(arguments: Sitting.library.ids, matrices)
    func `are right`(lesson: String, matrix: String) throws {
        // What those experiments measure are decimals, and nothing that is computed with them is exact.
        let measures = try Sitting.library.lesson(named: lesson).steps
            .contains { $0.run.map { $0.experiment != .pcp } == true }
        for (step, typed, verdict) in try verdicts(lesson, matrix, spelled: { $0 }) {
            #expect(verdict == .correct || measures && verdict == .rounded, "\(step): \(typed)")
        }
    }

    @Test(arguments: Sitting.library.ids, withCubics)
    func `are never wrong, also where they are hard to decide`(lesson: String, matrix: String) throws {
        for (step, typed, verdict) in try verdicts(lesson, matrix, spelled: { $0 }) {
            #expect(verdict == .correct || verdict == .undecided, "\(step): \(typed)")
        }
    }

    @Test(arguments: Sitting.library.ids, matrices + withCubics)
    func `are right as decimals`(lesson: String, matrix: String) throws {
        for (step, typed, verdict) in try verdicts(lesson, matrix, spelled: Self.inDecimals) {
            #expect(verdict == .correct || verdict == .rounded, "\(step): \(typed)")
        }
    }

    /// Every number to six places; what is no number as it is.
    static func inDecimals(_ text: String) throws -> String {
        guard let expression = (try? Reader.parse(text))?.readings.first,
            let value = try? Evaluator(scope: Scope()).evaluate(expression)
        else { return text }
        return try inDecimals(value) ?? text
    }

    private static func inDecimals(_ value: Value) throws -> String? {
        switch value {
        case .number(let scalar):
            if let whole = scalar.value.asRational, whole.isInteger { return whole.description }
            return try scalar.value.rounded(places: 6).decimalString(places: 6)
        case .list(let values): return try values.compactMap { try inDecimals($0) }.joined(separator: ", ")
        case .matrix(let matrix):
            let rows = try (0..<matrix.rows).map { i in
                try (0..<matrix.columns).compactMap { try inDecimals(.number(matrix[i, $0])) }
                    .joined(separator: " ")
            }
            return "[" + rows.joined(separator: "; ") + "]"
        case .polynomial, .boolean, .subspace, .record: return nil
        }
    }
}
