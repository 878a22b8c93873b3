// Prints, in one run, what longhand costs: against a C program, against SymPy, at the prompt.

import Foundation

let usage = """
    usage: longhand-bench [--quick] [--checks] [--no-sympy] [--sympy-limit SECONDS]

    --quick        short races: the numbers scatter more
    --checks       only every case of the differential run
    --no-sympy     leaves SymPy out
    --sympy-limit  seconds for one SymPy job (20)
    """

var (isQuick, withSymPy, limit) = (false, true, 20)
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--quick": isQuick = true
    case "--checks":
        print(DifferentialBench(stride: 1).run() ?? "no cases in \(DifferentialBench.folder)")
        exit(0)
    case "--no-sympy": withSymPy = false
    case "--sympy-limit":
        guard let seconds = arguments.popFirst().flatMap({ Int($0) }), seconds > 0 else {
            FileHandle.standardError.write(Data((usage + "\n").utf8))
            exit(64)
        }
        limit = seconds
    default:
        FileHandle.standardError.write(Data((usage + "\n").utf8))
        exit(argument == "--help" ? 0 : 64)
    }
}

do {
    #if DEBUG
        print("This is a debug build: the numbers say nothing about speed.\n")
    #endif
    print("## First prompt")
    let executable = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    if let bench = PromptBench(beside: executable, runs: isQuick ? 5 : 21) {
        do {
            print("start to first prompt: \(try bench.run().summary)")
        } catch let error as PromptError {
            print(error)
        }
    } else {
        print("no longhand beside this program")
    }
    print("\n## One check: a request of `grade` as text in, its reply out, in this process")
    let checks = CheckBench(rounds: isQuick ? 3 : 15)
    print("\(LessonRequests.lines.count) steps of two lessons: \(checks.run(LessonRequests.lines).summary)")
    if let requests = CheckBench.requests(at: "Tests/CheckingTests/Resources/grade-oracle.jsonl") {
        let times = CheckBench(rounds: 1).run(requests)
        print("\(requests.count) requests of the oracle: \(times.summary)")
    }
    if let figures = DifferentialBench(stride: isQuick ? 50 : 10).run() {
        print("\n## One check of the differential run, in the processor's time\n\(figures)")
    }
    print("\n## Algebra: entries −9…9, one BLAS thread, medians")
    let sympy = withSymPy ? SymPyPeer(limit: limit) : nil
    print(sympy.map { "SymPy \($0.version), at most \($0.limit) s a job, one matrix" } ?? "without SymPy")
    print(try AlgebraBench(race: Race(seconds: isQuick ? 0.05 : 0.6), sympy: sympy).run())
} catch {
    FileHandle.standardError.write(Data("longhand-bench: \(error)\n".utf8))
    exit(70)
}
