/// A picture that a step asks for: expressions, which `Tutoring` evaluates in the learner's state.
public struct Drawing: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        /// A list of numbers or a vector.
        case bars(Located)
        /// One bar for each label.
        case labelledBars([NamedExpression])
        /// A matrix.
        case heat(Located)
        case plane(PlaneDrawing)
        /// Lists of numbers as curves over 1, 2, 3 …
        case curves([NamedExpression], isLogarithmic: Bool)
    }

    public let content: Content
    public internal(set) var caption: Template?
    public let place: Place

    /// Everything that has to have a value.
    public var expressions: [Located] {
        let drawn: [Located] =
            switch content {
            case .bars(let list), .heat(let list): [list]
            case .labelledBars(let bars): bars.map(\.expression)
            case .plane(let plane): plane.expressions
            case .curves(let curves, _): curves.map(\.expression)
            }
        return drawn + (caption?.expressions ?? [])
    }
}

/// The plane as a step describes it.
public struct PlaneDrawing: Hashable, Sendable {
    /// 2×2 matrices, the images of the unit circle under which are drawn.
    public let circles: [Located]
    /// Vectors of two entries, or matrices with two rows: a vector a column.
    public let arrows: [NamedExpression]
    public let lines: [NamedExpression]
    public let points: [NamedExpression]

    /// All expressions, as they stand in the file.
    public var expressions: [Located] { circles + (arrows + lines + points).map(\.expression) }
}
