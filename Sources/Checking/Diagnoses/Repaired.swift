import ExactAlgebra
import Notation

/// The answers that are right once one definite thing about them is put right.
///
/// So a slip is recognised whatever is free in the answer: signs, bases, a completion.
struct Repaired: SlipPattern {
    let rule: any Rule
    /// The right answer with the slip made; empty where it changes nothing.
    let spoiled: @Sendable ([String: Value]) throws -> [[String: Value]]
    /// A typed answer with the slip undone; nil where it is not one that made it.
    let repaired: @Sendable ([String: Value]) throws -> [String: Value]?

    func examples() throws -> [[String: Value]] { try spoiled(rule.key()) }

    func explains(_ answer: [String: Value]) throws -> Bool {
        do {
            guard let other = try repaired(answer) else { return false }
            let verdict = try rule.judge(other).verdict
            return verdict.advances
        } catch is WrongKind {
            return false
        }
    }
}
