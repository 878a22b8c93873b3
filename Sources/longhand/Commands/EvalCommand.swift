internal import ArgumentParser

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `longhand eval EXPR`: the engines as a calculator.
struct EvalCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Evaluate an expression, exactly or in doubles.",
        discussion: """
            As in: longhand eval 'singularvalues([4 0; 3 -5; 0 2])'
                   longhand eval --numeric 'cond(A)' --let A=matrix.csv

            longhand eval --functions lists all that can be called, with what it is.
            """)

    /// An expression may begin with a sign, which is no option.
    @Argument(parsing: .allUnrecognized, help: "The expression.")
    var expression: [String] = []

    @Flag(help: "List the functions with what each is.")
    var functions = false

    @Flag(help: "Compute in doubles: faster, for larger matrices, and up to rounding.")
    var numeric = false

    @Option(
        name: .customLong("let"),
        help: ArgumentHelp(
            """
            Binds a name to a matrix, typed as in A="2 1; 1 3" or in a file: .csv, .npy, or \
            .safetensors#TENSOR. May be repeated.
            """, valueName: "name=matrix"))
    var bindings: [String] = []

    @Option(
        help: ArgumentHelp("The significant digits of decimals; 10, or 6 with --numeric.", valueName: "n"))
    var digits: Int?

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    /// What a computation in doubles with matrices out of files may take.
    private static let secondsForFiles = 60.0
    private static let memoryForFiles = 4 << 30

    func validate() throws {
        let options = expression.prefix { $0 != "--" }
        if let option = options.first(where: { $0.hasPrefix("--") && $0.dropFirst(2).first?.isLetter == true }
        ) {
            throw ValidationError("Unknown option '\(option)'")
        }
        if functions {
            guard words.isEmpty, bindings.isEmpty, !json, !numeric, digits == nil else {
                throw ValidationError("--functions prints the list of functions and computes nothing.")
            }
            return
        }
        guard !words.isEmpty else { throw ValidationError("Missing expected argument '<expression>'") }
        guard (1...1000).contains(digits ?? 1) else { throw ValidationError("--digits takes 1 to 1000.") }
        for text in bindings where ProblemOptions.parts(of: text) == nil {
            throw ValidationError(
                "--let takes NAME=MATRIX, as in --let A=\"2 1; 1 3\" or --let A=matrix.csv; not '\(text)'.")
        }
    }

    /// What was typed, without the `--` that ends the options.
    private var words: [String] {
        guard let end = expression.firstIndex(of: "--") else { return expression }
        return Array(expression[..<end] + expression[(end + 1)...])
    }

    private var calculation: Calculation {
        let bindings = bindings.compactMap { ProblemOptions.parts(of: $0) }.map {
            Calculation.Binding(name: $0.name, source: Calculation.Source($0.value))
        }
        return Calculation(
            text: words.joined(separator: " "), digits: digits ?? (numeric ? 6 : 10), isNumeric: numeric,
            bindings: bindings)
    }

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        if functions { return try Console.put(FunctionList(layout: Layout(look.surroundings)).text) }
        for text in [words.joined(separator: " ")] + bindings {
            if let problem = TypedLine(bytes: text.utf8).problem { throw CommandFailure(.badData, problem) }
        }
        let evaluated = try Self.evaluate(
            calculation, layout: Layout(look.surroundings), worker: worker)
        try Console.put(json ? evaluated.json + "\n" : evaluated.shown)
        guard evaluated.status != .value else { return }
        throw CommandFailure(.badData, json ? "" : evaluated.message)
    }

    private static func evaluate(
        _ calculation: Calculation, layout: Layout, worker: Worker
    ) throws(CommandFailure) -> Evaluated {
        let paths = calculation.isNumeric ? calculation.bindings.compactMap(\.source.path) : []
        let seconds = paths.isEmpty ? Worker.secondsForALine : secondsForFiles
        // A file that is looked at through the memory map counts with all of its length.
        let size = paths.reduce(0) { $0 + fileSize($1) }
        let worker = paths.isEmpty ? worker : Worker(isLazy: true, memory: memoryForFiles + size)
        do throws(Worker.Trouble) {
            guard
                case .evaluated(var found) = try worker.ask(.evaluate(calculation, layout), seconds: seconds)
            else {
                throw Worker.Trouble.died
            }
            if !calculation.isNumeric { found.suggestDoubles() }
            return found
        } catch .died {
            return stopped(calculation, by: "memory")
        } catch .overran {
            return stopped(calculation, by: "time")
        } catch {
            throw error.failure
        }
    }

    private static func stopped(_ calculation: Calculation, by bound: String) -> Evaluated {
        var evaluated = Evaluated.unable(
            bound: bound, "it needs more \(bound) than one request is given")
        if !calculation.isNumeric { evaluated.suggestDoubles() }
        return evaluated
    }

    private static func fileSize(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? Int) ?? 0
    }
}
