import ExactAlgebra
import Notation

/// Makes a counterexample plainer: smaller shapes first, then integers for fractions, smaller entries, more
/// zeros. Every step is checked like the first one: all hypotheses hold, and the statement fails.
struct Shrinker {
    private let plan: Plan
    private let maker: InstanceMaker
    private let decider: ClaimDecider
    private let manner: Manner
    private let deadline: ContinuousClock.Instant

    /// Instances of the plainest kinds that are looked through.
    private static let searched = 400

    init(plan: Plan, decider: ClaimDecider, manner: Manner, until deadline: ContinuousClock.Instant) {
        self.plan = plan
        self.decider = decider
        self.manner = manner
        self.deadline = deadline
        maker = InstanceMaker(plan: plan)
    }

    private var isOver: Bool { ContinuousClock.now > deadline }

    mutating func shrunk(_ instance: Instance, seed: UInt64) -> Instance {
        var best = instance
        search(&best, seed: seed)
        repeat {
            let before = best.complexity
            shrinkChoices(&best)
            shrinkEntries(&best)
            if best.complexity == before { break }
        } while !isOver
        return best
    }

    private func isRefuted(_ instance: Instance) -> Bool {
        if case .refuted = decider.decide(instance.scope) { true } else { false }
    }

    private func take(_ candidate: Instance?, _ best: inout Instance) -> Bool {
        guard let candidate, candidate.isPlainer(than: best), isRefuted(candidate) else { return false }
        best = candidate
        return true
    }

    // MARK: - Other instances

    /// Looks through small degenerate instances for a plainer one.
    private func search(_ best: inout Instance, seed: UInt64) {
        let half = ContinuousClock.now + (deadline - ContinuousClock.now) / 2
        for k in 0..<Self.searched where ContinuousClock.now < half {
            let tape = Tape(seed: SplitMix64.seed(seed, 1_000_000 + k))
            let manner = Manner(instance: k % 2 == 0 ? 0 : 100, isHeavy: plan.isHeavy)
            _ = take(try? maker.instance(tape, manner), &best)
        }
    }

    // MARK: - Choices

    /// Smaller choices on the tape, stream by stream; the objects that depend on them follow.
    private func shrinkChoices(_ best: inout Instance) {
        let names = best.tape.keys.filter { $0 != "sizes" }.sorted()
        for stream in ["sizes"] + names {
            var place = 0
            while let choices = best.tape[stream], place < choices.count, place < 64, !isOver {
                for smaller in Self.smaller(choices[place]) {
                    var tape = best.tape
                    tape[stream]?[place] = smaller
                    if take(try? maker.instance(Tape(repeating: tape), manner), &best) { break }
                }
                place += 1
            }
        }
    }

    private static func smaller(_ choice: Int) -> [Int] {
        if choice == 0 { return [] }
        return Array(Set([0, 1, 2, choice / 2, choice - 2, choice - 1])).filter { (0..<choice).contains($0) }
            .sorted()
    }

    // MARK: - Entries

    /// Smaller entries one at a time, the names that are defined following.
    private func shrinkEntries(_ best: inout Instance) {
        for name in plan.order {
            var place = 0
            while let matrix = best.drawn[name]?.rationalMatrix, place < matrix.rows * matrix.columns,
                place < 64, !isOver
            {
                for entry in Self.smaller(matrix.entries[place]) {
                    var entries = matrix.entries
                    entries[place] = entry
                    let changed = RationalMatrix(rows: matrix.rows, columns: matrix.columns, entries: entries)
                    if take(instance(best, name, changed), &best) { break }
                }
                place += 1
            }
        }
    }

    private static func smaller(_ entry: Rational) -> [Rational] {
        if entry.isZero { return [] }
        let towardsZero = entry.sign < 0 ? -entry.magnitude.floor : entry.floor
        var candidates: [Rational] = [0, 1, -1, 2, towardsZero, -entry]
        if entry.isInteger, let number = entry.asInt { candidates += [Rational(number / 2)] }
        if entry.isInteger { candidates.append(entry - Rational(entry.sign)) }
        return candidates.filter { $0 != entry }
    }

    /// The instance with another value for one name; nil where a hypothesis fails.
    private func instance(_ base: Instance, _ name: String, _ matrix: RationalMatrix) -> Instance? {
        var changed = base
        let isNumber = if case .number? = base.drawn[name] { true } else { false }
        let value: Value = isNumber ? .rational(matrix[0, 0]) : .rational(matrix)
        if case .integer? = plan.problem.inference.kinds[name], matrix[0, 0].sign < 0 { return nil }
        changed.drawn[name] = value
        changed.scope[name] = value
        for defined in plan.order {
            guard case .defined(let expression)? = plan.making[defined] else { continue }
            guard let value = try? Evaluator(scope: changed.scope).evaluate(expression) else { return nil }
            changed.scope[defined] = value
        }
        do throws(InstanceMaker.Failure) {
            try HypothesisCheck(plan: plan).check(changed.scope)
        } catch {
            return nil
        }
        return changed
    }
}
