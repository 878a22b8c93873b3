public import NumericAlgebra

/// A class-conditional denoising U-Net: it tells the noise in images from the images, given how far the noise
/// has come and of which class they are.
///
///     let denoiser = try Denoiser<Float>(path: "denoiser-fmnist16.safetensors")
///     let noise = try denoiser.predictedNoise(
///         DenoiserBatch(images: noisy, timesteps: [250], labels: [9]), workers: .allCores)
///
/// Weights are asked for and changed by name, and ``loss(_:target:gradientsOf:workers:)`` makes the gradients
/// that training needs.
public struct Denoiser<Scalar: LapackScalar>: Sendable {
    public let architecture: DenoiserArchitecture
    /// What the metadata of a file say beside the architecture, such as `training`.
    public var notes: [String: String]
    let network: DenoiserNetwork
    /// In the order of the network's parameters, each as the products read it.
    private(set) var weights: [[Scalar]]
    private let indices: [String: Int]

    /// - Parameter weights: for each parameter of the network its numbers, row after row.
    init(
        architecture: DenoiserArchitecture, notes: [String: String],
        weights: (DenoiserParameter) throws(NetworkError) -> [Scalar]
    ) throws(NetworkError) {
        self.architecture = architecture
        self.notes = notes
        network = DenoiserNetwork(architecture)
        var (all, indices) = ([[Scalar]](), [String: Int]())
        for parameter in network.parameters {
            indices[parameter.name] = all.count
            all.append(parameter.computed(try weights(parameter)))
        }
        self.weights = all
        self.indices = indices
    }

    /// The names of all tensors of weights, sorted: the order in which they stand in a file.
    public var parameterNames: [String] { indices.keys.sorted() }

    /// Every linear layer and every convolution, by name.
    public var layers: [DenoiserLayer] {
        network.parameters.compactMap(DenoiserLayer.init).sorted { $0.name < $1.name }
    }

    /// The axes of a tensor: outputs × inputs of a linear layer, outputs × inputs × rows × columns of a
    /// convolution.
    ///
    /// - Throws: ``NetworkError/missingTensor(name:wanted:)``.
    public func shape(of name: String) throws(NetworkError) -> [Int] {
        network.parameters[try index(of: name)].shape
    }

    /// The numbers of a tensor, the last axis running fastest.
    ///
    /// - Throws: ``NetworkError/missingTensor(name:wanted:)``.
    public func values(of name: String) throws(NetworkError) -> [Scalar] {
        let index = try index(of: name)
        return network.parameters[index].filed(weights[index])
    }

    /// Replaces the numbers of a tensor.
    ///
    /// - Parameter values: as many as the shape asks for, the last axis running fastest.
    /// - Throws: ``NetworkError/missingTensor(name:wanted:)``, ``NetworkError/wrongCount(of:found:wanted:)``,
    ///   ``NetworkError/badWeight(tensor:index:found:wanted:)`` for a number that is not finite.
    public mutating func set(_ name: String, to values: [Scalar]) throws(NetworkError) {
        let index = try index(of: name)
        let parameter = network.parameters[index]
        guard values.count == parameter.count else {
            throw .wrongCount(of: "numbers for `\(name)`", found: values.count, wanted: parameter.count)
        }
        if let i = values.firstIndex(where: { !$0.isFinite }) {
            throw .badWeight(tensor: name, index: i, found: "\(values[i])", wanted: "a finite number")
        }
        weights[index] = parameter.computed(values)
    }

    func index(of name: String) throws(NetworkError) -> Int {
        guard let index = indices[name] else {
            throw .missingTensor(name: name, wanted: "a tensor of this denoiser, such as `conv_in.weight`")
        }
        return index
    }
}
