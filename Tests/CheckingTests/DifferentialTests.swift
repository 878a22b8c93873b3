import Checking
import ExactAlgebra
import Testing

/// The checker against thousands of verdicts that were known by construction or decided without it.
///
/// `make soak` judges all of them, `make test` a seeded tenth.
@Suite struct DifferentialTests {
    @Test func `there are more than twenty thousand cases, right and wrong ones of every relation`() throws {
        var count = 0
        for relation in DifferentialQuestion.relations {
            let verdicts = try DifferentialQuestion.all(of: relation).flatMap { $0.answers.map(\.verdict) }
            #expect(Set(verdicts).isSuperset(of: ["correct", "incorrect"]), "\(relation)")
            count += verdicts.count
        }
        #expect(count >= 20_000)
    }

    @Test(arguments: DifferentialQuestion.relations)
    func `the checker and the oracle agree`(relation: String) throws {
        var (generator, judged) = (SplitMix64(seed: 20_261_122), 0)
        for question in try DifferentialQuestion.all(of: relation) {
            for (verdict, answer) in question.answers {
                let isChosen = Int.random(in: 0..<10, using: &generator) == 0
                guard isChosen || DifferentialQuestion.isLong else { continue }
                let line = try question.line(asking: answer)
                let text = Grader().reply(to: line)
                let reply = try GradeReply(text)
                #expect(reply.verdict == verdict, "\(line)\n\(text)")
                if reply.verdict == "correct" || reply.verdict == "rounded" { #expect(reply.credit == 1) }
                judged += 1
            }
        }
        #expect(judged > 20)
    }
}
