import CBenchPeer
import ExactAlgebra

/// One job that the exact engine, the C peer and SymPy all do.
enum AlgebraJob: String, CaseIterable {
    case characteristicPolynomial = "characteristic polynomial"
    case symmetricEigenvalues = "eigenvalues, symmetric"
    case generalEigenvalues = "eigenvalues, any"
    case eigenvectors = "eigenvectors, symmetric"
    case singularValues = "SVD"

    /// What the job starts from.
    func matrices(_ all: BenchMatrices) -> [[Int]] {
        switch self {
        case .symmetricEigenvalues, .eigenvectors: all.symmetric
        case .characteristicPolynomial, .generalEigenvalues, .singularValues: all.general
        }
    }

    /// Does the job with the exact engine; the number is the one that the peer returns.
    func run(_ a: RationalMatrix) throws -> Double {
        switch self {
        case .characteristicPolynomial:
            return -(try a.characteristicPolynomial()[a.rows - 1].asDouble)
        case .symmetricEigenvalues, .generalEigenvalues:
            return try a.eigenvalues().reduce(0) { $0 + Double($1.multiplicity) * magnitude($1.value) }
        case .eigenvectors:
            let eigen = try a.symmetricEigendecomposition()
            return eigen.vectors.columns == a.rows ? eigen.eigenvalues.reduce(0) { $0 + magnitude($1) } : .nan
        case .singularValues:
            let svd = try a.singularValueDecomposition()
            let (u, v) = (try svd.u(.thin), try svd.v(.thin))
            let isWhole = u.columns == a.rows && v.columns == a.rows
            return isWhole ? svd.singularValues.reduce(0) { $0 + magnitude($1) } : .nan
        }
    }

    /// The same by the C program; NaN where it leaves the matrix out.
    func runPeer(_ entries: [Int], order n: Int) -> Double {
        switch self {
        case .characteristicPolynomial: unsafe longhand_peer_characteristic_polynomial(entries, n)
        case .symmetricEigenvalues: unsafe longhand_peer_eigenvalues(entries, n, 1)
        case .generalEigenvalues: unsafe longhand_peer_eigenvalues(entries, n, 0)
        case .eigenvectors: unsafe longhand_peer_eigenvectors(entries, n)
        case .singularValues: unsafe longhand_peer_svd(entries, n)
        }
    }

    private func magnitude(_ number: AlgebraicNumber) -> Double {
        let (x, y) = (number.approximation(), number.imaginaryApproximation())
        return (x * x + y * y).squareRoot()
    }
}

/// The exact engine beside the C program and SymPy, at n = 3, 5, 10, 20.
struct AlgebraBench {
    let race: Race
    let sympy: SymPyPeer?

    func run() throws -> String {
        var table = Table(["", "n", "longhand", "C", "ratio", "SymPy", "SymPy/longhand"])
        for job in AlgebraJob.allCases {
            var isSlow = false
            for n in [3, 5, 10, 20] {
                let all = BenchMatrices(order: n, count: n <= 5 ? 16 : n == 10 ? 6 : 2)
                let agreed = try job.matrices(all).filter { try agrees(job, $0, n) }
                guard !agreed.isEmpty else {
                    table.add([job.rawValue, "\(n)", "all left out", "", "", "", ""])
                    continue
                }
                let matrices = agreed.map { matrix($0, n) }
                let times = try race.run(
                    inputs: agreed.count,
                    [{ _ = try job.run(matrices[$0]) }, { _ = job.runPeer(agreed[$0], order: n) }])
                let (ours, theirs) = (times[0].median, times[1].median)
                let slow = isSlow ? .late : sympy?.time(job, agreed[0], order: n)
                if case .late = slow { isSlow = true }
                table.add(
                    [
                        job.rawValue, "\(n)", spelled(microseconds: ours), spelled(microseconds: theirs),
                        spelled(ratio: ours / theirs),
                    ] + cells(slow, ours: ours))
            }
        }
        longhand_peer_cleanup()
        return table.text
    }

    /// SymPy's time and how often ours goes into it.
    private func cells(_ outcome: SymPyPeer.Outcome?, ours: Double) -> [String] {
        switch outcome {
        case nil: ["–", ""]
        case .time(let time): [spelled(microseconds: time), spelled(ratio: time / ours)]
        case .late: ["> \(sympy?.limit ?? 0) s", ""]
        case .failed: ["gives up", ""]
        }
    }

    private func matrix(_ entries: [Int], _ n: Int) -> RationalMatrix {
        RationalMatrix(rows: n, columns: n, entries: entries.map { Rational($0) })
    }

    /// False where the peer leaves the matrix out.
    private func agrees(_ job: AlgebraJob, _ entries: [Int], _ n: Int) throws -> Bool {
        let (ours, theirs) = (try job.run(matrix(entries, n)), job.runPeer(entries, order: n))
        if theirs.isNaN { return false }
        guard abs(ours - theirs) <= 1e-9 * max(1, abs(ours)) else {
            throw Disagreement(job: job.rawValue, entries: entries, ours: ours, theirs: theirs)
        }
        return true
    }
}

/// The engine and the C program came to different results: one of them is wrong.
struct Disagreement: Error, CustomStringConvertible {
    let job: String
    let entries: [Int]
    let ours: Double
    let theirs: Double

    var description: String { "\(job): \(ours) here, \(theirs) in C, for the entries \(entries)" }
}
