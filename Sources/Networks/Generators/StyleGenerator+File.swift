public import TensorFiles

extension StyleGenerator {
    /// The generator in a safetensors file, of the width and depth that its metadata and weights have.
    ///
    /// The metadata: `architecture` style-based generator, `latent` a count, `image`, `mapping` and
    /// `synthesis` in words. The tensors: `mapping.fc.0.weight` and `bias` and so on, `w_avg`,
    /// `synthesis.const`, and for each of `synthesis.convs.0` … and `synthesis.rgb` the `weight`, `bias`,
    /// `affine.weight` and `affine.bias`.
    ///
    /// - Throws: ``NetworkError/weights(path:_:)`` with what is missing or does not fit.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public init(file: SafetensorsFile, workers: Workers = .allCores) throws(NetworkError) {
        do throws(NetworkError) {
            let reader = WeightReader<Scalar>(file: file)
            try reader.check(architecture: "style-based generator")
            let plan = try StylePlan(reader: reader)
            let loader = StyleLoader(reader: reader, plan: plan)
            noiseDimension = try reader.count("latent")
            mapping = try loader.mapping(noise: noiseDimension)
            latentDimension = mapping.average.count
            constant = try loader.constant()
            (layers, toColours, imageShape) = try loader.layers(from: constant.shape, styles: latentDimension)
            self.workers = workers
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
}

/// Makes the parts of a style-based generator out of a file.
private struct StyleLoader<Scalar: NetworkScalar> {
    let reader: WeightReader<Scalar>
    let plan: StylePlan

    private var gain: Scalar { Scalar(2).squareRoot() }

    func mapping(noise: Int) throws(NetworkError) -> StyleMapping<Scalar> {
        var (width, layers): (Int, [Dense<Scalar>]) = (noise, [])
        for i in 0..<plan.mappingLayers {
            let layer = try dense("mapping.fc.\(i)", inputs: width)
            layers.append(layer)
            width = layer.outputs
        }
        return StyleMapping(
            norm: PixelNorm(epsilon: Scalar(plan.normEpsilon)), layers: layers,
            activation: .leaky(slope: Scalar(plan.mappingSlope), gain: gain),
            average: try reader.values("w_avg", [width]))
    }

    func constant() throws(NetworkError) -> FeatureMap<Scalar> {
        let axes = try reader.shape(of: "synthesis.const", [1, nil, nil, nil])
        let shape = FeatureShape(channels: axes[1], height: axes[2], width: axes[3])
        return try FeatureMap(shape, channelMajor: try reader.values("synthesis.const", axes))
    }

    func layers(
        from constant: FeatureShape, styles: Int
    ) throws(NetworkError) -> ([ModulatedConvolution<Scalar>], ModulatedConvolution<Scalar>, FeatureShape) {
        var (shape, layers) = (constant, [ModulatedConvolution<Scalar>]())
        for (i, layer) in plan.layers.enumerated() {
            let factor = layer.isUpsampled ? 2 : 1
            let next = FeatureShape(
                channels: layer.channels, height: shape.height * factor, width: shape.width * factor)
            try NetworkLimits.check(next, key: "synthesis", found: plan.text)
            layers.append(
                try modulated(
                    "synthesis.convs.\(i)", shape.channels, layer.channels, styles: styles,
                    kernel: plan.kernel, upsampling: layer.isUpsampled, isLast: false))
            shape = next
        }
        let axes = try reader.shape(of: "synthesis.rgb.weight", [nil, shape.channels, nil, nil])
        let toColours = try modulated(
            "synthesis.rgb", shape.channels, axes[0], styles: styles, kernel: plan.colourKernel,
            upsampling: false, isLast: true)
        let image = FeatureShape(channels: axes[0], height: shape.height, width: shape.width)
        try NetworkLimits.check(image, key: "synthesis", found: plan.text)
        return (layers, toColours, image)
    }

    private func modulated(
        _ name: String, _ inputs: Int, _ outputs: Int, styles: Int, kernel: Int, upsampling: Bool,
        isLast: Bool
    ) throws(NetworkError) -> ModulatedConvolution<Scalar> {
        try ModulatedConvolution(
            affine: try dense("\(name).affine", inputs: styles, outputs: inputs),
            upsampling: upsampling ? NearestUpsampling(factor: 2) : nil,
            convolution: try Convolution(
                weights: try reader.values("\(name).weight", [outputs, inputs, kernel, kernel]),
                inputChannels: inputs, outputChannels: outputs, kernel: (kernel, kernel),
                padding: kernel / 2),
            demodulationEpsilon: isLast ? nil : Scalar(plan.demodulationEpsilon),
            bias: try reader.values("\(name).bias", [outputs]),
            activation: isLast ? .tanh : .leaky(slope: Scalar(plan.slope), gain: gain))
    }

    private func dense(
        _ name: String, inputs: Int, outputs: Int? = nil
    ) throws(NetworkError) -> Dense<Scalar> {
        let axes = try reader.shape(of: "\(name).weight", [outputs, inputs])
        return try Dense(
            weights: try reader.values("\(name).weight", axes), inputs: inputs, outputs: axes[0],
            bias: try reader.values("\(name).bias", [axes[0]]))
    }
}
