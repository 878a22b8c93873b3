// The worker is the same program: see `WorkerProcess`.
if CommandLine.arguments.dropFirst().first == WorkerProcess.argument {
    WorkerLoop.run(
        memory: CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? ResourceLimits.memory)
} else {
    Program.run()
}
