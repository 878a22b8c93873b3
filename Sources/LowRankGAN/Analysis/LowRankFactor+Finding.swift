extension LowRankFactor {
    /// What the rank says of the weight.
    public enum Finding: String, Codable, Hashable, Sendable {
        /// Two directions at least, and some left over.
        case useful
        /// L = 0: λ is too small for this dimension.
        case zero
        /// One direction: hardly a choice.
        case rankOne
        /// Full rank: no null space is left.
        case full
        /// The pursuit ran out of steps.
        case unsettled
    }

    public var finding: Finding {
        if !isSettled { return .unsettled }
        switch rank {
        case 0: return .zero
        case 1: return .rankOne
        case dimension...: return .full
        default: return .useful
        }
    }

    /// What has to be said of the factor before anybody uses it; nil where nothing has.
    public var remark: String? {
        let weight = "λ = 1/\(Self.short(1 / lambda)) at dimension \(dimension)"
        let advice = "the weight 1/(2.65 √d) is 1/\(Self.short(2.65 * Double(dimension).squareRoot()))"
        switch finding {
        case .useful: return nil
        case .zero where lambda < 1 / Double(dimension):
            return """
                the low-rank part is zero, as it is for every matrix where λ < 1/d: with \(weight) there is \
                nothing to edit along; \(advice)
                """
        case .zero:
            return "the low-rank part is zero with \(weight): there is nothing to edit along; \(advice)"
        case .rankOne:
            return "the low-rank part has rank 1 with \(weight): one direction and hardly a choice; \(advice)"
        case .full:
            return "the low-rank part has full rank with \(weight): no null space is left; take a smaller λ"
        case .unsettled:
            return """
                the pursuit ended after \(iterations) steps with a duality gap of \(Self.short(gap)): \
                its low-rank part is not the one sought; allow more steps
                """
        }
    }

    /// Three digits or so.
    private static func short(_ value: Double) -> String {
        guard value.isFinite, value != 0 else { return "\(value)" }
        if abs(value) < 1e-3 { return "\(Float(value))" }
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(abs(value) < 1 ? value : rounded)"
    }
}
