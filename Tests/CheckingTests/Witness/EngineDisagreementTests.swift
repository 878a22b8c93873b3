import ExactAlgebra
import Notation
import Testing

@testable import Checking

/// A key that is wrong in one engine: the learner is told, and not charged.
@Suite struct EngineDisagreementTests {
    @Test(arguments: [
        (Relation.value, "det([2 1; 1 3])", "5"), (.matrix, "[1 2; 3 4]^T*[1 0; 2 1]", "[7 3; 10 4]"),
        (.values, "singularvalues([3 0; 0 4])", "4, 3"),
        (.polynomial, "charpoly([2 1; 1 2])", "x^2 - 4x + 3"),
    ])
    func `an answer to a key that is off is undecided`(
        relation: Relation, given: String, answer: String
    ) throws {
        let question = try Question(relation: relation, given: ["value": .expression(given)])
        let right = try question.givens(in: Scope())
        #expect(question.judge(["answer": answer], in: Scope()).verdict == .correct)
        let faulty = Givens(
            relation: relation, values: try right.values.mapValues { try $0.perturbed() },
            expressions: right.expressions, options: right.options, scope: right.scope)
        let judgement = question.judge(["answer": answer]) { faulty }
        #expect(judgement.verdict == .undecided)
        #expect(judgement.credit == nil)
        #expect(
            judgement.message
                == "the exact and the numeric engine disagree about `value`: a fault of Longhand, not of yours"
        )
    }

    @Test func `a matrix that is given to a factorisation is confirmed too`() throws {
        let question = try Question(
            relation: .eigenvalues, given: ["A": .expression("[1 2; 3 4]*[1 2; 3 4]")])
        let right = try question.givens(in: Scope())
        let faulty = Givens(
            relation: .eigenvalues, values: try right.values.mapValues { try $0.perturbed() },
            expressions: right.expressions, options: right.options, scope: right.scope)
        #expect(question.judge(["answer": "1, 2"]) { faulty }.verdict == .undecided)
    }

    @Test func `what a rule computes is confirmed`() throws {
        let a = RationalMatrix(rows: 3, columns: 3, entries: [2, 1, 0, 1, 2, 1, 0, 1, 2])
        let eigenvalues = try a.eigenvalues()
        let basis = try a.eigenspace(of: eigenvalues[0].value)
        let sigma = try a.singularValueDecomposition()
        let slim = a.slice(rows: 0..<3, columns: 0..<2)
        let svd: [Value] = [
            .exact(try sigma.u(.full)), .exact(sigma.sigma(.full)), .exact(try sigma.v(.full).transposed),
        ]
        let claims: [Claim] = [
            .eigenvalues(eigenvalues.map(\.value), of: a),
            .eigenspace(basis, of: a, for: eigenvalues[0].value),
            .singularValues(sigma.singularValues, of: a),
            .orthogonalColumns(try a.gramSchmidt().columns, of: a),
            .projector(try RationalMatrix.projector(ontoColumns: slim), onto: slim),
            .reducedForm(try a.rowReduced().result, of: a),
            .lowRank(.exact(try sigma.lowRank(1)), 1, of: a), .product(of: svd, is: a),
        ]
        try NumericWitness.confirm(claims)
        for claim in claims {
            let faulty = Claim(claim.name, try claim.exact.perturbed(), claim.numeric)
            #expect(throws: QuestionError.engineDisagreement(claim.name)) {
                try NumericWitness.confirm([faulty])
            }
        }
    }

    @Test func `eigenvalues that are ill-conditioned raise no alarm`() throws {
        for n in 2...8 {
            let entries = (0..<n * n).map { k -> Rational in
                k / n == k % n ? 1 : k / n + 1 == k % n ? 1_000 : 0
            }
            let jordan = RationalMatrix(rows: n, columns: n, entries: entries)
            let ones = [AlgebraicNumber](repeating: 1, count: n)
            try NumericWitness.confirm([Claim.eigenvalues(ones, of: jordan)])
        }
    }
}
