/// How a curve is broken, so that curves differ without colour.
enum Dash: Int, Hashable, Sendable, CaseIterable {
    case solid, dotted, dashed, dotDashed

    /// How the curve of that number is drawn among others.
    static func ofCurve(_ index: Int) -> Dash {
        [.solid, .dashed, .dotted, .dotDashed][index % 4]
    }

    /// Of strokes and gaps in a figure, in turn, without the round ends of strokes; none for a solid line.
    var lengths: [Double] {
        switch self {
        case .solid: []
        case .dotted: [1, 5]
        case .dashed: [8, 5]
        case .dotDashed: [9, 4, 1, 4]
        }
    }

    /// Whether there is a dot of a terminal at this length along the curve, in dots.
    ///
    /// - Parameter step: how far the last dot is away.
    func isOn(at length: Double, step: Double) -> Bool {
        func phase(_ period: Double) -> Double { length - (length / period).rounded(.down) * period }
        return switch self {
        case .solid: true
        case .dotted: step >= 3.2
        case .dashed: phase(8) < 5
        case .dotDashed: phase(10) < 5 || (7..<8).contains(phase(10))
        }
    }

    /// A piece of it for a legend.
    func sample(isASCII: Bool) -> String {
        switch self {
        case .solid: isASCII ? "----" : "⠤⠤⠤⠤"
        case .dotted: isASCII ? "...." : "⠄⠄⠄⠄"
        case .dashed: isASCII ? "-_-_" : "⠤⠄⠤⠄"
        case .dotDashed: isASCII ? "-.-." : "⠤⠠⠤⠠"
        }
    }
}
