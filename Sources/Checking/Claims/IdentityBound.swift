import ExactAlgebra
import Notation

/// When surviving random entries says something about a polynomial identity, and how much.
///
/// A polynomial of degree d that is not zero vanishes at a point whose coordinates are drawn from a set of
/// s numbers with probability d/s at most (Schwartz and Zippel). That needs entries that are drawn freely:
/// no hypothesis but shapes and linear structure.
struct IdentityBound {
    let plan: Plan

    /// Sizes up to this are drawn from a large set.
    static let largestSize = 3
    private static let mostSizes = 27

    private var problem: ClaimProblem { plan.problem }

    /// The choices of the open sizes for which the identity is a polynomial one; empty where it is none, or
    /// where there are too many.
    var sizes: [[Int: Int]] {
        guard isFree, !links.isEmpty else { return [] }
        let maker = InstanceMaker(plan: plan)
        let open = maker.openSizes
        guard open.count <= 3 else { return [] }
        var all: [[Int: Int]] = [[:]]
        for unknown in open {
            all = all.flatMap { chosen in
                (1...Self.largestSize).map { chosen.merging([unknown: $0]) { $1 } }
            }
        }
        let fitting = all.filter(maker.fits)
        guard !fitting.isEmpty, fitting.count <= Self.mostSizes,
            fitting.allSatisfy({ degree($0) != nil })
        else { return [] }
        return fitting
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
        return ClaimOutcome.ErrorBound(probability: probability, largestSize: Self.largestSize)
    }
}
