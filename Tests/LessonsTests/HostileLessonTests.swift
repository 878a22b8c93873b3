import Lessons
import Testing

/// Lesson files that are made to cost: each is refused before it does, in words that say why.
@Suite("Hostile lesson files", .timeLimit(.minutes(1)))
struct HostileLessonTests {
    private static let head = "longhand: 1\nlesson: small\ntitle: "

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    /// What is wrong, by the code, and the text.
    static let cases: [(name: String, code: LessonError.Code, text: String)] = [
        ("a bomb of aliases", .anchor, (0..<24).map { "a\($0): &a\($0) [*b, *b, *b]\n" }.joined()),
        ("brackets that only open", .syntax, head + repeated("[", 200_000)),
        ("brackets that open and close", .syntax, head + repeated("[", 100_000) + repeated("]", 100_000)),
        ("mappings in mappings", .syntax, head + repeated("{a: ", 60_000)),
        ("lists in lists", .syntax, repeated("- ", 100_000)),
        ("keys of keys", .syntax, repeated("? ", 100_000)),
        (
            "indentation without end", .tooDeep,
            (0..<700).map { repeated(" ", $0) + "a:" }.joined(separator: "\n")
        ),
        ("nesting a little too deep", .tooDeep, head + "a\nsteps: " + repeated("[", 20) + repeated("]", 20)),
        ("one huge text", .tooMany, head + "\"" + repeated("a", 200_000) + "\"\nsteps: [{id: a, say: b}]\n"),
        (
            "thousands of steps", .tooMany,
            head + "a\nsteps:\n" + (0..<2000).map { "  - {id: s\($0), say: a}\n" }.joined()
        ),
        (
            "thousands of keys", .tooMany, "longhand: 1\n" + (0..<25_000).map { "k\($0): 1\n" }.joined()
        ),
        ("a file of a megabyte", .tooLarge, head + repeated("# words\n", 1 << 17)),
    ]

    @Test(arguments: cases.indices)
    func `it is refused, and the reason is said`(index: Int) throws {
        let (name, code, text) = Self.cases[index]
        let error = try #require(throws: LessonError.self) {
            try LessonReader().lesson(from: text, file: "lesson.yaml")
        }
        #expect(error.code == code, "\(name): \(error.code): \(error.message)")
        #expect(!error.message.isEmpty && error.description.utf8.count < 4000)
    }
}
