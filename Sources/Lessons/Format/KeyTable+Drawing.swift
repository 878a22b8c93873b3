extension KeyTable {
    /// A picture.
    static let drawing = KeyTable(
        "`draw`",
        [
            .optional(
                "bars", .either([.expression, labelled]),
                "A bar for each number of a list or a vector, or for each label: {before: norm(W)}."),
            .optional("heat", .expression, "A matrix as shades: W - W1."),
            .optional("plane", .mapping(.plane), "The plane, both axes to one scale."),
            .optional(
                "curves", labelled, "Lists of numbers over 1, 2, 3 …, each under its label: {gap: g}."),
            .optional("scale", .word(["linear", "log"]), "For curves: log counts powers of ten."),
            .optional("caption", .template, "What stands under the picture."),
        ],
        rules: [
            .exactlyOne(["bars", "heat", "plane", "curves"]),
            .only(["scale"], with: ["curves"], because: "is for `curves`"),
        ])

    static let plane = KeyTable(
        "`plane`",
        [
            .optional(
                "circle", .list(.expression, count: 0...LessonBounds.drawn),
                "2×2 matrices: the images of the unit circle under them. I(2) is the circle itself."),
            .optional(
                "arrows", labelled,
                "Arrows from 0, each under its label: a vector of two entries, or a matrix with two rows."),
            .optional("lines", labelled, "Lines through 0 and a vector: {span q: q}."),
            .optional("points", labelled, "Points: {p: \"(1, 2)\"}."),
        ],
        rules: [
            .atLeastOne(
                ["circle", "arrows", "lines", "points"],
                otherwise: "is empty: write `circle`, `arrows`, `lines` or `points`")
        ])

    /// Expressions under the words that are shown.
    private static var labelled: Content { .named(.expression, by: .labels(besides: [])) }
}
