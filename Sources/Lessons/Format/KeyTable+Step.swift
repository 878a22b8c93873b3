extension KeyTable {
    /// One step.
    package static let step = KeyTable(
        "a step",
        [
            .required(
                "id", .identifier,
                "The name of the step: lower-case letters, digits and hyphens, unique in the lesson. The "
                    + "prompt shows it."),
            .optional("say", .template, "What is told before anything is asked: {{W}} shows the value of W."),
            .optional(
                "draw", .mapping(.drawing),
                "A picture, after what is said and before what is asked: {bars: \"singularvalues(W)\"}."),
            .optional(
                "run", .mapping(.run),
                "An experiment that the program carries out here. The step asks nothing; `bind` names what "
                    + "comes of it."),
            .optional("ask", .template, "The question. It goes with `expect`."),
            .optional("expect", .expectation, "What must hold of the answer: a relation with its fields."),
            .optional(
                "bind", .either([.text, .mapping(.binding), .named(.name, by: .labels(besides: ["name"]))]),
                "The name that the answer gets for later steps: G, a column V[:, k], {name: G, also: [B]}, or "
                    + "a name for each part of the answer: {Q: Q, R: R}. After `run`, which result gets which "
                    + "name: {iterations: n}."),
            .optional(
                "for", .named(.expression, by: .oneOf(["k", "l"])),
                "Repeats the step for each number of a range: {k: \"1..cols(W)\"}."),
            .optional("when", .expression, "The step is passed over where this is false: cols(W) == 2."),
            .optional(
                "hints", .list(.template, count: 0...LessonBounds.hints),
                "From a nudge to the next intermediate value. Only the last one may come close to the answer."
            ),
            .optional("mistakes", .list(.mapping(.mistake)), "Wrong answers that can be named."),
        ],
        rules: [
            .apart(
                "run", from: ["ask", "expect", "hints", "mistakes"],
                because: "is for steps that ask, and a step with `run` does not"),
            .needs("ask", "expect"),
            .needs("expect", "ask"),
            .atLeastOne(
                ["say", "ask", "draw", "run"],
                otherwise: "neither says nor asks: write `say`, or `ask` and `expect`, or `run`"),
            .only(["bind"], with: ["expect", "run"], because: "is for steps that ask"),
            .only(["hints", "mistakes"], with: ["expect"], because: "is for steps that ask"),
            .keys(
                of: "bind", asIn: "run",
                choices: Dictionary(
                    uniqueKeysWithValues: ExperimentKind.allCases.map {
                        ($0.rawValue, $0.results.map(\.name))
                    })),
        ])

    static let binding = KeyTable(
        "`bind`",
        [
            .required("name", .text, "The name, or a column: V[:, k]."),
            .optional("also", .list(.template), "Further names for the same value: v{{k}}."),
        ])

    static let mistake = KeyTable(
        "a mistake",
        [
            .required(
                "when", .expression,
                "True of the wrong answer, which is called `answer`, or by the names of its parts: "
                    + "answer == W*W'."),
            .required("say", .template, "What the learner is told."),
            .optional("id", .text, "The diagnosis that is recorded: gram.other-side."),
        ])
}
