import ExactAlgebra
import Notation

/// The instances on which one claim is tried, by number: each is the same however often it is made.
public struct Trials: Sendable {
    let plan: Plan
    private let maker: InstanceMaker
    let decider: ClaimDecider
    private let seed: UInt64
    private let isHeavy: Bool
    /// The sizes for which entries are drawn from a large set; empty where no bound applies.
    private let wide: [[Int: Int]]

    /// The first instances from a large set come after the degenerate ones.
    private static let firstWide = 70
    /// How often each of the sizes is drawn.
    private static let wideDraws = 2
    private static let mostInstances = 500
    private static let attempts = 16

    init(_ conjecture: Conjecture) throws(ClaimError) {
        let problem = try ClaimProblem(
            conjecture.statement, hypotheses: conjecture.hypotheses, given: conjecture.given)
        try self.init(problem, seed: conjecture.seed)
    }

    init(_ problem: ClaimProblem, seed: UInt64) throws(ClaimError) {
        plan = try Plan(problem)
        maker = InstanceMaker(plan: plan)
        decider = ClaimDecider(statement: plan.statement)
        self.seed = seed
        isHeavy = plan.isHeavy
        wide = IdentityBound(plan: plan).sizes
        guard problem.names.isEmpty || maker.findsSizes else {
            throw ClaimError(
                .tooLarge,
                "no sizes that are tried fit this: matrices have at least a row and a column, and "
                    + "\(InstanceMaker.mostEntries) entries together at most",
                in: problem.statement.source)
        }
    }

    /// How many there are; one where there is nothing to choose.
    public var count: Int {
        plan.problem.names.isEmpty ? 1 : Self.mostInstances + wide.count * Self.wideDraws
    }

    /// Tries the k-th instance.
    public func result(_ k: Int) -> TrialResult {
        switch attempt(k) {
        case .made(let instance, let isWide):
            switch decider.decide(instance.scope) {
            case .holds: return isWide ? .holdsWidely : .holds
            case .refuted: return .refuted
            case .undefined: return .undefined
            case .unable: return .unable
            }
        case .unmet: return .unmet
        case .unable: return .unable
        }
    }

    enum Attempt {
        case made(Instance, isWide: Bool)
        case unmet(String?)
        case unable
    }

    func attempt(_ k: Int) -> Attempt {
        if plan.problem.names.isEmpty { return .made(Instance(scope: plan.problem.given), isWide: false) }
        let fixed = wideSizes(k)
        var last = Attempt.unmet(nil)
        for attempt in 0..<Self.attempts {
            let tape = Tape(seed: SplitMix64.seed(seed, k, attempt))
            do throws(InstanceMaker.Failure) {
                return .made(try maker.instance(tape, manner(k), sizes: fixed), isWide: fixed != nil)
            } catch .unmet(let source) {
                last = .unmet(source)
            } catch {
                last = .unable
            }
        }
        return last
    }

    private func manner(_ k: Int) -> Manner {
        if wideSizes(k) != nil { return .wide }
        let ordinary = k < Self.firstWide ? k : k - wide.count * Self.wideDraws
        return Manner(instance: ordinary, isHeavy: isHeavy)
    }

    private func wideSizes(_ k: Int) -> [Int: Int]? {
        let place = k - Self.firstWide
        return (0..<wide.count * Self.wideDraws).contains(place) ? wide[place % wide.count] : nil
    }

    // MARK: - The outcome

    /// What the claim comes to after the instances of a tally, none of which refuted it.
    ///
    /// - Throws: where nothing was decided.
    public func outcome(_ tally: Tally) throws(ClaimError) -> ClaimOutcome {
        guard tally.decided > 0 else { throw nothingDecided(tally) }
        let isProved = plan.problem.names.isEmpty
        let isBounded = !wide.isEmpty && tally[.holdsWidely] == wide.count * Self.wideDraws
        return ClaimOutcome(
            holds: isProved ? true : nil, tally: tally,
            errorBound: isBounded ? IdentityBound(plan: plan).bound(draws: Self.wideDraws) : nil,
            counterexample: nil, names: names, filters: plan.filters.map(\.source))
    }

    /// The outcome of a claim that the k-th instance refutes.
    ///
    /// - Parameter seconds: how long a plainer counterexample is looked for.
    public func outcome(
        _ tally: Tally, refutedBy k: Int, shrinkingFor seconds: Double
    ) throws(ClaimError) -> ClaimOutcome {
        guard case .made(var instance, _) = attempt(k) else { throw nothingDecided(tally) }
        if seconds > 0, !plan.problem.names.isEmpty {
            var shrinker = Shrinker(
                plan: plan, decider: decider, manner: manner(k), until: .now + .seconds(seconds))
            instance = shrinker.shrunk(instance, seed: seed)
        }
        guard case .refuted(let sides) = decider.decide(instance.scope) else { throw nothingDecided(tally) }
        return ClaimOutcome(
            holds: false, tally: tally, errorBound: nil,
            counterexample: Counterexample(instance, sides, plan.problem), names: names,
            filters: plan.filters.map(\.source))
    }

