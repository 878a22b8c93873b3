import ExactAlgebra
import Notation

/// `identity`: an expression in free names that equals a given one whatever the names stand for.
///
/// The two sides are multiplied out first, which proves most polynomial identities; what that leaves open
/// is tried on exact instances. How many is fixed, so that the verdict is always the same: where time runs
/// out before, the line is *undecided*.
struct IdentityRule: Sendable {
    /// How the answer has to be written.
    enum Form: String, Sendable {
        case any, product, sum
    }

    let line: String
    let key: String
    let hypotheses: [String]
    let form: Form

    /// After so many seconds no other instance is begun; a machine that is not very busy needs less.
    private static let seconds = 5.0
    private static let secondsForShrinking = 0.5

    /// - Throws: why the line, the key or a hypothesis makes no sense.
    func validate() throws { _ = try IdentityProblem(line: line, key: key, hypotheses: hypotheses) }

    /// The key, once it has survived what an answer has to.
    func rightLine() throws -> String {
        let problem = try IdentityProblem(line: line, key: key, hypotheses: hypotheses)
        let judgement = try judge(key, in: problem)
        guard judgement.verdict.advances else {
            throw QuestionError.impossible("the key is no right answer: \(judgement.message)")
        }
        return key
    }

    func judge(_ answer: String) -> Judgement {
        do {
            return try judge(answer, in: IdentityProblem(line: line, key: key, hypotheses: hypotheses))
        } catch {
            return Judgement(failure: error)
        }
    }

    private func judge(_ answer: String, in problem: IdentityProblem) throws -> Judgement {
        let typed: IdentityAnswer
        do {
            typed = try IdentityAnswer(answer, after: problem.line, names: problem.names)
        } catch let error as NotationError {
            return Judgement(.malformed(error.message), typed: [:])
        }
        return Judgement(finding(typed, problem), typed: [:])
    }

    // MARK: - One answer

    private func finding(_ typed: IdentityAnswer, _ problem: IdentityProblem) -> Finding {
        let strangers = typed.sides.flatMap(\.names).filter { !problem.knows($0) }
        if let stranger = strangers.first {
            return .incorrect(
                "There is no \(Names.pretty(stranger)) here. The names are \(problem.namesInWords).",
                diagnosis: ["identity.stranger"])
        }
        var last = Finding.undecided("Nothing is here to compare.")
        for side in typed.sides {
            last = comparison(side, problem)
            guard last.verdict == .correct else {
                if typed.sides.count > 1 {
                    last.message = "At \(Formula(side).pretty): \(last.message)"
                }
                return last
            }
        }
        return formed(last, as: typed.sides[typed.sides.count - 1], problem)
    }

    /// What is still missing in an expression that is equal.
    private func formed(_ finding: Finding, as answer: Expression, _ problem: IdentityProblem) -> Finding {
        if answer.normalForm == problem.line.normalForm {
            return .incomplete(
                "That is the line itself.", evidence: finding.evidence,
                diagnosis: ["identity.same-line"], credit: 0)
        }
        switch form {
        case .any: return finding
        case .product:
            if answer.normalForm.isProperProduct { return finding }
            return .incomplete(
                "It is equal, but it is not written as a product. Take out what the terms have in common.",
                evidence: finding.evidence, diagnosis: ["identity.form"], credit: 0.5)
        case .sum:
            if answer.normalForm.isProperSum { return finding }
            return .incomplete(
                "It is equal, but it is not written as a sum or a difference. Multiply it out.",
                evidence: finding.evidence, diagnosis: ["identity.form"], credit: 0.5)
        }
    }

    private func comparison(_ answer: Expression, _ problem: IdentityProblem) -> Finding {
        let claim: ClaimProblem
        do throws(ClaimError) {
            claim = try problem.claim(answer)
        } catch  where error.code == .sizes {
            return .incorrect(
                "The sizes do not fit: \(error.message).", diagnosis: ["identity.sizes"])
        } catch  where error.code == .tooLarge || error.code == .unable {
            return .undecided("This is too much to decide here: \(error.message).")
        } catch {
            return .malformed("That is no expression for the line: \(error.message).")
        }
        if let demand = problem.extraDemand(of: claim) {
            return .incorrect(
                "That makes sense only where \(demand).", diagnosis: ["identity.sizes"])
        }
        if let proof = problem.proof(of: answer, claim) { return .correct(proof) }
        return tried(answer, claim, problem)
    }

