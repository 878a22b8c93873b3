internal import NumericAlgebra

extension Tape {
    /// Attention of several heads: at each place, a mean of the values v, weighted by how well the place's
    /// query q fits the keys k.
    ///
    /// The channels are split evenly among the heads. For one head of width w, S = softmax(KᵀQ/√w) column by
    /// column and the output is V S. Back, with g the gradient at the output: ∂V = g Sᵀ; with D = Vᵀg and P =
    /// S ∘ (D − 1·colsum(S ∘ D)): ∂Q = K P/√w and ∂K = Q Pᵀ/√w.
    ///
    /// - Parameters:
    ///   - k, v: of one shape; as many maps as q and as many channels, of any count of pixels.
    /// - Complexity: O(channels · pixels of q · pixels of k) for each map.
    mutating func attention(
        q: Node<Scalar>, k: Node<Scalar>, v: Node<Scalar>, heads: Int
    ) throws(NetworkError) -> Node<Scalar> {
        let shape = AttentionShape(
            channels: q.value.shape.channels, heads: heads, queries: q.value.shape.pixels,
            keys: k.value.shape.pixels, maps: q.value.count)
        var scores = [Scalar](repeating: 0, count: shape.scoreCount)
        var y = q.value.zeros(channels: shape.channels)
        for part in shape.parts {
            try part.keys(k.value.values).transposed.multiply(
                part.queries(q.value.values), into: &scores, start: part.score, alpha: shape.scale())
            Softmax.columns(of: &scores, start: part.score, rows: shape.keys, count: shape.queries)
            try part.keys(v.value.values).multiply(
                part.scores(scores), into: &y.values, start: part.query, leadingDimension: shape.channels)
        }
        let needs = q.needsGradient || k.needsGradient || v.needsGradient
        return output(y, needsGradient: needs) { (g, sums) throws(NetworkError) in
            let gradients = try shape.pullBack(
                g.values, q: q.value.values, k: k.value.values, v: v.value.values, scores: scores)
            sums.add(q.value.with(gradients.q), to: q)
            sums.add(k.value.with(gradients.k), to: k)
            sums.add(v.value.with(gradients.v), to: v)
        }
    }
}

/// The sizes of one attention, and where the blocks of each head of each map lie.
private struct AttentionShape {
    let channels: Int
    let heads: Int
    let queries: Int
    let keys: Int
    let maps: Int

    var width: Int { channels / heads }
    var scoreCount: Int { maps * heads * queries * keys }
    func scale<Scalar: LapackScalar>() -> Scalar { 1 / Scalar(width).squareRoot() }

    /// One head of one map.
    struct Part {
        let shape: AttentionShape
        /// Where its channels begin among the queries and among the keys, and where its scores do.
        let query: Int
        let key: Int
        let score: Int

        func queries<Scalar>(_ values: [Scalar]) -> MatrixBlock<Scalar> {
            MatrixBlock(
                values, start: query, rows: shape.width, columns: shape.queries,
                leadingDimension: shape.channels)
        }

        func keys<Scalar>(_ values: [Scalar]) -> MatrixBlock<Scalar> {
            MatrixBlock(
                values, start: key, rows: shape.width, columns: shape.keys, leadingDimension: shape.channels)
        }

        func scores<Scalar>(_ values: [Scalar], start: Int? = nil) -> MatrixBlock<Scalar> {
            MatrixBlock(values, start: start ?? score, rows: shape.keys, columns: shape.queries)
        }
    }

    var parts: [Part] {
        (0..<(maps * heads)).map { i in
            let (map, head) = (i / heads, i % heads)
            return Part(
                shape: self, query: map * queries * channels + head * width,
                key: map * keys * channels + head * width, score: i * queries * keys)
        }
    }

    func pullBack<Scalar: LapackScalar>(
        _ g: [Scalar], q: [Scalar], k: [Scalar], v: [Scalar], scores: [Scalar]
    ) throws(NetworkError) -> (q: [Scalar], k: [Scalar], v: [Scalar]) {
        let scale: Scalar = scale()
        var dq = [Scalar](repeating: 0, count: q.count)
        var (dk, dv) = ([Scalar](repeating: 0, count: k.count), [Scalar](repeating: 0, count: v.count))
        var slopes = [Scalar](repeating: 0, count: queries * keys)
        for part in parts {
            let gradient = part.queries(g)
            try gradient.multiply(
                part.scores(scores).transposed, into: &dv, start: part.key, leadingDimension: channels)
            try part.keys(v).transposed.multiply(gradient, into: &slopes)
            Softmax.pullBack(&slopes, at: scores, start: part.score, rows: keys, count: queries)
            let turned = part.scores(slopes, start: 0)
            try part.keys(k).multiply(
                turned, into: &dq, start: part.query, leadingDimension: channels, alpha: scale)
            try part.queries(q).multiply(
                turned.transposed, into: &dk, start: part.key, leadingDimension: channels, alpha: scale)
        }
        return (dq, dk, dv)
    }
}
