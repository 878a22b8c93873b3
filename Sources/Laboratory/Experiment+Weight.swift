internal import NumericAlgebra
internal import RankReduction
internal import Tutoring

extension Experiment.Weight {
    /// The weight as a matrix, output channels × all that one of them is made of.
    ///
    /// - Throws: where the file has no such weight, or where it is so large that its singular values would
    ///   take more than a few seconds.
    func matrix() throws(ExperimentTrouble) -> NumericMatrix {
        do {
            let weights = try WeightsFile(path: file)
            guard let name = weights.tensor(ofLayer: layer), let weight = try weights.weight(name) else {
                throw ExperimentTrouble("\(file) has no weight `\(layer)`")
            }
            let (m, n) = (weight.outputs, weight.inputs)
            guard min(m, n) <= Self.largestSide, max(m, n) <= 32 * Self.largestSide else {
                throw ExperimentTrouble(
                    "`\(layer)` is \(m)×\(n), and its smaller side may be \(Self.largestSide) at most")
            }
            return try weights.matrix(weight)
        } catch {
            throw ExperimentTrouble("\(error)")
        }
    }

    private static let largestSide = 512
}
