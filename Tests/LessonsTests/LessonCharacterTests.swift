import Lessons
import Testing

@Suite("Characters in lesson files")
struct LessonCharacterTests {
    private static func lesson(title: String = "A lesson", say: String = "Words.") -> String {
        """
        longhand: 1
        lesson: small
        title: \(title)
        steps:
          - id: one
            say: \(say)
        """
    }

    private static func failure(_ text: String) -> LessonError? {
        do {
            _ = try LessonReader().lesson(from: text, file: "small.yaml")
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        (#""\e]0;pwn\aMirrors""#, "U+001B"), (#""\x9b31m""#, "U+009B"), (#""\u202Eabc""#, "U+202E"),
        (#""a\u0007""#, "U+0007"),
    ])
    func `what steers a terminal is refused, however YAML spells it`(text: String, code: String) throws {
        let inTitle = try #require(Self.failure(Self.lesson(title: text)))
        #expect(inTitle.code == .notText && inTitle.message.contains(code), "\(inTitle.message)")
        #expect(inTitle.place == Place(line: 3, column: 8))
        let inWords = try #require(Self.failure(Self.lesson(say: text)))
        #expect(inWords.place == Place(line: 6, column: 10))
    }

    @Test func `line ends, tabs and other scripts are text`() {
        #expect(Self.failure(Self.lesson(say: #""One.\n\nTwo\tthree: 中文, λ₁, \_é.""#)) == nil)
    }

    @Test func `a byte order mark before the text is no part of it`() {
        #expect(Self.failure("\u{FEFF}" + Self.lesson()) == nil)
    }

    @Test func `a matrix without quotes is told to have them`() throws {
        let text = Self.lesson().replacing("steps:", with: "given:\n  A: [1 0; 1 1]\nsteps:")
        let error = try #require(Self.failure(text))
        #expect(error.message.contains("put a matrix between quotes"), "\(error.message)")
        #expect(error.place?.line == 5)
    }
}
