internal import CBenchPeer
internal import NumericAlgebra

/// Factorisations and products against a C program on the same libraries: what the wrapping costs.
struct LapackBench {
    let race: Race

    func run() throws -> String {
        var table = Table(["n", "work", "longhand", "C", "ratio"])
        for n in [50, 200, 512] {
            let a = try BenchPursuits.jacobianGram(n)
            for (name, ours, peer) in try works(a) {
                var (mine, theirs) = (0.0, 0.0)
                let times = try race.run(inputs: 1, [{ _ in mine = try ours() }, { _ in theirs = peer() }])
                guard abs(mine - theirs) <= 1e-9 * abs(theirs) else {
                    throw LapackBenchError.differs(name, n)
                }
                let (fast, other) = (times[0].quantile(0), times[1].quantile(0))
                table.add([
                    "\(n)", name, spelled(microseconds: fast), spelled(microseconds: other),
                    spelled(ratio: fast / other),
                ])
            }
        }
        return table.text
    }

    private typealias Work = (name: String, ours: () throws -> Double, peer: () -> Double)

    private func works(_ a: NumericMatrix) throws -> [Work] {
        let n = Int32(a.rows)
        return [
            (
                "SVD", { try a.svd().singularValues.reduce(0, +) },
                { unsafe longhand_peer_lapack_svd(a.values, n) }
            ),
            (
                "eigenvectors, symmetric", { try a.symmetricEigendecomposition().values.reduce(0, +) },
                { unsafe longhand_peer_lapack_eigenvectors(a.values, n) }
            ),
            (
                "product",
                {
                    let product = try a * a
                    return (0..<a.rows).reduce(0) { $0 + product[$1, $1] }
                },
                { unsafe longhand_peer_lapack_product(a.values, a.values, n) }
            ),
        ]
    }
}

enum LapackBenchError: Error, CustomStringConvertible {
    case differs(String, Int)

    var description: String {
        switch self {
        case .differs(let work, let n): "\(work) of a \(n)×\(n) matrix: longhand and C do not agree"
        }
    }
}
