internal import NumericAlgebra
internal import TensorFiles

/// What a training keeps in a file: its settings, its numbers, its losses, and where its random numbers stand.
struct TrainingState<Scalar: StoredScalar & LapackScalar>: Hashable, Sendable {
    /// What kind of training it is.
    let kind: String
    /// Settings by their names; to go on, a training has to have the same.
    var settings: [String: String]
    let random: SeededRandom
    var losses: [Double]
    /// Arrays of numbers by name.
    var numbers: [String: [Scalar]]

    private static var randomKey: String { "random" }
    private static var kindKey: String { "training" }
    private static var lossName: String { "losses" }

    /// Writes the file, whole or not at all.
    func write(to path: String) throws(DiffusionError) {
        var tensors: [String: DenseTensor<Scalar>] = [:]
        for (name, values) in numbers { tensors[name] = DenseTensor([values.count], values) }
        tensors[Self.lossName] = DenseTensor([losses.count], losses.map { Scalar($0) })
        var metadata = settings
        metadata[Self.kindKey] = kind
        metadata[Self.randomKey] = "\(random.state)"
        try DiffusionError.file { () throws(TensorFileError) in
            try SafetensorsFile.write(tensors, metadata: metadata, to: path)
        }
    }

    init(
        kind: String, settings: [String: String], random: SeededRandom, losses: [Double],
        numbers: [String: [Scalar]]
    ) {
        self.kind = kind
        self.settings = settings
        self.random = random
        self.losses = losses
        self.numbers = numbers
    }

    /// Reads the file of a training of this kind with these settings.
    ///
    /// - Parameters:
    ///   - counts: how many numbers each array has.
    /// - Throws: ``DiffusionError/file(_:)``, ``DiffusionError/badState(path:_:)``.
    init(
        path: String, kind: String, settings: [String: String], counts: [String: Int]
    ) throws(DiffusionError) {
        let file = try DiffusionError.file { () throws(TensorFileError) in try SafetensorsFile(path: path) }
        do throws(StateFault) {
            guard file.metadata[Self.kindKey] == kind else {
                throw .metadata(Self.kindKey, found: file.metadata[Self.kindKey])
            }
            guard let text = file.metadata[Self.randomKey], let state = UInt64(text) else {
                throw .metadata(Self.randomKey, found: file.metadata[Self.randomKey])
            }
            for (name, given) in settings.sorted(by: { $0.key < $1.key }) {
                guard let stored = file.metadata[name] else { throw .metadata(name, found: nil) }
                guard stored == given else { throw .otherSetting(name, stored: stored, given: given) }
            }
            random = SeededRandom(seed: state)
            losses = try Self.values(Self.lossName, in: file).map { Double($0) }
            numbers = [:]
            for (name, count) in counts {
                let values = try Self.values(name, in: file)
                guard values.count == count else { throw .wrongShape(name) }
                numbers[name] = values
            }
        } catch { throw .badState(path: path, error) }
        self.kind = kind
        self.settings = settings
    }

    private static func values(_ name: String, in file: SafetensorsFile) throws(StateFault) -> [Scalar] {
        guard file.names.contains(name) else { throw .noTensor(name) }
        guard let values = try? file.values(name, as: Scalar.self) else { throw .wrongShape(name) }
        guard values.allSatisfy(\.isFinite) else { throw .notFinite(name) }
        return values
    }
}
