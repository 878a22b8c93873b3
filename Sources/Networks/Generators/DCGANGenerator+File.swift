public import TensorFiles

extension DCGANGenerator {
    /// The generator in a safetensors file, of the width and depth that its metadata and weights have.
    ///
    /// The metadata: `architecture` dcgan, `latent` a count, `image` such as 3x64x64, `weight_layout`, and
    /// `conv` with stride and padding of every block. The tensors: `block1.conv.weight` and so on in any
    /// precision, and `block1.norm.weight`, `bias`, `running_mean`, `running_var` for every block but the
    /// last.
    ///
    /// - Throws: ``NetworkError/weights(path:_:)`` with what is missing or does not fit.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public init(file: SafetensorsFile, workers: Workers = .allCores) throws(NetworkError) {
        do throws(NetworkError) {
            let reader = WeightReader<Scalar>(file: file)
            try reader.check(architecture: "dcgan")
            let plan = try DCGANPlan(reader: reader)
            try self.init(blocks: try Self.blocks(plan, reader), workers: workers)
            try reader.check(image: imageShape)
        } catch { throw .weights(path: file.path, error) }
    }

    /// The generator in the safetensors file at `path`.
    ///
    /// - Throws: ``NetworkError/file(_:)``, and as ``init(file:workers:)``.
    public init(path: String, workers: Workers = .allCores) throws(NetworkError) {
        let file: SafetensorsFile
        do { file = try SafetensorsFile(path: path) } catch { throw .file(error) }
        try self.init(file: file, workers: workers)
    }

    private static func blocks(
        _ plan: DCGANPlan, _ reader: WeightReader<Scalar>
    ) throws(NetworkError) -> [TransposedConvolution<Scalar>] {
        var blocks: [TransposedConvolution<Scalar>] = []
        var shape = FeatureShape.vector(try reader.count("latent"))
        for (i, step) in plan.steps.enumerated() {
            let name = "block\(i + 1).conv.weight"
            let axes = try reader.shape(of: name, [shape.channels, nil, nil, nil])
            guard max(axes[2], axes[3]) <= NetworkLimits.kernel else {
                throw .wrongShape(
                    tensor: name, found: axes, wanted: "a kernel of at most \(NetworkLimits.kernel) pixels")
            }
            let block = try TransposedConvolution(
                weights: try reader.values(name, axes), inputChannels: axes[0], outputChannels: axes[1],
                kernel: (axes[2], axes[3]), stride: step.stride, padding: step.padding)
            shape = try block.outputShape(for: shape)
            try NetworkLimits.check(shape, key: "conv", found: plan.text)
            let isLast = i == plan.steps.count - 1
            blocks.append(
                isLast ? block : try norm(i, axes[1], plan, reader).folded(into: block))
        }
        return blocks
    }

    private static func norm(
        _ block: Int, _ channels: Int, _ plan: DCGANPlan, _ reader: WeightReader<Scalar>
    ) throws(NetworkError) -> BatchNormalisation<Scalar> {
        let name = "block\(block + 1).norm"
        let variance = try reader.values("\(name).running_var", [channels])
        if let index = variance.firstIndex(where: { $0 < 0 }) {
            throw .badWeight(
                tensor: "\(name).running_var", index: index, found: "\(variance[index])",
                wanted: "a variance, not below 0")
        }
        return try BatchNormalisation(
            weight: try reader.values("\(name).weight", [channels]),
            bias: try reader.values("\(name).bias", [channels]),
            mean: try reader.values("\(name).running_mean", [channels]), variance: variance,
            epsilon: Scalar(plan.epsilon))
    }
}

/// What the metadata of a DCGAN say of its blocks.
struct DCGANPlan {
    struct Step: Hashable {
        let stride: Int
        let padding: Int
    }

    let text: String
    let steps: [Step]
    let epsilon: Double

    private static let example = """
        transposed 4x4; block1 stride 1 padding 0, blocks 2-5 stride 2 padding 1, no bias; \
        batch norm eps 1e-5 (inference) and ReLU after blocks 1-4; tanh after block5
        """

    init<Scalar>(reader: WeightReader<Scalar>) throws(NetworkError) {
        let layout = "in_channels, out_channels, kh, kw"
        let found = try reader.metadata("weight_layout", wanted: layout)
        guard found == layout else { throw .unsupported(key: "weight_layout", found: found, wanted: layout) }
        let text = try reader.metadata("conv", wanted: Self.example)
        guard let plan = DCGANPlan(text) else {
            throw .unsupported(key: "conv", found: text, wanted: "words such as \"\(Self.example)\"")
        }
        self = plan
    }

    /// `nil` where the words are others.
    init?(_ text: String) {
        guard text.contains("transposed"), text.contains("no bias"),
            let norm = text.firstMatch(
                of: /batch norm eps ([0-9.e-]+) \(inference\) and ReLU after blocks? ?1(?:-(\d+))?;/),
            let last = text.firstMatch(of: /tanh after block(\d+)/),
            let epsilon = Double(norm.output.1), epsilon > 0, epsilon < 1
        else { return nil }
        var steps: [Step] = []
        for clause in text.matches(of: /blocks? ?(\d+)(?:-(\d+))? stride (\d+) padding (\d+)/) {
            guard let first = Int(clause.output.1), let end = Int(clause.output.2 ?? clause.output.1),
                let stride = Int(clause.output.3), let padding = Int(clause.output.4),
                first == steps.count + 1, end >= first, end <= NetworkLimits.layers,
                (1...NetworkLimits.kernel).contains(stride), padding <= NetworkLimits.kernel
            else { return nil }
            steps += [Step](repeating: Step(stride: stride, padding: padding), count: end - first + 1)
        }
        guard steps.count >= 2, Int(last.output.1) == steps.count,
            Int(norm.output.2 ?? "1") == steps.count - 1
        else { return nil }
        self.text = text
        self.steps = steps
        self.epsilon = epsilon
    }
}
