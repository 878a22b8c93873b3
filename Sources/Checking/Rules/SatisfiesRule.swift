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

    func judge(_ answer: [String: Value]) throws -> Finding {
        var scope = scope
        for (name, value) in answer { scope[name] = value }
        let isRounded = answer.values.contains { $0.isRounded }
        if isRounded, let found = try matchesWitness(answer) { return found }
        let evaluator = Evaluator(scope: scope)
        var failures: [Int] = []
        for (k, predicate) in predicates.enumerated() {
            guard case .boolean(let holds) = try evaluator.evaluate(predicate) else {
                throw QuestionError.badField(
                    "predicates", reason: "`\(sources[k])` is no statement", column: nil)
            }
            if !holds { failures.append(k) }
        }
        let credit = 1 - Double(failures.count) / Double(max(1, predicates.count))
        guard let first = failures.first else { return .correct(sources.joined(separator: ", ")) }
        if isRounded, try !isRefuted(predicates[first], evaluator) {
            return .undecided(
                "With these digits `\(sources[first])` is neither shown nor ruled out; an exact answer can be decided."
            )
        }
        return .incorrect(
            predicates.count == 1
                ? "It does not meet the condition." : "One condition fails: \(sources[first]).",
            evidence: try sides(of: predicates[first], evaluator) ?? "\(sources[first]) fails", credit: credit
        )
    }

    /// Decimals stand for the witness where they round it.
    private func matchesWitness(_ answer: [String: Value]) throws -> Finding? {
        var fits: [EntrywiseFit] = []
        let names = witness.keys.sorted()
        for name in names {
            guard let right = witness[name] else { continue }
            let typed = try answer.part(name)
            guard let entries = try? right.entries(), let own = try? typed.entries(),
                own.count == entries.count
            else { return nil }
            fits.append(try EntrywiseFit(own, to: entries.map(\.value)))
        }
        return try Finding.matching(
            fits, digits: digits, right: witness, evidence: sources.joined(separator: ", ")
        ) { part, index in names.count == 1 && fits[part].typed.count == 1 ? "" : "entry \(index + 1)" }
    }

    /// True where an equality fails by more than the digits of its sides allow.
    private func isRefuted(_ predicate: Expression, _ evaluator: Evaluator) throws -> Bool {
        guard case .relation(let sides, let relations) = predicate.kind, sides.count == 2,
            relations[0] == .equal || relations[0] == .equation
        else { return false }
        let left = try evaluator.evaluate(sides[0]).entries()
        let right = try evaluator.evaluate(sides[1]).entries()
        guard left.count == right.count else { return true }
        return try zip(left, right).contains { a, b in
            let reach = (a.rounding?.radius ?? 0) + (b.rounding?.radius ?? 0)
            return try (a.value - b.value).magnitude().compare(to: AlgebraicNumber(reach)) > 0
        }
    }

    private func sides(of predicate: Expression, _ evaluator: Evaluator) throws -> String? {
        guard case .relation(let sides, _) = predicate.kind, sides.count == 2 else { return nil }
        let left = try evaluator.evaluate(sides[0])
        let right = try evaluator.evaluate(sides[1])
        guard let a = try? left.entries(), let b = try? right.entries(), a.count == b.count else {
            return nil
        }
        for (k, (x, y)) in zip(a, b).enumerated() where try !x.value.isEqual(to: y.value) {
            let place = a.count == 1 ? "" : "entry \(k + 1): "
            return "\(place)left side \(Shown.text(x.value)), right side \(Shown.text(y.value))"
        }
        return nil
    }
}

extension Value {
    var isRounded: Bool {
        switch self {
        case .number(let scalar): scalar.rounding != nil
        case .matrix(let matrix), .subspace(let matrix): matrix.isRounded
        case .list(let values): values.contains(where: \.isRounded)
        case .polynomial, .boolean: false
        case .record(let fields): fields.contains { $0.value.isRounded }
        }
    }

    /// All numbers of the value, in reading order.
    func entries() throws -> [Scalar] {
        switch self {
        case .number(let scalar): return [scalar]
        case .matrix(let matrix), .subspace(let matrix): return matrix.entries
        case .list(let values): return try values.flatMap { try $0.entries() }
        case .polynomial(let polynomial): return polynomial.coefficients.map { Scalar($0) }
        case .record(let fields): return try fields.flatMap { try $0.value.entries() }
        case .boolean: throw wrongKind(asked: "a number or matrix")
        }
    }
}
