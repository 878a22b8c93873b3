internal import NumericAlgebra

/// Where the weights of a convolution stand among the weights of a network, and its geometry.
struct ConvolutionWeights: Hashable, Sendable {
    /// Outputs × kernel rows × kernel columns × inputs, the last running fastest.
    let weight: Int
    let bias: Int?
    let inputs: Int
    let outputs: Int
    let geometry: StencilGeometry

    var depth: Int { geometry.vertical.kernel * geometry.horizontal.kernel * inputs }
}

extension Tape {
    /// A convolution of every map.
    ///
    /// The inputs under each output pixel are gathered into a column of a matrix P; the output is W · P + b.
    /// Back: ∂W = Σ g Pᵀ, ∂b = Σ g, and Wᵀg is scattered to where P was gathered from. P is gathered a second
    /// time rather than kept: it is nine times as large as the input.
    ///
    /// - Complexity: O(depth · outputs · output pixels); pulling back takes twice that.
    mutating func convolution(
        _ x: Node<Scalar>, _ layer: ConvolutionWeights
    ) throws(NetworkError) -> Node<Scalar> {
        let patches = StencilPatches(layer.geometry, input: x.value.shape)
        guard x.value.shape.channels == layer.inputs, patches.pixels > 0 else {
            throw .wrongInput(
                layer: "the convolution", found: x.value.shape,
                wanted: "a map of \(layer.inputs) channels that its kernel fits into")
        }
        let weight = weights[layer.weight]
        let y = try convolved(x.value, layer, patches)
        let needs = (weight: wanted[layer.weight], bias: layer.bias.map { wanted[$0] } ?? false)
        return output(y, needsGradient: x.needsGradient || needs.weight || needs.bias) {
            (g, sums) throws(NetworkError) in
            if needs.weight {
                try sums.withWeights(layer.weight, count: weight.count) { (sum) throws(NetworkError) in
                    try patches.addWeightGradient(x.value, g, to: &sum)
                }
            }
            if needs.bias, let bias = layer.bias {
                try sums.withWeights(bias, count: layer.outputs) { (sum) throws(NetworkError) in
                    g.sumPixels(into: &sum)
                }
            }
            if x.needsGradient { sums.add(try patches.inputGradient(g, weight: weight), to: x) }
        }
    }

    private func convolved(
        _ x: FeatureBatch<Scalar>, _ layer: ConvolutionWeights, _ patches: StencilPatches
    ) throws(NetworkError) -> FeatureBatch<Scalar> {
        let m = layer.outputs
        let w = MatrixBlock(weights[layer.weight], rows: patches.depth, columns: m)
        var y = FeatureBatch<Scalar>(patches.outputShape(channels: m), count: x.count)
        if let bias = layer.bias { y.addToEveryPixel(weights[bias]) }
        var gathered = patches.zeros(of: Scalar.self, maps: x.count)
        for maps in patches.bands(of: x.count) {
            patches.gather(x, maps, into: &gathered)
            try w.transposed.multiply(
                MatrixBlock(gathered, rows: patches.depth, columns: maps.count * patches.pixels),
                into: &y.values, start: maps.lowerBound * patches.pixels * m, beta: 1)
        }
        return y
    }
}

extension StencilPatches {
    /// Adds Σ g Pᵀ, depth × outputs by columns.
    fileprivate func addWeightGradient<Scalar>(
        _ x: FeatureBatch<Scalar>, _ g: FeatureBatch<Scalar>, to sum: inout [Scalar]
    ) throws(NetworkError) {
        let m = g.shape.channels
        var gathered = zeros(of: Scalar.self, maps: x.count)
        for maps in bands(of: x.count) {
            gather(x, maps, into: &gathered)
            let columns = maps.count * pixels
            try MatrixBlock(gathered, rows: depth, columns: columns).multiply(
                MatrixBlock(g.values, start: maps.lowerBound * pixels * m, rows: m, columns: columns)
                    .transposed,
                into: &sum, beta: 1)
        }
    }

    /// Wᵀg, scattered to where the patches were gathered from.
    fileprivate func inputGradient<Scalar>(
        _ g: FeatureBatch<Scalar>, weight: [Scalar]
    ) throws(NetworkError) -> FeatureBatch<Scalar> {
        let m = g.shape.channels
        var result = FeatureBatch<Scalar>(input, count: g.count)
        var spread = zeros(of: Scalar.self, maps: g.count)
        for maps in bands(of: g.count) {
            let columns = maps.count * pixels
            try MatrixBlock(weight, rows: depth, columns: m).multiply(
                MatrixBlock(g.values, start: maps.lowerBound * pixels * m, rows: m, columns: columns),
                into: &spread)
            scatter(spread, maps, into: &result)
        }
        return result
    }
}
