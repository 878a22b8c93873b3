/// Mathematics as it is shown: one tree for the terminal, for one plain line, and for LaTeX.
///
/// ``plain`` reads back in the grammar as the same value; the terminal and LaTeX layouts are for the
/// eye.
public indirect enum Formula: Codable, Hashable, Sendable {
    /// Digits, perhaps with a point; never a sign.
    case number(String)
    /// A name in its canonical spelling.
    case name(String)
    case text(String)
    case negative(Formula)
    /// Terms; one to be subtracted is `negative`.
    case sum([Formula])
    case product([Formula])
    case quotient(Formula, Formula)
    case power(Formula, Formula)
    case percent(Formula)
    case transposed(Formula)
    case root(Formula, degree: Int)
    case call(String, [Formula])
    case index(Formula, [Formula])
    case field(Formula, String)
    /// Rows of entries; a matrix without entries keeps its shape.
    case matrix([[Formula]], rows: Int, columns: Int)
    case vector([Formula])
    case list([Formula], isBraced: Bool)
    case repeated(Formula, times: Int)
    case range(Formula, Formula)
    /// One side more than there are signs.
    case relation([Formula], [String])
    case logic([Formula], String)
    case not(Formula)
    /// An exact form that is hard to picture, and the first digits of its value.
    case approximated(Formula, digits: String)
}

// MARK: - One line

extension Formula {
    /// One line with `√` and Greek letters; it reads back in the grammar.
    public var plain: String { Typesetter(.plain).line(self) }

    /// One line of ASCII: `3*sqrt(2)/2`, `lambda^2 - 22*lambda + 72`; it reads back in the grammar.
    public var ascii: String { Typesetter(.plainASCII).line(self) }

    /// One line for the eye: `λ² − 22λ + 72`.
    public var pretty: String { Typesetter(.pretty).line(self) }

    /// The formula over several lines where it holds matrices.
    public func lines(style: TextStyle = TextStyle()) -> [String] { box(style: style).trimmedLines }

    func box(style: TextStyle) -> Box {
        if style.isSpoken { return Box(SpokenFormula(self).words) }
        return Typesetter(style.ascii ? .prettyASCII : .pretty, drawsMatrices: true).box(self)
    }
}

/// How a terminal is written to.
public struct TextStyle: Codable, Hashable, Sendable {
    /// Only ASCII: no box characters, no Greek letters.
    public var ascii: Bool

    /// For a screen reader: mathematics in words, in one line, in ASCII.
    public var isSpoken: Bool

    public init(ascii: Bool = false, isSpoken: Bool = false) {
        self.ascii = ascii || isSpoken
        self.isSpoken = isSpoken
    }
}
