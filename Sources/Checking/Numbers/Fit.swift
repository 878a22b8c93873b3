import ExactAlgebra
import Notation

/// How well a typed number stands for a right one.
enum Fit: Int, Comparable, Sendable {
    case exact, rounded, misrounded, outside

    static func < (a: Fit, b: Fit) -> Bool { a.rawValue < b.rawValue }
}

extension Scalar {
    /// How well the typed number stands for `right`: equal; within half a unit of its last digit, ties
    /// either way; within two units, inclusive; or none of these. Decided exactly.
    ///
    /// - Throws: *unable* where the comparison would pass a limit.
    func fit(to right: AlgebraicNumber) throws -> Fit {
        if try value.isEqual(to: right) { return .exact }
        guard let rounding else { return .outside }
        let difference = try value - right
        let parts =
            try difference.isReal()
            ? [difference] : [difference.realPart(), difference.imaginaryPart()]
        var worst = Fit.rounded
        for part in parts {
            let size = try part.magnitude()
            // A radius is half a unit: two units are four of them.
            if try size.compare(to: AlgebraicNumber(4 * rounding.radius)) > 0 { return .outside }
            if try size.compare(to: AlgebraicNumber(rounding.radius)) > 0 { worst = .misrounded }
        }
        return worst
    }
}

/// The fits of several typed numbers to one right answer, entry by entry.
struct EntrywiseFit: Sendable {
    let typed: [Scalar]
    let right: [AlgebraicNumber]
    let fits: [Fit]

    /// - Precondition: the two have the same length.
    init(_ typed: [Scalar], to right: [AlgebraicNumber]) throws {
        self.typed = typed
        self.right = right
        fits = try zip(typed, right).map { try $0.fit(to: $1) }
    }

    /// The fit of the whole: that of its worst entry.
    var worst: Fit { fits.max() ?? .exact }

    /// The first entry whose fit is the worst.
    var worstIndex: Int? { fits.firstIndex(of: worst) }

    /// A lower bound of the distance rules a right answer out: no point of the box of `units` half
    /// units around the typed numbers is as far from them as the nearest right answer is.
    ///
    /// - Parameter units: how many radii the box extends to each side.
    func isProvablyOutside(radii units: Int) throws -> Bool {
        var (distance, reach) = (AlgebraicNumber.zero, Rational.zero)
        for (entry, value) in zip(typed, right) {
            let difference = try entry.value - value
            distance = try distance + difference * difference
            let radius = (entry.rounding?.radius ?? 0) * Rational(units)
            reach = reach + radius * radius
        }
        return try distance.compare(to: AlgebraicNumber(reach)) > 0
    }
}

/// A one-to-one assignment of typed numbers to right ones.
enum Matching {
    /// A perfect matching in a bipartite graph with `count` nodes a side, or nil.
    ///
    /// - Returns: for each left node, its right node.
    /// - Complexity: O(count³), by augmenting paths.
    static func perfect(count: Int, joins: (Int, Int) throws -> Bool) rethrows -> [Int]? {
        var edges: [[Int]] = []
        for left in 0..<count { edges.append(try (0..<count).filter { try joins(left, $0) }) }
        var owner = [Int?](repeating: nil, count: count)
        func place(_ left: Int, _ seen: inout Set<Int>) -> Bool {
            for right in edges[left] where seen.insert(right).inserted {
                if let other = owner[right], !place(other, &seen) { continue }
                owner[right] = left
                return true
            }
            return false
        }
        for left in 0..<count {
            var seen: Set<Int> = []
            if !place(left, &seen) { return nil }
        }
        var partner = [Int](repeating: 0, count: count)
        for (right, left) in owner.enumerated() { partner[left ?? 0] = right }
        return partner
    }
}
