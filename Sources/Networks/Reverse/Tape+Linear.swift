internal import NumericAlgebra

/// Where the weights of a linear layer on the channels of every pixel stand among the weights of a network.
struct LinearWeights: Hashable, Sendable {
    /// Outputs × inputs, row after row.
    let weight: Int
    let bias: Int?
    let inputs: Int
    let outputs: Int
}

extension Tape {
    /// W · x + b at every pixel of every map.
    ///
    /// With g the gradient at the output: ∂x = Wᵀg at each pixel, ∂W = Σ g xᵀ and ∂b = Σ g over the pixels.
    ///
    /// - Complexity: O(inputs · outputs · pixels), as one product; pulling back takes two.
    mutating func linear(_ x: Node<Scalar>, _ layer: LinearWeights) throws(NetworkError) -> Node<Scalar> {
        let (n, m, pixels) = (layer.inputs, layer.outputs, x.value.pixels)
        // Row after row, outputs × inputs is inputs × outputs by columns.
        let w = MatrixBlock(weights[layer.weight], rows: n, columns: m)
        var y = x.value.zeros(channels: m)
        if let bias = layer.bias { y.addToEveryPixel(weights[bias]) }
        try w.transposed.multiply(
            MatrixBlock(x.value.values, rows: n, columns: pixels), into: &y.values, beta: 1)
        let needs = (weight: wanted[layer.weight], bias: layer.bias.map { wanted[$0] } ?? false)
        return output(y, needsGradient: x.needsGradient || needs.weight || needs.bias) {
            (g, sums) throws(NetworkError) in
            let gradient = MatrixBlock(g.values, rows: m, columns: pixels)
            if needs.weight {
                try sums.withWeights(layer.weight, count: m * n) { (sum) throws(NetworkError) in
                    try MatrixBlock(x.value.values, rows: n, columns: pixels)
                        .multiply(gradient.transposed, into: &sum, beta: 1)
                }
            }
            if needs.bias, let bias = layer.bias {
                try sums.withWeights(bias, count: m) { (sum) throws(NetworkError) in g.sumPixels(into: &sum) }
            }
            if x.needsGradient {
                var dx = x.value.zeros(channels: n)
                try w.multiply(gradient, into: &dx.values)
                sums.add(dx, to: x)
            }
        }
    }
}

extension FeatureBatch {
    /// Adds a number for each channel to that channel everywhere.
    mutating func addToEveryPixel(_ vector: [Scalar]) {
        let channels = shape.channels
        precondition(vector.count == channels, "a number for each channel")
        let vector = vector.span
        let count = pixels
        var values = values.mutableSpan
        for pixel in 0..<count {
            for c in 0..<channels {
                unsafe values[unchecked: pixel &* channels &+ c] += vector[unchecked: c]
            }
        }
    }

    /// Adds the values of each channel, over all pixels of all maps, to a number for each channel.
    func sumPixels(into sums: inout [Scalar]) {
        let channels = shape.channels
        precondition(sums.count == channels, "a number for each channel")
        let values = values.span
        var sums = sums.mutableSpan
        for pixel in 0..<pixels {
            for c in 0..<channels {
                unsafe sums[unchecked: c] += values[unchecked: pixel &* channels &+ c]
            }
        }
    }
}