    /// Why nothing was decided, with the place where the statement is at fault.
    private func nothingDecided(_ tally: Tally) -> ClaimError {
        let source = plan.problem.statement.source
        let counts = [TrialResult.undefined, .unable, .unmet].map { tally[$0] }
        if counts[0] > 0, counts[0] >= counts[1] {
            for k in 0..<min(count, 200) {
                guard case .made(let instance, _) = attempt(k),
                    case .undefined(let error) = decider.decide(instance.scope)
                else { continue }
                return ClaimError(
                    .undefined, "this has no value on anything that was tried: \(error.message)", in: source,
                    at: error.range)
            }
        }
        if counts[1] + tally.slow > counts[2] {
            return ClaimError(
                .unable, "this could not be decided on anything that was tried", in: source)
        }
        var blamed: [String: Int] = [:]
        let deadline = ContinuousClock.now + .seconds(0.5)
        for k in 0..<min(count, 100) where ContinuousClock.now < deadline {
            if case .unmet(let hypothesis?) = attempt(k) { blamed[hypothesis, default: 0] += 1 }
        }
        let hypothesis = blamed.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        return ClaimError(
            .unsatisfied,
            "nothing that was tried satisfies "
                + (plan.problem.predicates.count + plan.problem.properties.count > 1
                    ? "the hypotheses together" : "this"),
            in: hypothesis ?? source)
    }

    /// How the names were read.
    public var names: [ClaimName] {
        plan.problem.names.map { name in
            let problem = plan.problem
            let reading =
                if problem.definitions[name] != nil {
                    "defined"
                } else if problem.inference.letters.contains(name) {
                    "the letter of a polynomial"
                } else if problem.inference.sizes[name] != nil {
                    "a size"
                } else {
                    problem.words(for: name)
                }
            return ClaimName(name: name, reading: reading)
        }
    }
}

extension ClaimProblem {
    fileprivate func words(for name: String) -> String {
        switch inference.kinds[name] {
        case .integer?: return "a whole number"
        case .matrix(let rows, let columns)?:
            let dimensions = inference.dimensions
            if dimensions.isOne(columns) { return dimensions.isOne(rows) ? "a number" : "a column" }
            if dimensions.isOne(rows) { return "a row" }
            return dimensions.resolved(rows) == dimensions.resolved(columns) ? "a square matrix" : "a matrix"
        default: return "a number"
        }
    }
}

extension Plan {
    /// Whether eigenvalues, singular values or roots are needed, which are slow for larger matrices.
    var isHeavy: Bool {
        let expressions =
            [statement] + predicates.map(\.expression) + problem.definitions.values.map(\.expression)
        return expressions.contains(where: \.isHeavy)
    }
}

extension Expression {
    fileprivate var isHeavy: Bool {
        switch kind {
        case .call(.eigenvalues, _), .call(.singularvalues, _), .call(.svd, _), .call(.lowrank, _),
            .call(.energy, _), .call(.svt, _), .call(.orth, _), .call(.qr, _), .call(.norm, _),
            .call(.sqrt, _), .call(.unit, _), .call(.eigenspace, _):
            true
        default: children.contains(where: \.isHeavy)
        }
    }
}

extension Counterexample {
    init(_ instance: Instance, _ sides: Decision.Sides?, _ problem: ClaimProblem) {
        values = problem.names.compactMap { name in
            instance.scope[name].map { (name: name, value: $0) }
        }
        failure = sides.map { sides in
            Failure(
                left: sides.left, right: sides.right, relation: sides.relation.rawValue,
                leftValue: sides.leftValue, rightValue: sides.rightValue,
                place: sides.relation == .equal ? Place(between: sides.leftValue, sides.rightValue) : nil)
        }
    }
}

extension Counterexample.Place {
    /// The first entry where two matrices differ; nil for anything else and for single numbers.
    fileprivate init?(between a: Value, _ b: Value) {
        guard case .matrix(let p) = a, case .matrix(let q) = b, p.shape == q.shape, p.entries.count > 1 else {
            return nil
        }
        for i in 0..<p.rows {
            for j in 0..<p.columns {
                guard (try? p[i, j].value.isEqual(to: q[i, j].value)) == false else { continue }
                self.init(row: i, column: j)
                return
            }
        }
        return nil
    }
}
