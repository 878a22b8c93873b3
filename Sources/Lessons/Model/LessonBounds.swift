/// What a lesson file may cost: bounded before any of it is evaluated.
enum LessonBounds {
    static let bytes = 256 * 1024
    static let depth = 16
    static let nodes = 20_000
    static let steps = 200
    static let hints = 12
    /// Expressions in one picture.
    static let drawn = 24
    static let seeds = 24
    static let textLength = 8 * 1024
    static let identifierLength = 40
}
