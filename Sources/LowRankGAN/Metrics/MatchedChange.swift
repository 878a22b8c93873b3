/// The strength at which an edit changes the region as much as another edit does.
///
/// Two edits are comparable only where they do the same to the region: a projection takes some of the
/// effect away, and at equal strength a weaker edit leaves the rest alone for that reason already.
public enum MatchedChange: Hashable, Sendable {
    /// The strength, and the change there.
    case found(alpha: Double, MaskedChange)
    /// Up to this strength the region never changes so much: the most that it did.
    case outOfReach(alpha: Double, most: Double)

    /// The change; nil where the strength was not found.
    public var change: MaskedChange? {
        if case .found(_, let change) = self { change } else { nil }
    }

    /// The strength; nil where it was not found.
    public var alpha: Double? {
        if case .found(let alpha, _) = self { alpha } else { nil }
    }

    /// Finds a strength at which the change inside is `target`.
    ///
    /// From `start` the strength grows by half until the change is large enough, at most to `limit`; then
    /// the bracket is closed by regula falsi with Illinois' weights. Changes need not grow with the
    /// strength: what is found is the crossing in the first bracket.
    ///
    /// - Parameters:
    ///   - target: above 0.
    ///   - start: above 0; a strength near the one sought.
    ///   - tolerance: relative, of the change.
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)``, and whatever `change` throws.
    /// - Complexity: ten to twenty changes as a rule.
    public static func find(
        target: Double, start: Double, limit: Double, tolerance: Double = 1e-6,
        change: (Double) throws(EditingError) -> MaskedChange
    ) throws(EditingError) -> MatchedChange {
        for (name, value) in [("target", target), ("start", start), ("limit", limit)]
        where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, wanted: "a finite number above 0")
        }
        var (low, high) = ((alpha: 0.0, excess: -target), (alpha: min(start, limit), excess: 0.0))
        var most = 0.0
        while true {
            let found = try change(high.alpha)
            high.excess = found.inside - target
            most = max(most, found.inside)
            if abs(high.excess) <= tolerance * target { return .found(alpha: high.alpha, found) }
            if high.excess > 0 { break }
            guard high.alpha < limit else { return .outOfReach(alpha: limit, most: most) }
            low = high
            high.alpha = min(1.5 * high.alpha, limit)
        }
        return try close(low, high, target: target, tolerance: tolerance, change: change)
    }

    private typealias End = (alpha: Double, excess: Double)

    /// Closes a bracket whose excess is below 0 at `low` and above 0 at `high`.
    private static func close(
        _ low: End, _ high: End, target: Double, tolerance: Double,
        change: (Double) throws(EditingError) -> MaskedChange
    ) throws(EditingError) -> MatchedChange {
        var (low, high) = (low, high)
        var lastSide = 0
        while true {
            let secant = (low.alpha * high.excess - high.alpha * low.excess) / (high.excess - low.excess)
            let middle = low.alpha + (high.alpha - low.alpha) / 2
            // Rounding may push the secant onto an end, where nothing would be gained.
            let alpha = secant > low.alpha && secant < high.alpha ? secant : middle
            let found = try change(alpha)
            let excess = found.inside - target
            let isNarrow = high.alpha - low.alpha <= 4 * high.alpha.ulp
            if abs(excess) <= tolerance * target || isNarrow { return .found(alpha: alpha, found) }
            let side = excess < 0 ? -1 : 1
            if side < 0 { low = (alpha, excess) } else { high = (alpha, excess) }
            if side == lastSide {
                if side < 0 { high.excess /= 2 } else { low.excess /= 2 }
            }
            lastSide = side
        }
    }
}
