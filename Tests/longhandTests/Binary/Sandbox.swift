import Foundation
import Testing

/// A folder of its own for one test: a home, and a small lesson.
final class Sandbox {
    let folder: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "longhand-\(UUID().uuidString)")
        folder = url.path
        try FileManager.default.createDirectory(
            atPath: "\(folder)/Lessons/small", withIntermediateDirectories: true)
        try Self.lesson.write(
            toFile: "\(folder)/Lessons/small/lesson.yaml", atomically: true, encoding: .utf8)
    }

    deinit {
        chmod("\(folder)/home", 0o700)
        try? FileManager.default.removeItem(atPath: folder)
    }

    static let lesson = """
        longhand: 1
        lesson: small
        title: A small lesson
        given:
          W: "[3 1; 1 3; 1 1]"
        steps:
          - id: gram
            say: "Start from W = {{W}}."
            ask: "Compute WᵀW."
            bind: WtW
            expect: {relation: matrix, value: "W' * W"}
            hints: ["Entry (k, l) is column k of W dotted with column l."]
          - id: eigenvalues
            ask: "The eigenvalues of WᵀW."
            bind: lambda
            expect: {relation: eigenvalues, A: WtW}
          - id: number
            ask: "The number of nonzero singular values of W."
            expect: {relation: value, value: "rank(W)"}

        """

    var home: String { "\(folder)/home" }
    var journal: String { "\(home)/longhand/default/small.jsonl" }
    private var errors: String { "\(folder)/errors" }

    /// What the program is started with: nothing of the environment of the tests but the search path.
    func environment(_ changes: [String: String] = [:]) -> [String: String] {
        [
            "PATH": "/usr/bin:/bin", "HOME": folder, "XDG_DATA_HOME": home, "TERM": "xterm-256color",
            "LONGHAND_LESSONS": "\(folder)/Lessons", "INPUTRC": "/dev/null",
        ].merging(changes) { _, new in new }
    }

    /// Starts the program between pipes, or at a terminal that has `columns`.
    func launch(
        _ arguments: [String], columns: Int? = nil, environment changes: [String: String] = [:],
        in place: String? = nil, after preparation: String? = nil
    ) throws -> Launched {
        try Launched(
            arguments, environment: environment(changes), columns: columns, errors: errors, in: place,
            after: preparation)
    }

    /// Runs the program with this standard input to its end.
    func run(
        _ arguments: [String], input: [UInt8] = [], environment changes: [String: String] = [:],
        in place: String? = nil
    ) throws -> (code: Int32, output: String, errors: String) {
        let before = said.count
        let program = try launch(arguments, environment: changes, in: place)
        try program.send(input)
        program.closeInput()
        let (code, shown) = try program.finish()
        return (code, shown, String(said.dropFirst(before)))
    }

    func run(
        _ arguments: [String], input: String, environment changes: [String: String] = [:],
        in place: String? = nil
    ) throws -> (code: Int32, output: String, errors: String) {
        try run(arguments, input: Array(input.utf8), environment: changes, in: place)
    }

    /// What was written to standard error so far.
    var said: String {
        FileManager.default.contents(atPath: errors).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    func read(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    func write(_ text: String, to path: String) throws {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }
}
