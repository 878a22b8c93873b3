import Foundation

/// A Python program in a process of its own, with a time limit.
enum PythonPeer {
    /// What came of it.
    enum Output {
        case text(String)
        case late
        case failed
    }

    /// What `program` prints within `limit` seconds.
    ///
    /// - Parameters:
    ///   - interpreter: a path, or a name that is looked up in `PATH`.
    ///   - threads: how many threads its linear algebra may take.
    static func output(
        of program: String, arguments: [String] = [], limit: Int, interpreter: String = "python3",
        threads: Int = 1
    ) -> Output {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [interpreter, "-c", program] + arguments
        var environment = ProcessInfo.processInfo.environment
        environment["SYMPY_GROUND_TYPES"] = "python"
        for library in ["OPENBLAS", "MKL", "OMP"] { environment["\(library)_NUM_THREADS"] = "\(threads)" }
        process.environment = environment
        let pipe = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return .failed }
        let deadline = Date(timeIntervalSinceNow: Double(limit))
        while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.01) }
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
            return .late
        }
        guard process.terminationStatus == 0, let data = try? pipe.fileHandleForReading.readToEnd() else {
            return .failed
        }
        return .text(String(decoding: data, as: UTF8.self))
    }
}
