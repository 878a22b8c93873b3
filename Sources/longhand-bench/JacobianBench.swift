import Foundation
internal import Networks
internal import NumericAlgebra
internal import TensorFiles

/// The image of a generator with its whole Jacobian, against PyTorch's forward mode on the same weights.
struct JacobianBench {
    /// Relative to the root of the repository, as the other benches look for their files.
    static let weights = "Lessons/lowrankgan-lab/weights/faces-dcgan64.safetensors"

    let peer: TorchPeer?
    /// Every way is run so many times; the fastest counts.
    let rounds: Int

    func run() throws -> String {
        let file = try SafetensorsFile(path: Self.weights)
        var table = Table(["workers", "longhand", "PyTorch, jacfwd", "ratio", "difference"])
        for workers in Set([1, Workers.allCores.count]).sorted() {
            var generator = try DCGANGenerator<Float>(file: file)
            generator.workers = Workers(workers)
            let theirs = peer?.run(weights: Self.weights, threads: workers, rounds: rounds)
            let latent = theirs?.latent.map { Float($0) } ?? someLatent(generator.latentDimension)
            var (fastest, squares) = (Double.infinity, 0.0)
            for _ in 0...rounds {
                let clock = ContinuousClock()
                let start = clock.now
                let jacobian = try generator.imageAndJacobian(at: latent).jacobian
                fastest = min(fastest, (clock.now - start).microseconds)
                squares = jacobian.values.reduce(0) { $0 + Double($1) * Double($1) }
            }
            guard let theirs else {
                table.add(["\(workers)", spelled(microseconds: fastest), "–", "–", "–"])
                continue
            }
            let difference = abs(squares / theirs.squares - 1)
            table.add([
                "\(workers)", spelled(microseconds: fastest), spelled(microseconds: theirs.seconds * 1e6),
                spelled(ratio: theirs.seconds * 1e6 / fastest), String(format: "%.0e", difference),
            ])
        }
        return table.text
    }

    /// Numbers of a size that latents have, the same in each run.
    private func someLatent(_ count: Int) -> [Float] {
        (0..<count).map { i in Float(sin(Double(i * i + 1))) * 1.4 }
    }
}
