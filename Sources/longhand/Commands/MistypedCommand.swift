internal import ArgumentParser
internal import Lessons

/// A command that there is none of, and what was meant by it.
struct MistypedCommand {
    let words: String

    /// - Parameter arguments: those of the program, which could not be taken.
    /// - Returns: nil where the commands are right, and something else is not.
    init?(_ arguments: [String]) {
        var command: any ParsableCommand.Type = LonghandCommand.self
        var path = ["longhand"]
        for argument in arguments {
            guard !argument.hasPrefix("-") else { return nil }
            let subcommands = command.configuration.subcommands
            guard !subcommands.isEmpty else { return nil }
            if let next = subcommands.first(where: { $0._commandName == argument }) {
                command = next
                path.append(argument)
                continue
            }
            if argument == "help" { return nil }
            let name = String(argument.prefix(40))
            words =
                "there is no command `\((path + [name]).joined(separator: " "))`; "
                + Self.advice(on: argument, among: subcommands.map { $0._commandName }, after: path)
            return
        }
        return nil
    }

    private static func advice(on name: String, among commands: [String], after path: [String]) -> String {
        let path = path.joined(separator: " ")
        if let meant = name.lowercased().nearest(among: commands) {
            return "did you mean `\(path) \(meant)`?"
        }
        if path == "longhand" {
            let library = Office.library(nil)
            if (try? library.path(of: name)) != nil {
                return "`longhand learn \(name.quotedForShell)` opens the lesson"
            }
            if let lesson = name.nearest(among: library.ids) {
                return "did you mean `longhand learn \(lesson)`?"
            }
        }
        return "`\(path) --help` lists what there is"
    }
}
