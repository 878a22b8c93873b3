internal import ArgumentParser

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `longhand eval EXPR`: the engines as a calculator.
struct EvalCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Evaluate an expression exactly.",
        discussion: "As in: longhand eval 'singularvalues([4 0; 3 -5; 0 2])'")

    /// An expression may begin with a sign, which is no option.
    @Argument(parsing: .allUnrecognized, help: "The expression.")
    var expression: [String]

    @Option(help: ArgumentHelp("The significant digits of decimals.", valueName: "n"))
    var digits = 10

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        let options = expression.prefix { $0 != "--" }
        if let option = options.first(where: { $0.hasPrefix("--") && $0.dropFirst(2).first?.isLetter == true }
        ) {
            throw ValidationError("Unknown option '\(option)'")
        }
        guard !words.isEmpty else { throw ValidationError("Missing expected argument '<expression>'") }
        guard (1...1000).contains(digits) else { throw ValidationError("--digits takes 1 to 1000.") }
    }

    /// What was typed, without the `--` that ends the options.
    private var words: [String] {
        guard let end = expression.firstIndex(of: "--") else { return expression }
        return Array(expression[..<end] + expression[(end + 1)...])
    }

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        let text = words.joined(separator: " ")
        if let problem = TypedLine(bytes: text.utf8).problem { throw CommandFailure(.badData, problem) }
        let evaluated = try Self.evaluate(
            text, digits: digits, layout: Layout(Surroundings.current(ascii: look.ascii)), worker: worker)
        try Console.put(json ? evaluated.json + "\n" : evaluated.shown)
        guard evaluated.status != .value else { return }
        throw CommandFailure(.badData, json ? "" : evaluated.message)
    }

    private static func evaluate(
        _ text: String, digits: Int, layout: Layout, worker: Worker
    ) throws(CommandFailure) -> Evaluated {
        do throws(Worker.Trouble) {
            guard case .evaluated(let evaluated) = try worker.ask(.evaluate(text, digits: digits, layout))
            else {
                throw Worker.Trouble.died
            }
            return evaluated
        } catch .died {
            return .unable(bound: "memory", "it needs more memory than one request is given")
        } catch .overran {
            return .unable(bound: "time", "it needs more time than one request is given")
        } catch {
            throw error.failure
        }
    }
}

/// What `eval` found.
struct Evaluated: Codable, Hashable, Sendable {
    enum Status: String, Codable {
        case value, undefined, unable
    }

    var status: Status
    /// In the grammar: it reads back.
    var exact: String?
    var decimal: String?
    var latex: String?
    /// The limit that was passed, where *unable*.
    var bound: String?
    /// For a terminal; empty without a value.
    var shown = ""
    /// Why there is no value.
    var message = ""

    static func unable(bound: String, _ message: String) -> Evaluated {
        Evaluated(status: .unable, bound: bound, message: "unable: \(message)")
    }

    static func undefined(_ message: String) -> Evaluated {
        Evaluated(status: .undefined, message: "undefined: \(message)")
    }

    private struct Output: Encodable {
        let evaluated: Evaluated

        private enum Key: String, CodingKey {
            case status, exact, decimal, latex, bound
        }

        /// All five fields, null where there is nothing to say.
        func encode(to encoder: any Encoder) throws {
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(evaluated.status, forKey: .status)
            try fields.encode(evaluated.exact, forKey: .exact)
            try fields.encode(evaluated.decimal, forKey: .decimal)
            try fields.encode(evaluated.latex, forKey: .latex)
            try fields.encode(evaluated.bound, forKey: .bound)
        }
    }

    /// The documented object of `--json`.
    var json: String { Output(evaluated: self).stableJSON ?? "{}" }
}
