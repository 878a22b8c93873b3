internal import Checking

extension KeyTable {
    /// The whole file.
    package static let lesson = KeyTable(
        "a lesson",
        [
            .required("longhand", .version, "The format of the file. This program reads format 1."),
            .required(
                "lesson", .identifier,
                "The id of the lesson: lower-case letters, digits and hyphens. It stands in prompts, journals "
                    + "and transcripts, so it should never change."),
            .required("title", .text, "What the lesson is called, in a few words."),
            .optional("source", .text, "Where the material comes from."),
            .optional(
                "needs", .list(.identifier), "The ids of the lessons that a learner should know first."),
            .optional(
                "given", .named(.expression, by: .names),
                "The names that the lesson starts with, each with an expression: W: \"[3 1; 1 3]\". A learner "
                    + "replaces them by --set."),
            .optional(
                "require", .list(.expression),
                "What the given values must satisfy, also after --set: cols(W) <= 4."),
            .optional("variants", .mapping(.variants), "Further given values, made from seeds."),
            .required(
                "steps", .list(.mapping(.step), count: 1...LessonBounds.steps),
                "The steps, in the order in which they are worked through."),
            .optional(
                "claims", .list(.either([.expression, .mapping(.claim)])),
                "Statements that `longhand lesson check` tries: rank(lowrank(W, 1)) == 1."),
            .optional(
                "tests", .list(.mapping(.test)),
                "Answers with the verdict that they must get. `longhand lesson check` gives them."),
        ])

    static let variants = KeyTable(
        "`variants`",
        [
            .required(
                "make", .either([.text, .named(.text, by: .names)]),
                "A maker and its sizes for the first given name, small-svd(3, 2), or one for each of several. "
                    + "There are \(VariantMaker.spellings.map(\.words).joined(separator: ", "))."),
            .required(
                "seeds", .list(.seed, count: 1...LessonBounds.seeds),
                "The seeds that were tried and are good. 0 is the lesson's own numbers."),
        ])

    static let claim = KeyTable(
        "a claim",
        [
            .required("claim", .expression, "A statement, true or false: rank(A*B) <= rank(A)."),
            .optional(
                "where", .list(.text),
                "Hypotheses on names that the lesson does not bind: \"Q: orthonormal columns\"."),
            .optional("only", .word(["given"]), "The statement is about the given values, not the variants."),
        ])

    static let test = KeyTable(
        "a test",
        [
            .required("step", .text, "The step: gram, or right-vectors.1 where it is repeated."),
            .required("answer", .text, "What is typed there."),
            .required("verdict", .word(Verdict.allCases.map(\.rawValue)), "The verdict that it must get."),
            .optional("diagnosis", .text, "The id of the mistake that must be named."),
        ])
}
