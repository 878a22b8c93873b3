import Foundation

/// SymPy on the same matrix, in a process of its own, with a time limit for each job.
struct SymPyPeer {
    /// Seconds.
    let limit: Int
    let version: String

    /// What came of one job.
    enum Outcome {
        /// In microseconds, the program's start not counted.
        case time(Double)
        case late
        /// SymPy gave up.
        case failed
    }

    /// Nil where `python3` with SymPy is not there.
    init?(limit: Int) {
        let outcome = PythonPeer.output(of: "import sympy; print(sympy.__version__)", limit: 20)
        guard case .text(let version) = outcome else { return nil }
        self.limit = limit
        self.version = version.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func time(_ job: AlgebraJob, _ entries: [Int], order n: Int) -> Outcome {
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
        switch PythonPeer.output(of: program, limit: limit + 2) {
        case .late: return .late
        case .failed: return .failed
        case .text(let text):
            guard let time = Double(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
                return .failed
            }
            return time <= Double(limit) * 1e6 ? .time(time) : .late
        }
    }
}
