internal import Lessons

/// Something to practise: exercises made on the spot, from gentle to hard.
///
/// Exercises are built from their answers, so that the numbers stay small at every step of the working.
public struct DrillTopic: Sendable {
    /// As it is typed: `gram-schmidt`.
    public let id: String
    public let title: String
    /// From the gentlest to the hardest.
    public let levels: [DrillLevel]

    /// All topics, in the order in which one may learn them.
    public static let all: [DrillTopic] = [
        .eigenvalues, .nullSpace, .projection, .gramSchmidt, .qr, .svd, .truncation, .rankReduction,
        .thresholds,
    ]

    /// The topic with this id; nil where there is none.
    public static func named(_ id: String) -> DrillTopic? { all.first { $0.id == id } }

    /// The id most like this one, where one is like enough to be meant by it.
    public static func nearest(to id: String) -> String? {
        let known = all.map(\.id)
        if let start = known.filter({ $0.hasPrefix(id.lowercased()) }).first, !id.isEmpty { return start }
        return id.lowercased().nearest(among: known)
    }
}

/// How hard the exercises of a topic are.
public struct DrillLevel: Sendable {
    /// What the exercises are like: `2×2, two different whole numbers`.
    public let words: String
    /// How large the numbers of each step of the working may be.
    let bounds: [String: Bound]
    /// The steps of an exercise, as in a lesson's file.
    let steps: String
    /// Draws an exercise; nil where the draw led to none.
    let draw: @Sendable (inout Dice) -> Draft?
}
