import Foundation
internal import NumericAlgebra

/// The pursuit in numpy, as it is published and as it could be, on the same matrix and one thread.
struct NumPyPeer {
    /// Seconds for one run.
    let limit: Int
    let version: String

    /// Nil where `python3` with numpy is not there.
    init?(limit: Int) {
        let outcome = PythonPeer.output(of: "import numpy; print(numpy.__version__)", limit: 20)
        guard case .text(let version) = outcome else { return nil }
        self.limit = limit
        self.version = version.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Which numpy program.
    enum Way: String {
        /// An SVD a step, μ from the largest column sum, as the published code has it.
        case published = "svd"
        /// A symmetric eigendecomposition a step, μ from the mean entry.
        case symmetric = "eigh"
    }

    /// Where a run stood when something was reached.
    struct Mark: Decodable {
        /// The processor's time in seconds, the looks at the gap not counted.
        let seconds: Double
        let steps: Int
        let gap: Double
    }

    struct Run: Decodable {
        /// The published rule, ‖L + S − M‖ ≤ 1e-7 ‖M‖; null where it was not reached in time.
        let published: Mark?
        /// That, and a gap of 1e-6.
        let proved: Mark?
        /// The end of the run.
        let last: Mark
    }

    /// Nil where Python failed.
    func run(_ way: Way, _ instance: BenchPursuits) -> Run? {
        let file = FileManager.default.temporaryDirectory.appending(path: "longhand-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let data = unsafe instance.matrix.values.withUnsafeBytes { unsafe Data($0) }
        guard (try? data.write(to: file)) != nil else { return nil }
        let arguments = [
            way.rawValue, file.path, "\(instance.matrix.rows)", "\(instance.lambda)", "\(limit)",
        ]
        let output = PythonPeer.output(of: Self.program, arguments: arguments, limit: 4 * limit + 20)
        guard case .text(let text) = output else { return nil }
        return try? JSONDecoder().decode(Run.self, from: Data(text.utf8))
    }

    /// Algorithm 1 with a fixed μ, until the gap is 1e-6 or the time is over.
    private static let program = """
        import json, sys, time
        import numpy as np
        way, path, n, lam, limit = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]), float(sys.argv[5])
        M = np.fromfile(path).reshape(n, n)
        total = np.linalg.norm(M, 1) if way == "svd" else np.abs(M).sum()
        mu = M.size / (4 * total)
        size = np.linalg.norm(M)
        L, S, Y = np.zeros_like(M), np.zeros_like(M), np.zeros_like(M)
        nuclear = 0.0

        def gap():
            bound = max(1, np.linalg.norm(Y, 2), np.abs(Y).max() / lam)
            primal = nuclear + lam * np.abs(M - L).sum()
            return (primal + (Y * M).sum() / bound) / primal

        spent, steps, start = 0.0, 0, time.process_time()
        marks = {"published": None, "proved": None}
        while spent < limit and not marks["proved"]:
            X = M - S - Y / mu
            if way == "svd":
                u, s, vt = np.linalg.svd(X, full_matrices=False)
                s = np.maximum(s - 1 / mu, 0)
                L = (u * s) @ vt
            else:
                s, u = np.linalg.eigh(X)
                s = np.sign(s) * np.maximum(np.abs(s) - 1 / mu, 0)
                keep = s != 0
                L = (u[:, keep] * s[keep]) @ u[:, keep].T
            nuclear = np.abs(s).sum()
            T = M - L - Y / mu
            S = np.sign(T) * np.maximum(np.abs(T) - lam / mu, 0)
            miss = L + S - M
            Y = Y + mu * miss
            steps += 1
            residual = np.linalg.norm(miss) / size
            spent += time.process_time() - start
            if residual <= 1e-7 and (not marks["published"] or steps % 5 == 0):
                mark = {"seconds": spent, "steps": steps, "gap": gap()}
                marks["published"] = marks["published"] or mark
                if mark["gap"] <= 1e-6:
                    marks["proved"] = mark
            start = time.process_time()
        marks["last"] = {"seconds": spent, "steps": steps, "gap": gap()}
        print(json.dumps(marks))
        """
}
