internal import ArgumentParser
internal import Lessons

/// `longhand lesson schema`.
struct LessonSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of lesson files, for editors.",
        discussion: """
            Keep it in a file and name that in the first line of a lesson, \
            `# yaml-language-server: $schema=../lesson.schema.json`: editors with a YAML language server \
            then complete keys, explain them, and mark what does not belong.
            """)

    func run() throws {
        try Console.put(LessonSchema().text)
    }
}
