import ExactAlgebra
import Notation

/// Looks for a right answer in the box of the typed digits, where right answers are curved.
///
/// The right answer nearest to the typed numbers need not be the one that fits every digit: the box of a
/// coarse entry is wide. So the search goes back and forth between the box and the right answers (von
/// Neumann's alternating projections), and each right answer that it meets is tested exactly.
///
/// Finding nothing refuses only where the *nearest* right answer is farther away than the box reaches.
struct BoxSearch<Right> {
    /// The best right answer that was met.
    let right: Right
    let fit: EntrywiseFit
    /// False where a better one may exist.
    let isSettled: Bool

    /// - Parameter nearest: the right answer nearest to given numbers; nil where they do not say which.
    /// - Returns: nil where `nearest` finds none.
    init?(
        _ typed: [Scalar], entries: (Right) -> [AlgebraicNumber], nearest: ([Scalar]) throws -> Right?
    ) throws {
        guard let first = try nearest(typed) else { return nil }
        let firstFit = try EntrywiseFit(typed, to: entries(first))
        var best = (right: first, fit: firstFit)
        if firstFit.worst > .rounded, typed.contains(where: { $0.rounding != nil }) {
            var current = first
            for _ in 0..<Self.rounds {
                let moved = try zip(typed, entries(current)).map { try $0.clamped(towards: $1) }
                guard let next = try nearest(moved) else { break }
                let fit = try EntrywiseFit(typed, to: entries(next))
                if fit.worst < best.fit.worst { best = (next, fit) }
                if fit.worst <= .rounded { break }
                current = next
            }
        }
        right = best.right
        fit = best.fit
        isSettled =
            try fit.worst <= .rounded
            || firstFit.isProvablyOutside(radii: fit.worst == .misrounded ? 1 : 4)
    }

    private static var rounds: Int { 24 }
}

extension Scalar {
    /// The point of the entry's interval that is nearest to `target`, a little inside.
    fileprivate func clamped(towards target: AlgebraicNumber) throws -> Scalar {
        guard let rounding, let centre = value.asRational else { return self }
        let bits = 60
        let scale = try Rational(2).raised(to: bits)
        let wanted = try (target * AlgebraicNumber(scale)).nearestInteger() / scale
        let reach = try rounding.radius * Rational(31, over: 32)
        let moved = min(max(wanted, centre - reach), centre + reach)
        return Scalar(AlgebraicNumber(moved), rounding: rounding)
    }
}
