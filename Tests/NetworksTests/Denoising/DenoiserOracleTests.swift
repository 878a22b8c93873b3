import NumericAlgebra
import TensorFiles
import Testing

@testable import Networks

/// The shipped denoiser against what PyTorch computes with the same weights, in single precision.
@Suite struct DenoiserOracleTests {
    private struct Oracle<Scalar: LapackScalar> {
        let batch: DenoiserBatch<Scalar>
        let target: [Scalar]
        let noise: [Double]
        let loss: Double
        let gradients: [String: [Double]]

        init() throws {
            let file = try Models.oracle("denoiser-fmnist16")
            // PyTorch was asked with the network's own count of the time, which begins at 0.
            batch = DenoiserBatch(
                images: try file.doubles("x").map { Scalar($0) },
                timesteps: try file.integers("t").map { Int($0) + 1 },
                labels: try file.integers("y").map { Int($0) })
            target = try file.doubles("target").map { Scalar($0) }
            noise = try file.doubles("noise")
            loss = try file.doubles("loss")[0]
            let names = file.names.filter { $0.hasPrefix("grad.") }
            gradients = try Dictionary(
                uniqueKeysWithValues: names.map { (String($0.dropFirst(5)), try file.doubles($0)) })
        }
    }

    /// ‖found − wanted‖ / ‖wanted‖.
    private func relativeError<Scalar: LapackScalar>(_ found: [Scalar]?, _ wanted: [Double]) -> Double {
        guard let found, found.count == wanted.count else { return .infinity }
        let error = zip(found, wanted).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
        return (error / wanted.reduce(0) { $0 + $1 * $1 }).squareRoot()
    }

    private func checkAgainstOracle<Scalar: LapackScalar>(
        _: Scalar.Type, noiseError: Double, gradientError: Double
    ) throws {
        let oracle = try Oracle<Scalar>()
        let denoiser = try Denoiser<Scalar>(path: Models.denoiser)
        let noise = try denoiser.predictedNoise(oracle.batch, workers: .one)
        #expect(distance(noise.map { Double($0) }, oracle.noise) < noiseError)
        let (loss, gradients) = try denoiser.loss(
            oracle.batch, target: oracle.target, gradientsOf: Set(oracle.gradients.keys), workers: .one)
        #expect(abs(Double(loss) - oracle.loss) < 1e-5 * oracle.loss)
        #expect(oracle.gradients.count == 9 && gradients.count == 9)
        for (name, gradient) in oracle.gradients {
            #expect(relativeError(gradients[name], gradient) < gradientError, "\(name)")
        }
    }

    @Test func `noise, loss and gradients are PyTorch's in single precision`() throws {
        try checkAgainstOracle(Float.self, noiseError: 2e-5, gradientError: 1e-4)
    }

    @Test func `noise, loss and gradients are PyTorch's in double precision`() throws {
        try checkAgainstOracle(Double.self, noiseError: 1e-5, gradientError: 2e-5)
    }

    @Test func `the embedding of a class that is not in the batch has no gradient`() throws {
        let oracle = try Oracle<Double>()
        let denoiser = try Denoiser<Double>(path: Models.denoiser)
        let gradients = try denoiser.loss(
            oracle.batch, target: oracle.target, gradientsOf: ["class_emb.weight"], workers: .one
        ).gradients
        let gradient = try #require(gradients["class_emb.weight"])
        let rows = (0..<11).map { gradient[($0 * 128)..<(($0 + 1) * 128)].contains { $0 != 0 } }
        #expect(rows.indices.filter { rows[$0] } == Array(Set(oracle.batch.labels)).sorted())
    }
}