    /// The verdict of exact instances.
    private func tried(
        _ answer: Expression, _ claim: ClaimProblem, _ problem: IdentityProblem
    ) -> Finding {
        do throws(ClaimError) {
            let trials = try Trials(claim, seed: 0)
            var tally = Tally()
            let start = ContinuousClock.now
            for k in 0..<trials.identityCount {
                let result = trials.result(k)
                tally.add(result)
                if result == .refuted {
                    return try refuted(
                        trials.outcome(tally, refutedBy: k, shrinkingFor: Self.secondsForShrinking), problem)
                }
                if result == .undefined, let finding = lacking(k, trials, problem) { return finding }
                if ContinuousClock.now - start > .seconds(Self.seconds) {
                    return .undecided("This is too much to decide here: trying it takes too long.")
                }
            }
            return survived(try trials.outcome(tally))
        } catch {
            return .undecided("This is not decided here: \(error.message).")
        }
    }

    // MARK: - Words

    /// Values at which the line is defined and the answer is not.
    private func lacking(_ k: Int, _ trials: Trials, _ problem: IdentityProblem) -> Finding? {
        guard case .made(let instance, _) = trials.attempt(k),
            case .undefined(let error) = trials.decider.decide(instance.scope),
            let value = try? Evaluator(scope: instance.scope).evaluate(problem.line)
        else { return nil }
        let values = problem.names.compactMap { name in
            instance.scope[name].map { Self.equation(name, $0) }
        }
        return .incorrect(
            "Where the line has a value, that does not always have one.",
            evidence: "for \(values.joined(separator: ", ")) the line is \(Self.shown(value)), "
                + "and yours has no value: \(error.message)", diagnosis: ["identity.undefined"])
    }

    private func refuted(_ outcome: ClaimOutcome, _ problem: IdentityProblem) -> Finding {
        var evidence: String?
        if let found = outcome.counterexample {
            let values = found.values.filter { problem.names.contains($0.name) }
                .map { Self.equation($0.name, $0.value) }
            evidence = values.isEmpty ? "" : "for \(values.joined(separator: ", ")): "
            if let failure = found.failure {
                let left = Formula(failure.left).pretty
                evidence? += "\(left) = \(Self.shown(failure.leftValue)), and yours is "
                evidence? += Self.shown(failure.rightValue)
            } else {
                evidence? += "the two differ"
            }
        }
        return .incorrect(
            "That is not equal to the line.", evidence: evidence, diagnosis: ["identity.refuted"])
    }

    private static func equation(_ name: String, _ value: Value) -> String {
        "\(Names.pretty(name)) = \(shown(value))"
    }

    /// A matrix of one entry as that entry.
    private static func shown(_ value: Value) -> String {
        if case .matrix(let matrix) = value, matrix.entries.count == 1 {
            return Formula(showing: .number(matrix.entries[0])).pretty
        }
        return Formula(showing: value).pretty
    }

    private func survived(_ outcome: ClaimOutcome) -> Finding {
        let count = outcome.tally.decided
        if outcome.holds == true { return .correct("both sides have the same value") }
        let instances = "\(count) exact \(count == 1 ? "instance" : "instances")"
        var evidence = "not refuted in \(instances)"
        if let bound = outcome.errorBound {
            let sizes = bound.largestSize.map { " for matrices up to \($0)×\($0)" } ?? ""
            evidence =
                "holds in \(instances); if it were false\(sizes), the chance to miss it would be at most "
                + bound.powerOfTen
        }
        return Finding(
            verdict: .correct, by: nil, evidence: evidence,
            message: "Equal in all \(count) cases that were tried.", credit: 1)
    }
}

extension Trials {
    /// How many instances an answer has to survive: all, or fewer where each needs eigenvalues or roots.
    var identityCount: Int { plan.isHeavy ? min(count, 160) : count }
}
