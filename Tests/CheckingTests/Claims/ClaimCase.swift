import Checking
import Notation
import Testing

/// A statement with its hypotheses, for tests.
struct ClaimCase: CustomTestStringConvertible, Sendable {
    let statement: String
    let hypotheses: [String]

    init(_ statement: String, _ hypotheses: String...) {
        self.statement = statement
        self.hypotheses = hypotheses
    }

    var testDescription: String { ([statement] + hypotheses).joined(separator: " | ") }

    func outcome(seed: UInt64 = 0, seconds: Double = 2) throws -> ClaimOutcome {
        try Conjecture(statement, where: hypotheses, seed: seed).outcome(seconds: seconds)
    }

    func error() -> ClaimError? {
        do {
            _ = try Conjecture(statement, where: hypotheses).outcome(seconds: 1)
            return nil
        } catch {
            return error
        }
    }
}

extension Counterexample {
    var scope: Scope { Scope(Dictionary(values.map { ($0.name, $0.value) }) { first, _ in first }) }

    /// The values in the grammar: `A = [1]`.
    var shown: [String] { values.map { "\($0.name) = \(Formula(showing: $0.value).plain)" } }
}

extension Scope {
    /// What a statement is worth here.
    func truth(_ statement: String) throws -> Bool {
        let reading = try #require(try Reader.parse(statement, as: .statement).readings.first)
        guard case .boolean(let truth) = try Evaluator(scope: self).evaluate(reading) else {
            Issue.record("\(statement) is no statement")
            return false
        }
        return truth
    }
}
