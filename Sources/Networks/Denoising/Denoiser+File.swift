internal import NumericAlgebra
public import TensorFiles

extension Denoiser {
    /// The denoiser in a safetensors file, of the sizes that its metadata and weights have.
    ///
    /// - Throws: ``NetworkError/weights(path:_:)`` with what is missing or does not fit: the metadata of
    ///   another architecture, a missing tensor, another shape, a number that is not finite.
    public init(file: SafetensorsFile) throws(NetworkError) {
        do throws(NetworkError) {
            let reader = WeightReader<Double>(file: file)
            let architecture = try DenoiserMetadata.read(reader)
            try self.init(
                architecture: architecture,
                notes: file.metadata.filter { !DenoiserMetadata.fills($0.key) }
            ) { (parameter) throws(NetworkError) in
                let values = try reader.values(parameter.name, parameter.shape).map { Scalar($0) }
                if let i = values.firstIndex(where: { !$0.isFinite }) {
                    throw .badWeight(
                        tensor: parameter.name, index: i, found: "too large for this precision",
                        wanted: "a finite number")
                }
                return values
            }
        } catch { throw .weights(path: file.path, error) }
    }

    /// The denoiser in the safetensors file at `path`.
    ///
    /// - Throws: ``NetworkError/file(_:)``, and as ``init(file:)``.
    public init(path: String) throws(NetworkError) {
        let file: SafetensorsFile
        do { file = try SafetensorsFile(path: path) } catch { throw .file(error) }
        try self.init(file: file)
    }

    /// What a file of this denoiser says of itself: the architecture and the notes.
    ///
    /// A note may continue what the architecture says under the same key, but not contradict it.
    public func metadata() -> [String: String] {
        DenoiserMetadata.words(for: architecture).merging(notes) { words, note in
            note.hasPrefix(words) ? note : words
        }
    }

    /// Writes a file that ``init(file:)`` reads, in place of what is at `path`, whole or not at all.
    ///
    /// - Throws: ``NetworkError/file(_:)``.
    public func write(to path: String) throws(NetworkError) {
        let isSingle = Scalar.self == Float.self
        var tensors: [String: DenseTensor<Double>] = [:]
        for (parameter, values) in zip(network.parameters, weights) {
            tensors[parameter.name] = DenseTensor(parameter.shape, parameter.filed(values).map { Double($0) })
        }
        do {
            try SafetensorsFile.write(
                tensors, as: isSingle ? .float32 : .float64, metadata: metadata(), to: path)
        } catch { throw .file(error) }
    }
}
