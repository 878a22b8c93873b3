import ExactAlgebra
import Notation

/// `satisfies`: every predicate holds of the answer, jointly.
struct SatisfiesRule: Rule {
    let predicates: [Expression]
    let sources: [String]
    /// One answer that meets them, by part.
    let witness: [String: Value]
    let scope: Scope
    let digits: DigitRule

    func key() throws -> [String: Value] { witness }

    func judge(_ typed: [String: Value]) throws -> Finding {
        let answer = typed.reduce(into: [:]) { $0[$1.key] = $1.value.oriented(like: witness[$1.key]) }
        var scope = scope
        for (name, value) in answer { scope[name] = value }
        let isRounded = answer.values.contains { $0.isRounded }
        var isRuledOut = false
        if isRounded {
            if let found = try matchesWitness(answer), found.verdict != .misrounded { return found }
            switch try judgeLinear(answer) {
            case .found(let found): return found
            case .refuted: isRuledOut = true
            case .open: if let found = try matchesWitness(answer) { return found }
            }
        }
        let evaluator = Evaluator(scope: scope)
        var failures: [Int] = []
        for (k, predicate) in predicates.enumerated() {
            do {
                guard case .boolean(let holds) = try evaluator.evaluate(predicate) else {
                    throw QuestionError.badField(
                        "predicates", reason: "`\(sources[k])` is no statement", column: nil)
                }
                if !holds { failures.append(k) }
            } catch is EvaluationError where !failures.isEmpty {
                // Of a wrong size, say, which an earlier condition has found: the others make no sense then.
                failures.append(k)
            }
        }
        let credit = 1 - Double(failures.count) / Double(max(1, predicates.count))
        guard let first = failures.first else { return .correct(sources.joined(separator: ", ")) }
        if isRounded, !isRuledOut, try !isRefuted(predicates[first], evaluator) {
            return .undecided(
                "With these digits `\(sources[first])` is neither shown nor ruled out; an exact answer can be decided."
            )
        }
        return .incorrect(
            predicates.count == 1
                ? "It does not meet the condition yet: put it in, and compare both sides."
                : "One condition fails: \(sources[first]).",
            evidence: try evidence(for: predicates[first], evaluator) ?? "\(sources[first]) fails",
            credit: credit
        )
    }

    /// The conditions that an answer fails, in their order; nil where decimals leave one open.
    func failures(_ answer: [String: Value]) throws -> [Int]? {
        var scope = scope
        for (name, value) in answer { scope[name] = value }
        let evaluator = Evaluator(scope: scope)
        let isRounded = answer.values.contains { $0.isRounded }
        var failures: [Int] = []
        for (k, predicate) in predicates.enumerated() {
            guard case .boolean(let holds) = try evaluator.evaluate(predicate) else { return nil }
            if holds { continue }
            if isRounded {
                guard let differences = try differences(predicate, evaluator) else { return nil }
                if try !differences.contains(where: { try $0.isProvablyNot(.zero) }) { continue }
            }
            failures.append(k)
        }
        return failures
    }

    /// Decimals stand for a witness where they round it: the key, or its negative where that meets the
    /// predicates too.
    private func matchesWitness(_ answer: [String: Value]) throws -> Finding? {
        var best: Finding?
        for candidate in [witness, witness.mapValues { $0.negated ?? $0 }] {
            guard let found = try matches(answer, candidate), best == nil || found.verdict.advances,
                try predicates.allSatisfy({ try holds($0, of: candidate) })
            else { continue }
            best = found
        }
        return best
    }

    private func matches(_ answer: [String: Value], _ candidate: [String: Value]) throws -> Finding? {
        var fits: [EntrywiseFit] = []
        for name in candidate.keys.sorted() {
            guard let right = try candidate[name]?.entries(), let typed = try? answer.part(name).entries(),
                typed.count == right.count
            else { return nil }
            fits.append(try EntrywiseFit(typed, to: right.map(\.value)))
        }
        return try Finding.matching(
            fits, digits: digits, right: candidate, evidence: sources.joined(separator: ", ")
        ) { part, index in fits.count == 1 && fits[part].typed.count == 1 ? "" : "entry \(index + 1)" }
    }

    func holds(_ predicate: Expression, of candidate: [String: Value]) throws -> Bool {
        var scope = scope
        for (name, value) in candidate { scope[name] = value }
        guard case .boolean(let holds) = try Evaluator(scope: scope).evaluate(predicate) else { return false }
        return holds
    }

    // MARK: - Where an equality fails

    /// Left side minus right side of an equality, entry by entry; nil for other predicates.
    private func differences(_ predicate: Expression, _ evaluator: Evaluator) throws -> [Scalar]? {
        guard case .relation(let sides, let relations) = predicate.kind, sides.count == 2,
            relations[0] == .equal || relations[0] == .equation
        else { return nil }
        let difference = Expression(.sum([.init(sides[0]), .init(sides[1], isNegative: true)]))
        return try evaluator.evaluate(difference).entries()
    }

    /// True where an equality fails by more than the digits of its sides allow.
    private func isRefuted(_ predicate: Expression, _ evaluator: Evaluator) throws -> Bool {
        guard let differences = try differences(predicate, evaluator) else { return false }
        return try differences.contains { try $0.isProvablyNot(.zero) }
    }

    private func evidence(for predicate: Expression, _ evaluator: Evaluator) throws -> String? {
        guard let differences = try? differences(predicate, evaluator) else { return nil }
        for (k, entry) in differences.enumerated() where try !entry.value.isZero() {
            let place = differences.count == 1 ? "" : " in entry \(k + 1)"
            return "left side minus right side is \(Shown.text(entry.value))\(place)"
        }
        return nil
    }
}

extension Value {
    /// A vector in the orientation of the key; everything else as it is.
    fileprivate func oriented(like key: Value?) -> Value {
        guard case .matrix(let own) = self, case .matrix(let wanted)? = key, own.isVector, wanted.isVector,
            own.rows == wanted.columns, own.columns == wanted.rows
        else { return self }
        return .matrix(own.transposed)
    }

    var isRounded: Bool {
        switch self {
        case .number(let scalar): scalar.rounding != nil
        case .matrix(let matrix), .subspace(let matrix): matrix.isRounded
        case .list(let values): values.contains(where: \.isRounded)
        case .polynomial(let polynomial): polynomial.isRounded
        case .boolean: false
        case .record(let fields): fields.contains { $0.value.isRounded }
        }
    }

    /// The value with the other sign, where it has one.
    fileprivate var negated: Value? {
        switch self {
        case .number(let scalar): return .exact(-scalar.value)
        case .matrix(let matrix):
            let entries = matrix.entries.map { Scalar(-$0.value) }
            return .matrix(MatrixValue(rows: matrix.rows, columns: matrix.columns, entries: entries))
        case .list(let values):
            let negated = values.compactMap(\.negated)
            return negated.count == values.count ? .list(negated) : nil
        case .polynomial, .boolean, .subspace, .record: return nil
        }
    }

    /// All numbers of the value, in reading order.
    func entries() throws -> [Scalar] {
        switch self {
        case .number(let scalar): return [scalar]
        case .matrix(let matrix), .subspace(let matrix): return matrix.entries
        case .list(let values): return try values.flatMap { try $0.entries() }
        case .polynomial(let polynomial): return polynomial.scalars
        case .record(let fields): return try fields.flatMap { try $0.value.entries() }
        case .boolean: throw wrongKind(asked: "a number or matrix")
        }
    }
}
