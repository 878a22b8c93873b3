import Checking
import ExactAlgebra
import Notation

/// A random question with its computed key, for the laws that verdicts obey whatever the question.
struct LawQuestion {
    let relation: Relation
    let given: [String: String]
    var options: [String: Option] = [:]
    /// Whether only signs and order are free, so that a digit that is off cannot be right another way.
    var isUnique = true

    var question: Question {
        get throws {
            try Question(
                relation: relation, given: given.mapValues { .expression($0) }, options: options)
        }
    }

    func verdict(of answer: [String: String]) throws -> Verdict {
        try question.judge(answer, in: Scope()).verdict
    }

    func key() throws -> [String: Value] { try question.key(in: Scope()) }

    /// A question of every relation about one random matrix, where the relation has one.
    static func all(seed: UInt64) throws -> [LawQuestion] {
        var generator = SplitMix64(seed: seed)
        let wide = try generator.matrix(3, 2)
        let square = try generator.matrix(2, 2)
        let gram = try wide.transposed * wide
        let (a, s, g) = (try text(wide), try text(square), try text(gram))
        var all = [
            LawQuestion(relation: .value, given: ["value": "norm(\(a)) + 1"]),
            LawQuestion(relation: .matrix, given: ["value": "\(g)/7"]),
            LawQuestion(relation: .values, given: ["value": "singularvalues(\(a))"]),
            LawQuestion(relation: .polynomial, given: ["value": "charpoly(\(g))"]),
            LawQuestion(relation: .eigenvalues, given: ["A": g]),
            LawQuestion(relation: .projector, given: ["span": a]),
            LawQuestion(relation: .rref, given: ["A": a]),
            LawQuestion(relation: .basis, given: ["span": a], isUnique: false),
            LawQuestion(
                relation: .basis, given: ["span": a], options: ["orthonormal": .boolean(true)],
                isUnique: false),
            LawQuestion(
                relation: .gramschmidt, given: ["A": a], options: ["normalized": .boolean(true)]),
            LawQuestion(
                relation: .eigenbasis, given: ["A": g], options: ["orthonormal": .boolean(true)],
                isUnique: false),
            LawQuestion(
                relation: .svd, given: ["A": a], options: ["shape": .string("full")], isUnique: false),
            LawQuestion(relation: .svd, given: ["A": s], isUnique: false),
            LawQuestion(relation: .bestapproximation, given: ["A": s, "k": "1"], isUnique: false),
        ]
        if wide.rank == 2 { all.append(LawQuestion(relation: .qr, given: ["A": a])) }
        return all
    }

    static func text(_ matrix: RationalMatrix) throws -> String {
        try Formula(.exact(AlgebraicMatrix(matrix))).plain
    }
}

extension Value {
    /// The value as text, each entry written by a function of its number in the order of reading.
    func spelled(_ entry: (AlgebraicNumber) throws -> String) throws -> String? {
        switch self {
        case .number(let scalar): return try entry(scalar.value)
        case .list(let values):
            let texts = try values.compactMap { try $0.spelled(entry) }
            return texts.count == values.count ? texts.joined(separator: ", ") : nil
        case .matrix(let matrix):
            let rows = try (0..<matrix.rows).map { i in
                try (0..<matrix.columns).map { try entry(matrix[i, $0].value) }.joined(separator: " ")
            }
            return "[" + rows.joined(separator: "; ") + "]"
        default: return nil
        }
    }

    /// The numbers in the order of reading.
    var numbers: [AlgebraicNumber] {
        switch self {
        case .number(let scalar): [scalar.value]
        case .list(let values): values.flatMap(\.numbers)
        case .matrix(let matrix): matrix.entries.map(\.value)
        default: []
        }
    }
}
