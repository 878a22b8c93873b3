internal import ArgumentParser

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A command that evaluates what people typed, and so needs the worker.
protocol JudgingCommand: ParsableCommand {
    func run(with worker: Worker) throws(CommandFailure)
}

/// From the arguments to the exit code.
enum Program {
    static func run() {
        // A reader that went away is a failed write, said and counted, not a silent death.
        _ = signal(SIGPIPE, SIG_IGN)
        // So is a file that may not grow any more.
        _ = signal(SIGXFSZ, SIG_IGN)
        // The child loads while the arguments are read.
        let worker = Worker()
        do {
            var command = try command()
            if let judging = command as? any JudgingCommand {
                try judging.run(with: worker)
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            if !failure.message.isEmpty { Console.complain(failure.message) }
            exit(failure.code)
        } catch {
            let arguments = Array(CommandLine.arguments.dropFirst())
            if let words = UnquotedNumbers(arguments)?.words ?? MistypedCommand(arguments)?.words {
                Console.complain(words)
                exit(ExitStatus.usage.rawValue)
            }
            LonghandCommand.exit(withError: error)
        }
    }

    /// The command that the arguments name.
    ///
    /// To make the tree of all commands takes longer than to read the arguments of one, and a learner waits for a
    /// prompt. It is made where that one does not settle it: for help, for an error, where none is named.
    private static func command() throws -> any ParsableCommand {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let named = LonghandCommand.configuration.subcommands.first {
            $0.configuration.commandName == arguments.first && $0.configuration.subcommands.isEmpty
        }
        // A wish for help comes back as a command too, of another kind.
        if let named, let command = try? named.parseAsRoot(Array(arguments.dropFirst())),
            type(of: command) == named
        {
            return command
        }
        return try LonghandCommand.parseAsRoot(arguments)
    }
}
