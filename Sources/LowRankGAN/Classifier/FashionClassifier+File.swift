internal import Networks
internal import TensorFiles

extension FashionClassifier {
    /// The classifier in a safetensors file.
    ///
    /// The metadata: `architecture` convolutional classifier, `image` 1x28x28 in [-1,1], `classes`,
    /// `test_accuracy`. The tensors `conv1`, `conv2`, `dense1` and `dense2`, each with `weight` and `bias`,
    /// of any widths that fit.
    ///
    /// - Throws: ``EditingError/file(_:)``, ``EditingError/damagedFile(path:name:wanted:)``.
    public init(path: String) throws(EditingError) {
        let file = try inFile { () throws(TensorFileError) in try SafetensorsFile(path: path) }
        let reader = ClassifierReader(file: file)
        try reader.check("architecture", "convolutional classifier")
        try reader.check("image", "1x28x28 in [-1,1]")
        let first = try reader.tensor("conv1.weight", [nil, 1, 3, 3])
        let second = try reader.tensor("conv2.weight", [nil, first.axes[0], 3, 3])
        let hidden = try reader.tensor("dense1.weight", [nil, second.axes[0] * 49])
        let classes = try reader.text("classes").split(separator: ",").map {
            String($0.drop { $0 == " " })
        }
        let scoring = try reader.tensor("dense2.weight", [classes.count, hidden.axes[0]])
        guard let accuracy = Double(try reader.text("test_accuracy")), (0...1).contains(accuracy) else {
            throw reader.damaged("test_accuracy", "a number from 0 to 1")
        }
        self.init(
            convolutions: [
                try reader.convolution("conv1", first), try reader.convolution("conv2", second),
            ], hidden: try reader.dense("dense1", hidden), scoring: try reader.dense("dense2", scoring),
            imageShape: FeatureShape(channels: 1, height: 28, width: 28), classes: classes,
            testAccuracy: accuracy)
    }
}

/// Reads the parts of a classifier, and refuses what does not fit.
private struct ClassifierReader {
    let file: SafetensorsFile

    typealias Tensor = (axes: [Int], values: [Double])

    func damaged(_ name: String, _ wanted: String) -> EditingError {
        .damagedFile(path: file.path, name: name, wanted: wanted)
    }

    func text(_ key: String) throws(EditingError) -> String {
        guard let text = file.metadata[key] else { throw damaged(key, "a text of the metadata") }
        return text
    }

    func check(_ key: String, _ wanted: String) throws(EditingError) {
        guard try text(key) == wanted else { throw damaged(key, "\"\(wanted)\"") }
    }

    func tensor(_ name: String, _ wanted: [Int?]) throws(EditingError) -> Tensor {
        let words = wanted.map { $0.map(String.init) ?? "any" }.joined(separator: "×")
        guard file.names.contains(name) else { throw damaged(name, words) }
        let (axes, values) = try inFile { () throws(TensorFileError) in
            (try file.info(of: name).shape.axes, try file.doubles(name))
        }
        guard axes.count == wanted.count, zip(axes, wanted).allSatisfy({ $0 > 0 && $0 == $1 ?? $0 }) else {
            throw damaged(name, words)
        }
        guard values.allSatisfy(\.isFinite) else { throw damaged(name, "finite numbers") }
        return (axes, values)
    }

    func convolution(_ name: String, _ weights: Tensor) throws(EditingError) -> Convolution<Double> {
        let bias = try tensor("\(name).bias", [weights.axes[0]]).values
        return try inNetwork { () throws(NetworkError) in
            try Convolution(
                weights: weights.values, inputChannels: weights.axes[1], outputChannels: weights.axes[0],
                kernel: (3, 3), stride: 2, padding: 1, bias: bias)
        }
    }

    func dense(_ name: String, _ weights: Tensor) throws(EditingError) -> Dense<Double> {
        let bias = try tensor("\(name).bias", [weights.axes[0]]).values
        return try inNetwork { () throws(NetworkError) in
            try Dense(weights: weights.values, inputs: weights.axes[1], outputs: weights.axes[0], bias: bias)
        }
    }
}
