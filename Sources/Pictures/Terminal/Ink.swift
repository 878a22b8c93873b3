/// The colour of a character, where there is colour.
enum Ink: Hashable, Sendable {
    case plain
    /// Axes and their numbers.
    case faint
    case negative
    case positive
    /// Curves and arrows, in turn.
    case curve(Int)
    /// A colour of its own, and one of the ground behind the character.
    case painted(Colour, on: Colour?)

    /// The colour of the character, as an escape sequence has it after `38;`; nil for the terminal's own.
    func code(_ depth: ColourDepth) -> String? {
        switch self {
        case .plain: nil
        case .faint: "5;244"
        case .negative: "5;33"
        case .positive: "5;166"
        case .curve(let index): "5;\(Self.curves[index % Self.curves.count])"
        case .painted(let colour, _): colour.code(depth)
        }
    }

    /// The colour behind it, after `48;`.
    func groundCode(_ depth: ColourDepth) -> String? {
        guard case .painted(_, let ground) = self else { return nil }
        return ground?.code(depth)
    }

    private static let curves = [33, 166, 35, 133, 136, 37]
}
