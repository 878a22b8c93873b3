// The worker is the same program: see `WorkerProcess`.
if CommandLine.arguments.dropFirst().first == WorkerProcess.argument {
    WorkerLoop.run()
} else {
    Program.run()
}
