internal import Notation

/// How mathematics is written at the prompt.
extension Phrases {
    /// One screen of 24 rows and 80 columns.
    static let writing = Prose(
        """
        How to write an answer:
        a matrix – row by row: `[11 7; 7 11]`, or `[11, 7; 7, 11]`
        a vector – `(1, 1)`, or `[1; 1]`
        a fraction – `2/3`, and `-1/2`; a decimal with a point: `0.5`, judged by its digits
        a root – `√2` or `sqrt(2)`; `3√2` is 3 times it, and `(1, 1)/√2` divides each entry
        a power – `18^(1/2)`, and `λ^2` or `λ²`; `18^1/2` is 18/2
        a product – `W*v1`; numbers may do without the sign, as in `2λ`
        a transpose – `W'` or `Wᵀ`, so `W'*W` is WᵀW
        an inverse – `A^-1`; the identity: `I`, or `I(2)` for its size
        an entry – `A[1,2]` is row 1, column 2; `A[:,2]` is column 2
        a list – `18, 4`, and `1 (twice)`; `1 ± √5` stands for both
        a polynomial – `λ^2 - 22λ + 72`, in any one letter
        Greek letters – `lambda`, `sigma1`, `Sigma`, or `λ`, `σ₁`, `Σ`
        a name before it – `v1 = (1, 1)/√2`; several parts: `Q = …, R = …`
        `check` works something out and charges nothing, as in `check W'*W`.
        """)

    /// What `help` can say more about.
    static func unknownTopic(_ topic: String) -> [String] {
        let topic = topic.count > 40 ? topic.prefix(39) + "…" : topic
        let words = Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return [
            "There is no help on `\(topic)`. `help writing` shows how matrices, roots and powers are written; "
                + "and there is `help` with each of the words: \(words)."
        ]
    }

    // MARK: - Names at a polynomial

    /// - Parameters:
    ///   - names: those that are no letter.
    ///   - letter: that of the polynomial that is asked for.
    static func straying(_ names: [String], in letter: String) -> [String] {
        let names = names.map { Names.pretty($0) }.joined(separator: ", ")
        return [
            "\(names) means nothing here. A polynomial has one letter, as in `\(letter)^2 - 3\(letter) + 2`. "
                + "No attempt is charged."
        ]
    }

    /// - Parameter kind: what was typed: `a matrix`.
    static func noPolynomial(_ kind: String, in letter: String) -> [String] {
        [
            "That is \(kind). A polynomial is asked for, as in `\(letter)^2 - 3\(letter) + 2`. "
                + "No attempt is charged."
        ]
    }
}
