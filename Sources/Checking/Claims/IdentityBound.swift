import ExactAlgebra
import Notation

/// When surviving random entries says something about a polynomial identity, and how much.
///
/// A polynomial of degree d that is not zero vanishes at a point whose coordinates are drawn from a set of
/// s numbers with probability d/s at most (Schwartz and Zippel). That needs entries that are drawn freely:
/// no hypothesis but shapes and linear structure.
struct IdentityBound {
    let plan: Plan

    /// Where so many sizes are open, those up to this are tried: 3⁴ and 2⁶ at most.
    private static func largestSize(open: Int) -> Int? { open <= 4 ? 3 : open <= 6 ? 2 : nil }

    private var problem: ClaimProblem { plan.problem }

    /// The choices of the open sizes, all up to a largest one; empty where the claim is no polynomial
    /// identity, or where there are too many.
    var sizes: [[Int: Int]] {
        guard isFree, !links.isEmpty else { return [] }
        let maker = InstanceMaker(plan: plan)
        let open = maker.openSizes
        guard let largest = Self.largestSize(open: open.count) else { return [] }
        var all: [[Int: Int]] = [[:]]
        for unknown in open {
            all = all.flatMap { chosen in
                (1...largest).map { chosen.merging([unknown: $0]) { $1 } }
            }
        }
        let fitting = all.filter(maker.fits)
        return fitting.allSatisfy { degree($0) != nil } ? fitting : []
    }

    /// Whether every name is drawn entry by entry.
    private var isFree: Bool {
        guard plan.predicates.isEmpty, problem.inference.letters.isEmpty, !problem.names.isEmpty else {
            return false
        }
        return problem.names.allSatisfy { name in
            guard problem.inference.sizes[name] == nil else { return true }
            guard (problem.properties[name] ?? []).allSatisfy(\.isLinear) else { return false }
            if problem.definitions[name] != nil { return true }
            switch problem.inference.kinds[name] {
            case .matrix?, .number?: return true
            default: return false
            }
        }
    }

    /// The pairs of sides that have to be equal; empty where the statement is something else.
    private var links: [(Expression, Expression)] {
        var links: [(Expression, Expression)] = []
        func collect(_ expression: Expression) -> Bool {
            switch expression.kind {
            case .logic(.and, let parts): return parts.allSatisfy(collect)
            case .relation(let sides, let relations):
                links += zip(sides, sides.dropFirst()).map { ($0, $1) }
                return relations.allSatisfy { $0 == .equal }
            default: return false
            }
        }
        return collect(plan.statement) ? links : []
    }

    /// The degree of the identity for some sizes; nil where it is not a polynomial one.
    private func degree(_ sizes: [Int: Int]) -> Int? {
        let inference = problem.inference
        let degree = PolynomialDegree(
            variables: Set(
                problem.names.filter {
                    problem.definitions[$0] == nil && inference.sizes[$0] == nil
                }),
            definitions: problem.definitions.mapValues(\.expression),
            order: { expression in
                var copy = inference
                guard let kind = try? copy.kind(of: expression), let (rows, _) = copy.shape(kind) else {
                    return nil
                }
                return copy.dimensions.value(of: rows, sizes)
            })
        var highest = 0
        for (left, right) in links {
            guard let a = degree.of(left), let b = degree.of(right) else { return nil }
            highest = max(highest, a, b)
        }
        return highest
    }

    /// The probability that a false identity survives so many draws at each of the sizes, at most.
    func bound(draws: Int) -> ClaimOutcome.ErrorBound? {
        guard let highest = sizes.compactMap(degree).max() else { return nil }
        var probability = 1.0
        for _ in 0..<draws { probability *= Double(highest) / Double(Manner.wideSet) }
        let open = InstanceMaker(plan: plan).openSizes.count
        return ClaimOutcome.ErrorBound(
            probability: probability, largestSize: open == 0 ? nil : Self.largestSize(open: open))
    }
}
