/// What the inputs of a target are made of.
struct Grammar: Sendable {
    /// Words and signs that mean something there; none for files of bytes.
    var words: [String] = []
    /// Brackets and whatever else can stand inside itself.
    var nests: [(open: String, close: String)] = []
    /// Whether numbers stand in the input as bytes, in either order.
    var isBinary = false
    /// The longest input that is made, in bytes.
    var longest = 1 << 16

    static let brackets: [(open: String, close: String)] = [("(", ")"), ("[", "]"), ("{", "}")]
}
