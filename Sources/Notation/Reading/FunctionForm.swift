/// One way to call a function: what it takes, what it is worth, and where it has a value.
public struct FunctionForm: Hashable, Sendable {
    /// How a value is computed.
    public enum Arithmetic: Hashable, Sendable {
        case exactAndDoubles, exactOnly, doublesOnly
    }

    /// What stands between the parentheses: `A, k`, or `v, w, …` for as many as one likes.
    ///
    /// A and B are matrices, b, v and w vectors, S is a space, p a polynomial, k, m and n are whole numbers, and x,
    /// y and t numbers.
    public let arguments: String
    /// In a few words, without a stop.
    public let meaning: String
    public let arithmetic: Arithmetic
    /// Where it can be called: `lessons` stands for everywhere.
    public let vocabulary: Vocabulary
    /// How many arguments it takes.
    let count: ClosedRange<Int>

    init(
        _ arguments: String, _ meaning: String, _ arithmetic: Arithmetic = .exactAndDoubles,
        in vocabulary: Vocabulary = .lessons
    ) {
        self.arguments = arguments
        self.meaning = meaning
        self.arithmetic = arithmetic
        self.vocabulary = vocabulary
        let written = arguments.split(separator: ", ")
        let isOpen = written.last == "…"
        let least = isOpen ? written.count - 1 : written.count
        count = least...(isOpen ? Self.most : least)
    }

    /// The arguments of a call that may have as many as one likes.
    private static let most = 1_000
}
