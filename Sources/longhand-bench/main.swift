// Prints, in one run, what longhand costs: against C programs, SymPy and numpy, and at the prompt.

import Foundation

let usage = """
    usage: longhand-bench [--quick] [--checks] [--pursuit] [--no-sympy] [--sympy-limit SECONDS]
                          [--no-numpy] [--numpy-limit SECONDS] [--jacobian] [--no-torch]

    --quick        short races: the numbers scatter more
    --checks       only every case of the differential run
    --pursuit      only principal component pursuit and LAPACK
    --no-sympy     leaves SymPy out
    --sympy-limit  seconds for one SymPy job (20)
    --no-numpy     leaves numpy out
    --numpy-limit  seconds for one numpy run (120)
    --jacobian     only the Jacobian of a generator
    --no-torch     leaves PyTorch out
    """

var (isQuick, onlyPursuit, onlyJacobian) = (false, false, false)
var (withSymPy, withNumPy, withTorch) = (true, true, true)
var (limit, numPyLimit) = (20, 120)
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--quick": isQuick = true
    case "--checks":
        print(DifferentialBench(stride: 1).run() ?? "no cases in \(DifferentialBench.folder)")
        exit(0)
    case "--pursuit": onlyPursuit = true
    case "--no-sympy": withSymPy = false
    case "--no-numpy": withNumPy = false
    case "--jacobian": onlyJacobian = true
    case "--no-torch": withTorch = false
    case "--sympy-limit", "--numpy-limit":
        guard let seconds = arguments.popFirst().flatMap({ Int($0) }), seconds > 0 else {
            FileHandle.standardError.write(Data((usage + "\n").utf8))
            exit(64)
        }
        if argument == "--sympy-limit" { limit = seconds } else { numPyLimit = seconds }
    default:
        FileHandle.standardError.write(Data((usage + "\n").utf8))
        exit(argument == "--help" ? 0 : 64)
    }
}

do {
    #if DEBUG
        print("This is a debug build: the numbers say nothing about speed.\n")
    #endif
    if !onlyPursuit {
        print("## The image of a face and its Jacobian, 12288 × 100, single precision: fastest, on the clock")
        let torch = withTorch ? TorchPeer(limit: 120) : nil
        print(torch.map { "PyTorch \($0.version)" } ?? "without PyTorch")
        print(try JacobianBench(peer: torch, rounds: isQuick ? 3 : 10).run() + "\n")
        if onlyJacobian { exit(0) }
    }
    print("## Principal component pursuit to a gap of 1e-6: the processor's time, one thread")
    let numPy = withNumPy ? NumPyPeer(limit: isQuick ? 10 : numPyLimit) : nil
    print(numPy.map { "numpy \($0.version), at most \($0.limit) s a run" } ?? "without numpy")
    let sizes = isQuick ? [100, 256] : [100, 256, 512]
    for n in sizes {
        print(try PursuitBench(peer: numPy, sizes: [n], rounds: isQuick ? 1 : 2).run())
        // The next size takes minutes: what is known is shown.
        fflush(nil)
    }
    print("\n## LAPACK and BLAS: one thread, fastest of each")
    print(try LapackBench(race: Race(seconds: isQuick ? 0.1 : 2)).run())
    if onlyPursuit { exit(0) }
    print()
    print("## First prompt")
    let executable = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    for (sittings, lines, words) in [
        (0, 0, "start to first prompt"),
        (200, 50, "with ten thousand recorded lines in two hundred sittings"),
        (1, 10_000, "with ten thousand at one step"),
    ] {
        guard
            let bench = PromptBench(
                beside: executable, runs: isQuick ? 5 : 21, sittings: sittings, linesOfEach: lines)
        else {
            print("no longhand beside this program")
            break
        }
        do {
            print("\(words): \(try bench.run().summary)")
        } catch let error as PromptError {
            print(error)
        }
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
