import Foundation

/// SymPy on the same matrix, in a process of its own, with a time limit for each job.
struct SymPyPeer {
    /// Seconds.
    let limit: Int
    let version: String

    /// Nil where `python3` with SymPy is not there.
    init?(limit: Int) {
        guard let version = Self.output(of: "import sympy; print(sympy.__version__)", limit: 20) else {
            return nil
        }
        self.limit = limit
        self.version = version.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Microseconds for one matrix, the program's start not counted; nil past the limit.
    func time(_ job: AlgebraJob, _ entries: [Int], order n: Int) -> Double? {
        let call =
            switch job {
            case .characteristicPolynomial: "M.charpoly().all_coeffs()"
            case .symmetricEigenvalues, .generalEigenvalues: "M.eigenvals()"
            case .eigenvectors: "M.eigenvects()"
            case .singularValues: "M.singular_value_decomposition()"
            }
        let program = """
            import sympy, time
            M = sympy.Matrix(\(n), \(n), \(entries))
            start = time.perf_counter()
            \(call)
            print((time.perf_counter() - start) * 1e6)
            """
        guard let output = Self.output(of: program, limit: limit + 2) else { return nil }
        let time = Double(output.trimmingCharacters(in: .whitespacesAndNewlines))
        return time.flatMap { $0 <= Double(limit) * 1e6 ? $0 : nil }
    }

    /// What a Python program prints; nil where it fails or takes more than `limit` seconds.
    private static func output(of program: String, limit: Int) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", program]
        var environment = ProcessInfo.processInfo.environment
        environment["SYMPY_GROUND_TYPES"] = "python"
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let deadline = Date(timeIntervalSinceNow: Double(limit))
        while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.01) }
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
            return nil
        }
        guard process.terminationStatus == 0, let data = try? pipe.fileHandleForReading.readToEnd() else {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }
}
